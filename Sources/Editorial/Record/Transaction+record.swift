import Archive
import Newsroom

extension Transaction {
    /// Makes readers have what is confirmed of a story's statements, and names the pages that show it.
    func settleStatements(of story: Story.ID) throws {
        guard try records.editions.standing(story) != nil else { return }
        try changingStatements(of: story) { touch(try records.editions.settleStatements(of: story, at: now)) }
    }

    /// Names what a change of the statements that a story gives readers touches: the lists they stood in before, and those after.
    func changingStatements<Result>(of story: Story.ID, _ change: () throws -> Result) throws -> Result {
        let before = try records.editions.statements(of: story)
        let result = try change()
        let after = try records.editions.statements(of: story)
        guard !before.isEmpty || !after.isEmpty else { return result }
        touch(.story(story))
        touch((before + after).flatMap(\.subjects))
        // Who is on the record has a page from the first statement on.
        let (left, come) = (Set(before.compactMap(\.speaker)), Set(after.compactMap(\.speaker)))
        for speaker in left.symmetricDifference(come) {
            if let topic = try records.topics.find(speaker) { touch(.address("topic/\(topic.slug)")) }
        }
        return result
    }

    /// The story's text as it is now: that of its draft, or of its newest revision.
    func text(of story: Story) throws -> Document {
        // A draft that is being typed need not be a whole story yet: its revision is.
        if let draft = try records.drafts.find(story.id), let document = try? document(of: draft).document { return document }
        return try revision(story.latestRevision, of: story.id).content.document
    }
}
