import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import Synchronization
import TestSupport
import Testing

@Suite("Acts: pages that story cards lead to")
struct LinkActsTests {
    private static let url = "https://gazette.example/ferries/"

    private static func content(_ url: String = url, title: String = "") -> StoryContent {
        .pierClosed.with { $0.document.blocks.append(.storyCard(.elsewhere(.init(title: title, url: url)))) }
    }

    private static func preview(_ url: String, _ title: String = "Ferries of the north", at date: Date = .firstMorning) -> LinkPreview {
        LinkPreview(
            url: url, title: title, summary: "All of them.", site: "Sound Gazette", author: "Ada Wren", language: "en", fetchedAt: date)
    }

    /// Answers with previews, or with the failures that a test puts in.
    private final class Pages: Sendable {
        private let state = Mutex<(asked: [String], failure: LinkFailure?)>(([], nil))

        var asked: [String] { state.withLock { $0.asked } }

        func fail(_ failure: LinkFailure?) { state.withLock { $0.failure = failure } }

        func fetch(_ url: String) throws(LinkFailure) -> LinkPreview {
            let failure = state.withLock { state in
                state.asked.append(url)
                return state.failure
            }
            if let failure { throw failure }
            return LinkActsTests.preview(url)
        }
    }

    private func fetching(_ newsroom: TestNewsroom, _ pages: Pages) -> LinkFetching {
        LinkFetching(newsroom.editorial) { url throws(LinkFailure) in try pages.fetch(url) }
    }

