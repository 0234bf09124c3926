import Archive
package import Newsroom

/// Puts the paper's sections in an order; those that are not named stand behind them as they did.
package struct OrderSections: Act {
    package var order: [Section.ID]

    package init(_ order: [Section.ID]) {
        self.order = order
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.keepSections)
        let all = try transaction.records.sections.all()
        let named = try order.map { id in
            guard let section = all.first(where: { $0.id == id }) else { throw NewsroomError.notFound("section \(id)") }
            return section
        }
        guard Set(order).count == order.count else { throw NewsroomError.invalid(field: "order", reason: "a section is in it twice") }
        for (position, section) in (named + all.filter { !order.contains($0.id) }).enumerated() where section.position != position {
            var moved = section
            moved.position = position
            try transaction.perform(SaveSection(moved))
        }
    }
}
