import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Acts: SaveStory")
struct SaveStoryTests {
    private let subject = "story:\(Story.ferryReturns)"

    @Test(arguments: TestEngine.all)
    func `the first save makes a draft with every field`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            #expect(try await newsroom.save(Story.ferryReturns, .ferryReturns) == 1)
            let story = try await newsroom.story(Story.ferryReturns)
            #expect(
                story
                    == Story(
                        id: Story.ferryReturns, stage: .draft, latestRevision: 1, createdAt: newsroom.clock.now,
                        createdBy: User.reporter.id, publication: .unpublished))
            let revision = try await newsroom.read { try $0.stories.revision(1, of: Story.ferryReturns) }
            #expect(revision?.content == .ferryReturns)
            #expect(revision?.savedBy == User.reporter.id)
            try await newsroom.expectEvent("SaveStory", on: subject, by: .reporter, ["revision": "1"])
            #expect(newsroom.changes.isEmpty, "readers do not see drafts")
        }
    }

    @Test(arguments: TestEngine.all)
    func `the first save repeated is one story`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let save = SaveStory(story: Story.ferryReturns, content: .ferryReturns, basedOn: 0)
            #expect(try await newsroom.perform(save, as: .reporter) == .saved(revision: 1))
            let before = try await newsroom.contents()
            #expect(try await newsroom.perform(save, as: .reporter) == .saved(revision: 1))
            #expect(try await newsroom.contents() == before)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a save over the latest revision stands beside it`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.ferryReturns, .ferryReturns)
            let changed = StoryContent.ferryReturns.with { $0.headline = "Ferry is back" }
            #expect(try await newsroom.save(Story.ferryReturns, changed, basedOn: 1, as: .secondReporter) == 2)
            let revisions = try await newsroom.read { try $0.stories.revisions(of: Story.ferryReturns, limit: 9) }
            #expect(revisions.map(\.content) == [changed, .ferryReturns])
            #expect(revisions.map(\.savedBy) == [User.secondReporter.id, User.reporter.id])
            try await newsroom.expectEvent("SaveStory", on: subject, by: .secondReporter, ["revision": "2"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a save over a revision that its author had not seen loses neither side`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.ferryReturns, .ferryReturns)
            let theirs = StoryContent.ferryReturns.with { $0.headline = "Theirs" }
            let mine = StoryContent.ferryReturns.with { $0.headline = "Mine" }
            try await newsroom.save(Story.ferryReturns, theirs, basedOn: 1, as: .secondReporter)
            let outcome = try await newsroom.perform(SaveStory(story: Story.ferryReturns, content: mine, basedOn: 1), as: .reporter)
            guard case .conflict(latest: 2, let setAside) = outcome else {
                Issue.record("\(outcome)")
                return
            }
            let (latest, kept) = try await newsroom.read {
                (try $0.stories.revision(2, of: Story.ferryReturns), try $0.stories.setAside(of: Story.ferryReturns))
            }
            #expect(latest?.content == theirs)
            #expect(kept.map(\.content) == [mine])
            #expect(kept.map(\.basedOn) == [1])
            #expect(kept.map(\.savedBy) == [User.reporter.id])
            try await newsroom.expectEvent("SaveStory", on: subject, by: .reporter, ["setAside": "\(setAside)", "latest": "2"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `of saves that race one stands and every other is set aside`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.ferryReturns, .ferryReturns)
            let saved = try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<20 {
                    group.addTask {
                        let content = StoryContent.ferryReturns.with { $0.headline = "Version \(number)" }
                        let save = SaveStory(story: Story.ferryReturns, content: content, basedOn: 1)
                        if case .saved = try await newsroom.perform(save, as: .reporter) { return true }
                        return false
                    }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(saved == 1)
            let kept = try await newsroom.read { records in
                try records.stories.setAside(of: Story.ferryReturns).map(\.content.headline)
                    + records.stories.revisions(of: Story.ferryReturns, limit: 9).map(\.content.headline)
            }
            #expect(Set(kept) == Set((0..<20).map { "Version \($0)" } + [StoryContent.ferryReturns.headline]))
        }
    }

    @Test(arguments: TestEngine.all)
    func `whoever lacks the right changes no other person's story`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.ferryReturns, .ferryReturns)
            let changed = StoryContent.ferryReturns.with { $0.headline = "Ferry sinks" }
            try await newsroom.expectRight(.writeStories, for: SaveStory(story: Story.ferryReturns, content: changed, basedOn: 1))
        }
    }

    @Test(arguments: TestEngine.all)
    func `an outside contributor goes on with a story of their own`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.pierClosed, .pierClosed, as: .outsideContributor)
            let changed = StoryContent.pierClosed.with { $0.headline = "Pier open" }
            #expect(try await newsroom.save(Story.pierClosed, changed, basedOn: 1, as: .outsideContributor) == 2)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a revision of a story that is not there is refused`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.expectNotFound(SaveStory(story: Story.ferryReturns, content: .ferryReturns, basedOn: 3))
        }
    }

    @Test(arguments: TestEngine.all)
    func `what the content names must be there`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            func expect(_ field: String, _ change: (inout StoryContent) -> Void) async throws {
                let content = StoryContent.pierClosed.with(change)
                try await newsroom.expectInvalid(field, SaveStory(story: Story.pierClosed, content: content, basedOn: 0))
            }
            try await expect("topics[1]") { $0.topics.append(.sample(1)) }
            try await expect("byline[0]") { $0.byline = [BylineEntry(contributor: .sample(1))] }
            try await expect("leadPhotograph") { $0.leadPhotograph = PhotographUse(.sample(1)) }
            try await expect("document") { $0.document = Document([.photograph(PhotographUse(.sample(1)))]) }
            try await expect("document") { $0.document = Document([.background(.sample(1))]) }
            try await expect("document") { $0.document = Document([.audio(.sample(1))]) }
        }
    }

    @Test(arguments: TestEngine.all)
    func `fields have limits`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            func expect(_ field: String, _ change: (inout StoryContent) -> Void) async throws {
                let content = StoryContent.pierClosed.with(change)
                try await newsroom.expectInvalid(field, SaveStory(story: Story.pierClosed, content: content, basedOn: 0))
            }
            try await expect("headline") { $0.headline = String(repeating: "a", count: 301) }
            try await expect("headline") { $0.headline = "Two\nlines" }
            try await expect("standfirst") { $0.standfirst = String(repeating: "a", count: 2_001) }
            try await expect("dateline") { $0.dateline = String(repeating: "A", count: 101) }
            try await expect("searchTitle") { $0.searchTitle = "\u{0}" }
            try await expect("sharingTitle") { $0.sharingTitle = String(repeating: "a", count: 301) }
            try await expect("slug") { $0.slug = "Not An Address" }
            try await expect("slug") { $0.slug = "search" }
            try await expect("language") { $0.language = "no language" }
            try await expect("topics") { $0.topics = [Topic.harbour.id, Topic.harbour.id] }
            try await expect("topics") { $0.topics = (0..<51).map { .sample($0) } }
            try await expect("byline") { $0.byline = (0..<51).map { BylineEntry(contributor: .sample($0)) } }
        }
    }
}