    @Test(arguments: TestEngine.all)
    func `a page is fetched once for a card that has only its address, and readers see its words`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let pages = Pages()
            try await newsroom.save(Story.pierClosed, Self.content())
            try await newsroom.publish(Story.tideTables, Self.content())
            #expect(try await newsroom.edition(Story.tideTables)?.references.previews == [:])
            #expect(try await fetching(newsroom, pages).fetchDue() == 1)
            #expect(pages.asked == [Self.url])
            #expect(try await newsroom.edition(Story.tideTables)?.references.previews == [Self.url: Self.preview(Self.url)])
            try await newsroom.expectEvent(
                "KeepLinkPreview", on: "preview:\(Self.url)", by: .operator, ["title": "Ferries of the north"])
            try await newsroom.expectChange("KeepLinkPreview", [.preview(Self.url)])
            // The revision is as its editor left it.
            let revision = try await newsroom.read { try $0.stories.revision(1, of: Story.pierClosed) }
            #expect(revision?.content == Self.content())
            newsroom.clock.advance(86_400)
            try await newsroom.save(Story.ferryReturns, Self.content())
            #expect(try await fetching(newsroom, pages).fetchDue() == 0)
            #expect(pages.asked.count == 1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `only cards without words ask, and of very many the first fifty`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let pages = Pages()
            try await newsroom.publish(Story.pierClosed, Self.content(title: "Words of our own"))
            #expect(try await fetching(newsroom, pages).fetchDue() == 0)
            let many = StoryContent.pierClosed.with { content in
                content.document.blocks += (0..<80).map { .storyCard(.elsewhere(.init(title: "", url: "https://gazette.example/\($0)"))) }
            }
            try await newsroom.save(Story.tideTables, many)
            #expect(try await fetching(newsroom, pages).fetchDue() == 50)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a card in a background asks too`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let pages = Pages()
            var background = Background.howTheFerryBegan
            background.revision = 1
            background.document.blocks.append(.storyCard(.elsewhere(.init(title: "", url: Self.url))))
            try await newsroom.perform(SaveBackground(background))
            #expect(try await fetching(newsroom, pages).fetchDue() == 1)
            try await newsroom.publish(Story.pierClosed, .pierClosed.with { $0.document.blocks.append(.background(background.id)) })
            #expect(try await newsroom.edition(Story.pierClosed)?.references.previews.keys.sorted() == [Self.url])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a failure is kept with its reason and tried again later and later, then given up`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let pages = Pages()
            pages.fail(LinkFailure("nobody answers", passes: true))
            try await newsroom.publish(Story.pierClosed, Self.content())
            for (attempt, wait) in ([60, 600, 3_600, 21_600] as [Double]).enumerated() {
                #expect(try await fetching(newsroom, pages).fetchDue() == 1)
                try await newsroom.expectEvent(
                    "KeepLinkFailure", on: "preview:\(Self.url)", by: .operator,
                    ["attempt": "\(attempt + 1)", "reason": "nobody answers"])
                newsroom.clock.advance(wait - 1)
                #expect(try await fetching(newsroom, pages).fetchDue() == 0)
                newsroom.clock.advance(1)
            }
            #expect(try await fetching(newsroom, pages).fetchDue() == 1)
            try await newsroom.expectEvent("KeepLinkFailure", on: "preview:\(Self.url)", by: .operator, ["next": "never"])
            let fetch = try await newsroom.read { try $0.links.queue.find(Self.url) }
            #expect(fetch?.attempts == 5 && fetch?.reason == "nobody answers")
            #expect(fetch?.due == nil)
            newsroom.clock.advance(30 * 86_400)
            // Neither time nor another save brings it back.
            try await newsroom.save(Story.tideTables, Self.content())
            #expect(try await fetching(newsroom, pages).fetchDue() == 0)
            #expect(newsroom.changes.allSatisfy { !$0.subjects.contains(.preview(Self.url)) })
        }
    }

    @Test(arguments: TestEngine.all)
    func `what will not pass is given up at once, and may be asked for again`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let pages = Pages()
            pages.fail(LinkFailure("the page answers with status 404", passes: false))
            try await newsroom.publish(Story.pierClosed, Self.content())
            try await fetching(newsroom, pages).fetchDue()
            #expect(try await newsroom.read { try $0.links.queue.find(Self.url) }?.due == nil)
            pages.fail(nil)
            newsroom.clock.advance(60)
            try await newsroom.perform(RefreshCard(url: Self.url), as: .reporter)
            try await newsroom.expectEvent("RefreshCard", on: "preview:\(Self.url)", by: .reporter)
            #expect(try await fetching(newsroom, pages).fetchDue() == 1)
            #expect(try await newsroom.read { try $0.links.find(Self.url) } == Self.preview(Self.url))
        }
    }

    @Test(arguments: TestEngine.all)
    func `words that readers may see are changed only by those who may publish`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.expectRight(.writeOwnStories, for: RefreshCard(url: Self.url))
            for url in ["", "/own/", "mailto:a@b.example", "https://a.example/\(String(repeating: "x", count: 2000))"] {
                try await newsroom.expectInvalid("url", RefreshCard(url: url))
            }
            try await newsroom.save(Story.pierClosed, Self.content())
            try await fetching(newsroom, Pages()).fetchDue()
            try await newsroom.expectRight(.publish, for: RefreshCard(url: Self.url))
            try await newsroom.perform(RefreshCard(url: Self.url), as: .editor)
            // Until the new words are there, the old ones stand.
            #expect(try await newsroom.read { try $0.links.find(Self.url) } != nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `two nodes do not fetch a page twice, and what one left behind is fetched later`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let pages = Pages()
            try await newsroom.save(Story.pierClosed, Self.content())
            let (gate, begun) = (AsyncStream<Void>.makeStream(), AsyncStream<Void>.makeStream())
            let first = LinkFetching(newsroom.editorial) { url throws(LinkFailure) in
                begun.continuation.yield()
                for await _ in gate.stream { break }
                return try pages.fetch(url)
            }
            let waiting = Task { try await first.fetchDue() }
            for await _ in begun.stream { break }
            #expect(try await fetching(newsroom, pages).fetchDue() == 0)
            newsroom.clock.advance(121)
            #expect(try await fetching(newsroom, pages).fetchDue() == 1)
            gate.continuation.finish()
            _ = try await waiting.value
            #expect(try await newsroom.read { try $0.links.find(Self.url) } == Self.preview(Self.url))
        }
    }
}
