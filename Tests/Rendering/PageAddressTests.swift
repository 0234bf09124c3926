import Foundation
import Newsroom
import Testing

@testable import Rendering

@Suite struct PageAddressTests {
    static let cursor = Cursor(
        position: 1_739_361_720_000, id: UUID(version7At: Date(timeIntervalSince1970: 1_739_361_720), random: (1, 2)))

    static let filtered: PageKey = {
        var query = SearchQuery(text: "war")
        query.section = "town"
        query.topic = "ferries"
        query.author = "ada"
        query.kind = .opinion
        query.language = "uk"
        query.from = Day(year: 2025, month: 2, day: 1)
        query.to = Day(year: 2025, month: 2, day: 28)
        query.order = .newest
        return .search(query)
    }()

    static let sides = PageKey.RecordSides(topic: "war", one: "kyiv", other: "moscow")

    static let keys: [(PageKey, String)] = [
        (.front, "/"),
        (.story(slug: "kremlin-rejects-exchange"), "/kremlin-rejects-exchange/"),
        (.story(slug: "новини"), "/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8/"),
        (.history(slug: "kremlin-rejects-exchange"), "/kremlin-rejects-exchange/history/"),
        (.history(slug: "новини", after: cursor), "/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8/history/?after=\(cursor)"),
        (.topic(slug: "history"), "/topic/history/"),
        (.topic(slug: "war"), "/topic/war/"),
        (.topic(slug: "war", after: cursor), "/topic/war/?after=\(cursor)"),
        (.author(slug: "maud-tarn"), "/author/maud-tarn/"),
        (.author(slug: "maud-tarn", after: cursor), "/author/maud-tarn/?after=\(cursor)"),
        (.section(slug: "town"), "/section/town/"),
        (.section(slug: "town", after: cursor), "/section/town/?after=\(cursor)"),
        (.storyPackage(slug: "peace-talks"), "/package/peace-talks/"),
        (.newsFeed(), "/news-feed/"),
        (.newsFeed(after: cursor), "/news-feed/?after=\(cursor)"),
        (.archive(), "/archive/"),
        (.archive(year: 2025), "/archive/2025/"),
        (.archive(year: 2025, month: 2), "/archive/2025/02/"),
        (.archiveDay(Day(daysSince1970: 20_131)), "/archive/2025/02/12/"),
        (.archiveDay(Day(daysSince1970: 20_131), after: cursor), "/archive/2025/02/12/?after=\(cursor)"),
        (.search(text: ""), "/search"),
        (.search(text: "a & b = “ї”+"), "/search?q=a%20%26%20b%20%3D%20%E2%80%9C%D1%97%E2%80%9D%2B"),
        (.search(text: "war", after: cursor), "/search?q=war&after=\(cursor)"),
        (
            filtered,
            "/search?q=war&section=town&topic=ferries&author=ada&kind=opinion&language=uk&from=2025-02-01&to=2025-02-28&order=newest"
        ),
        (.rss(.paper), "/rss.xml"),
        (.rss(.newsFeed), "/news-feed/rss.xml"),
        (.rss(.topic(slug: "war")), "/topic/war/rss.xml"),
        (.rss(.author(slug: "maud-tarn")), "/author/maud-tarn/rss.xml"),
        (.rss(.section(slug: "town")), "/section/town/rss.xml"),
        (.sitemap, "/sitemap.xml"),
        (.sitemapOfPages, "/sitemap/pages.xml"),
        (.sitemapPart(SitemapPart(.stories, 1)), "/sitemap/stories-1.xml"),
        (.sitemapPart(SitemapPart(.topics, 12)), "/sitemap/topics-12.xml"),
        (.newsSitemap, "/sitemap-news.xml"),
        (.trust(), "/trust.txt"),
        (.trust(wellKnown: true), "/.well-known/trust.txt"),
        (.corrections(), "/corrections/"),
        (.diary(), "/diary/"), (.diary(after: cursor), "/diary/?after=\(cursor)"), (.diary(.earlier), "/diary/earlier/"),
        (.diary(.earlier, after: cursor), "/diary/earlier/?after=\(cursor)"), (.diaryCalendar, "/diary.ics"),
        (.corrections(after: cursor), "/corrections/?after=\(cursor)"),
        (.rss(.corrections), "/corrections/rss.xml"),
        (.correction(SamplePaper.id(1)), "/corrections/\(SamplePaper.id(1, of: Correction.self))/"),
        (.correction(SamplePaper.id(1), after: cursor), "/corrections/\(SamplePaper.id(1, of: Correction.self))/?after=\(cursor)"),
        (.feed(.paper, .atom), "/atom.xml"),
        (.feed(.paper, .json), "/feed.json"),
        (.feed(.newsFeed, .atom), "/news-feed/atom.xml"),
        (.feed(.topic(slug: "war"), .json), "/topic/war/feed.json"),
        (.feed(.author(slug: "новини"), .atom), "/author/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8/atom.xml"),
        (.feed(.section(slug: "town"), .atom), "/section/town/atom.xml"),
        (.rss(.language("uk")), "/language/uk/rss.xml"),
        (.feed(.language("ckb"), .json), "/language/ckb/feed.json"),
        (.sitemapPart(SitemapPart(.packages, 1)), "/sitemap/packages-1.xml"),
        (.sitemapPart(SitemapPart(.statements, 2)), "/sitemap/statements-2.xml"),
        (.feed(.corrections, .json), "/corrections/feed.json"),
        (.record(), "/record/"), (.record(after: cursor), "/record/?after=\(cursor)"),
        (.record(.about(slug: "war")), "/topic/war/record/"),
        (.record(.said(slug: "war"), after: cursor), "/topic/war/said/?after=\(cursor)"),
        (.rss(.record(.all)), "/record/rss.xml"), (.feed(.record(.all), .json), "/record/feed.json"),
        (.feed(.record(.about(slug: "war")), .atom), "/topic/war/record/atom.xml"),
        (.feed(.record(.said(slug: "war")), .json), "/topic/war/said/feed.json"),
        (.sides(sides), "/topic/war/record/?one=kyiv&other=moscow"),
        (.sides(sides, after: cursor), "/topic/war/record/?one=kyiv&other=moscow&after=\(cursor)"),
        (.statement(Statement.ID(cursor.id)), "/record/\(Statement.ID(cursor.id))/"),
        (.statementData(Statement.ID(cursor.id)), "/record/\(Statement.ID(cursor.id)).json"),
        (.recordData(.all, .json), "/record/index.json"), (.recordData(.all, .csv, after: cursor), "/record/index.csv?after=\(cursor)"),
        (.recordData(.about(slug: "war"), .csv), "/topic/war/record/index.csv"),
        (.recordData(.said(slug: "новини"), .json), "/topic/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8/said/index.json"),
        (.robots, "/robots.txt"),
        (.manifest, "/manifest.webmanifest"),
        (.offline, "/offline/"),
    ]

