import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Acts: live coverage")
struct LiveUpdateActsTests {
    private static let first: LiveUpdate.ID = .sample(701)
    private static let second: LiveUpdate.ID = .sample(702)
    private static let content = LiveUpdate.Content(
        headline: "The pier is shut", authors: [Contributor.marenHolt.id], document: Document(paragraphs: ["Two piles have rotted."]),
        isKeyEvent: true)

    private func post(_ update: LiveUpdate.ID = first, _ content: LiveUpdate.Content = content, pinned: Bool = false) -> PostLiveUpdate {
        PostLiveUpdate(update, in: Story.pierClosed, content: content, isPinned: pinned)
    }

    /// A public story that is covered live.
    private func prepare(_ newsroom: TestNewsroom) async throws {
        try await newsroom.publish(Story.pierClosed, .pierClosed.with { $0.kind = .live })
        newsroom.clock.advance(60)
    }

    private func coverage(_ newsroom: TestNewsroom) async throws -> LiveCoverage? { try await newsroom.edition(Story.pierClosed)?.live }

    private func notices(_ newsroom: TestNewsroom) async throws -> [Notice] {
        try await newsroom.readers { try $0.notices(.story(Story.pierClosed), after: 0, limit: 100) }
    }

    @Test(arguments: TestEngine.all)
    func `an update is public as soon as it is posted, and told of`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await prepare(newsroom)
            let before = try await notices(newsroom)
            let posted = try await newsroom.perform(post(), as: .editor)
            #expect(posted.revision == 1 && posted.postedBy == User.editor.id && posted.postedAt == newsroom.clock.now)
            let newest = try await coverage(newsroom)?.newest.first
            let shown = try #require(newest)
            #expect(
                shown
                    == PublishedUpdate(
                        id: Self.first, headline: "The pier is shut",
                        authors: [.init(contributor: Contributor.marenHolt.id, name: Contributor.marenHolt.name)],
                        document: Self.content.document, isKeyEvent: true, posted: newsroom.clock.now, updated: newsroom.clock.now))
            try await newsroom.expectEvent("PostLiveUpdate", on: "story:\(Story.pierClosed)", by: .editor, ["update": "\(Self.first)"])
            try await newsroom.expectChange("PostLiveUpdate", [.live(Story.pierClosed), .search])
            let told = try await notices(newsroom)
            #expect(told.count == before.count + 1)
            #expect(told.last?.update == Self.first)
            let found = try await newsroom.readers { try $0.search(SearchQuery(text: "rotted"), after: nil, limit: 9).items }
            #expect(found.map(\.summary.id) == [Story.pierClosed])
            #expect(found.first?.snippet.contains { $0.matches } == true)
        }
    }

    @Test(arguments: TestEngine.all)
    func `posting twice under one identifier is posting once`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await prepare(newsroom)
            try await newsroom.perform(post())
            let before = try await newsroom.contents()
            try await newsroom.perform(post())
            #expect(try await newsroom.contents() == before)
            var other = Self.content
            other.headline = "Another"
            try await newsroom.expectConflict(post(Self.first, other))
        }
    }

    @Test(arguments: TestEngine.all)
    func `only a public story that is covered live, and goes on, has updates`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let live = StoryContent.pierClosed.with { $0.kind = .live }
            try await newsroom.expectNotFound(post())
            try await newsroom.save(Story.pierClosed, live)
            try await newsroom.expectConflict(post())
            try await newsroom.perform(PublishStory(story: Story.pierClosed, revision: 1))
            try await newsroom.expectRight(.publish, for: post())
            try await newsroom.perform(EndLiveCoverage(story: Story.pierClosed))
            try await newsroom.expectConflict(post())
            try await newsroom.perform(StartLiveCoverage(story: Story.pierClosed))
            try await newsroom.perform(post())
            try await newsroom.publish(Story.tideTables, .tideTables)
            try await newsroom.expectConflict(PostLiveUpdate(Self.second, in: Story.tideTables, content: Self.content))
        }
    }

    @Test(arguments: TestEngine.all)
    func `an update says something, by people and with pictures that there are`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await prepare(newsroom)
            var content = Self.content
            content.document = Document()
            try await newsroom.expectInvalid("document", post(Self.first, content))
            content.document = Document([.background(Background.howTheFerryBegan.id)])
            try await newsroom.expectInvalid("document", post(Self.first, content))
            content.document = Document([.photograph(PhotographUse(.sample(404)))])
            try await newsroom.expectInvalid("document", post(Self.first, content))
            content = Self.content
            content.headline = String(repeating: "a", count: 301)
            try await newsroom.expectInvalid("headline", post(Self.first, content))
            content.headline = "two\nlines"
            try await newsroom.expectInvalid("headline", post(Self.first, content))
            content = Self.content
            content.authors = [.sample(404)]
            try await newsroom.expectInvalid("authors[0]", post(Self.first, content))
            content.authors = [Contributor.marenHolt.id, Contributor.marenHolt.id]
            try await newsroom.expectInvalid("authors", post(Self.first, content))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a correction keeps what was said before and is shown; a fix is not`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await prepare(newsroom)
            try await newsroom.perform(post())
            let posted = newsroom.clock.now
            newsroom.clock.advance(60)
            var content = Self.content
            content.document = Document(paragraphs: ["Three piles have rotted."])
            let correct = CorrectLiveUpdate(Self.first, basedOn: 1, content: content, notice: "Three piles, not two.")
            try await newsroom.expectRight(.correct, for: correct)
            try await newsroom.perform(correct, as: .editor)
            let corrected = newsroom.clock.now
            var newest = try await coverage(newsroom)?.newest.first
            var shown = try #require(newest)
            #expect(shown.document == content.document && shown.posted == posted && shown.updated == corrected)
            #expect(shown.corrections == [.init(text: "Three piles, not two.", at: corrected)])
            try await newsroom.expectEvent(
                "CorrectLiveUpdate", on: "story:\(Story.pierClosed)", by: .editor,
                ["update": "\(Self.first)", "revision": "2", "before": "1", "notice": "Three piles, not two."])
            try await newsroom.expectChange("CorrectLiveUpdate", [.live(Story.pierClosed), .search, .corrections])
            try await newsroom.expectConflict(correct)
            newsroom.clock.advance(60)
            content.headline = "The pier is closed"
            try await newsroom.perform(CorrectLiveUpdate(Self.first, basedOn: 2, content: content))
            newest = try await coverage(newsroom)?.newest.first
            shown = try #require(newest)
            #expect(shown.headline == "The pier is closed" && shown.updated == corrected && shown.corrections.count == 1)
            let kept = try await newsroom.read { try $0.live.revisions(of: Self.first) }
            #expect(kept.map(\.document) == [Self.content.document, content.document, content.document])
            let found = try await newsroom.readers { try $0.search(SearchQuery(text: "two piles"), after: nil, limit: 9).items.count }
            #expect(found == 1, "the story's own body still says it")
        }
    }

    @Test(arguments: TestEngine.all)
    func `what is pinned stands above, at most five`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await prepare(newsroom)
            for number in 1...6 as ClosedRange<UInt64> {
                newsroom.clock.advance(1)
                try await newsroom.perform(post(.sample(710 + number), pinned: number <= 4))
            }
            try await newsroom.expectRight(.publish, for: PinLiveUpdate(.sample(715)))
            try await newsroom.perform(PinLiveUpdate(.sample(715)), as: .editor)
            try await newsroom.expectEvent(
                "PinLiveUpdate", on: "story:\(Story.pierClosed)", by: .editor, ["update": "\(LiveUpdate.ID.sample(715))", "pinned": "true"])
            try await newsroom.expectConflict(PinLiveUpdate(.sample(716)))
            #expect(try await coverage(newsroom)?.pinned.map(\.id) == [715, 714, 713, 712, 711].map { .sample($0) })
            try await newsroom.perform(PinLiveUpdate(.sample(711), isPinned: false))
            #expect(try await coverage(newsroom)?.pinned.map(\.id) == [715, 714, 713, 712].map { .sample($0) })
            #expect(try await coverage(newsroom)?.newest.map(\.id) == [716, 715, 714, 713, 712, 711].map { .sample($0) })
        }
    }

    @Test(arguments: TestEngine.all)
    func `a removed update is gone for readers and kept for the newsroom`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await prepare(newsroom)
            var content = Self.content
            content.document.blocks.append(.photograph(PhotographUse(Photograph.ferryAtDawn.id)))
            try await newsroom.perform(post(Self.first, content))
            let file = try #require(Photograph.ferryAtDawn.file?.name)
            #expect(try await newsroom.readers { try $0.photograph(fileName: file) } != nil)
            let remove = RemoveLiveUpdate(Self.first, reason: "Another pier.")
            try await newsroom.expectRight(.correct, for: remove)
            try await newsroom.expectInvalid("reason", RemoveLiveUpdate(Self.first, reason: " "))
            try await newsroom.perform(remove, as: .editor)
            #expect(try await coverage(newsroom)?.newest.isEmpty == true)
            #expect(try await newsroom.readers { try $0.updates(of: Story.pierClosed, from: .update(Self.first), limit: 9) } == nil)
            #expect(try await newsroom.readers { try $0.photograph(fileName: file) } == nil)
            #expect(try await newsroom.read { try $0.live.find(Self.first)?.content } == content)
            try await newsroom.expectEvent("RemoveLiveUpdate", on: "story:\(Story.pierClosed)", by: .editor, ["reason": "Another pier."])
            #expect(try await notices(newsroom).last?.update == Self.first)
            try await newsroom.expectConflict(CorrectLiveUpdate(Self.first, basedOn: 1, content: Self.content))
            try await newsroom.expectConflict(PinLiveUpdate(Self.first))
        }
    }

    @Test(arguments: TestEngine.all)
    func `updates go with their story and come back with it`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await prepare(newsroom)
            try await newsroom.perform(post(pinned: true))
            try await newsroom.perform(post(Self.second))
            try await newsroom.perform(RemoveLiveUpdate(Self.second, reason: "Another pier."))
            try await newsroom.perform(WithdrawStory(story: Story.pierClosed, reason: "A test."))
            #expect(try await newsroom.readers { try $0.updates(of: Story.pierClosed, from: .update(Self.first), limit: 9) } == nil)
            try await newsroom.expectConflict(post(.sample(703)))
            try await newsroom.perform(PublishStory(story: Story.pierClosed, revision: 1))
            #expect(try await coverage(newsroom)?.newest.map(\.id) == [Self.first])
            #expect(try await coverage(newsroom)?.pinned.map(\.id) == [Self.first])
            let news = StoryContent.pierClosed.with { $0.headline = "The pier in short" }
            try await newsroom.save(Story.pierClosed, news, basedOn: 1)
            try await newsroom.perform(UpdatePublished(story: Story.pierClosed, revision: 2, kind: .update))
            #expect(try await coverage(newsroom) == nil)
            #expect(try await newsroom.readers { try $0.updates(of: Story.pierClosed, from: .update(Self.first), limit: 9) } == nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a coverage is started, ends, and can go on`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.pierClosed, .pierClosed)
            try await newsroom.expectConflict(EndLiveCoverage(story: Story.pierClosed))
            try await newsroom.expectRight(.publish, for: StartLiveCoverage(story: Story.pierClosed))
            try await newsroom.perform(StartLiveCoverage(story: Story.pierClosed), as: .editor)
            #expect(try await coverage(newsroom) != nil)
            try await newsroom.expectEvent("StartLiveCoverage", on: "story:\(Story.pierClosed)", by: .editor)
            try await newsroom.expectRight(.publish, for: EndLiveCoverage(story: Story.pierClosed))
            newsroom.clock.advance(60)
            try await newsroom.perform(EndLiveCoverage(story: Story.pierClosed), as: .editor)
            #expect(try await coverage(newsroom)?.ended == newsroom.clock.now)
            try await newsroom.expectEvent("EndLiveCoverage", on: "story:\(Story.pierClosed)", by: .editor)
            try await newsroom.expectChange("EndLiveCoverage", [.live(Story.pierClosed)])
            try await newsroom.perform(StartLiveCoverage(story: Story.pierClosed))
            #expect(try await coverage(newsroom)?.ended == nil)
            try await newsroom.save(Story.tideTables, .tideTables)
            try await newsroom.expectConflict(StartLiveCoverage(story: Story.tideTables))
        }
    }

    @Test(arguments: TestEngine.all)
    func `the news feed's notices name what came, changed and went, each with a number of its own`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            func told() async throws -> [Story.ID] {
                try await newsroom.readers { try $0.notices(.newsFeed, after: 0, limit: 99).map(\.story) }
            }
            try await newsroom.publish(Story.pierClosed, .pierClosed)
            #expect(try await told().isEmpty, "it does not run in the news feed")
            try await newsroom.publish(Story.tideTables, .tideTables)
            #expect(try await told() == [Story.tideTables])
            try await newsroom.save(Story.pierClosed, .pierClosed.with { $0.inNewsFeed = true }, basedOn: 1)
            try await newsroom.perform(UpdatePublished(story: Story.pierClosed, revision: 2, kind: .update))
            try await newsroom.perform(WithdrawStory(story: Story.tideTables, reason: "A test."))
            #expect(try await told() == [Story.tideTables, Story.pierClosed, Story.tideTables])
            let numbers = try await newsroom.readers { try $0.notices(.newsFeed, after: 0, limit: 99).map(\.number) }
            #expect(numbers == numbers.sorted() && Set(numbers).count == 3)
            #expect(try await newsroom.readers { try $0.latestNotice(.newsFeed) } == numbers.last)
            #expect(try await newsroom.readers { try $0.notices(.newsFeed, after: numbers[1], limit: 99).count } == 1)
        }
    }
}
