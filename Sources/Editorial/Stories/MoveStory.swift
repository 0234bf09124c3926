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
        let story = try transaction.story(self.story)
        try transaction.actor.requireMoving(story, in: transaction.records.storyList.section(of: story.id))
        guard story.stage != to else { return }
        guard try transaction.records.stages.current().open.contains(to) else {
            throw NewsroomError.invalid(field: "stage", reason: "this newsroom has none like it")
        }
        for right in story.stage.rights(toMoveTo: to).sorted(by: { $0.rawValue < $1.rawValue }) { try transaction.require(right) }
        try transaction.records.stories.move(
            story.id, from: story.stage, to: to, as: transaction.newID(), by: transaction.actor.id, at: transaction.now)
        transaction.record(on: "story:\(story.id)", ["from": story.stage.rawValue, "to": to.rawValue])
    }
}

extension Transaction {
    /// The story, if there is one and the actor may work with it.
    ///
    /// - Parameter changing: whether the actor must be allowed to change its content as it stands.
    func story(_ id: Story.ID, changing: Bool = false) throws -> Story {
        guard let story = try records.stories.find(id) else { throw NewsroomError.notFound("story \(id)") }
        if story.createdBy != actor.id { try require(.writeStories) }
        if changing { try requireWriting(story) }
        return story
    }

    /// - Throws: `NewsroomError.notAllowed`, or `.notAllowedHere` where the actor is limited to other sections.
    func require(_ right: Right, on story: Story) throws {
        try actor.require(right, in: records.storyList.section(of: story.id))
    }

    func requireWriting(_ story: Story) throws {
        try actor.requireWriting(story, in: records.storyList.section(of: story.id))
    }

    /// Where the newsroom asks for two persons: that another than who saved the revision publishes it, or called the story ready
    /// with it.
    func requireSecondPerson(for revision: Revision) throws {
        guard rules.asksTwoPersons, revision.savedBy == actor.id, actor.id != User.operator.id else { return }
        let stage = try records.stories.find(revision.story)?.stage
        let ready = try stage.flatMap { $0.kind == .ready ? try records.stories.lastMove(of: revision.story, to: $0) : nil }
        if let ready, ready.by != actor.id, ready.at >= revision.savedAt { return }
        throw NewsroomError.conflict("this newsroom asks for two: somebody else must publish your revision, or call it ready")
    }

    func revision(_ number: Int, of story: Story.ID) throws -> Revision {
        if let imported, imported.story == story, imported.number == number { return imported }
        guard let revision = try records.stories.revision(number, of: story) else {
            throw NewsroomError.notFound("revision \(number) of story \(story)")
        }
        return revision
    }
}
