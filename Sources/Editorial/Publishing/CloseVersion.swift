import Archive
package import Newsroom

/// Takes a version that readers once had out of the story's history, for good reason: a name that must go. The history then says that
/// there was one, and shows nothing of what changed to it and from it.
package struct CloseVersion: Act {
    package var story: Story.ID
    package var revision: Int
    /// For the audit trail.
    package var reason: String

    package init(story: Story.ID, revision: Int, reason: String) {
        self.story = story
        self.revision = revision
        self.reason = reason
    }

    package func perform(in transaction: Transaction) throws {
        let story = try transaction.storyWithVersion(revision, of: story)
        try Check.text(reason.trimmed, in: "reason", 1...2_000)
        if case .published(revision) = story.publication {
            throw NewsroomError.conflict("readers see this version: publish another in its place first, or withdraw the story")
        }
        let isNew = try transaction.records.closedVersions.close(
            revision, of: story.id, because: reason.trimmed, by: transaction.actor.id, at: transaction.now)
        guard isNew else { return }
        transaction.touch(.story(story.id))
        transaction.record(on: "story:\(story.id)", ["version": "\(revision)", "reason": reason.trimmed])
    }
}

/// Lets the story's history show a version again.
package struct OpenVersion: Act {
    package var story: Story.ID
    package var revision: Int

    package init(story: Story.ID, revision: Int) {
        self.story = story
        self.revision = revision
    }

    package func perform(in transaction: Transaction) throws {
        let story = try transaction.storyWithVersion(revision, of: story)
        guard try transaction.records.closedVersions.open(revision, of: story.id) else { return }
        transaction.touch(.story(story.id))
        transaction.record(on: "story:\(story.id)", ["version": "\(revision)"])
    }
}

extension Transaction {
    /// The story, if readers have ever had that revision of it and the actor may take stories from them.
    fileprivate func storyWithVersion(_ revision: Int, of id: Story.ID) throws -> Story {
        try require(.withdraw)
        let story = try story(id)
        try require(.withdraw, on: story)
        _ = try self.revision(revision, of: id)
        guard try records.publications.versions(of: id).contains(revision) else {
            throw NewsroomError.conflict("readers never had revision \(revision)")
        }
        return story
    }
}
