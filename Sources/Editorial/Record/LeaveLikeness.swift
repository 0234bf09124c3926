import Archive
package import Newsroom

/// Says that a story keeps its own words where it says what a background passage says: nobody is asked about it again.
package struct LeaveLikeness: Act {
    package var background: Background.ID
    package var story: Story.ID

    package init(_ background: Background.ID, in story: Story.ID) {
        self.background = background
        self.story = story
    }

    package func perform(in transaction: Transaction) throws {
        let story = try transaction.story(self.story, changing: true)
        guard try transaction.records.backgrounds.find(background) != nil else { throw NewsroomError.notFound("background \(background)") }
        try transaction.records.backgroundLikenesses.leave(story.id, background, by: transaction.actor.id, at: transaction.now)
        transaction.record(on: "story:\(story.id)", ["background": "\(background)"])
    }
}
