import Foundation
import Newsroom
import Testing

@testable import Rendering

@Suite struct RSSFeedTests {
    static let xmlPages = PagesTests.pages.filter { $0.0.hasSuffix(".xml") }.map(\.1)

    @Test(arguments: xmlPages) func xmlIsWellFormed(key: PageKey) throws {
        _ = try XMLReading.read(PagesTests.render(key).body)
        _ = try XMLReading.read(PagesTests.render(key, HostilePaper.make()).body)
    }

    @Test func feedGivesBackWhatTheStoryHas() throws {
        let page = try PagesTests.render(.rss(.paper))
        #expect(page.contentType == "application/rss+xml; charset=utf-8")
        let feed = try XMLReading.read(page.body)
        let sample = PagesTests.sample
        #expect(feed.texts("item").count == sample.editions.count)
        #expect(feed.texts("title").prefix(2) == ["The Saltmarsh Courier", "Board rejects swap of sluice gates"])
        #expect(
            feed.texts("link").prefix(2) == ["https://courier.example/", "https://courier.example/board-rejects-swap-of-sluice-gates/"])
        #expect(feed.texts("guid").first == "urn:uuid:\(sample.editions[0].id)")
        #expect(feed.elements.first { $0.name == "guid" }?.attributes == ["isPermaLink": "false"])
        #expect(feed.texts("pubDate").first == "Wed, 12 Feb 2025 14:02:00 +0200")
        #expect(feed.texts("lastBuildDate") == ["Wed, 12 Feb 2025 17:40:00 +0200"])
        #expect(feed.texts("dc:creator").prefix(2) == ["Maud Tarn", "Ivo Reed"])
        #expect(feed.texts("category").prefix(6) == sample.topics.map(\.name)[...])
        #expect(feed.texts("description").dropFirst().first == sample.editions[0].summary.standfirst)
        let content = try #require(feed.texts("content:encoded").first)
        #expect(content.hasPrefix("<p><strong>Correction</strong> An earlier version"))
        #expect(
            content.contains(", &amp; it never will.<") && !content.contains("/record/")
                && content.contains("https://courier.example/what-the-dyke-remembers/"))
        #expect(feed.elements.first { $0.name == "atom:link" }?.attributes["href"] == "https://courier.example/rss.xml")
        let picture = try #require(feed.elements.first { $0.name == "media:content" })
        #expect(picture.attributes["url"] == "https://courier.example/media/3f2a901c.jpg" && picture.attributes["type"] == "image/jpeg")
        #expect(feed.texts("media:credit") == ["Pia Holm/Saltmarsh Courier"])
    }

    @Test func identifiersOutliveEveryChangeOfTheStory() throws {
        var sample = PagesTests.sample
        let old = sample.editions[1].summary
        sample.editions[1] = Edition(
            summary: sample.summary(2, "Quite another headline", "2025-02-12T09:30:00Z", topics: [1], byline: []), document: Document())
        #expect(try XMLReading.read(PagesTests.render(.rss(.paper), sample).body).texts("guid").contains("urn:uuid:\(old.id)"))
    }

    @Test(arguments: [
        ("2025-02-12T12:02:00Z", "Wed, 12 Feb 2025 14:02:00 +0200"), ("1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 03:00:00 +0300"),
        ("1969-12-30T12:00:05Z", "Tue, 30 Dec 1969 15:00:05 +0300"), ("2024-07-07T21:30:00Z", "Mon, 08 Jul 2024 00:30:00 +0300"),
    ])
    func datesAreOfTheMail(instant: String, expected: String) {
        #expect(LocalTime(SamplePaper.date(instant), in: PagesTests.sample.paper.timeZone).mailDate == expected)
    }
}
