import Archive
package import Newsroom

/// Makes the newest state of a story's draft a revision, so that it can be published, compared and gone back to.
///
/// The revision is by whoever wrote it, also where another, or the end of ten minutes, has it kept. Where everything is in a
/// revision already, that one is named.
package struct SaveDraft: Act {
    package var story: Story.ID
    package var manner: Revision.Manner
    private let memory: DraftMemory?
    /// Asked for by no person, who would need the right to it.
    private let isDue: Bool

    package init(_ story: Story.ID, manner: Revision.Manner = .deliberate, memory: DraftMemory? = nil) {
        self.init(story, manner: manner, memory: memory, isDue: false)
    }

    /// Because it is time, or another comes. Does nothing where the story has no draft.
    init(storyIfUnsaved story: Story.ID, memory: DraftMemory? = nil) {
        self.init(story, manner: .auto, memory: memory, isDue: true)
    }

    private init(_ story: Story.ID, manner: Revision.Manner, memory: DraftMemory?, isDue: Bool) {
        self.story = story
        self.manner = manner
        self.memory = memory
        self.isDue = isDue
    }

    /// The revision's number.
    @discardableResult
    package func perform(in transaction: Transaction) throws -> Int {
        let latest = try latest(in: transaction)
        guard let draft = try transaction.records.drafts.find(story), let unsaved = draft.unsaved else { return latest.number }
        guard let author = try transaction.records.users.find(unsaved.by), author.id != transaction.actor.id else {
            return try save(draft, unsaved, after: latest, in: transaction)
        }
        // In the author's name: that is what the revision and the trail say.
        return try transaction.perform(SaveDraft(story, manner: manner, memory: memory, isDue: true), as: author)
    }

    private func latest(in transaction: Transaction) throws -> Revision {
        guard isDue else {
            let story = try transaction.story(self.story, changing: true)
            return try transaction.revision(story.latestRevision, of: story.id)
        }
        guard let story = try transaction.records.stories.find(story) else { throw NewsroomError.notFound("story \(story)") }
        return try transaction.revision(story.latestRevision, of: story.id)
    }

    private func save(_ found: Draft, _ unsaved: Draft.Unsaved, after latest: Revision, in transaction: Transaction) throws -> Int {
        var draft = found
        guard var content = try transaction.records.drafts.fields(of: story)?.content else { throw NewsroomError.notFound("the draft") }
        do {
            content.document = try transaction.document(of: draft, memory: memory).document
        } catch let fault as DocumentFault {
            throw fault.newsroomError
        }
        draft.revision =
            latest.content == content ? latest.number : try transaction.keep(content, after: latest, manner: manner, begun: unsaved.since)
        draft.unsaved = nil
        draft.savedAt = transaction.now
        try transaction.records.drafts.update(draft)
        return draft.revision
    }
}
