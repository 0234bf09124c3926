import Archive
package import Newsroom

/// Says how one statement stands to another.
package struct LinkStatements: Act {
    package var link: StatementLink

    package init(_ link: StatementLink) {
        self.link = link
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.keepRecord)
        guard link.from != link.to else { throw NewsroomError.invalid(field: "to", reason: "a statement cannot be linked to itself") }
        for id in [link.from, link.to] where try transaction.records.statements.find(id) == nil {
            throw NewsroomError.notFound("statement \(id)")
        }
        try transaction.records.statements.link(link)
        transaction.touch(.statement(link.from), .statement(link.to))
        transaction.record(on: "statement:\(link.from)", ["to": "\(link.to)", "kind": link.kind.rawValue])
    }
}
