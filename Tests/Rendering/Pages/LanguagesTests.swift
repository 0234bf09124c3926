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

    @Test func aStoryOfOneLanguageHasNoSwitcher() throws {
        let page = try Self.standard(PagesTests.story, SamplePaper.courier())
        #expect(!page.contains("hreflang") && !page.contains("languages-heading"))
    }

    @Test func aStorysPageReadsItsTranslations() throws {
        let page = try PagesTests.render(PagesTests.story, Self.translated())
        #expect(page.reads.isSuperset(of: [.story(SamplePaper.id(2)), .story(SamplePaper.id(3)), .story(SamplePaper.id(4))]))
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
