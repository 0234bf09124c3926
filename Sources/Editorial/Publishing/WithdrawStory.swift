import Archive
package import Newsroom

/// Takes a story out of the paper. Its address says from then on that it was withdrawn.
package struct WithdrawStory: Act {
    package var story: Story.ID
    /// For the audit trail.
    package var reason: String

    package init(story: Story.ID, reason: String) {
        self.story = story
        self.reason = reason
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.withdraw)
        let story = try transaction.story(self.story)
        try transaction.require(.withdraw, on: story)
        guard !reason.allSatisfy(\.isWhitespace) else {
            throw NewsroomError.invalid(field: "reason", reason: "say why the story is withdrawn")
        }
        guard let standing = try transaction.records.editions.standing(story.id) else {
            throw NewsroomError.conflict("the story is not public")
        }
        try transaction.removeEdition(of: story.id)
        try transaction.takeFromFront(story.id)
        try transaction.records.publications.add(
            Publication(
                id: transaction.newID(), story: story.id, revision: standing.revision, kind: .withdrawn, at: transaction.now,
                by: transaction.actor.id))
        transaction.record(
            on: "story:\(story.id)", ["revision": "\(standing.revision)", "reason": reason],
            before: .edition(Former.Edition(standing)))
    }
}
