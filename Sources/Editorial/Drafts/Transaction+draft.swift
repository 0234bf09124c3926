import Archive
import Foundation
import Newsroom

/// How much of a draft's log is kept.
enum DraftLimits {
    /// A snapshot of the document is taken after so many batches, or so many bytes of them.
    static let batchesToSnapshot = 200
    static let bytesToSnapshot = 512 << 10
    /// Who is further behind than this gets the whole document.
    static let keptBatches = 1_000
    static let keptBytes = 8 << 20
    /// A draft in which nothing is unsaved is put away after so long: its revision says the same.
    static let keptFor: TimeInterval = 30 * 24 * 3600
}

extension Records {
    /// The draft's document in its newest version, from memory as far as it goes.
    func document(of draft: Draft, memory: DraftMemory? = nil) throws -> DraftDocument {
        var known: (version: Int, document: DraftDocument)
        if let remembered = memory?.document(of: draft.id), remembered.version >= draft.keptFrom, remembered.version <= draft.version {
            known = remembered
        } else {
            guard let snapshot = try drafts.snapshot(of: draft.story) else {
                throw EngineError.unexpectedValue("the draft of story \(draft.story) has no document")
            }
            known = (snapshot.version, try DraftDocument(json: snapshot.document))
        }
        guard known.version < draft.version else { return known.document }
        for batch in try drafts.batches(of: draft.story, after: known.version) {
            try known.document.apply(batch.editSteps())
        }
        return known.document
    }
}

extension Transaction {
    func document(of draft: Draft, memory: DraftMemory? = nil) throws -> DraftDocument {
        try records.document(of: draft, memory: memory)
    }

    /// Lets an open draft come to a revision that somebody saved past it. Nothing in it was unsaved.
    func follow(_ content: StoryContent, revision: Int, of story: Story.ID) throws {
        guard var draft = try records.drafts.find(story), var fields = try records.drafts.fields(of: story) else { return }
        var document = try document(of: draft)
        let changes = try fields.changes(to: content)
        let steps = try document.steps(to: content.document)
        try document.apply(steps)
        draft.revision = revision
        draft.savedAt = now
        guard !steps.isEmpty || !changes.isEmpty else { return try records.drafts.update(draft) }
        draft.version += 1
        let client = newID(DraftClient.self)
        for change in changes {
            try fields.set(change.field, to: change.value)
            draft.fieldMarks[change.field] = Draft.FieldMark(version: draft.version, client: client)
        }
        let batch = AcceptedBatch(
            id: newID(), version: draft.version, client: client, author: actor.id, at: now, steps: steps.map(\.json),
            fields: changes.map { .init(field: $0.field, value: $0.value, base: draft.version - 1) }, conflicts: [])
        try records.drafts.add(batch, to: story)
        try moveComments(of: story, through: steps.map(\.map))
        try keep(&draft, document: document)
        try records.drafts.update(draft, fields: fields)
    }

    /// Takes a snapshot and shortens the log where it is time for that.
    func keep(_ draft: inout Draft, document: DraftDocument) throws {
        let snapshot = try records.drafts.snapshotVersion(of: draft.story)
        let isMany = draft.version - snapshot >= DraftLimits.batchesToSnapshot
        guard try isMany || isLong(draft, after: snapshot) else { return }
        try records.drafts.keepSnapshot(document, of: draft)
        draft.keptFrom = try records.drafts.shorten(draft, to: DraftLimits.keptBatches, bytes: DraftLimits.keptBytes)
    }

    private func isLong(_ draft: Draft, after snapshot: Int) throws -> Bool {
        try records.drafts.size(of: draft.story, after: snapshot).bytes >= DraftLimits.bytesToSnapshot
    }
}