    static func read(_ address: String) -> PageAddress {
        let halves = address.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        return PageAddress(path: halves[0], query: halves.count > 1 ? halves[1] : "")
    }

    @Test(arguments: keys) func everyPageHasOneAddressThatLeadsBackToIt(key: PageKey, address: String) {
        #expect(key.address == address)
        #expect(Self.read(address) == .page(key))
    }

    static let otherSpellings: [(String, String)] = [
        ("/war", "/war/"), ("/WAR/", "/war/"), ("//war//", "/war/"), ("/%77ar/", "/war/"), ("/topic/war", "/topic/war/"),
        ("/Topic/War/", "/topic/war/"), ("/tag/war/", "/topic/war/"), ("/tag/war", "/topic/war/"), ("/tag/war/rss/", "/topic/war/rss.xml"),
        ("/новини/", "/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8/"), ("/%d0%bd/", "/%D0%BD/"), ("/news-feed", "/news-feed/"),
        ("/archive/2025/2/1", "/archive/2025/02/01/"), ("/search/", "/search"), ("/search/?q=war", "/search?q=war"), ("/rss/", "/rss.xml"),
        ("/feed", "/rss.xml"), ("/rss.xml/", "/rss.xml"), ("/author/x/feed/", "/author/x/rss.xml"), ("/Robots.TXT", "/robots.txt"),
        ("/topic/war?after=\(cursor)", "/topic/war/?after=\(cursor)"), ("//", "/"),
        ("/language/uk/", "/search?language=uk"), ("/language/UK/feed", "/language/uk/rss.xml"),
    ]

