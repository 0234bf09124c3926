import Archive
import Editorial
import EditorialTestSupport
import Newsroom
import TestSupport
import Testing

@Suite("Acts: MoveStory")
struct MoveStoryTests {
    @Test(arguments: TestEngine.all)
    func `a story goes through the stages, and each step is on the record`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.pierClosed, .pierClosed)
            for (from, to) in [(Stage.draft, Stage.inReview), (.inReview, .ready), (.ready, .spiked), (.spiked, .draft)] {
                newsroom.clock.advance(60)
                try await newsroom.perform(MoveStory(story: Story.pierClosed, to: to), as: .editor)
                #expect(try await newsroom.story(Story.pierClosed)?.stage == to)
                try await newsroom.expectEvent(
                    "MoveStory", on: "story:\(Story.pierClosed)", by: .editor, ["from": from.rawValue, "to": to.rawValue])
            }
            #expect(newsroom.changes.isEmpty, "stages are no matter of the readers")
        }
    }

    @Test(arguments: TestEngine.all)
    func `moving to where the story is changes nothing`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.pierClosed, .pierClosed)
            let before = try await newsroom.contents()
            try await newsroom.perform(MoveStory(story: Story.pierClosed, to: .draft))
            #expect(try await newsroom.contents() == before)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a public story stays public whatever its stage`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.pierClosed, .pierClosed)
            try await newsroom.perform(MoveStory(story: Story.pierClosed, to: .inReview))
            #expect(try await newsroom.edition(Story.pierClosed) != nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `it needs the right, and a story`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.expectNotFound(MoveStory(story: Story.pierClosed, to: .ready))
            try await newsroom.save(Story.pierClosed, .pierClosed)
            try await newsroom.expectRight(.writeStories, for: MoveStory(story: Story.pierClosed, to: .ready))
        }
    }
}
