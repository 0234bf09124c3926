import Archive
package import Newsroom

/// Says that a statement has nothing to do with an earlier one that is like it: the link is not suggested again.
package struct RefuseLink: Act {
    package var statement: Statement.ID
    package var other: Statement.ID

    package init(from statement: Statement.ID, to other: Statement.ID) {
        self.statement = statement
        self.other = other
    }

    package func perform(in transaction: Transaction) throws {
        let (from, _) = try transaction.linking(statement, other)
        let statements = transaction.records.statements
        guard try !statements.refusedLinks(from: statement).contains(other) else { return }
        try statements.refuseLink(from: statement, to: other, by: transaction.actor.id, at: transaction.now)
        transaction.record(on: "statement:\(statement)", ["to": "\(other)"])
        try transaction.tellOfRecord(of: from.story)
    }
}

/// Takes that back: the link is suggested again.
package struct TakeLinkRefusalBack: Act {
    package var statement: Statement.ID
    package var other: Statement.ID

    package init(from statement: Statement.ID, to other: Statement.ID) {
        self.statement = statement
        self.other = other
    }

    package func perform(in transaction: Transaction) throws {
        let (from, _) = try transaction.linking(statement, other)
        let statements = transaction.records.statements
        guard try statements.refusedLinks(from: statement).contains(other) else { return }
        try statements.takeLinkRefusalBack(from: statement, to: other)
        transaction.record(on: "statement:\(statement)", ["to": "\(other)"])
        try transaction.tellOfRecord(of: from.story)
    }
}
