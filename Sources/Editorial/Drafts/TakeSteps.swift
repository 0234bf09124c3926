import Archive
package import Newsroom

/// Takes one editor's batch of changes into a story's draft, if it was made for the draft's newest version. What is accepted is on
/// disk.
///
/// Where others were first, it is answered with what they did, and the editor makes its steps anew upon that (prosemirror-transform
/// calls it rebasing). A batch that was accepted already, whose answer was lost, is answered as it was then.
package struct TakeSteps: Act {
    package var story: Story.ID
    package var draft: Draft.ID
    /// The version that the steps were made for.
    package var base: Int
    package var batch: DraftBatch
    private let memory: DraftMemory?

    package init(story: Story.ID, draft: Draft.ID, base: Int, batch: DraftBatch, memory: DraftMemory? = nil) {
        self.story = story
        self.draft = draft
        self.base = base
        self.batch = batch
        self.memory = memory
    }

    package enum Outcome: Sendable {
        case accepted(Accepted)
        /// Others were first: their batches, in order, from the editor's version on.
        case behind([AcceptedBatch])
        /// So far behind that the log does not reach back to it, or the draft is another one. The editor takes this up; what it
        /// could not send, it keeps by `SetDraftAside`.
        case tooFarBehind(OpenedDraft)
    }

    package struct Accepted: Sendable {
        package let batch: AcceptedBatch
        /// After the batch; nil where it had been accepted before.
        package let document: DraftDocument?
    }

    package func perform(in transaction: Transaction) throws -> Outcome {
        let story = try transaction.story(self.story, changing: true)
        guard let draft = try transaction.records.drafts.find(story.id), draft.id == self.draft, base >= draft.keptFrom,
            base <= draft.version
        else { return .tooFarBehind(try transaction.perform(OpenDraft(story.id, memory: memory))) }
        guard base == draft.version else { return try answer(behind: draft, in: transaction) }
        guard !batch.steps.isEmpty || !batch.fields.isEmpty else {
            throw NewsroomError.invalid(field: "steps", reason: "a batch has steps or fields")
        }
        return .accepted(try accept(draft, in: transaction))
    }

    private func answer(behind draft: Draft, in transaction: Transaction) throws -> Outcome {
        let since = try transaction.records.drafts.batches(of: draft.story, after: base)
        if let first = since.first, first.id == batch.id, first.client == batch.client {
            return .accepted(Accepted(batch: first, document: nil))
        }
        return .behind(since)
    }

    // MARK: Accepting

    private func accept(_ found: Draft, in transaction: Transaction) throws -> Accepted {
        var draft = try settleIfDue(found, in: transaction)
        guard var fields = try transaction.records.drafts.fields(of: draft.story) else { throw NewsroomError.notFound("the draft") }
        var document = try transaction.document(of: draft, memory: memory)
        try apply(to: &document, in: transaction)
        draft.version += 1
        let (edits, conflicts) = try set(&fields, of: &draft, in: transaction)
        let accepted = AcceptedBatch(
            id: batch.id, version: draft.version, client: batch.client, author: transaction.actor.id, at: transaction.now,
            steps: batch.steps.map(\.json), fields: edits, conflicts: conflicts)
        draft.unsaved = draft.unsaved ?? Draft.Unsaved(since: transaction.now, by: transaction.actor.id)
        try transaction.records.drafts.add(accepted, to: draft.story)
        try transaction.moveComments(of: draft.story, through: batch.steps.map(\.map))
        try transaction.keep(&draft, document: document)
        try transaction.records.drafts.update(draft, fields: edits.isEmpty ? nil : fields)
        return Accepted(batch: accepted, document: document)
    }

    /// One revision holds one person's work of at most ten minutes: what is more, or another's, is kept before this batch.
    private func settleIfDue(_ draft: Draft, in transaction: Transaction) throws -> Draft {
        guard let unsaved = draft.unsaved, unsaved.isDue(at: transaction.now, for: transaction.actor.id) else { return draft }
        try transaction.perform(SaveDraft(storyIfUnsaved: draft.story, memory: memory))
        return try transaction.records.drafts.find(draft.story) ?? draft
    }

    /// What the steps bring in must be there, as in `SaveStory`: a public page never points at nothing.
    private func apply(to document: inout DraftDocument, in transaction: Transaction) throws {
        let new: DraftReferences
        do {
            new = try document.apply(batch.steps)
        } catch {
            throw error.newsroomError
        }
        let records = transaction.records
        for photograph in new.photographs where try records.photographs.find(photograph) == nil {
            throw NewsroomError.invalid(field: "steps", reason: "there is no photograph \(photograph)")
        }
        for background in new.backgrounds where try records.backgrounds.find(background) == nil {
            throw NewsroomError.invalid(field: "steps", reason: "there is no background \(background)")
        }
        for recording in new.recordings where try records.recordings.find(recording) == nil {
            throw NewsroomError.invalid(field: "steps", reason: "there is no recording \(recording)")
        }
    }

    /// Field by field. Where another editor changed one since this one saw it, that value stands, and this one is kept beside it.
    private func set(
        _ fields: inout DraftFields, of draft: inout Draft, in transaction: Transaction
    ) throws -> (edits: [DraftBatch.FieldEdit], conflicts: [AcceptedBatch.Conflict]) {
        var edits: [DraftBatch.FieldEdit] = []
        var conflicts: [AcceptedBatch.Conflict] = []
        for edit in batch.fields {
            var changed = fields
            try changed.set(edit.field, to: edit.value)
            try changed.content.checkFieldReferences(in: transaction.records)
            guard try !fields.changes(to: changed.content).isEmpty else { continue }
            if changed.content.section != fields.content.section { try requireWriting(in: changed.content.section, transaction) }
            if let mark = draft.fieldMarks[edit.field], mark.version > edit.base, mark.client != batch.client {
                conflicts.append(try keep(edit, of: draft, in: transaction))
            } else {
                fields = changed
                draft.fieldMarks[edit.field] = Draft.FieldMark(version: draft.version, client: batch.client)
                edits.append(edit)
            }
        }
        return (edits, conflicts)
    }

    /// Nobody moves a story to where they could not change it, as with `SaveStory`.
    private func requireWriting(in section: Section.ID?, _ transaction: Transaction) throws {
        var moved = try transaction.story(story)
        moved.stage = .draft
        try transaction.actor.requireWriting(moved, in: section)
    }

    private func keep(_ edit: DraftBatch.FieldEdit, of draft: Draft, in transaction: Transaction) throws -> AcceptedBatch.Conflict {
        let conflict = FieldConflict(
            id: transaction.newID(), field: edit.field, value: edit.value, by: transaction.actor.id, at: transaction.now)
        try transaction.records.drafts.keep(conflict, of: draft.story)
        transaction.record(on: "story:\(draft.story)", ["conflict": "\(conflict.id)", "field": edit.field])
        return AcceptedBatch.Conflict(id: conflict.id, field: edit.field)
    }
}

extension TakeSteps.Outcome {
    /// - `{"accepted":N,"conflicts":[{"id":ID,"field":NAME}…]}`
    /// - `{"behind":[BATCH…]}`, batches as in `AcceptedBatch.json`
    /// - `{"tooFarBehind":OPENED}`, as in `OpenedDraft.json`
    package var json: JSONValue {
        switch self {
        case .accepted(let accepted):
            [
                "accepted": .integer(accepted.batch.version),
                "conflicts": .array(
                    accepted.batch.conflicts.map { ["id": .string($0.id.description), "field": .string($0.field)] }),
            ]
        case .behind(let batches): ["behind": .array(batches.map(\.json))]
        case .tooFarBehind(let opened): ["tooFarBehind": opened.json]
        }
    }
}
