import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Acts: SaveStory, autosaves")
struct AutosaveTests {
    private func numbers(_ newsroom: TestNewsroom) async throws -> [Int] {
        try await newsroom.read { try $0.stories.revisions(of: Story.pierClosed, limit: 99).map(\.number) }
    }

    private func autosave(_ headline: String, basedOn: Int, as user: User = .reporter, _ newsroom: TestNewsroom) async throws -> Int {
        let content = StoryContent.pierClosed.with { $0.headline = headline }
        return try await newsroom.save(Story.pierClosed, content, basedOn: basedOn, manner: .auto, as: user)
    }

    @Test(arguments: TestEngine.all)
    func `autosaves by one person within ten minutes are one revision`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.pierClosed, .pierClosed)
            let began = newsroom.clock.now
            #expect(try await autosave("One", basedOn: 1, newsroom) == 2)
            newsroom.clock.advance(300)
            #expect(try await autosave("Two", basedOn: 2, newsroom) == 3)
            newsroom.clock.advance(300)
            #expect(try await autosave("Three", basedOn: 3, newsroom) == 4)
            #expect(try await numbers(newsroom) == [4, 1])
            let revision = try await newsroom.read { try $0.stories.revision(4, of: Story.pierClosed) }
            #expect(revision?.content.headline == "Three")
            #expect(revision?.startedAt == began)
            #expect(revision?.savedAt == newsroom.clock.now)
            let recorded = try await newsroom.events(about: "story:\(Story.pierClosed)").map { $0.details["revision"] }
            #expect(recorded == ["1", "2"], "one event for what became one revision")
        }
    }

    @Test(arguments: TestEngine.all)
    func `after ten minutes an autosave begins a new revision`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.pierClosed, .pierClosed, manner: .auto)
            newsroom.clock.advance(600.001)
            #expect(try await autosave("One", basedOn: 1, newsroom) == 2)
            #expect(try await numbers(newsroom) == [2, 1])
        }
    }

    @Test(arguments: TestEngine.all)
    func `another person's autosave stands beside the first`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.pierClosed, .pierClosed, manner: .auto)
            #expect(try await autosave("One", basedOn: 1, as: .secondReporter, newsroom) == 2)
            #expect(try await autosave("Two", basedOn: 2, newsroom) == 3)
            #expect(try await numbers(newsroom) == [3, 2, 1])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a deliberate save is never replaced and replaces nothing`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.pierClosed, .pierClosed, manner: .auto)
            let deliberate = StoryContent.pierClosed.with { $0.headline = "Deliberate" }
            #expect(try await newsroom.save(Story.pierClosed, deliberate, basedOn: 1) == 2)
            #expect(try await autosave("After", basedOn: 2, newsroom) == 3)
            #expect(try await numbers(newsroom) == [3, 2, 1])
        }
    }

    @Test(arguments: TestEngine.all)
    func `what has been public is never replaced`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.pierClosed, .pierClosed, manner: .auto)
            try await newsroom.perform(PublishStory(story: Story.pierClosed, revision: 1))
            #expect(try await autosave("One", basedOn: 1, newsroom) == 2)
            #expect(try await numbers(newsroom) == [2, 1])
            try await newsroom.perform(WithdrawStory(story: Story.pierClosed, reason: "Wrong pier"))
            #expect(try await numbers(newsroom) == [2, 1])
        }
    }

    @Test(arguments: TestEngine.all)
    func `what is planned to be public is never replaced`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.pierClosed, .pierClosed, manner: .auto)
            let due = newsroom.clock.now.addingTimeInterval(3600)
            try await newsroom.perform(PublishStory(story: Story.pierClosed, revision: 1, time: .at(due)))
            #expect(try await autosave("One", basedOn: 1, newsroom) == 2)
            #expect(try await numbers(newsroom) == [2, 1])
        }
    }

    @Test(arguments: TestEngine.all)
    func `an autosave from a window that fell behind is set aside`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.pierClosed, .pierClosed, manner: .auto)
            #expect(try await autosave("One", basedOn: 1, newsroom) == 2)
            let behind = StoryContent.pierClosed.with { $0.headline = "Behind" }
            let outcome = try await newsroom.perform(
                SaveStory(story: Story.pierClosed, content: behind, basedOn: 1, manner: .auto), as: .reporter)
            guard case .conflict(latest: 2, _) = outcome else {
                Issue.record("\(outcome)")
                return
            }
            #expect(try await newsroom.read { try $0.stories.setAside(of: Story.pierClosed).map(\.content) } == [behind])
            #expect(try await numbers(newsroom) == [2])
        }
    }
}
