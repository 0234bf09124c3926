import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Drafts: many at one story")
struct DraftConvergenceTests {
    /// Writers who know nothing of each other, with stale versions, repeated batches and pauses; two processes' memories.
    @Test(arguments: TestEngine.all)
    func `all end with the same document, and nobody's words are missing`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.pierClosed, .pierClosed.with { $0.document = Document(paragraphs: ["One", "Two", "Three"]) })
            let nodes = (0..<2).map { _ in DraftRooms(newsroom.editorial, archive: newsroom.archive) }
            let users = [User.reporter, .secondReporter, .editor, .chiefEditor]
            let typed = try await withThrowingTaskGroup(of: (words: [String], document: JSONValue).self) { group in
                for (number, user) in users.enumerated() {
                    group.addTask {
                        var writer = try await Writer(number, user, nodes[number % 2], newsroom)
                        for _ in 0..<60 { try await writer.write() }
                        return (writer.words, try await writer.end())
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let opened = try await newsroom.perform(OpenDraft(Story.pierClosed))
            let text = try opened.document.document.plainText
            let missing = typed.flatMap(\.words).filter { !text.contains($0) }
            print("\(kind): \(typed.flatMap(\.words).count) words typed, \(missing.count) missing, \(opened.draft.version) versions")
            #expect(missing == [])
            #expect(opened.draft.version == typed.flatMap(\.words).count)
            // Each has followed to its own last batch; from there the log leads all to the same end.
            let log = try await newsroom.read { try $0.drafts.batches(of: Story.pierClosed, after: 0) }
            var replayed = try DraftDocument(Document(paragraphs: ["One", "Two", "Three"]))
            for batch in log { try replayed.apply(batch.editSteps()) }
            #expect(replayed.json == opened.document.json)
            for writer in typed { #expect(writer.document == opened.document.json) }
            let revisions = try await newsroom.read { try $0.stories.revisions(of: Story.pierClosed, limit: 999) }
            #expect(Set(revisions.map(\.savedBy)).isSubset(of: Set(users.map(\.id))))
            #expect(revisions.count > users.count, "each handing over left a revision")
        }
    }
}

/// Types numbered words at random places, sometimes without waiting for news, sometimes twice.
private struct Writer {
    private let number: Int
    private let rooms: DraftRooms
    private let newsroom: TestNewsroom
    private var editor: TestEditor
    private(set) var words: [String] = []

    init(_ number: Int, _ user: User, _ rooms: DraftRooms, _ newsroom: TestNewsroom) async throws {
        self.number = number
        self.rooms = rooms
        self.newsroom = newsroom
        editor = try await newsroom.open(Story.pierClosed, as: user, client: UInt64(number + 1))
    }

    mutating func write() async throws {
        let word = "⟨\(number).\(words.count)⟩"
        let id = DraftBatch.ID.sample(UInt64(number * 1_000 + words.count + 1))
        var position = place()
        while true {
            let batch = editor.batch(id, [.typing(word, at: position)])
            var outcome = try await send(batch)
            // An answer that was lost: the same batch goes out again.
            if Int.random(in: 0..<3) == 0 { outcome = try await send(batch) }
            switch outcome {
            case .accepted(let accepted):
                try editor.follow([accepted.batch])
                words.append(word)
                return
            case .behind(let batches): position = try editor.follow(batches, position)
            case .tooFarBehind: throw NewsroomError.conflict("no one is so far behind here")
            }
        }
    }

    private func send(_ batch: DraftBatch) async throws -> TakeSteps.Outcome {
        try await rooms.take(batch, into: editor.story, draft: editor.draft, base: editor.version, as: editor.user.id)
    }

    /// At the beginning of a paragraph or behind a word, and in no word of ours: one that is cut in two would not be found again.
    private func place() -> Int {
        let blocks = (try? editor.document.document.blocks) ?? []
        var (position, places) = (0, [Int]())
        for block in blocks {
            guard case .paragraph(let inlines) = block, case .text(let text, _)? = inlines.first else { continue }
            places.append(position + 1)
            for (offset, unit) in text.utf16.enumerated() where unit == 0x27E9 { places.append(position + 2 + offset) }
            position += 2 + text.utf16.count
        }
        return places.randomElement() ?? 1
    }

    /// The document after all that the others did.
    mutating func end() async throws -> JSONValue {
        // Until nobody has sent anything for a while.
        while true {
            let since = try await newsroom.read { [editor] in try $0.drafts.batches(of: editor.story, after: editor.version) }
            try editor.follow(since)
            guard editor.version < 240 else { return editor.document.json }
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}
