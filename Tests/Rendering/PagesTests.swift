import Foundation
import Newsroom
import Testing

@testable import Rendering

@Suite struct PagesTests {
    static let sample = SamplePaper.courier()
    static let story = PageKey.story(slug: "board-rejects-swap-of-sluice-gates")

    static let filtered: PageKey = {
        var query = SearchQuery(text: "tide")
        query.section = "harbour"
        query.author = "maud-tarn"
        query.kind = .news
        query.from = Day(year: 2025, month: 2, day: 1)
        return .search(query)
    }()

    static let pages: [(String, PageKey)] = [
        ("front.html", .front), ("story.html", story), ("topic.html", .topic(slug: "saltmarsh")),
        ("author.html", .author(slug: "maud-tarn")), ("section.html", .section(slug: "harbour")),
        ("package.html", .storyPackage(slug: "the-spring-tide")),
        ("news-feed.html", .newsFeed()), ("archive-day.html", .archiveDay(Day(daysSince1970: 20_130))),
        ("archive.html", .archive()), ("archive-year.html", .archive(year: 2025)), ("archive-month.html", .archive(year: 2025, month: 2)),
        ("topic-person.html", .topic(slug: "orla-finch")), ("topic-event.html", .topic(slug: "spring-tide-2025")),
        ("search-filtered.html", filtered), ("search-meant.html", .search(text: "slucie")),
        ("search.html", .search(text: "sluice")),
        ("search-form.html", .search(text: "")), ("search-nothing.html", .search(text: "zebra")),
        ("not-found.html", .story(slug: "no-such")),
        ("withdrawn.html", .story(slug: "taken-back")), ("rss.xml", .rss(.paper)), ("topic-rss.xml", .rss(.topic(slug: "flood-defence"))),
        ("author-rss.xml", .rss(.author(slug: "ivo-reed"))), ("news-feed-rss.xml", .rss(.newsFeed)), ("sitemap.xml", .sitemap),
        ("podcast.xml", .podcast), ("heard.html", .story(slug: "harbour-master-counts-the-herons")),
        ("manifest.webmanifest", .manifest), ("offline.html", .offline),
        ("sitemap-pages.xml", .sitemapOfPages), ("sitemap-stories.xml", .sitemapPart(SitemapPart(.stories, 1))),
        ("sitemap-topics.xml", .sitemapPart(SitemapPart(.topics, 1))), ("sitemap-authors.xml", .sitemapPart(SitemapPart(.authors, 1))),
        ("sitemap-news.xml", .newsSitemap), ("robots.txt", .robots), ("trust.txt", .trust()), ("corrections.html", .corrections()),
        ("history.html", .history(slug: "board-rejects-swap-of-sluice-gates")),
        ("history-unchanged.html", .history(slug: "ferry-late-by-a-tide")),
        ("atom.xml", .feed(.paper, .atom)), ("feed.json", .feed(.paper, .json)),
        ("author-atom.xml", .feed(.author(slug: "ivo-reed"), .atom)),
        ("section-rss.xml", .rss(.section(slug: "harbour"))), ("section-atom.xml", .feed(.section(slug: "harbour"), .atom)),
        ("section-feed.json", .feed(.section(slug: "harbour"), .json)), ("sitemap-packages.xml", .sitemapPart(SitemapPart(.packages, 1))),
        ("record.html", .record()), ("record-topic.html", .record(.about(slug: "flood-defence"))),
        ("record-speaker.html", .record(.said(slug: "orla-finch"))),
        ("record-sides.html", .sides(PageKey.RecordSides(topic: "flood-defence", one: "orla-finch", other: "harbour-board"))),
        ("statement.html", .statement(SamplePaper.statements[0])), ("statement-original.html", .statement(SamplePaper.statements[2])),
        ("statement-unnamed.html", .statement(SamplePaper.statements[3])), ("statement.json", .statementData(SamplePaper.statements[0])),
        ("record.json", .recordData(.all, .json)), ("record.csv", .recordData(.all, .csv)),
        ("record-topic.json", .recordData(.about(slug: "flood-defence"), .json)),
        ("diary.html", .diary()), ("diary-earlier.html", .diary(.earlier)), ("diary.ics", .diaryCalendar),
        ("record-rss.xml", .rss(.record(.all))), ("record-atom.xml", .feed(.record(.all), .atom)),
        ("said-feed.json", .feed(.record(.said(slug: "orla-finch")), .json)),
        ("corrections-rss.xml", .rss(.corrections)), ("corrections-atom.xml", .feed(.corrections, .atom)),
        ("corrections-feed.json", .feed(.corrections, .json)), ("correction.html", .correction(SamplePaper.id(1))),
    ]

    /// The morning after the sample's last day.
    static let now = SamplePaper.date("2025-02-13T08:00:00Z")

    static func render(_ key: PageKey, _ sample: SamplePaper = sample) throws -> RenderedPage {
        try PageRenderer(paper: sample.paper, theme: PlainTheme.make(sample.paper.language), now: { now }).render(key, from: sample)
    }

