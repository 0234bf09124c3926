import Foundation
import Newsroom
import Testing

@testable import Rendering

@Suite struct NewsSitemapTests {
    private static let now = SamplePaper.date("2025-02-13T08:00:00Z")

    /// A paper whose stories first became public so many seconds ago, the first of them the newest.
    private static func paper(ages: [TimeInterval], updated: Date? = nil) -> SamplePaper {
        var sample = SamplePaper()
        for (number, age) in ages.enumerated() {
            let story = EditionSummary(
                id: SamplePaper.id(number), revision: 1, kind: .news, language: "uk", slug: "story-\(number)",
                headline: "Story <\(number)>",
                standfirst: "", byline: [], topics: [], leadPhotograph: nil, firstPublished: now.addingTimeInterval(-age),
                updated: updated ?? now.addingTimeInterval(-age), words: 1, inNewsFeed: false)
            sample.editions.append(Edition(summary: story, document: Document()))
        }
        return sample
    }

    private static func render(_ sample: SamplePaper, at now: Date = now) throws -> RenderedPage {
        try PageRenderer(paper: sample.paper, theme: PlainTheme.make(), now: { now }).render(.newsSitemap, from: sample)
    }

    private static func addresses(_ sample: SamplePaper, at now: Date = now) throws -> [String] {
        try XMLReading.read(render(sample, at: now).body).texts("loc")
    }

    @Test(arguments: [(0, 0), (1, 1), (1_000, 1_000), (1_001, 1_000)])
    func aThousandStoriesAtMostAndTheNewest(stories: Int, expected: Int) throws {
        let found = try Self.addresses(Self.paper(ages: (0..<stories).map { Double($0) }))
        #expect(found == (0..<expected).map { "https://courier.example/story-\($0)/" })
    }

    @Test(arguments: [
        (47 * 3600 + 59 * 60, true), (48 * 3600 - 1, true), (48 * 3600, false), (48 * 3600 + 60, false),
    ])
    func aStoryStaysForTwoDays(age: Int, isThere: Bool) throws {
        #expect(try Self.addresses(Self.paper(ages: [TimeInterval(age)])).isEmpty == !isThere)
    }

    @Test func whatCountsIsTheFirstPublicationAndNoUpdate() throws {
        #expect(try Self.addresses(Self.paper(ages: [72 * 3600], updated: Self.now)).isEmpty)
    }

    @Test func itHoldsUntilTheOldestStoryLeavesAndToTheMillisecond() throws {
        let sample = Self.paper(ages: [60, 3600.5, 47 * 3600])
        let page = try Self.render(sample)
        let end = try #require(page.holdsUntil)
        #expect(end == Self.now.addingTimeInterval(3600))
        #expect(try Self.render(sample, at: end.addingTimeInterval(-0.0004)).body == page.body)
        #expect(try Self.addresses(sample, at: end).count == 2)
        #expect(try Self.render(SamplePaper()).holdsUntil == nil)
    }

    @Test func itSaysWhatTheFormatAsksFor() throws {
        let reading = try XMLReading.read(Self.render(Self.paper(ages: [60])).body)
        #expect(reading.texts("news:name") == ["The Saltmarsh Courier"])
        #expect(reading.texts("news:language") == ["uk"])
        #expect(reading.texts("news:publication_date") == ["2025-02-13T09:59:00+02:00"])
        #expect(reading.texts("news:title") == ["Story <0>"])
        let namespaces = reading.elements[0].attributes
        #expect(namespaces["xmlns:news"] == "http://www.google.com/schemas/sitemap-news/0.9")
    }

    @Test(arguments: [("uk", "uk"), ("en-GB", "en"), ("zh-Hant-TW", "zh-tw"), ("zh-Hans", "zh-cn"), ("zh", "zh-cn"), ("", "en")])
    func languagesAreWrittenAsTheFormatHasThem(tag: String, expected: String) {
        #expect(NewsSitemap.language(tag) == expected)
    }
}
