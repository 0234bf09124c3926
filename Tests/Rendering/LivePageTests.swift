import Foundation
import Newsroom
import Testing

@testable import Rendering

@Suite("Pages of a live coverage")
struct LivePageTests {
    private static let sample = SamplePaper.live()
    private static let slug = "tide-live"
    private static let first = PageKey.story(slug: slug)

    private func text(_ key: PageKey, _ sample: SamplePaper = sample) throws -> String {
        String(decoding: try PagesTests.render(key, sample).body, as: UTF8.self)
    }

    @Test func `the first page is as approved`() throws {
        try expectApproved(PagesTests.render(Self.first, Self.sample).body, as: "plain/live.html")
    }

    @Test func `the standard theme shows it as approved`() throws {
        let theme = try #require(try StandardThemeTests.theme())
        let page = try PageRenderer(paper: Self.sample.paper, theme: theme).render(Self.first, from: Self.sample)
        let html = String(decoding: page.body, as: UTF8.self).replacing(/\/theme\/([a-z]+)\.[0-9a-f]{16}\./) {
            "/theme/\($0.output.1).HASH."
        }
        try expectApproved(Array(html.utf8), as: "standard/live.html")
    }

    @Test func `pages follow each other by key, and each update stands on one of them`() throws {
        let cursor = try #require(Self.sample.editions[0].live?.next)
        let pages = [try text(Self.first), try text(.live(slug: Self.slug, at: .after(cursor)))]
        let ids = pages.flatMap { $0.components(separatedBy: "+ ").dropFirst().map { String($0.prefix(36)) } }
        #expect(ids.count == 24 && Set(ids).count == 24)
        #expect(pages[0].contains("next /tide-live/?after=\(cursor)"))
        #expect(pages[1].contains("newest /tide-live/"))
        #expect(!pages[1].contains("stream /"), "who reads an older page follows nothing")
    }

    @Test func `an update has an address that begins with it, on whatever page it stands`() throws {
        let old: LiveUpdate.ID = SamplePaper.id(302)
        let page = try PagesTests.render(.live(slug: Self.slug, at: .update(old)), Self.sample)
        let body = String(decoding: page.body, as: UTF8.self)
        #expect(page.status == 200)
        #expect(
            body.components(separatedBy: "+ ").dropFirst().map { String($0.prefix(36)) } == [
                "\(old)", "\(SamplePaper.id(301) as LiveUpdate.ID)",
            ])
        #expect(body.contains("| https://courier.example/tide-live/ |"), "search engines are sent to the story")
    }

    @Test func `a place that is none leads to the first page`() throws {
        for key in [PageKey.live(slug: Self.slug, at: .update(SamplePaper.id(999)))] {
            let page = try PagesTests.render(key, Self.sample)
            #expect(page.status == 302 && page.location == "/tide-live/")
        }
        let cursor = Cursor(position: 1, id: UUID())
        let other = try PagesTests.render(.live(slug: "board-rejects-swap-of-sluice-gates", at: .after(cursor)), Self.sample)
        #expect(other.status == 302 && other.location == "/board-rejects-swap-of-sluice-gates/")
        let old = try PagesTests.render(.live(slug: "gate-repair-stalls", at: .after(cursor)), Self.sample)
        #expect(old.location == "/board-rejects-swap-of-sluice-gates/?after=\(cursor)")
        #expect(try PagesTests.render(.live(slug: "taken-back", at: .after(cursor)), Self.sample).status == 410)
        #expect(try PagesTests.render(.live(slug: "nothing", at: .after(cursor)), Self.sample).status == 404)
    }

    @Test func `addresses of places are read back`() throws {
        let cursor = Cursor(position: 12, id: (SamplePaper.id(1) as LiveUpdate.ID).uuid)
        for place in [LivePlace.after(cursor), .update(SamplePaper.id(2))] {
            let key = PageKey.live(slug: Self.slug, at: place)
            #expect(PageAddress(path: key.path, query: key.query) == .page(key))
            #expect(key.beginsAtPlace)
        }
        #expect(PageAddress(path: "/tide-live/", query: "update=7&after=x") == .page(Self.first))
        #expect(StreamAddress(path: "/tide-live/events") == .story(slug: Self.slug))
        #expect(StreamAddress(path: "/news-feed/events") == .newsFeed)
        for path in ["/events", "/search/events", "/topic/x/events", "/tide-live/events/", "/rss.xml/events", "/a/b/events", "//events"] {
            #expect(StreamAddress(path: path) == nil, "\(path)")
        }
    }

    @Test func `a change of an update makes the coverage's pages wrong, and so does one of what it names`() throws {
        let story: Story.ID = SamplePaper.id(200)
        for key in [Self.first, .live(slug: Self.slug, at: .update(SamplePaper.id(302))), .rss(.paper)] {
            #expect(try PagesTests.render(key, Self.sample).reads.isSuperset(of: [.live(story), .contributor(SamplePaper.id(1))]))
        }
        #expect(try !PagesTests.render(.front, Self.sample).reads.contains(.live(story)), "an update leaves the front as it is")
    }

    @Test func `search engines are told the coverage's times and its updates`() throws {
        var sample = Self.sample
        #expect(try text(Self.first).contains("\"@type\":\"LiveBlogPosting\""))
        #expect(try text(Self.first).contains("\"coverageStartTime\":\"2025-02-12T20:00:00+02:00\""))
        #expect(try text(Self.first).components(separatedBy: "\"@type\":\"BlogPosting\"").count == 21)
        #expect(try !text(Self.first).contains("coverageEndTime"))
        var live = try #require(sample.editions[0].live)
        live.ended = SamplePaper.date("2025-02-12T20:00:00Z")
        sample.editions[0] = Edition(summary: sample.editions[0].summary, document: sample.editions[0].document, live: live)
        #expect(try text(Self.first, sample).contains("\"coverageEndTime\":\"2025-02-12T22:00:00+02:00\""))
        #expect(try !text(Self.first, sample).contains("stream /"), "nothing more comes")
    }

    @Test(arguments: FeedFormat.allCases)
    func `a feed brings the newest updates with the story`(format: FeedFormat) throws {
        let feed = try text(.feed(.paper, format))
        #expect(feed.contains("Key points."))
        #expect(feed.contains("The water stands at 24."))
        #expect(feed.contains("https://courier.example/tide-live/?update=\(SamplePaper.id(324) as LiveUpdate.ID)"))
        #expect(feed.contains("Not 25."))
    }
}
