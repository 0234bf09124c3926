import Archive
package import Newsroom

/// Drops the plan to publish a story.
package struct CancelPublication: Act {
    package var story: Story.ID

    package init(story: Story.ID) {
        self.story = story
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.publish)
        let story = try transaction.story(self.story)
        try transaction.require(.publish, on: story)
        let before = try transaction.formerPlan(of: story.id)
        guard try transaction.records.publications.dropPlan(story.id) else {
            throw NewsroomError.conflict("no publication is planned for the story")
        }
        transaction.record(on: "story:\(story.id)", before: .plan(before))
    }
}
