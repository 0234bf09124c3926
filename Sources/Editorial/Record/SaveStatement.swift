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
        try keep(in: transaction)
        transaction.record(on: "statement:\(statement.id)", ["story": "\(statement.story)", "confirmed": "\(confirms)"])
    }

    /// All but the audit trail's entry, for acts of which it is the part that matters.
    func keep(in transaction: Transaction) throws {
        try transaction.require(.keepRecord)
        var statement = statement
        try Self.checkTexts(of: statement)
        let story = try settleReferences(of: &statement, in: transaction)
        // Readers see it at once where the story's edition has the passage.
        if try transaction.records.editions.show(statement.id) { try transaction.require(.publish) }
        statement.passage = try transaction.text(of: story).passage(of: statement.id)
        try statement.check()
        statement.confirmation = confirms ? Statement.Confirmation(by: transaction.actor.id, at: transaction.now) : nil
        try transaction.records.statements.save(statement)
        // What is on record can be looked up when the page is long gone.
        if confirms, !statement.evidence.isEmpty { try transaction.records.evidence.ask(for: statement.evidence, at: transaction.now) }
        try transaction.settleStatements(of: story.id)
    }

    private static func checkTexts(of statement: Statement) throws {
        try Check.text(statement.content.text, in: "content", 1...20_000)
        try Check.text(statement.role, in: "role", 0...300)
        try Check.text(statement.described, in: "described", 0...300)
        try Check.text(statement.occasion, in: "occasion", 0...500)
        try Check.text(statement.original?.text ?? "", in: "original", 0...20_000)
        if let original = statement.original, !LanguageTag.isWellFormed(original.language) {
            throw NewsroomError.invalid(field: "original_language", reason: "not a language tag such as uk or en-GB (BCP 47)")
        }
        guard statement.evidence.isEmpty || LinkPreview.isFetchable(statement.evidence) else {
            throw NewsroomError.invalid(field: "evidence", reason: "not an address such as https://agency.example/2025/02/12/")
        }
        guard statement.topics.count <= 50 else { throw NewsroomError.invalid(field: "topics", reason: "there are more than 50") }
        guard statement.outlets.count <= 10 else { throw NewsroomError.invalid(field: "outlets", reason: "there are more than 10") }
    }

    /// Everything that the statement names must be there; topics that were merged are named by those that stand today.
    private func settleReferences(of statement: inout Statement, in transaction: Transaction) throws -> Story {
        let records = transaction.records
        if let named = statement.speaker {
            guard let speaker = try records.topics.find(named) else {
                throw NewsroomError.invalid(field: "speaker", reason: "there is no topic \(named)")
            }
            statement.speaker = speaker.id
        }
        for (index, topic) in statement.topics.enumerated() {
            guard let found = try records.topics.find(topic) else {
                throw NewsroomError.invalid(field: "topics[\(index)]", reason: "there is no topic \(topic)")
            }
            statement.topics[index] = found.id
        }
        for (index, outlet) in statement.outlets.enumerated() where try records.outlets.find(outlet) == nil {
            throw NewsroomError.invalid(field: "outlets[\(index)]", reason: "there is no outlet \(outlet)")
        }
        let story = try transaction.story(statement.story)
        if let former = try records.statements.find(statement.id), former.story != statement.story {
            throw NewsroomError.conflict("the statement belongs to another story: \(former.story)")
        }
        return story
    }
}