    @Test(arguments: otherSpellings) func otherSpellingsMoveToTheAddress(spelling: String, address: String) {
        #expect(Self.read(spelling) == .moved(to: address))
        // One step, never a circle.
        if case .page = Self.read(address) {} else { Issue.record("\(address) is no page") }
    }

    static let nowhere = [
        "", "war", "/../etc/passwd", "/%2e%2e/", "/.", "/war/..", "/%2F/", "/a%2Fb/", "/a%00/", "/a%0D%0Ab/", "/%", "/%4", "/%zz/", "/%FF/",
        "/a b/", "/a<b>/", "/\"/", "/war/history/of/it", "/topic/", "/topic/a/b/", "/section/", "/section/a/b/", "/package/",
        "/package/a/rss.xml", "/package/a/b/", "/author/", "/tag/", "/theme/", "/media/", "/media",
        "/api/",
        "/archive/2025/13/", "/archive/2025/02/30/", "/archive/0000/", "/archive/02025/", "/archive/x/", "/archive/-1/",
        "/archive/2025/02/12/1/",
        "/sitemap/", "/sitemap/x.xml", "/sitemap/stories-0.xml", "/sitemap/stories-01.xml", "/sitemap/stories-1", "/sitemap/stories--1.xml",
        "/sitemap/stories-99999999999999999999.xml", "/.well-known/", "/.well-known/security.txt", "/corrections/x/",
        "/corrections/?after=x", "/language/u/", "/language/uk-ua/", "/language/uk/x.xml", "/language/123/",
        "/sitemap/1_x.xml", "/topic/war/?after=x", "/news-feed/?after=", "/news-feed/x/",
        "/a/b/c/d/e/f/g/h/",
        "/" + String(repeating: "a", count: 301) + "/", "/" + String(repeating: "a/", count: 600),
        "/search?q=" + String(repeating: "a", count: 5000),
        "/wp-login.php", "/.env", "/.git/config",
    ]

    @Test(arguments: nowhere) func whatNoPageCanHaveLeadsNowhere(address: String) {
        #expect(Self.read(address) == .nowhere)
    }

    @Test func unknownParametersMakeNoOtherPage() {
        #expect(Self.read("/war/?utm_source=x&fbclid=1") == .page(.story(slug: "war")))
        #expect(Self.read("/news-feed/?x=1") == .page(.newsFeed()))
    }

    @Test func filtersThatAreEmptyOrNoneOfOursAreNoFilters() {
        let sent = "/search?q=war&section=&topic=&kind=nonsense&language=E%3C&from=2025-02-30&to=2025&order=&author=a%2Fb"
        #expect(Self.read(sent) == .page(.search(text: "war")))
        #expect(Self.read("/search?section=" + String(repeating: "a", count: 301)) == .page(.search(text: "")))
    }

    @Test func searchesAreTakenAsTyped() {
        #expect(Self.read("/search?q=%20peace++talks+") == .page(.search(text: "peace talks")))
        #expect(Self.read("/search?q=%ff") == .page(.search(text: "")))
        #expect(Self.read("/search?q=" + String(repeating: "a", count: 300)) == .page(.search(text: String(repeating: "a", count: 200))))
    }

    @Test func noStoryCanTakeTheFirstPartOfAnotherAddress() {
        for (key, _) in Self.keys {
            let parts = key.path.split(separator: "/")
            switch key {
            case .story, .history: continue
            default: break
            }
            guard let first = parts.first else { continue }
            #expect(Slug.reserved.contains(String(first)), "\(first)")
        }
    }
}
