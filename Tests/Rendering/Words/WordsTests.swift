import Foundation
import Newsroom
import Testing

@testable import Rendering

@Suite struct WordsTests {
    static let afternoon = LocalTime(Date(timeIntervalSince1970: 1_739_361_720), in: .gmt)
    static let night = LocalTime(Date(timeIntervalSince1970: 1_739_318_700), in: .gmt)

    @Test(arguments: [
        ("en", "February 12, 2025 12:02 PM", "12:05 AM"), ("en-US", "February 12, 2025 12:02 PM", "12:05 AM"),
        ("en-GB", "12 February 2025, 12:02", "00:05"), ("uk", "12 лютого 2025, 12:02", "00:05"),
        ("uk-UA", "12 лютого 2025, 12:02", "00:05"), ("ar", "12 فبراير 2025، 12:02 م", "12:05 ص"),
        ("ar-EG-u-nu-arab", "١٢ فبراير ٢٠٢٥، ١٢:٠٢ م", "١٢:٠٥ ص"), ("pl", "February 12, 2025 12:02 PM", "12:05 AM"),
    ]) func datesAndTimesAreWrittenAsTheLanguageDoes(language: String, moment: String, night: String) throws {
        let words = try Words(language)
        #expect(words.dateTime(Self.afternoon) == moment)
        #expect(words.time(Self.night) == night)
    }

    @Test(arguments: [
        ("en", 1, "1 min read"), ("en", 2, "2 min read"), ("uk", 1, "1 хв читання"), ("uk", 22, "22 хв читання"),
        ("ar", 0, "قراءة في أقل من دقيقة"), ("ar", 1, "قراءة في دقيقة واحدة"), ("ar", 2, "قراءة في دقيقتين"),
        ("ar", 3, "قراءة في 3 دقائق"), ("ar", 11, "قراءة في 11 دقيقة"), ("ar", 100, "قراءة في 100 دقيقة"),
        ("ar-u-nu-arab", 12, "قراءة في ١٢ دقيقة"),
    ]) func numbersChooseTheForm(language: String, minutes: Int, text: String) throws {
        #expect(try Words(language)[.readingTime, count: minutes] == text)
    }

    @Test(arguments: [
        ("en", [1: "one", 0: "other", 2: "other", 11: "other", 21: "other"]),
        (
            "uk",
            [1: "one", 21: "one", 101: "one", 2: "few", 24: "few", 5: "many", 11: "many", 12: "many", 14: "many", 0: "many", 111: "many"]
        ),
        (
            "ar",
            [
                0: "zero", 1: "one", 2: "two", 3: "few", 10: "few", 103: "few", 11: "many", 99: "many", 111: "many", 100: "other",
                102: "other",
            ]
        ),
        ("ja", [1: "other", 2: "other"]), ("de", [1: "one", 2: "other"]),
    ]) func pluralFormsAreThoseOfCLDR(language: String, forms: [Int: String]) {
        for (number, form) in forms { #expect(PluralForm.of(number, in: language).rawValue == form, "\(number)") }
        #expect(PluralForm.forms(of: language).contains(.of(.min, in: language)))
    }

    @Test(arguments: [
        ("en", "A, B and C"), ("uk", "A, B і C"), ("ar", "A، B وC"),
    ]) func listsAreWrittenAsTheLanguageDoes(language: String, list: String) throws {
        let words = try Words(language)
        #expect(["A", "B", "C"].enumerated().map { $0.element + words.separator(after: $0.offset, of: 3) }.joined() == list)
    }

    // MARK: A theme's texts

    static func theme(_ words: [String: String], front: String, _ language: String = "en") throws -> Theme {
        var files = ThemeTests.pages
        for (name, text) in words { files["words/\(name).words"] = text }
        files["front.mustache"] = front
        return try Theme(files: ThemeInMemory(files), language: language)
    }

    static func front(_ theme: Theme) throws -> String {
        var page: [UInt8] = []
        try theme.template(.front).render([.query: .text("<a>")], into: &page)
        return String(decoding: page, as: UTF8.self)
    }

    @Test func aTemplateNamesTextsAndTheirValues() throws {
        #expect(try Self.front(Self.theme([:], front: "{{words.search}}: {{words.results_for}}")) == "Search: Results for “&lt;a&gt;”")
        #expect(try Self.front(Self.theme(["en": "x = <b>"], front: "{{words.x}}")) == "&lt;b&gt;")
    }

    @Test func aThemeWordsTextsOtherwiseAndBringsItsOwn() throws {
        let words = ["en": "# ours\nsearch = Find\nhello = Hello\nmotto = Old", "uk": "hello = Вітаємо"]
        let front = "{{words.search}} {{words.hello}} {{words.stories}}"
        #expect(try Self.front(Self.theme(words, front: front)) == "Find Hello Stories")
        #expect(try Self.front(Self.theme(words, front: front, "en-GB")) == "Find Hello Stories")
        // Our Ukrainian is nearer to the paper than the theme's English.
        #expect(try Self.front(Self.theme(words, front: front, "uk")) == "Пошук Вітаємо Матеріали")
        #expect(try Self.theme(words, front: "", "en").words[.search] == "Find")
    }

    @Test func aThemeMayBringALanguage() throws {
        let theme = try Self.theme(["pl": "search = Szukaj"], front: "{{words.search}} {{words.stories}}", "pl-PL")
        #expect(try Self.front(theme) == "Szukaj Stories")
        #expect(theme.check().first?.hasPrefix("words/pl.words: lacks ") == true)
    }

    static let faults: [(String, String, String)] = [
        ("search", "words/en.words:1", "a text is written NAME = TEXT"),
        ("a = b\n\nA b = c", "words/en.words:3", "“A b” is not a name: lower-case letters, digits and _"),
        ("a = {b", "words/en.words:1", "a { is never closed"),
        ("a = b\na = c", "words/en.words:2", "a is there already"),
        ("a[some] = b", "words/en.words:1", "there is no plural form some: zero, one, two, few, many, other"),
        ("a[one] = b", "words/en.words", "a needs the form a[other]"),
        ("a = b\na[other] = c", "words/en.words", "a is there both with forms and without"),
        ("search = {word}", "words/en.words", "search has no value {word}"),
    ]

    @Test(arguments: faults) func whatIsWrongInAFileIsSaidWithItsPlace(text: String, place: String, reason: String) {
        #expect(throws: NewsroomError.invalid(field: place, reason: reason)) { try Self.theme(["en": text], front: "") }
    }

    @Test(arguments: [
        ("{{words.nothing_such}}", "there is no text words.nothing_such"),
        ("{{words.reading_time}}", "words.reading_time depends on a number: a page has it ready, or not"),
        ("{{{words.search}}}", "words.search is not HTML: write two braces"),
        ("{{#words.search}}{{/words.search}}", "a text is no section: words.search"),
    ]) func whatATemplateCannotNameIsRefused(front: String, reason: String) {
        #expect(throws: NewsroomError.invalid(field: "front.mustache:1", reason: reason)) { try Self.theme([:], front: front) }
    }
}
