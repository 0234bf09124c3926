import Archive
package import Newsroom

/// Puts a statement on the record, as a suggestion or confirmed by the actor.
package struct SaveStatement: Act {
    package var statement: Statement
    /// Whether the actor, as an editor, says that it is right. Without it the statement counts for nothing yet.
    package var confirms: Bool

    package init(_ statement: Statement, confirms: Bool) {
        self.statement = statement
        self.confirms = confirms
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.keepRecord)
        var statement = statement
        try statement.check()
        try Check.text(statement.content.text, in: "content", 1...20_000)
        try Check.text(statement.role, in: "role", 0...300)
        try Check.text(statement.occasion, in: "occasion", 0...500)
        try settleReferences(of: &statement, in: transaction)
        statement.confirmation = confirms ? Statement.Confirmation(by: transaction.actor.id, at: transaction.now) : nil
        try transaction.records.statements.save(statement)
        transaction.record(on: "statement:\(statement.id)", ["story": "\(statement.story)", "confirmed": "\(confirms)"])
        transaction.touch(.story(statement.story), .topic(statement.speaker))
    }

    /// Everything that the statement names must be there; topics that were merged are named by those that stand today.
    private func settleReferences(of statement: inout Statement, in transaction: Transaction) throws {
        let records = transaction.records
        guard let speaker = try records.topics.find(statement.speaker) else {
            throw NewsroomError.invalid(field: "speaker", reason: "there is no topic \(statement.speaker)")
        }
        statement.speaker = speaker.id
        for (index, topic) in statement.topics.enumerated() {
            guard let found = try records.topics.find(topic) else {
                throw NewsroomError.invalid(field: "topics[\(index)]", reason: "there is no topic \(topic)")
            }
            statement.topics[index] = found.id
        }
        for (index, outlet) in statement.outlets.enumerated() where try records.outlets.find(outlet) == nil {
            throw NewsroomError.invalid(field: "outlets[\(index)]", reason: "there is no outlet \(outlet)")
        }
        _ = try transaction.story(statement.story)
        if let former = try records.statements.find(statement.id), former.story != statement.story {
            throw NewsroomError.conflict("the statement belongs to another story: \(former.story)")
        }
    }
}
