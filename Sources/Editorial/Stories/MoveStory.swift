import Archive
package import Newsroom

/// Moves a story to another stage of the newsroom's work. Publication is not touched by it.
package struct MoveStory: Act {
    package var story: Story.ID
    package var to: Stage

    package init(story: Story.ID, to: Stage) {
        self.story = story
        self.to = to
    }

    package func perform(in transaction: Transaction) throws {
        let story = try transaction.story(self.story, changing: true)
        guard story.stage != to else { return }
        try transaction.records.stories.move(
            story.id, from: story.stage, to: to, as: transaction.newID(), by: transaction.actor.id, at: transaction.now)
        transaction.record(on: "story:\(story.id)", ["from": story.stage.rawValue, "to": to.rawValue])
    }
}

extension Transaction {
    /// The story, if there is one and the actor may read it, or change it.
    func story(_ id: Story.ID, changing: Bool = false) throws -> Story {
        guard let story = try records.stories.find(id) else { throw NewsroomError.notFound("story \(id)") }
        if story.createdBy != actor.id {
            try require(.writeStories)
        } else if changing {
            try require(.writeOwnStories)
        }
        return story
    }

    func revision(_ number: Int, of story: Story.ID) throws -> Revision {
        guard let revision = try records.stories.revision(number, of: story) else {
            throw NewsroomError.notFound("revision \(number) of story \(story)")
        }
        return revision
    }
}
