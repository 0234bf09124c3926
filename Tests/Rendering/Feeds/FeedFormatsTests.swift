import Foundation
import Newsroom
import Testing

@testable import Rendering

/// What the three formats say of the same stories.
@Suite struct FeedFormatsTests {
    private static func json(_ feed: PageKey.Feed, _ sample: SamplePaper = PagesTests.sample) throws -> [String: Any] {
        let page = try PagesTests.render(.feed(feed, .json), sample)
        return try #require(JSONSerialization.jsonObject(with: Data(page.body)) as? [String: Any])
    }

    private static func xml(_ key: PageKey, _ sample: SamplePaper = PagesTests.sample) throws -> XMLReading {
        try XMLReading.read(PagesTests.render(key, sample).body)
    }

    private static func summaries(_ change: (inout Syndication) -> Void = { _ in }) -> SamplePaper {
        var sample = SamplePaper.courier()
        sample.paper.syndication.feedText = .summary
        change(&sample.paper.syndication)
        return sample
    }

    @Test(arguments: FeedFormat.allCases) func eachFormatHasItsTypeAndEveryFeed(format: FeedFormat) throws {
        let feeds: [PageKey.Feed] = [
            .paper, .newsFeed, .corrections, .record(.all), .record(.about(slug: "flood-defence")), .record(.said(slug: "orla-finch")),
            .topic(slug: "saltmarsh"), .author(slug: "ivo-reed"),
        ]
        for feed in feeds {
            let page = try PagesTests.render(.feed(feed, format))
            #expect(page.status == 200)
            #expect(page.contentType.hasPrefix(format.mediaType))
        }
        #expect(try PagesTests.render(.feed(.topic(slug: "no-such"), format)).status == 404)
        #expect(try PagesTests.render(.feed(.author(slug: "no-such"), format)).status == 404)
        #expect(try PagesTests.render(.feed(.record(.said(slug: "saltmarsh")), format)).status == 404, "it has said nothing")
        let moved = try PagesTests.render(.feed(.topic(slug: "the-marsh"), format))
        #expect(moved.location == "/topic/saltmarsh/\(format.fileName)")
    }

