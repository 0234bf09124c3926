import Archive
package import Newsroom

/// Does with the newest state of a story's draft what needs a revision: publishes it, updates what is public with it, corrects
/// with it. One transaction: nothing that was acknowledged before is missing from it.
///
///     FromDraft(story) { PublishStory(story: story, revision: $0) }
package struct FromDraft<Part: Act>: Act {
    package var story: Story.ID
    /// The draft's version that the person has seen; where there is another since, nothing is done. Nil takes whatever is newest.
    package var seen: Int?
    package static var name: String { Part.name }

    private let part: @Sendable (Int) -> Part

    package init(_ story: Story.ID, seen: Int? = nil, _ part: @escaping @Sendable (Int) -> Part) {
        self.story = story
        self.seen = seen
        self.part = part
    }

    package func perform(in transaction: Transaction) throws -> Part.Outcome {
        let version = try transaction.records.drafts.find(transaction.story(story).id)?.version
        if let seen, let version, seen != version {
            throw NewsroomError.conflict("the story was changed while you looked at it: look at it again")
        }
        let revision = try transaction.perform(SaveDraft(story))
        return try transaction.perform(part(revision))
    }
}
