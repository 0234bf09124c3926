import Archive
package import Newsroom

/// Says what was wrong in a public story, and publishes the revision that has it right.
package struct IssueCorrection: Act {
    package var story: Story.ID
    /// The revision that has it right; the public one where only the notice is to be added.
    package var revision: Int
    package var kind: Correction.Kind
    package var text: String

    /// See `PublishStory.isApproved`.
    var isApproved = false

    package init(story: Story.ID, revision: Int, kind: Correction.Kind, text: String) {
        self.story = story
        self.revision = revision
        self.kind = kind
        self.text = text
    }

    package func perform(in transaction: Transaction) throws -> Correction {
        try transaction.require(.correct)
        try transaction.require(.correct, on: transaction.story(story))
        guard !text.allSatisfy(\.isWhitespace), text.count <= 2_000 else {
            throw NewsroomError.invalid(field: "text", reason: "say what was wrong and what is right, in at most 2,000 characters")
        }
        let (_, before) = try transaction.update(story, to: revision, kind: .corrected, isApproved: isApproved)
        let correction = Correction(
            id: transaction.newID(), story: story, kind: kind, text: text, before: before, after: revision, at: transaction.now,
            by: transaction.actor.id)
        try transaction.records.corrections.add(correction)
        transaction.touch(.corrections)
        transaction.record(on: "story:\(story)", ["correction": "\(correction.id)", "kind": kind.rawValue])
        return correction
    }
}