    static func text(_ key: PageKey, _ sample: SamplePaper = sample) throws -> String {
        String(decoding: try render(key, sample).body, as: UTF8.self)
    }

    @Test func plainThemeKnowsEveryNameThatItUses() throws {
        #expect(try PlainTheme.make().check() == [])
    }

    @Test(arguments: pages) func pageIsAsApproved(name: String, key: PageKey) throws {
        try expectApproved(Self.render(key).body, as: "plain/\(name)")
    }

    @Test(arguments: pages.map(\.1)) func theSamePaperGivesTheSameBytes(key: PageKey) throws {
        #expect(try Self.render(key).body == Self.render(key, SamplePaper.courier()).body)
    }

    @Test func ukrainianPaperSpeaksUkrainian() throws {
        var sample = Self.sample
        sample.paper.language = "uk"
        let page = try Self.text(Self.story, sample)
        for words in ["12 лютого 2025, 14:02", "2 хв читання", "Виправлення", "Maud Tarn і Ivo Reed", "Особа", "lang=\"uk\" dir=\"ltr\""] {
            #expect(page.contains(words), "\(words)")
        }
    }

    @Test func timesStandInTheNewsroomsZone() throws {
        let page = try Self.text(Self.story)
        #expect(page.contains("2025-02-12T14:02:00+02:00 February 12, 2025 2:02 PM February 12, 2025 2:02 PM"))
        var british = Self.sample
        british.paper.language = "en-GB"
        #expect(try Self.text(Self.story, british).contains("12 February 2025, 14:02"))
        // A story of 22:30 UTC belongs to the next day in Kyiv.
        #expect(try Self.text(.archiveDay(Day(daysSince1970: 20_129))).contains("Tide tables for the week"))
    }

    @Test func noStoryStandsTwiceOnTheFront() throws {
        let page = try FrontPage(from: Self.sample, topics: [])
        let all = [page.lead].compactMap { $0 } + page.seconds + page.columns + page.rest + page.newsFeed
        #expect(Set(all.map(\.id)).count == all.count && all.count == Self.sample.editions.count)
        #expect(page.newsFeed.allSatisfy { $0.kind == .brief })
        var briefs = SamplePaper.courier()
        briefs.editions.removeAll { $0.summary.kind != .brief }
        #expect(try FrontPage(from: briefs, topics: []).lead?.kind == .brief)
        #expect(try FrontPage(from: SamplePaper(), topics: []).lead == nil)
    }

    @Test func everyPageOfAnEmptyPaperCanBeMade() throws {
        for (_, key) in Self.pages { _ = try Self.render(key, SamplePaper()) }
    }

    @Test func statusesAndRedirectsSayWhatIs() throws {
        #expect(try Self.render(Self.story).status == 200)
        #expect(try Self.render(.story(slug: "no-such")).status == 404)
        #expect(try Self.render(.story(slug: "taken-back")).status == 410)
        #expect(try Self.render(.topic(slug: "no-such")).status == 404)
        #expect(try Self.render(.archiveDay(Day(daysSince1970: 0))).status == 404)
        let moved = try Self.render(.story(slug: "gate-repair-stalls"))
        #expect(moved.status == 301 && moved.location == Self.story.path)
        #expect(try Self.render(.topic(slug: "the-marsh")).location == "/topic/saltmarsh/")
        #expect(try Self.render(.rss(.topic(slug: "the-marsh"))).location == "/topic/saltmarsh/rss.xml")
        #expect(try Self.render(.archive()).status == 200)
        #expect(try Self.render(.archive(year: 2025, month: 2)).status == 200)
        #expect(try Self.render(.archive(year: 2024)).status == 404)
        #expect(try Self.render(.archive(year: 2025, month: 1)).status == 404)
        #expect(try Self.render(.archive(year: 9999, month: 12)).status == 404)
        let fault = try PageRenderer(paper: Self.sample.paper, theme: PlainTheme.make()).fault(status: 503)
        #expect(fault.status == 503 && fault.isTransient && fault.reads.isEmpty)
        #expect(try Self.render(.search(text: "a")).isTransient)
        #expect(try Self.render(.search(text: "a")).isUnlisted)
    }

    @Test func longListsGoOnAtAPlaceOfTheirOwn() throws {
        var sample = SamplePaper.courier()
        for number in 100..<140 {
            sample.editions.append(
                Edition(
                    summary: sample.summary(number, "Tide \(number)", "2024-01-01T00:00:00Z", topics: [1], byline: []), document: Document()
                ))
        }
        let topic = try Self.text(.topic(slug: "saltmarsh"), sample)
        let next = try #require(topic.firstMatch(of: /\/topic\/saltmarsh\/\?after=[0-9a-f_-]+/))
        guard case .page(let key) = PageAddressTests.read(String(next.output)) else { return #expect(Bool(false), "no page") }
        let second = try Self.text(key, sample)
        #expect(second.contains("Tide 100") && !second.contains("Harbour master"))
        #expect(!second.contains("?after=") || second.components(separatedBy: "?after=").count == 2)
    }
}
