import Archive
package import Editorial
package import Newsroom
import TestSupport

/// A browser's half of a draft, as plain as can be: what it typed is kept until it is acknowledged, and made anew upon what others did.
package struct TestEditor: Sendable {
    package let story: Story.ID
    package let user: User
    package let client: Identifier<DraftClient>
    package private(set) var draft: Draft.ID
    package private(set) var version: Int
    package private(set) var document: DraftDocument

    package init(_ opened: OpenedDraft, client: Identifier<DraftClient>, user: User) {
        story = opened.draft.story
        self.user = user
        self.client = client
        draft = opened.draft.id
        version = opened.draft.version
        document = opened.document
    }

    package func batch(_ id: DraftBatch.ID, _ steps: [EditStep] = [], _ fields: [DraftBatch.FieldEdit] = []) -> DraftBatch {
        DraftBatch(id: id, client: client, steps: steps, fields: fields)
    }

    package func taking(_ batch: DraftBatch) -> TakeSteps { TakeSteps(story: story, draft: draft, base: version, batch: batch) }

    /// Takes over what was accepted since. Returns where a position of before is now.
    @discardableResult
    package mutating func follow(_ batches: [AcceptedBatch], _ position: Int = 0) throws -> Int {
        var position = position
        for batch in batches where batch.version == version + 1 {
            let steps = try batch.editSteps()
            try document.apply(steps)
            position = steps.map(\.map).map(position)
            version = batch.version
        }
        return position
    }

    private func send(_ batch: DraftBatch, _ newsroom: TestNewsroom, _ rooms: DraftRooms?) async throws -> TakeSteps.Outcome {
        guard let rooms else { return try await newsroom.perform(taking(batch), as: user) }
        return try await rooms.take(batch, into: story, draft: draft, base: version, as: user.id)
    }

    package mutating func reopen(_ opened: OpenedDraft) {
        draft = opened.draft.id
        version = opened.draft.version
        document = opened.document
    }

    /// Types a text at a position, and where others were first, again where that position is then; returns how often it had to.
    @discardableResult
    package mutating func type(
        _ text: String, at start: Int, as id: DraftBatch.ID, in newsroom: TestNewsroom, through rooms: DraftRooms? = nil
    ) async throws -> Int {
        var (position, tries) = (start, 0)
        while true {
            switch try await send(batch(id, [.typing(text, at: position)]), newsroom, rooms) {
            case .accepted(let accepted):
                try follow([accepted.batch])
                return tries
            case .behind(let batches): position = try follow(batches, position)
            case .tooFarBehind(let opened):
                reopen(opened)
                position = 1
            }
            tries += 1
        }
    }
}

extension EditStep {
    /// `precondition`: the text is none that JSON or the schema refuse.
    package static func typing(_ text: String, at position: Int) -> EditStep {
        let json: JSONValue = [
            "stepType": "replace", "from": .integer(position), "to": .integer(position),
            "slice": ["content": [["type": "text", "text": .string(text)]]],
        ]
        guard let step = try? EditStep(json: json) else { preconditionFailure("not to be typed: \(text)") }
        return step
    }
}

extension TestNewsroom {
    package func open(_ story: Story.ID, as user: User = .reporter, client: UInt64 = 1) async throws -> TestEditor {
        TestEditor(try await perform(OpenDraft(story), as: user), client: .sample(client), user: user)
    }

    package func draft(_ story: Story.ID) async throws -> Draft? {
        try await read { try $0.drafts.find(story) }
    }

    /// What the draft says now.
    package func written(_ story: Story.ID) async throws -> Document {
        try await perform(OpenDraft(story)).document.document
    }
}
