import Archive
import Editorial
import EditorialTestSupport
import Newsroom
import TestSupport
import Testing

@Suite("Acts: ArrangeFront")
struct ArrangeFrontTests {
    private let front = FrontArrangement(stories: [.init(.lead): Story.ferryReturns, .init(.seconds, 2): Story.pierClosed])

    private func withStories(_ kind: TestEngine, _ body: @Sendable (TestNewsroom) async throws -> Void) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.ferryReturns, .ferryReturns)
            try await newsroom.save(Story.pierClosed, .pierClosed)
            try await body(newsroom)
        }
    }

    @Test(arguments: TestEngine.all)
    func `what is placed is kept with who and when, and named by the change`(_ kind: TestEngine) async throws {
        try await withStories(kind) { newsroom in
            let arranged = try await newsroom.perform(ArrangeFront(front), as: .editor)
            #expect(arranged.revision == 1)
            #expect(try await newsroom.read { try $0.fronts.current() } == arranged)
            let revision = try await newsroom.read { try $0.fronts.revisions(limit: 9) }.first
            #expect(revision?.by == User.editor.id && revision?.at == newsroom.clock.now)
            #expect(revision?.placements == "lead 0 \(Story.ferryReturns)\nseconds 2 \(Story.pierClosed)")
            try await newsroom.expectEvent("ArrangeFront", on: "front", by: .editor, ["revision": "1", "stories": "2"])
            try await newsroom.expectChange("ArrangeFront", [.front])
        }
    }

    @Test(arguments: TestEngine.all)
    func `the same again changes nothing, and a later one keeps those before`(_ kind: TestEngine) async throws {
        try await withStories(kind) { newsroom in
            let first = try await newsroom.perform(ArrangeFront(front))
            #expect(try await newsroom.perform(ArrangeFront(first)).revision == 1)
            var second = first
            second.stories = [.init(.lead): Story.pierClosed]
            #expect(try await newsroom.perform(ArrangeFront(second)).revision == 2)
            #expect(try await newsroom.read { try $0.fronts.revisions(limit: 9) }.map(\.number) == [2, 1])
            try await newsroom.expectConflict(ArrangeFront(first))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a story that is placed before it is public appears when it is`(_ kind: TestEngine) async throws {
        try await withStories(kind) { newsroom in
            try await newsroom.perform(ArrangeFront(front))
            let before = try await newsroom.readers { try $0.front() }
            #expect(before.stories.mapValues(\.id) == [.init(.lead): Story.ferryReturns])
            #expect(Set(before.placedStories) == [Story.ferryReturns, Story.pierClosed])
            try await newsroom.perform(PublishStory(story: Story.pierClosed, revision: 1))
            #expect(try await newsroom.readers { try $0.front() }.stories.mapValues(\.id) == front.stories)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a story that is withdrawn frees its place, and does not take it again by itself`(_ kind: TestEngine) async throws {
        try await withStories(kind) { newsroom in
            try await newsroom.perform(ArrangeFront(front))
            try await newsroom.perform(WithdrawStory(story: Story.ferryReturns, reason: "It sank."))
            let left = try await newsroom.read { try $0.fronts.current() }
            #expect(left.stories == [.init(.seconds, 2): Story.pierClosed])
            #expect(left.revision == 2)
            try await newsroom.expectEvent("ArrangeFront", on: "front", by: .chiefEditor, ["revision": "2"])
            #expect(newsroom.changes.last?.subjects.contains(.front) == true)
            try await newsroom.perform(PublishStory(story: Story.ferryReturns, revision: 1))
            #expect(try await newsroom.readers { try $0.front() }.stories.isEmpty)
        }
    }

    @Test(arguments: TestEngine.all)
    func `what cannot stand there is refused`(_ kind: TestEngine) async throws {
        try await withStories(kind) { newsroom in
            try await newsroom.expectInvalid("lead[1]", ArrangeFront(FrontArrangement(stories: [.init(.lead, 1): Story.ferryReturns])))
            try await newsroom.expectInvalid(
                "columns[-1]", ArrangeFront(FrontArrangement(stories: [.init(.columns, -1): Story.ferryReturns])))
            try await newsroom.expectInvalid("lead[0]", ArrangeFront(FrontArrangement(stories: [.init(.lead): .sample(1)])))
            try await newsroom.expectInvalid("packages[0]", ArrangeFront(FrontArrangement(packages: [.sample(1)])))
            let many = (0..<4).map { StoryPackage.ID.sample($0) }
            try await newsroom.expectInvalid("packages", ArrangeFront(FrontArrangement(packages: many)))
            let twice = FrontArrangement(stories: [.init(.seconds, 0): Story.ferryReturns, .init(.seconds, 1): Story.ferryReturns])
            let error = try await newsroom.expectRefused(ArrangeFront(twice))
            #expect(error?.description.contains("placed twice") == true)
            try await newsroom.expectRight(.arrangeFront, for: ArrangeFront(front))
        }
    }
}
