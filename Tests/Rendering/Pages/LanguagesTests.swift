import Foundation
import Newsroom
import Testing

@testable import Rendering

/// Pages of papers, and stories in papers, of several languages.
@Suite struct LanguagesTests {
    /// The courier with its first story in Ukrainian, English (the older one) and Arabic.
    static func translated(_ language: String = "en") -> SamplePaper {
        var sample = SamplePaper.courier()
        sample.paper.language = language
        let main = sample.editions[0]
        let versions = [
            Edition.Translation(
                story: SamplePaper.id(2), language: "uk", slug: "ukr", firstPublished: SamplePaper.date("2025-02-13T12:02:00Z")),
            Edition.Translation(
                story: SamplePaper.id(3), language: "ar", slug: "arab", firstPublished: SamplePaper.date("2025-02-11T12:02:00Z")),
            Edition.Translation(story: SamplePaper.id(4), language: "UK", slug: "ukr-2", firstPublished: .distantPast),
        ]
        sample.editions[0] = Edition(
            summary: main.summary, document: main.document, corrections: main.corrections, translations: versions,
            references: main.references)
        return sample
    }

    static func standard(_ key: PageKey, _ sample: SamplePaper) throws -> String {
        let theme = try Theme(files: ThemeFolder(standardTheme), language: sample.paper.language)
        return String(decoding: try PageRenderer(paper: sample.paper, theme: theme).render(key, from: sample).body, as: UTF8.self)
    }

