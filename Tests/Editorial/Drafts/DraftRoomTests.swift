import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Drafts: who is there")
struct DraftRoomTests {
    private let one: Identifier<DraftClient> = .sample(1)
    private let two: Identifier<DraftClient> = .sample(2)

    @Test(arguments: TestEngine.all)
    func `everybody sees who is there, what is typed and where the cursors are`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.pierClosed, .pierClosed)
            let rooms = DraftRooms(newsroom.editorial, archive: newsroom.archive)
            let (opened, first) = try await rooms.enter(Story.pierClosed, client: one, as: .reporter)
            let (_, second) = try await rooms.enter(Story.pierClosed, client: two, as: .editor)
            #expect(await rooms.present(at: Story.pierClosed).map(\.name) == [User.reporter.name, User.editor.name])
            await rooms.point(DraftPointer(client: two, anchor: 5, head: 9, version: 0), at: Story.pierClosed)
            let batch = DraftBatch(id: .sample(1), client: one, steps: [.typing("Oh! ", at: 1)])
            _ = try await rooms.take(batch, into: Story.pierClosed, draft: opened.draft.id, base: 0, as: User.reporter.id)
            // Sent before the other's letters were known: it finds its place.
            await rooms.point(DraftPointer(client: two, anchor: 6, head: 6, version: 0), at: Story.pierClosed)
            try await rooms.leave(Story.pierClosed, client: two)
            try await rooms.leave(Story.pierClosed, client: one)

            var heard: [String] = []
            for await message in first {
                switch message {
                case .present(let guests): heard.append("present " + guests.map { "\($0.pointer?.head ?? 0)" }.joined(separator: " "))
                case .batches(_, let batches): heard.append("batches \(batches.map(\.version))")
                case .pointer(let pointer): heard.append("pointer \(pointer.anchor) \(pointer.head) in \(pointer.version)")
                case .reopen: heard.append("reopen")
                case .comments: heard.append("comments")
                }
            }
            #expect(heard == ["present 0", "present 0 0", "pointer 5 9 in 0", "batches [1]", "pointer 10 10 in 1", "present 0"])
            var count = 0
            for await _ in second { count += 1 }
            #expect(count == 4, "the stream of who left has ended")
        }
    }

    @Test(arguments: TestEngine.all)
    func `when the last one leaves, the words become a revision by their author`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.pierClosed, .pierClosed)
            let rooms = DraftRooms(newsroom.editorial, archive: newsroom.archive)
            let (opened, first) = try await rooms.enter(Story.pierClosed, client: one, as: .reporter)
            let (_, second) = try await rooms.enter(Story.pierClosed, client: two, as: .editor)
            let batch = DraftBatch(id: .sample(1), client: one, steps: [.typing("Oh! ", at: 1)])
            _ = try await rooms.take(batch, into: Story.pierClosed, draft: opened.draft.id, base: 0, as: User.reporter.id)
            try await rooms.leave(Story.pierClosed, client: one)
            #expect(try await newsroom.story(Story.pierClosed)?.latestRevision == 1, "one is still there")
            try await rooms.leave(Story.pierClosed, client: two)
            try await rooms.leave(Story.pierClosed, client: two)
            withExtendedLifetime((first, second)) {}
            let revision = try await newsroom.read { try $0.stories.revision(2, of: Story.pierClosed) }
            #expect(revision?.content.document == Document(paragraphs: ["Oh! Two piles have rotted."]))
            #expect(revision?.savedBy == User.reporter.id)
            try await newsroom.expectEvent("SaveDraft", on: "story:\(Story.pierClosed)", by: .reporter, ["revision": "2"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `what another process did is heard of at the next look`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.pierClosed, .pierClosed)
            let (here, there) = (
                DraftRooms(newsroom.editorial, archive: newsroom.archive), DraftRooms(newsroom.editorial, archive: newsroom.archive)
            )
            let (opened, messages) = try await here.enter(Story.pierClosed, client: one, as: .reporter)
            for number in 1...3 {
                let batch = DraftBatch(id: .sample(UInt64(number)), client: two, steps: [.typing("x", at: 1)])
                _ = try await there.take(batch, into: Story.pierClosed, draft: opened.draft.id, base: number - 1, as: User.editor.id)
            }
            try await here.listen()
            // Then one's own, upon theirs.
            let batch = DraftBatch(id: .sample(9), client: one, steps: [.typing("y", at: 1)])
            _ = try await here.take(batch, into: Story.pierClosed, draft: opened.draft.id, base: 3, as: User.reporter.id)
            try await here.leave(Story.pierClosed, client: one)
            var versions: [[Int]] = []
            for await message in messages { if case .batches(_, let batches) = message { versions.append(batches.map(\.version)) } }
            #expect(versions == [[1, 2, 3], [4]])
        }
    }

    @Test(arguments: TestEngine.all)
    func `who may not write in the story does not come in`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.pierClosed, .pierClosed)
            let rooms = DraftRooms(newsroom.editorial, archive: newsroom.archive)
            await #expect(throws: NewsroomError.notAllowed(.writeStories)) {
                _ = try await rooms.enter(Story.pierClosed, client: one, as: .outsideContributor)
            }
            #expect(await rooms.present(at: Story.pierClosed).isEmpty)
        }
    }
}