    @Test func atomGivesBackWhatTheStoryHas() throws {
        let feed = try Self.xml(.feed(.paper, .atom))
        let story = PagesTests.sample.editions[0].summary
        #expect(feed.texts("id").prefix(2) == ["https://courier.example/atom.xml", "urn:uuid:\(story.id)"])
        #expect(feed.texts("title").prefix(2) == ["The Saltmarsh Courier", story.headline])
        #expect(feed.texts("published").first == "2025-02-12T14:02:00+02:00")
        #expect(feed.texts("updated").prefix(2) == ["2025-02-12T17:40:00+02:00", "2025-02-12T17:40:00+02:00"])
        #expect(feed.texts("name").prefix(3) == ["The Saltmarsh Courier", "Maud Tarn", "Ivo Reed"])
        #expect(feed.texts("summary").first == story.standfirst)
        #expect(feed.texts("content").first?.hasPrefix("<p><strong>Correction</strong> An earlier version") == true)
        let links = feed.elements.filter { $0.name == "link" }.map(\.attributes)
        #expect(links[0] == ["href": "https://courier.example/atom.xml", "rel": "self", "type": "application/atom+xml"])
        #expect(links[1] == ["href": "https://courier.example/", "rel": "alternate", "type": "text/html"])
        #expect(links[2]["href"] == "https://courier.example/board-rejects-swap-of-sluice-gates/")
        #expect(
            feed.elements.filter { $0.name == "category" }.compactMap { $0.attributes["term"] }.prefix(6)
                == PagesTests.sample.topics.map(\.name)[...])
        #expect(feed.texts("media:credit") == ["Pia Holm/Saltmarsh Courier"])
        #expect(try Self.xml(.feed(.paper, .atom), SamplePaper()).texts("updated") == ["2000-01-01T02:00:00+02:00"])
    }

    @Test func aStatementIsAnEntryWithItsOwnAddressAndCitation() throws {
        let items = try #require(try Self.json(.record(.all))["items"] as? [[String: Any]])
        let first = try #require(PagesTests.sample.statements(.all, after: nil, limit: 1).items.first)
        #expect(items.count == 5 && items[0]["id"] as? String == "urn:uuid:\(first.id)")
        #expect(items[0]["url"] as? String == "https://courier.example/record/\(first.id)/")
        #expect((items[0]["title"] as? String)?.hasPrefix("Orla Finch: “This is impossible,") == true)
        #expect((items[0]["summary"] as? String)?.contains("https://courier.example/record/\(first.id)/") == true)
        let content = try #require(items[0]["content_html"] as? String)
        #expect(content.contains("&amp; it never will.") && content.contains("/board-rejects-swap-of-sluice-gates/#statement-\(first.id)"))
        #expect(items.contains { ($0["title"] as? String)?.contains("The county will not ask twice.") == true })
    }

    @Test func jsonGivesBackWhatTheStoryHas() throws {
        let feed = try Self.json(.paper)
        #expect(feed["version"] as? String == "https://jsonfeed.org/version/1.1")
        #expect(feed["feed_url"] as? String == "https://courier.example/feed.json")
        let item = try #require((feed["items"] as? [[String: Any]])?.first)
        let story = PagesTests.sample.editions[0].summary
        #expect(item["id"] as? String == "urn:uuid:\(story.id)")
        #expect(item["date_modified"] as? String == "2025-02-12T17:40:00+02:00")
        #expect(
            (item["authors"] as? [[String: String]])?.first == ["name": "Maud Tarn", "url": "https://courier.example/author/maud-tarn/"])
        #expect(item["tags"] as? [String] == PagesTests.sample.topics.map(\.name))
        #expect(item["image"] as? String == "https://courier.example/media/3f2a901c.jpg")
        #expect((item["_image"] as? [String: Any])?["credit"] as? String == "Pia Holm/Saltmarsh Courier")
        #expect((item["content_html"] as? String)?.contains("Pia Holm/Saltmarsh Courier</figcaption>") == true)
        #expect(item["content_text"] == nil)
    }

    @Test func entriesAreKnownByTheSameNameInEachFormat() throws {
        let rss = try Self.xml(.rss(.paper)).texts("guid")
        let atom = try Self.xml(.feed(.paper, .atom)).texts("id").dropFirst()
        let json = (try Self.json(.paper)["items"] as? [[String: Any]])?.compactMap { $0["id"] as? String }
        #expect(rss == Array(atom) && rss == json && Set(rss).count == 9)
    }

    @Test func topicsFeedKeepsItsNameWhateverTheTopicIsCalled() throws {
        var sample = PagesTests.sample
        let before = try Self.xml(.feed(.topic(slug: "saltmarsh"), .atom)).texts("id").first
        sample.topics[0].name = "Another"
        #expect(try Self.xml(.feed(.topic(slug: "saltmarsh"), .atom), sample).texts("id").first == before)
        #expect(before == "urn:uuid:\(sample.topics[0].id)")
    }

    @Test func summariesLeaveTheTextOutAndKeepCorrectionsBeforeThem() throws {
        let sample = Self.summaries()
        let expected = "Correction: An earlier version gave the height of the dyke in feet. The harbour board will not trade"
        let rss = try Self.xml(.rss(.paper), sample)
        #expect(rss.texts("content:encoded").isEmpty)
        #expect(rss.texts("description").dropFirst().first?.hasPrefix(expected) == true)
        let atom = try Self.xml(.feed(.paper, .atom), sample)
        #expect(atom.texts("content").isEmpty && atom.texts("summary").first?.hasPrefix(expected) == true)
        let item = try #require((try Self.json(.paper, sample)["items"] as? [[String: Any]])?.first)
        #expect(item["content_html"] == nil && (item["content_text"] as? String)?.hasPrefix(expected) == true)
    }

    @Test func hubIsNamedWhereThereIsOne() throws {
        let sample = Self.summaries { $0.hub = "https://hub.example/?a=1&b=2" }
        for key in [PageKey.rss(.newsFeed), .feed(.newsFeed, .atom)] {
            let hubs = try Self.xml(key, sample).elements.filter { $0.attributes["rel"] == "hub" }.compactMap { $0.attributes["href"] }
            #expect(hubs == ["https://hub.example/?a=1&b=2"])
            #expect(!(try Self.xml(key)).elements.contains { $0.attributes["rel"] == "hub" })
        }
        #expect(
            try Self.json(.newsFeed, sample)["hubs"] as? [[String: String]] == [["type": "WebSub", "url": "https://hub.example/?a=1&b=2"]])
        #expect(try Self.json(.newsFeed)["hubs"] == nil)
    }

    @Test func correctionsHaveFeedsOfTheirOwn() throws {
        let correction = PagesTests.sample.editions[0].corrections[0]
        let item = try #require((try Self.json(.corrections)["items"] as? [[String: Any]])?.first)
        #expect(item["id"] as? String == "urn:uuid:\(correction.id)")
        #expect(item["title"] as? String == "Correction: Board rejects swap of sluice gates")
        #expect(item["url"] as? String == "https://courier.example/board-rejects-swap-of-sluice-gates/#corrections")
        #expect(item["summary"] as? String == correction.text)
        #expect(try Self.xml(.rss(.corrections)).texts("pubDate") == ["Wed, 12 Feb 2025 17:40:00 +0200"])
    }

    @Test func storyInAnotherLanguageSaysSo() throws {
        var sample = SamplePaper.courier()
        sample.paper.language = "uk"
        #expect(try Self.xml(.rss(.paper), sample).texts("dc:language") == Array(repeating: "en", count: 9))
        let atom = try Self.xml(.feed(.paper, .atom), sample)
        #expect(atom.elements[0].attributes["xml:lang"] == "uk")
        #expect(atom.elements.first { $0.name == "entry" }?.attributes["xml:lang"] == "en")
        let item = try #require((try Self.json(.paper, sample)["items"] as? [[String: Any]])?.first)
        #expect(item["language"] as? String == "en")
    }

    @Test(arguments: FeedFormat.allCases) func hostileTextComesBackAsText(format: FeedFormat) throws {
        let sample = HostilePaper.make()
        for feed in [PageKey.Feed.paper, .corrections, .topic(slug: "saltmarsh")] {
            let body = try PagesTests.render(.feed(feed, format), sample).body
            if format == .json {
                let object = try #require(JSONSerialization.jsonObject(with: Data(body)) as? [String: Any])
                #expect((object["title"] as? String)?.contains("<script>alert(1)</script>") == true)
            } else {
                let title = try #require(try XMLReading.read(body).texts("title").first)
                #expect(title.contains("<script>alert(1)</script>"))
            }
        }
    }

    @Test(arguments: FeedFormat.allCases) func linksInTheCopyAreFullOnes(format: FeedFormat) throws {
        var sample = SamplePaper.courier()
        let blocks: [Block] = [.paragraph([.text("here", [.link(href: "/what-the-dyke-remembers/")])])]
        sample.editions = [Edition(summary: sample.editions[1].summary, document: Document(blocks))]
        let feed = try PagesTests.text(.feed(.paper, format), sample)
        #expect(feed.contains("https://courier.example/what-the-dyke-remembers/"))
    }

    @Test func everyPageOfAListNamesItsFeedInEachFormat() throws {
        for (key, path) in [(PageKey.front, "/"), (.topic(slug: "saltmarsh"), "/topic/saltmarsh/"), (.corrections(), "/corrections/")] {
            let page = try PagesTests.text(key)
            #expect(
                page.contains(
                    "feeds RSS application/rss+xml \(path)rss.xml; Atom application/atom+xml \(path)atom.xml; "
                        + "JSON Feed application/feed+json \(path)feed.json;"))
        }
    }
}
