import Archive
package import Newsroom

/// Makes a public story one that is covered live, or goes on with a coverage that had ended.
package struct StartLiveCoverage: Act {
    package var story: Story.ID

    package init(story: Story.ID) {
        self.story = story
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.publish)
        let story = try transaction.story(self.story)
        try transaction.require(.publish, on: story)
        guard let standing = try transaction.records.editions.standing(story.id) else {
            throw NewsroomError.conflict("the story is not public: publish it first")
        }
        if standing.kind != .live { return try makeLive(story, from: standing.revision, in: transaction) }
        guard try transaction.records.live.ended(story.id) != nil else { return }
        try transaction.records.live.resume(story.id)
        transaction.record(on: "story:\(story.id)", ["resumed": "true"])
        try transaction.records.notices.add(of: story.id, inNewsFeed: false, at: transaction.now)
        transaction.touch(.live(story.id))
    }

    /// What readers see becomes live, and nothing that is still being written goes out with it.
    private func makeLive(_ story: Story, from revision: Int, in transaction: Transaction) throws {
        guard revision == story.latestRevision else {
            throw NewsroomError.conflict("the story has changes that are not public: publish them first")
        }
        var content = try transaction.revision(revision, of: story.id).content
        content.kind = .live
        let saved = try transaction.perform(SaveStory(story: story.id, content: content, basedOn: revision))
        guard case .saved(let number) = saved else { throw NewsroomError.conflict("the story was changed meanwhile") }
        var update = UpdatePublished(story: story.id, revision: number, kind: .fix)
        update.isMechanical = true
        try transaction.perform(update)
        transaction.record(on: "story:\(story.id)", ["revision": "\(number)"])
    }
}
