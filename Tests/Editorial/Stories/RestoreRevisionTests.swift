import Archive
import Editorial
import EditorialTestSupport
import Newsroom
import TestSupport
import Testing

@Suite("Acts: RestoreRevision")
struct RestoreRevisionTests {
    private let story = Story.pierClosed
    private let changed = StoryContent.pierClosed.with { $0.headline = "Pier open" }

    @Test(arguments: TestEngine.all)
    func `an earlier revision becomes the newest, by who restored it, and readers see nothing of it`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(story, .pierClosed)
            try await newsroom.save(story, changed, basedOn: 1)
            #expect(try await newsroom.perform(RestoreRevision(story: story, revision: 1, latest: 2), as: .secondReporter) == 3)
            let newest = try await newsroom.read { try $0.stories.revision(3, of: story) }
            #expect(newest?.content == .pierClosed && newest?.savedBy == User.secondReporter.id)
            #expect(try await newsroom.read { try $0.stories.revision(2, of: story)?.content } == changed)
            try await newsroom.expectEvent(
                "RestoreRevision", on: "story:\(story)", by: .secondReporter, ["restored": "1", "revision": "3"])
            #expect(newsroom.changes.isEmpty)
            // The form of before, once more.
            try await newsroom.expectConflict(RestoreRevision(story: story, revision: 1, latest: 2))
            let before = try await newsroom.contents()
            #expect(try await newsroom.perform(RestoreRevision(story: story, revision: 1, latest: 3)) == 3)
            #expect(try await newsroom.contents() == before, "what stands already is not restored")
        }
    }

    @Test(arguments: TestEngine.all)
    func `words in no revision yet hold it up, and an open draft without any follows`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(story, .pierClosed)
            try await newsroom.save(story, .pierClosed.with { $0.document = Document(paragraphs: ["Gone."]) }, basedOn: 1)
            var editor = try await newsroom.open(story, as: .reporter)
            try await editor.type("All ", at: 1, as: .sample(31), in: newsroom)
            let error = try await newsroom.expectRefused(RestoreRevision(story: story, revision: 1, latest: 2))
            guard case .conflict(let reason) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(reason.contains(User.reporter.name))
            let saved = try await newsroom.perform(SaveDraft(story), as: .reporter)
            #expect(try await newsroom.perform(RestoreRevision(story: story, revision: 1, latest: saved)) == saved + 1)
            #expect(try await newsroom.written(story) == StoryContent.pierClosed.document)
        }
    }

    @Test(arguments: TestEngine.all)
    func `it needs the right to write the story, and a revision`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.expectNotFound(RestoreRevision(story: story, revision: 1, latest: 1))
            try await newsroom.save(story, .pierClosed, as: .secondReporter)
            try await newsroom.save(story, changed, basedOn: 1, as: .secondReporter)
            try await newsroom.expectRight(.writeStories, for: RestoreRevision(story: story, revision: 1, latest: 2))
            try await newsroom.expectNotFound(RestoreRevision(story: story, revision: 7, latest: 2))
            try await newsroom.perform(MoveStory(story: story, to: .ready))
            let restore = RestoreRevision(story: story, revision: 1, latest: 2)
            #expect(try await newsroom.expectRefused(restore, as: .reporter) == .notAllowed(.approve))
        }
    }
}
