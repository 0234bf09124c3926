import Archive
package import Newsroom

/// Puts a reference to a background passage in the place of the paragraphs of a story that say the same: an ordinary revision, which
/// readers see when somebody publishes it.
///
/// Words that somebody has typed and that are in no revision yet hold it up.
package struct ReferToBackground: Act {
    package var background: Background.ID
    package var story: Story.ID
    /// The latest revision that the person has seen; where there is another since, nothing is done.
    package var latest: Int

    package init(_ background: Background.ID, in story: Story.ID, latest: Int) {
        self.background = background
        self.story = story
        self.latest = latest
    }

    /// The number of the newest revision.
    package func perform(in transaction: Transaction) throws -> Int {
        let story = try transaction.story(self.story, changing: true)
        let records = transaction.records
        guard let passage = try records.backgrounds.find(background) else { throw NewsroomError.notFound("background \(background)") }
        if let unsaved = try records.drafts.find(story.id)?.unsaved {
            let name = try records.users.find(unsaved.by)?.name ?? "somebody"
            throw NewsroomError.conflict("\(name) is writing: there are words that are in no revision yet. Try again when they are saved")
        }
        guard story.latestRevision == latest else {
            throw NewsroomError.conflict("the story was changed while you looked at it: its latest revision is \(story.latestRevision)")
        }
        var content = try transaction.revision(latest, of: story.id).content
        guard let place = records.backgroundLikenesses.place(of: passage, in: content.document) else {
            throw NewsroomError.conflict("the story does not say it in its own words any longer")
        }
        content.document.blocks.replaceSubrange(place.blocks, with: [.background(background)])
        guard case .saved(let number) = try transaction.perform(SaveStory(story: story.id, content: content, basedOn: latest)) else {
            throw NewsroomError.conflict("the story was changed while you looked at it")
        }
        transaction.record(on: "story:\(story.id)", ["background": "\(background)", "revision": "\(number)"])
        return number
    }
}
