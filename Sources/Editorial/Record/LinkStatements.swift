import Archive
package import Newsroom

/// Says how one statement stands to another. Said twice, it is once.
package struct LinkStatements: Act {
    package var link: StatementLink

    package init(_ link: StatementLink) {
        self.link = link
    }

    package func perform(in transaction: Transaction) throws {
        let statements = transaction.records.statements
        let from = try transaction.linking(link)
        guard try !statements.has(link) else { return }
        if link.kind.isOneWay, try statements.has(StatementLink(from: link.to, to: link.from, kind: link.kind)) {
            throw NewsroomError.conflict("the other statement is linked to this one so: it cannot be both ways")
        }
        try statements.link(link)
        transaction.touch(.statement(link.from), .statement(link.to))
        transaction.record(on: "statement:\(link.from)", ["to": "\(link.to)", "kind": link.kind.rawValue])
        try transaction.tellOfRecord(of: from.story)
    }
}

/// Takes a link between statements away.
package struct UnlinkStatements: Act {
    package var link: StatementLink

    package init(_ link: StatementLink) {
        self.link = link
    }

    package func perform(in transaction: Transaction) throws {
        let statements = transaction.records.statements
        let from = try transaction.linking(link)
        guard try statements.has(link) else { return }
        try statements.unlink(link)
        transaction.touch(.statement(link.from), .statement(link.to))
        transaction.record(on: "statement:\(link.from)", ["to": "\(link.to)", "kind": link.kind.rawValue])
        try transaction.tellOfRecord(of: from.story)
    }
}

extension StatementLink.Kind {
    /// What is said of something earlier; two statements may contradict or answer each other.
    fileprivate var isOneWay: Bool {
        switch self {
        case .repeats, .retracts, .corrects: true
        case .contradicts, .answers: false
        }
    }
}

extension Transaction {
    /// The statement whose link the actor may change. Where readers have both, they see at once how these stand to each other.
    fileprivate func linking(_ link: StatementLink) throws -> Statement {
        let (from, _) = try linking(link.from, link.to)
        if try records.editions.show(link.from), try records.editions.show(link.to) { try require(.publish) }
        return from
    }

    /// Two statements whose links the actor may change.
    func linking(_ id: Statement.ID, _ other: Statement.ID) throws -> (from: Statement, to: Statement) {
        try require(.keepRecord)
        guard id != other else { throw NewsroomError.invalid(field: "to", reason: "a statement cannot be linked to itself") }
        guard let from = try records.statements.find(id) else { throw NewsroomError.notFound("statement \(id)") }
        guard let to = try records.statements.find(other) else { throw NewsroomError.notFound("statement \(other)") }
        return (from, to)
    }
}
