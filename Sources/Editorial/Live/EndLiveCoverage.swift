import Archive
package import Newsroom

/// Ends a live coverage: readers are told that nothing more comes.
package struct EndLiveCoverage: Act {
    package var story: Story.ID

    package init(story: Story.ID) {
        self.story = story
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.publish)
        let story = try transaction.liveStory(self.story)
        guard try transaction.records.live.ended(story.id) == nil else { return }
        try transaction.records.live.end(story.id, by: transaction.actor.id, at: transaction.now)
        transaction.record(on: "story:\(story.id)")
        try transaction.records.notices.add(of: story.id, inNewsFeed: false, at: transaction.now)
        transaction.touch(.live(story.id))
    }
}
