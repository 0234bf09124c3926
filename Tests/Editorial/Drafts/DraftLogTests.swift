import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Drafts: the log")
struct DraftLogTests {
    @Test(arguments: TestEngine.all)
    func `the log does not grow for ever, and whoever it left behind loses nothing`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.pierClosed, .pierClosed)
            let stale = try await newsroom.open(Story.pierClosed, as: .secondReporter, client: 2)
            var editor = try await newsroom.open(Story.pierClosed)
            let rooms = DraftRooms(newsroom.editorial, archive: newsroom.archive)
            for number in 0..<1_450 { try await editor.type("x", at: 1, as: .sample(UInt64(number)), in: newsroom, through: rooms) }
            let (draft, batches, snapshot) = try await newsroom.read {
                (
                    try $0.drafts.find(Story.pierClosed), try $0.drafts.batches(of: Story.pierClosed, after: 0),
                    try $0.drafts.snapshotVersion(of: Story.pierClosed)
                )
            }
            #expect(draft?.version == 1_450)
            #expect(draft?.keptFrom == 400 && batches.first?.version == 401)
            #expect(snapshot == 1_400)
            #expect(try await newsroom.written(Story.pierClosed).plainText.count == 1_450 + 22)
            let outcome = try await newsroom.perform(stale.taking(stale.batch(.sample(9), [.typing("late", at: 1)])), as: .secondReporter)
            guard case .tooFarBehind(let opened) = outcome else {
                Issue.record("\(outcome.json)")
                return
            }
            #expect(opened.draft.version == 1_450)
        }
    }

    @Test(arguments: TestEngine.all)
    func `pasted novels shorten the log sooner`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.pierClosed, .pierClosed)
            var editor = try await newsroom.open(Story.pierClosed)
            let novel = String(repeating: "a", count: 1_000_000)
            for number in 0..<12 {
                try await editor.type(novel, at: 1, as: .sample(UInt64(number)), in: newsroom)
                let cut = try EditStep(json: ["stepType": "replace", "from": 1, "to": 1_000_001])
                let batch = editor.batch(.sample(UInt64(100 + number)), [cut])
                guard case .accepted(let accepted) = try await newsroom.perform(editor.taking(batch), as: .reporter) else { continue }
                try editor.follow([accepted.batch])
            }
            let size = try await newsroom.read { try $0.drafts.size(of: Story.pierClosed, after: 0) }
            #expect(size.bytes < 10 << 20)
            #expect(try await newsroom.written(Story.pierClosed) == StoryContent.pierClosed.document)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a draft that has long been its revision is put away, and opened anew`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.pierClosed, .pierClosed)
            var editor = try await newsroom.open(Story.pierClosed)
            try await editor.type("A", at: 1, as: .sample(1), in: newsroom)
            newsroom.clock.advance(31 * 24 * 3600)
            _ = try await newsroom.perform(KeepDrafts())
            #expect(try await newsroom.draft(Story.pierClosed) != nil, "what was unsaved has only now become a revision")
            newsroom.clock.advance(31 * 24 * 3600)
            _ = try await newsroom.perform(KeepDrafts())
            #expect(try await newsroom.draft(Story.pierClosed) == nil)
            let again = try await newsroom.perform(OpenDraft(Story.pierClosed), as: .reporter)
            #expect(again.draft.id != editor.draft)
            #expect(try again.document.document == Document(paragraphs: ["ATwo piles have rotted."]))
            guard
                case .tooFarBehind = try await newsroom.perform(
                    editor.taking(editor.batch(.sample(2), [.typing("B", at: 1)])), as: .reporter)
            else {
                Issue.record("versions of two drafts were taken for each other")
                return
            }
        }
    }

    /// The figure is printed: what a thousand letters leave in the database.
    @Test func `a letter leaves little behind, however long the story`() async throws {
        try await withNewsroom(.sqlite) { newsroom in
            let paragraph = Array(repeating: "ferry", count: 100).joined(separator: " ")
            try await newsroom.save(
                Story.pierClosed, .pierClosed.with { $0.document = Document(paragraphs: Array(repeating: paragraph, count: 100)) })
            var editor = try await newsroom.open(Story.pierClosed)
            func size() async throws -> Int {
                try await newsroom.read {
                    try $0.connection.row("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()") { try $0.int(0) }
                        ?? 0
                }
            }
            let before = try await size()
            let rooms = DraftRooms(newsroom.editorial, archive: newsroom.archive)
            _ = try await rooms.enter(Story.pierClosed, client: editor.client, as: .reporter)
            let clock = ContinuousClock()
            let time = try await clock.measure {
                for number in 0..<1_000 {
                    let batch = editor.batch(.sample(UInt64(number)), [.typing("x", at: 30_000)])
                    let outcome = try await rooms.take(
                        batch, into: Story.pierClosed, draft: editor.draft, base: editor.version, as: User.reporter.id)
                    guard case .accepted(let accepted) = outcome else { continue }
                    try editor.follow([accepted.batch])
                }
            }
            let grown = try await size() - before
            print("1,000 letters in 10,000 words: \(grown) bytes in the database, \(time / 1_000) each with commit (debug build)")
            #expect(editor.version == 1_000)
            #expect(grown < 600_000)
        }
    }
}
