import Archive
package import Newsroom

/// Says which confidential source a statement is from. Only the source's keepers can see that it is.
package struct NameSource: Act {
    package var statement: Statement.ID
    /// Nil takes it away.
    package var source: ConfidentialSource.ID?

    package init(_ source: ConfidentialSource.ID?, for statement: Statement.ID) {
        self.statement = statement
        self.source = source
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.keepRecord)
        try transaction.requirePerson()
        guard let statement = try transaction.records.statements.find(statement) else {
            throw NewsroomError.notFound("statement \(statement)")
        }
        _ = try transaction.story(statement.story)
        if let former = try transaction.records.confidentialSources.source(of: statement.id) { _ = try transaction.keptSource(former) }
        if let source {
            _ = try transaction.keptSource(source)
            guard statement.attribution != .onRecord else {
                throw NewsroomError.invalid(field: "statement", reason: "its speaker is named: it has no confidential source")
            }
        }
        try transaction.records.confidentialSources.name(source, for: statement.id)
        transaction.record(on: "statement:\(statement.id)")
    }
}
