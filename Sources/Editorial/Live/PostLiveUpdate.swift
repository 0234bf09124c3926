import Archive
package import Newsroom

/// Adds an update to a live coverage: readers see it at once.
package struct PostLiveUpdate: Act {
    /// Made by whoever posts: posting twice is the same as once.
    package var update: LiveUpdate.ID
    package var story: Story.ID
    package var content: LiveUpdate.Content
    package var isPinned: Bool

    package init(_ update: LiveUpdate.ID, in story: Story.ID, content: LiveUpdate.Content, isPinned: Bool = false) {
        self.update = update
        self.story = story
        self.content = content
        self.isPinned = isPinned
    }

    package func perform(in transaction: Transaction) throws -> LiveUpdate {
        try transaction.require(.publish)
        try content.check()
        let story = try transaction.liveStory(story)
        if let existing = try transaction.records.live.find(update) {
            guard existing.story == story.id, existing.content == content else {
                throw NewsroomError.conflict("another update has this identifier already")
            }
            return existing
        }
        guard try transaction.records.live.ended(story.id) == nil else {
            throw NewsroomError.conflict("the coverage has ended: start it again to post")
        }
        try transaction.checkReferences(of: content)
        let posted = LiveUpdate(
            id: update, story: story.id, content: content, postedAt: transaction.now, postedBy: transaction.actor.id)
        try transaction.records.live.add(posted)
        transaction.record(on: "story:\(story.id)", ["update": "\(update)"])
        try transaction.show(posted)
        if isPinned { try transaction.perform(PinLiveUpdate(update)) }
        return try transaction.liveUpdate(update)
    }
}
