import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Acts: ImportStory")
struct ImportStoryTests {
    private func page(_ headline: String = "Ferry returns") -> ImportedStory {
        ImportedStory(
            origin: "https://gazette.example/ferry", headline: headline, standfirst: "After nine years.",
            byline: ["Maren Holt", "New Name"], published: .firstMorning.addingTimeInterval(-86_400), language: "en",
            topics: [.init(name: "the docks", kind: .place), .init(name: "Goats", kind: .theme)], inNewsFeed: true,
            photograph: .init(caption: "The ferry", credit: "Sound Gazette", url: "https://gazette.example/ferry.jpg"),
            body: [.block(.paragraph([.text("Forty people and a goat.")]))])
    }

    private func take(_ page: ImportedStory, publishes: Bool = false) -> ImportStory {
        ImportStory(page, publishes: publishes, language: "uk")
    }

    @Test(arguments: TestEngine.all)
    func `a page becomes a story once, with those known already under their own names`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            guard case .created(let story) = try await newsroom.perform(take(page(), publishes: true)) else {
                Issue.record("not created")
                return
            }
            let summary = try await newsroom.edition(story)?.summary
            #expect(summary?.headline == "Ferry returns")
            #expect(summary?.language == "en")
            #expect(summary?.byline.map(\.name) == ["Maren Holt", "New Name"])
            #expect(summary?.byline.first?.contributor == Contributor.marenHolt.id)
            #expect(summary?.topics.map(\.name) == ["Vellmouth harbour", "Goats"])
            #expect(summary?.leadPhotograph?.credit == "Sound Gazette")
            #expect(summary?.firstPublished == .firstMorning.addingTimeInterval(-86_400))
            #expect(try await newsroom.events(about: "story:\(story)").map(\.act) == ["SaveStory", "ImportStory", "PublishStory"])
            let before = try await newsroom.contents()
            #expect(try await newsroom.perform(take(page(), publishes: true)) == .unchanged(story))
            #expect(try await newsroom.contents() == before)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a page that has changed becomes a new revision, and an update of what is public`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            guard case .created(let story) = try await newsroom.perform(take(page(), publishes: true)) else { return }
            newsroom.clock.advance(3600)
            #expect(try await newsroom.perform(take(page("Ferry is back"))) == .updated(story))
            #expect(try await newsroom.edition(story)?.summary.headline == "Ferry returns")
            #expect(try await newsroom.perform(take(page("Ferry is back"), publishes: true)) == .updated(story))
            #expect(try await newsroom.edition(story)?.summary.headline == "Ferry is back")
            #expect(try await newsroom.story(story)?.latestRevision == 2)
        }
    }

    @Test(arguments: TestEngine.all, [true, false])
    func `the desk's list finds what was taken in by its words, and says whether it waits`(
        _ kind: TestEngine, publishes: Bool
    ) async throws {
        try await withNewsroom(kind) { newsroom in
            guard case .created(let story) = try await newsroom.perform(take(page(), publishes: publishes)) else {
                Issue.record("not created")
                return
            }
            for text in ["ferry", "maren", "vellmouth", "goats"] {
                let waiting = StoryListQuery(text: text, isWaiting: true)
                let found = try await newsroom.archive.read { records in
                    try [StoryListQuery(text: text), waiting].map { try records.storyList.entries($0, limit: 9).map(\.id) }
                }
                #expect(found == [[story], publishes ? [] : [story]], "\(text)")
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `an import never writes over what the desk wrote`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            guard case .created(let story) = try await newsroom.perform(take(page())) else { return }
            try await newsroom.save(story, .pierClosed, basedOn: 1)
            try await newsroom.expectConflict(take(page("Ferry is back")))
            #expect(try await newsroom.perform(take(page())) == .unchanged(story))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a withdrawn story is not published by an import`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            guard case .created(let story) = try await newsroom.perform(take(page(), publishes: true)) else { return }
            try await newsroom.perform(WithdrawStory(story: story, reason: "Not ours."))
            #expect(try await newsroom.perform(take(page(), publishes: true)) == .unchanged(story))
            #expect(try await newsroom.edition(story) == nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `it needs the right, and leaves nothing half done`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.expectRight(.importArchive, for: take(page()))
            try await newsroom.expectInvalid("headline", take(page(""), publishes: true))
            try await newsroom.expectInvalid("headline", take(page(String(repeating: "a", count: 301))))
        }
    }
}
