import Archive
package import Newsroom

/// Opens a story to write in: gives the newest of everything, and makes the draft where there is none.
package struct OpenDraft: Act {
    package var story: Story.ID
    private let memory: DraftMemory?
    /// Whether it is opened to be written.
    private let isForWriting: Bool

    package init(_ story: Story.ID, memory: DraftMemory? = nil) {
        self.story = story
        self.memory = memory
        isForWriting = true
    }

    /// For what is said of a passage: whoever may read the story may do that.
    init(commenting story: Story.ID) {
        self.story = story
        memory = nil
        isForWriting = false
    }

    package func perform(in transaction: Transaction) throws -> OpenedDraft {
        let story = isForWriting ? try transaction.story(self.story, changing: true) : try transaction.commented(self.story)
        let drafts = transaction.records.drafts
        if let draft = try drafts.find(story.id), let fields = try drafts.fields(of: story.id) {
            return OpenedDraft(
                draft: draft, document: try transaction.document(of: draft, memory: memory), fields: try fields.json,
                conflicts: try drafts.conflicts(of: story.id))
        }
        let latest = try transaction.revision(story.latestRevision, of: story.id)
        let draft = Draft(id: transaction.newID(), story: story.id, revision: latest.number, savedAt: transaction.now)
        let (document, fields) = (try DraftDocument(latest.content.document), DraftFields(latest.content))
        try drafts.add(draft, fields: fields, document: document)
        return OpenedDraft(draft: draft, document: document, fields: try fields.json, conflicts: try drafts.conflicts(of: story.id))
    }
}

/// What an editor begins with.
package struct OpenedDraft: Sendable {
    package let draft: Draft
    package let document: DraftDocument
    /// Every field by its name.
    package let fields: JSONValue
    package let conflicts: [FieldConflict]

    /// `{"draft":ID,"story":ID,"version":N,"revision":N,"unsaved":BOOL,"document":DOC,"fields":{…},"conflicts":[…]}`.
    package var json: JSONValue {
        [
            "draft": .string(draft.id.description), "story": .string(draft.story.description), "version": .integer(draft.version),
            "revision": .integer(draft.revision), "unsaved": .bool(draft.unsaved != nil), "document": document.json, "fields": fields,
            "conflicts": .array(conflicts.map(\.json)),
        ]
    }
}
