import Foundation
import Newsroom
import Testing

@testable import Rendering

/// A paper of which every text that a person can write is an attack on the page.
enum HostilePaper {
    static let attack = "</script></title>\"'><script>alert(1)</script><!--&\u{2028}\u{0}"

    static func make() -> SamplePaper {
        var sample = SamplePaper.courier()
        sample.paper.name = attack
        sample.paper.motto = attack
        for index in sample.topics.indices {
            sample.topics[index].name = attack
            sample.topics[index].summary = attack
            sample.topics[index].aliases = [attack, attack]
        }
        for index in sample.contributors.indices {
            sample.contributors[index].name = attack
            sample.contributors[index].biography = attack
            sample.contributors[index].position = attack
        }
        let photograph = Photograph(
            id: SamplePaper.id(1), caption: attack, credit: attack, creator: attack, alternativeText: attack,
            file: Photograph.File(name: attack, type: attack, width: 1, height: 1))
        var references = Edition.References()
        references.photographs[photograph.id] = photograph
        references.recordings[SamplePaper.id(1)] = Recording(
            id: SamplePaper.id(1), title: attack, voice: .synthetic(name: attack), fileName: attack)
        let correction = Correction(
            id: SamplePaper.id(1), story: SamplePaper.id(1), kind: .update, text: attack, before: 1, after: 2, at: .distantPast,
            by: SamplePaper.id(1))
        let blocks: [Block] = [
            .paragraph([.text(attack, [.link(href: attack), .language(attack)])]), .heading(level: 2, [.text(attack)]),
            .quotation([.paragraph([.text(attack)])], source: attack), .photograph(PhotographUse(photograph.id, caption: attack)),
            .storyCard(.elsewhere(StoryCard.Elsewhere(title: attack, summary: attack, site: attack, author: attack, url: attack))),
            .audio(SamplePaper.id(1)),
        ]
        let summary = EditionSummary(
            id: SamplePaper.id(1), revision: 1, kind: .opinion, language: attack, slug: attack, headline: attack, standfirst: attack,
            byline: [sample.credit(1), sample.credit(2, .editor)], topics: sample.topicSummaries([1, 2]), leadPhotograph: photograph,
            firstPublished: Date(timeIntervalSince1970: 1_739_361_720), updated: Date(timeIntervalSince1970: 1_739_361_780), words: 1,
            inNewsFeed: true)
        references.stories[summary.id] = summary
        sample.editions = [
            Edition(
                summary: summary, document: Document(blocks + [.storyCard(.own(summary.id))]), dateline: attack, searchTitle: attack,
                sharingTitle: attack, leadCaption: attack, corrections: [correction], references: references)
        ]
        return sample
    }

    /// One of each kind of page that shows it.
    static let pages: [PageKey] = [
        .front, .story(slug: attack), .topic(slug: "saltmarsh"), .author(slug: "maud-tarn"), .newsFeed(), .search(text: attack),
        .archiveDay(Day(daysSince1970: 20_131)), .corrections(), .story(slug: "no-such"), .story(slug: "taken-back"),
    ]
}

@Suite struct HostileTests {
    /// What the attack would have to put on the page to do harm. The page has its structured data, and the scripts that are
    /// files of the theme.
    static func harm(in page: [UInt8]) -> [String] {
        let html = String(decoding: page, as: UTF8.self)
        let scripts = html.matches(of: /<script type="(application\/ld\+json">|module" src="\/theme\/[a-z.0-9]+\.js"><\/script>)/).count + 1
        let ends = html.components(separatedBy: "</script").count
        return ["<script>", "<!--", "\"'>", "\0"].filter(html.contains) + (scripts == ends ? [] : ["</script"])
    }

    @Test(arguments: HostilePaper.pages) func noTextBreaksOutOfThePage(key: PageKey) throws {
        let sample = HostilePaper.make()
        let page = try PagesTests.render(key, sample)
        let isShown = String(decoding: page.body, as: UTF8.self).contains("&lt;script&gt;alert(1)")
        #expect(isShown)
        #expect(Self.harm(in: page.body) == [])
        guard let theme = try StandardThemeTests.theme() else { return }
        let standard = try PageRenderer(paper: sample.paper, theme: theme, now: { PagesTests.now }).render(key, from: sample)
        #expect(Self.harm(in: standard.body) == [])
    }

    @Test func structuredDataIsJSONThatNoTextCanEnd() throws {
        let bytes = try #require(
            JSON.object([(HostilePaper.attack, .array([.string(HostilePaper.attack), .number(-1), .bool(true)]))]).scriptSafe as [UInt8]?)
        #expect(!bytes.contains { [UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), 0, 0xE2].contains($0) })
        let object = try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [String: [Any]])
        #expect(object[HostilePaper.attack]?.first as? String == HostilePaper.attack)
    }

    @Test func storysStructuredDataSaysWhatTheStoryHas() throws {
        let presenter = Presenter(paper: PagesTests.sample.paper, words: try Words("en"))
        let data = Data(presenter.newsArticle(PagesTests.sample.editions[0]).scriptSafe)
        let article = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(article["@type"] as? String == "NewsArticle")
        #expect(article["headline"] as? String == "Board rejects swap of sluice gates")
        #expect(article["datePublished"] as? String == "2025-02-12T14:02:00+02:00")
        #expect(article["dateModified"] as? String == "2025-02-12T17:40:00+02:00")
        #expect((article["author"] as? [[String: Any]])?.compactMap { $0["name"] as? String } == ["Maud Tarn", "Ivo Reed"])
        #expect((article["image"] as? [[String: Any]])?.first?["url"] as? String == "https://courier.example/media/3f2a901c.jpg")
        #expect((article["keywords"] as? [String])?.count == 6)
        #expect((article["correction"] as? [[String: Any]])?.count == 1)
        #expect((article["publisher"] as? [String: Any])?["name"] as? String == "The Saltmarsh Courier")
    }
}

/// The theme that comes with the paper.
@Suite struct StandardThemeTests {
    static func theme(_ language: String = "en") throws -> Theme? {
        guard FileManager.default.fileExists(atPath: standardTheme.path) else { return nil }
        return try Theme(files: ThemeFolder(standardTheme), language: language)
    }

    @Test func itUsesNoNameThatPagesLack() throws {
        #expect(try Self.theme()?.check() ?? [] == [])
    }

    @Test(arguments: PagesTests.pages.filter { $0.0.hasSuffix(".html") }) func pageIsAsApproved(name: String, key: PageKey) throws {
        guard let theme = try Self.theme() else { return }
        let page = try PageRenderer(paper: PagesTests.sample.paper, theme: theme, now: { PagesTests.now }).render(
            key, from: PagesTests.sample)
        // The names of assets change with every touch of a style.
        let html = String(decoding: page.body, as: UTF8.self).replacing(/\/theme\/([a-z]+)\.[0-9a-f]{16}\./) {
            "/theme/\($0.output.1).HASH."
        }
        try expectApproved(Array(html.utf8), as: "standard/\(name)")
    }
}