    @Test func aStoryLeadsToItsTranslations() throws {
        let page = try Self.standard(PagesTests.story, Self.translated())
        let site = "https://courier.example"
        for line in [
            "<link rel=\"alternate\" hreflang=\"en\" href=\"\(site)\(PagesTests.story.path)\">",
            "<link rel=\"alternate\" hreflang=\"uk\" href=\"\(site)/ukr/\">",
            "<link rel=\"alternate\" hreflang=\"ar\" href=\"\(site)/arab/\">",
            "<link rel=\"alternate\" hreflang=\"x-default\" href=\"\(site)\(PagesTests.story.path)\">",
            "<a href=\"/ukr/\" rel=\"alternate\" hreflang=\"uk\" lang=\"uk\" dir=\"ltr\">Українська</a>",
            "<a href=\"/arab/\" rel=\"alternate\" hreflang=\"ar\" lang=\"ar\" dir=\"rtl\">العربية</a>",
        ] { #expect(page.contains(line), "\(line)") }
        // One of two in one language.
        #expect(!page.contains("ukr-2/\" rel"))
        #expect(page.components(separatedBy: "hreflang=").count == 4 + 2 + 1)
    }

    @Test(arguments: [("uk", "/ukr/"), ("ar-EG", "/arab/"), ("en-GB", PagesTests.story.path), ("de", "/arab/")])
    func readersOfAnyOtherLanguageGetThePapersOrTheFirst(language: String, path: String) throws {
        let page = try Self.standard(PagesTests.story, Self.translated(language))
        #expect(page.contains("hreflang=\"x-default\" href=\"https://courier.example\(path)\">"))
    }

    /// The courier with its second story in Ukrainian.
    static func mixed() -> SamplePaper {
        var sample = SamplePaper.courier()
        let (edition, story) = (sample.editions[1], sample.editions[1].summary)
        sample.editions[1] = Edition(
            summary: EditionSummary(
                id: story.id, revision: 1, kind: story.kind, language: "uk-UA", slug: story.slug, headline: "Чаплі", standfirst: "",
                byline: story.byline, topics: story.topics, leadPhotograph: nil, firstPublished: story.firstPublished,
                updated: story.updated, words: 2, inNewsFeed: false), document: edition.document)
        return sample
    }

    @Test func aLanguageHasFeedsOfItsOwn() throws {
        for format in FeedFormat.allCases {
            let feed = String(decoding: try PagesTests.render(.feed(.language("uk"), format), Self.mixed()).body, as: UTF8.self)
                .replacing("\\/", with: "/")
            for part in ["Чаплі", "Українська", "https://courier.example/language/uk/", "https://courier.example/search?language=uk"] {
                #expect(feed.contains(part), "\(format): \(part)")
            }
            #expect(!feed.contains("sluice gates"))
            let language = ["<language>uk</language>", "xml:lang=\"uk\"", "\"language\":\"uk\""]
            #expect(language.contains { feed.contains($0) }, "\(format)")
            #expect(try PagesTests.render(.feed(.language("de"), format), Self.mixed()).status == 404)
        }
        #expect(try PagesTests.render(.rss(.language("uk")), Self.mixed()).reads.contains(.list(.language("uk"))))
    }

    @Test func theFrontOfAPaperInSeveralLanguagesAndStoriesInOthersLeadToTheirFeeds() throws {
        let front = try Self.standard(.front, Self.mixed())
        for language in ["en", "uk"] { #expect(front.contains("href=\"/language/\(language)/atom.xml\"")) }
        #expect(front.contains("title=\"The Saltmarsh Courier: Українська (RSS)\""))
        #expect(try !Self.standard(.front, SamplePaper.courier()).contains("/language/"))
        let story = PageKey.story(slug: Self.mixed().editions[1].summary.slug)
        #expect(try Self.standard(story, Self.mixed()).contains("href=\"/language/uk/rss.xml\""))
        #expect(try !Self.standard(PagesTests.story, Self.mixed()).contains("/language/"))
        #expect(try PagesTests.render(.front, Self.mixed()).reads.contains(.languages))
    }

    @Test func theSitemapNamesTranslationsAsThePageDoes() throws {
        let key = PageKey.sitemapPart(SitemapPart(.stories, 1))
        let sitemap = String(decoding: try PagesTests.render(key, Self.translated()).body, as: UTF8.self)
        let site = "https://courier.example"
        #expect(sitemap.contains("xmlns:xhtml=\"http://www.w3.org/1999/xhtml\""))
        let page = try Self.standard(PagesTests.story, Self.translated())
        for (language, path) in [("en", PagesTests.story.path), ("uk", "/ukr/"), ("ar", "/arab/"), ("x-default", PagesTests.story.path)] {
            #expect(sitemap.contains("<xhtml:link rel=\"alternate\" hreflang=\"\(language)\" href=\"\(site)\(path)\"/>"))
            #expect(page.contains("<link rel=\"alternate\" hreflang=\"\(language)\" href=\"\(site)\(path)\">"))
        }
        #expect(sitemap.components(separatedBy: "xhtml:link").count == 4 + 1)
        #expect(!String(decoding: try PagesTests.render(key, SamplePaper.courier()).body, as: UTF8.self).contains("xhtml"))
    }

    @Test func aStoryOfOneLanguageHasNoSwitcher() throws {
        let page = try Self.standard(PagesTests.story, SamplePaper.courier())
        #expect(!page.contains("hreflang") && !page.contains("languages-heading"))
    }

    @Test func aStorysPageReadsItsTranslations() throws {
        let page = try PagesTests.render(PagesTests.story, Self.translated())
        #expect(page.reads.isSuperset(of: [.edition(SamplePaper.id(2)), .edition(SamplePaper.id(3)), .edition(SamplePaper.id(4))]))
    }

    @Test func partsInAnotherLanguageSayWhichAndInWhatDirection() throws {
        var sample = Self.translated("ar")
        let page = try Self.standard(PagesTests.story, sample)
        #expect(page.contains("<html lang=\"ar\" dir=\"rtl\">"))
        #expect(page.contains("<h1 class=\"display story__headline\" lang=\"en\" dir=\"ltr\">"))
        #expect(page.contains("<div class=\"body\" lang=\"en\" dir=\"ltr\">"))
        // The title's words run one way, the paper's name and the dash between them the other.
        #expect(page.contains("<title>\u{2068}Board rejects swap of sluice gates\u{2069} — \u{2068}The Saltmarsh Courier\u{2069}</title>"))
        #expect(page.contains("صُحّحت هذه المادة") && page.contains("12 فبراير 2025، 2:02 م"))
        sample.paper.name = "الساحل"
        #expect(try Self.standard(.search(text: "x1"), sample).contains("<title>\u{2068}بحث: \u{2068}x1\u{2069}\u{2069} — الساحل</title>"))
        #expect(try Self.standard(.search(text: "x1"), sample).contains("نتائج البحث عن «\u{2068}x1\u{2069}»"))
    }

    @Test(arguments: [
        ("abc", "rtl", true), ("abc", "ltr", false), ("مرحبا", "ltr", true), ("مرحبا", "rtl", false), ("12:30 – 5", "rtl", false),
        ("Київ", "rtl", true), ("Київ", "ltr", false), ("", "rtl", false), ("שלום", "ltr", true), ("١٢", "ltr", false),
    ]) func onlyWhatRunsTheOtherWayIsIsolated(text: String, direction: String, isIsolated: Bool) throws {
        let isolated = Bidi.isolated(text, in: try #require(LanguageTag.Direction(rawValue: direction)))
        #expect(isolated == (isIsolated ? "\u{2068}\(text)\u{2069}" : text))
    }
}
