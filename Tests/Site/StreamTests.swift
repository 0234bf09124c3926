import Editorial
import Foundation
import Newsroom
import TestSupport
import Testing
import Web

@testable import Rendering
@testable import Site

@Suite("Streams of events")
struct StreamTests {
    private static let feed = "/news-feed/events"

    private func open(_ paper: TestPaper, _ target: String, lastEventID: String = "") async -> StreamOpening? {
        let parts = target.split(separator: "?", maxSplits: 1).map(String.init)
        return await paper.site.open(
            WebRequest(path: parts[0], query: parts.count > 1 ? parts[1] : "", lastEventID: lastEventID))
    }

    private func text(_ opening: StreamOpening?) -> String { String(decoding: opening?.bytes ?? [], as: UTF8.self) }

    private func ids(_ opening: StreamOpening?) -> [Int] {
        text(opening).split(separator: "\n").filter { $0.hasPrefix("id: ") }
            .compactMap { Int($0.dropFirst(4)) }
    }

    private func brief(_ headline: String) -> StoryContent {
        var content = StoryContent.story(headline)
        content.kind = .brief
        return content
    }

    @Test("who comes with a number is told everything after it, from the page, the header or both", arguments: TestEngine.all)
    func catchingUp(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            let page = await paper.site.get("/news-feed/").text
            #expect(page.contains("data-stream=\"\(Self.feed)?after=0\""))
            for number in 1...3 { try await paper.publish(brief("Brief \(number)")) }
            #expect(await paper.site.get("/news-feed/").text.contains("?after=3\""))
            #expect(ids(await open(paper, Self.feed + "?after=0")) == [1, 2, 3])
            #expect(ids(await open(paper, Self.feed + "?after=2")) == [3])
            #expect(ids(await open(paper, Self.feed + "?after=0", lastEventID: "2")) == [3])
            #expect(ids(await open(paper, Self.feed + "?after=3")) == [])
            let upToDate = await open(paper, Self.feed + "?after=3")
            #expect(upToDate?.position == 3)
            // Without a number, or with one that was made up: from now on.
            for target in [Self.feed, Self.feed + "?after=x", Self.feed + "?after=99999"] {
                let opening = await open(paper, target)
                #expect(opening?.position == 3 && ids(opening) == [], "\(target)")
            }
            #expect(ids(await open(paper, Self.feed + "?after=-5")) == [1, 2, 3])
        }
    }

    @Test("a live coverage has a stream of its own, by any slug that it has or had", arguments: TestEngine.all)
    func coverage(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            var content = StoryContent.story("The tide")
            content.kind = .live
            let story = try await paper.publish(content)
            try await paper.publish(brief("A brief"))
            let update: LiveUpdate.ID = paper.newID()
            try await paper.perform(
                PostLiveUpdate(update, in: story, content: .init(document: Document([.paragraph([.text("It rises.")])]))))
            #expect(await paper.site.get("/the-tide/").text.contains("data-stream=\"/the-tide/events?after=3\""))
            let told = await open(paper, "/the-tide/events?after=1")
            #expect(ids(told) == [3])
            #expect(text(told).contains("It rises."))
            content.slug = "the-spring-tide"
            let next = try await paper.save(story, content, basedOn: 1)
            try await paper.perform(UpdatePublished(story: story, revision: next.revision, kind: .fix))
            for target in ["/the-tide/events", "/the-spring-tide/events"] {
                let opening = await open(paper, target)
                #expect(opening?.stream == .story(story), "\(target)")
            }
            #expect(await open(paper, "/a-brief/events") == nil)
            try await paper.perform(WithdrawStory(story: story, reason: "A test."))
            #expect(await open(paper, "/the-tide/events") == nil)
        }
    }

    @Test("an address that streams nothing says so, and so does a paper that is full")
    func refusals() async throws {
        try await withPaper(.sqlite) { paper in
            try await paper.publish(.story("A bridge opens"))
            for target in ["/a-bridge-opens/events", "/nothing/events", "/topic/x/events"] {
                #expect(await paper.site.get(target).status == 404, "\(target)")
            }
            // Asked in any other way than as a stream, and where there is no room.
            let answer = await paper.site.get(Self.feed)
            #expect(answer.status == 503 && answer["Retry-After"] == "30")
            #expect(answer["Cache-Control"] == "no-store")
            #expect(await paper.site.get(Self.feed, method: "POST").status == 405)
            let full = Site(
                paper: TestPaper.paper, theme: try TestPaper.theme.get(), archive: paper.site.archive, media: paper.media, cacheLimit: 0,
                streamLimit: 0, logger: paper.site.logger)
            #expect(await full.open(WebRequest(path: Self.feed)) == nil)
        }
    }

    @Test("a stream says nothing that is not public, whatever became of it", arguments: TestEngine.all)
    func canary(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            let story = try await paper.publish(.story("A plain headline"))
            try await paper.perform(StartLiveCoverage(story: story))
            func content(_ word: String) -> LiveUpdate.Content {
                LiveUpdate.Content(
                    headline: "Zqxhead\(word)", document: Document([.paragraph([.text("Zqxbody\(word)")])]), isKeyEvent: true)
            }
            let (removed, corrected, left): (LiveUpdate.ID, LiveUpdate.ID, LiveUpdate.ID) = (paper.newID(), paper.newID(), paper.newID())
            try await paper.perform(PostLiveUpdate(removed, in: story, content: content("removed"), isPinned: true))
            try await paper.perform(PostLiveUpdate(corrected, in: story, content: content("before")))
            var crawler = Crawler(paper.site)
            await crawler.crawl(Crawler.everyKindOfPage.map(\.address))
            #expect(crawler.words(beginningWith: "zqx").count == 4, "the updates are there to be seen: \(crawler.statuses.keys.sorted())")
            try await paper.perform(RemoveLiveUpdate(removed, reason: "zqxreason"))
            try await paper.perform(CorrectLiveUpdate(corrected, basedOn: 1, content: content("after"), notice: "Zqxnotice."))
            // A draft, a plan and a withdrawn brief beside it.
            let draft = try await paper.save(nil, brief("Zqxdraft"))
            try await paper.perform(PublishStory(story: draft.id, revision: 1, time: .at(paper.clock.now.addingTimeInterval(9_000))))
            let brief = try await paper.publish(brief("Zqxwithdrawn"))
            try await paper.perform(WithdrawStory(story: brief, reason: "zqxreason"))
            try await expect(["zqxheadafter", "zqxbodyafter", "zqxnotice"], in: paper, story: "/a-plain-headline/")
            try await paper.perform(PostLiveUpdate(left, in: story, content: content("left")))
            try await paper.perform(WithdrawStory(story: story, reason: "zqxreason"))
            try await expect([], in: paper, story: "/a-plain-headline/")
        }
    }

    /// Which of the canary's words are anywhere to be had.
    private func expect(_ words: Set<String>, in paper: TestPaper, story: String) async throws {
        var crawler = Crawler(paper.site)
        await crawler.crawl(
            Crawler.everyKindOfPage.map(\.address) + [story] + ["zqxbodyremoved", "zqxbodybefore"].map { "/search?q=x\($0)" })
        #expect(Set(crawler.words(beginningWith: "zqx").keys.filter { !crawler.wasAsked($0) }) == words)
        for target in ["/news-feed/events?after=0", story + "events?after=0"] {
            let told = text(await open(paper, target)).lowercased()
            let leaked = ["headremoved", "bodyremoved", "headbefore", "headleft", "draft", "withdrawn", "reason"].filter {
                told.contains("zqx" + $0)
            }
            #expect(leaked.isEmpty, "\(target)")
        }
        let query = SearchQuery(text: "zqxbodyremoved")
        let hits = try await paper.site.archive.read { try $0.search(query, after: nil, limit: 9).items.count }
        #expect(hits == 0)
    }
}

extension Crawler {
    /// A word that stands in an address that the test asked for is echoed by the page.
    fileprivate func wasAsked(_ word: String) -> Bool { found.keys.contains { $0.contains("q=x\(word)") } }
}
