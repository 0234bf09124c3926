import Foundation
import Newsroom
import Testing

@testable import Rendering

@Suite struct StructuredDataTests {
    /// The objects in a page's structured data, by type.
    private static func objects(_ key: PageKey, _ sample: SamplePaper = PagesTests.sample) throws -> [String: [String: Any]] {
        let page = try PagesTests.text(key, sample)
        let json = try #require(page.firstMatch(of: /<script type="application\/ld\+json">(.*)<\/script>/)).output.1
        let objects = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
        return Dictionary(uniqueKeysWithValues: objects.map { ((($0["@type"] as? [String])?.last ?? $0["@type"] as? String) ?? "", $0) })
    }

    private static func names(_ breadcrumbs: [String: Any]?) -> [String] {
        (breadcrumbs?["itemListElement"] as? [[String: Any]])?.compactMap { $0["name"] as? String } ?? []
    }

    @Test func storyStandsInItsSectionOrUnderItsMainTopic() throws {
        let objects = try Self.objects(PagesTests.story)
        #expect(objects["NewsArticle"] != nil)
        #expect(Self.names(objects["BreadcrumbList"]) == ["The Saltmarsh Courier", "Harbour", "Board rejects swap of sluice gates"])
        let items = objects["BreadcrumbList"]?["itemListElement"] as? [[String: Any]]
        #expect(items?.last?["item"] as? String == "https://courier.example\(PagesTests.story.path)")
        let herons = try Self.objects(.story(slug: "harbour-master-counts-the-herons"))
        #expect(Self.names(herons["BreadcrumbList"]).dropFirst().first == "Birds & beasts")
    }

    @Test(arguments: [
        (StoryKind.news, "NewsArticle"), (.brief, "NewsArticle"), (.analysis, "AnalysisNewsArticle"), (.opinion, "OpinionNewsArticle"),
        (.explainer, "BackgroundNewsArticle"), (.interview, "ReportageNewsArticle"),
    ])
    func eachKindHasItsType(kind: StoryKind, type: String) throws {
        var sample = SamplePaper.courier()
        let story = sample.summary(1, "A story", "2025-02-12T09:30:00Z", kind: kind, topics: [], byline: [])
        sample.editions = [Edition(summary: story, document: Document())]
        let article = try #require(try Self.objects(.story(slug: "a-story"), sample)[type])
        #expect(((article["@type"] as? [String]) ?? [article["@type"] as? String ?? ""]).first == "NewsArticle")
    }

    @Test func frontSaysWhereThePaperIsSearched() throws {
        let site = try #require(try Self.objects(.front)["WebSite"])
        let target = (site["potentialAction"] as? [String: Any])?["target"] as? [String: Any]
        #expect(target?["urlTemplate"] as? String == "https://courier.example/search?q={search_term_string}")
        #expect(
            try Self.objects(.front)["NewsMediaOrganization"]?["correctionsPolicy"] as? String == "https://courier.example/corrections/")
    }

    @Test func listsAreCollectionsAndPeopleHaveProfiles() throws {
        let topic = try Self.objects(.topic(slug: "orla-finch"))
        #expect((topic["CollectionPage"]?["about"] as? [String: Any])?["@type"] as? String == "Person")
        #expect(Self.names(topic["BreadcrumbList"]).last == "Orla Finch")
        let profile = try #require(try Self.objects(.author(slug: "maud-tarn"))["ProfilePage"])
        #expect((profile["mainEntity"] as? [String: Any])?["jobTitle"] as? String == "Chief reporter")
        for key in [PageKey.newsFeed(), .archiveDay(Day(daysSince1970: 20_130)), .corrections()] {
            #expect(try Self.objects(key)["CollectionPage"] != nil, "\(key)")
        }
        #expect(Self.names(try Self.objects(.section(slug: "harbour"))["BreadcrumbList"]).last == "Harbour")
        let list = try Self.objects(.storyPackage(slug: "the-spring-tide"))["CollectionPage"]?["mainEntity"] as? [String: Any]
        #expect((list?["itemListElement"] as? [Any])?.count == 3)
    }

    @Test func publisherHasTheThemesLogo() throws {
        let files = ["logo.svg": "<svg/>", "images/logo.png": "PNG"]
        let theme = try PlainTheme.make(with: files)
        let page = try PageRenderer(paper: PagesTests.sample.paper, theme: theme).render(.front, from: PagesTests.sample)
        #expect(
            String(decoding: page.body, as: UTF8.self).firstMatch(
                of: /"logo":\{"@type":"ImageObject","url":"https:\/\/courier.example\/theme\/logo\.[0-9a-f]{16}\.png"/) != nil)
        let feed = try PageRenderer(paper: PagesTests.sample.paper, theme: theme).render(.rss(.paper), from: PagesTests.sample)
        #expect(try XMLReading.read(feed.body).texts("url").first?.hasSuffix(".png") == true)
    }

    @Test(arguments: [("en", "en_US"), ("en-GB", "en_GB"), ("uk", "uk_UA"), ("ar", "ar_AR"), ("pt-Latn-BR", "pt_BR"), ("de", "de_DE")])
    func localesHaveACountry(tag: String, expected: String) {
        #expect(Locale.openGraph(tag) == expected)
    }
}
