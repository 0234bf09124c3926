import Foundation
import Newsroom
import Testing

@testable import Rendering

@Suite("The diary's pages")
struct DiaryTests {
    private static func at(_ time: String, _ key: PageKey, _ sample: SamplePaper = PagesTests.sample) throws -> RenderedPage {
        let now = SamplePaper.date(time)
        return try PageRenderer(paper: sample.paper, theme: PlainTheme.make(sample.paper.language), now: { now }).render(key, from: sample)
    }

    private static func text(_ time: String, _ key: PageKey, _ sample: SamplePaper = PagesTests.sample) throws -> String {
        String(decoding: try at(time, key, sample).body, as: UTF8.self)
    }

    @Test(arguments: [PageKey.diary(), .diary(.earlier), .diaryCalendar])
    func `a page of the diary holds until the newsroom's day ends`(_ key: PageKey) throws {
        // Kyiv is two hours ahead.
        #expect(try Self.at("2025-02-20T21:59:00Z", key).holdsUntil == SamplePaper.date("2025-02-20T22:00:00Z"))
        #expect(try Self.at("2025-02-20T22:00:00Z", key).holdsUntil == SamplePaper.date("2025-02-21T22:00:00Z"))
    }

    @Test func `what was to come today has passed tomorrow`() throws {
        let talks = "Talks on the flood gate"
        #expect(try Self.text("2025-02-20T21:59:00Z", .diary()).contains(talks))
        #expect(try !Self.text("2025-02-20T21:59:00Z", .diary(.earlier)).contains(talks))
        #expect(try !Self.text("2025-02-20T22:00:00Z", .diary()).contains(talks))
        let earlier = try Self.text("2025-02-20T22:00:00Z", .diary(.earlier))
        #expect(earlier.contains(talks) && earlier.contains("unknown Not known yet whether it happened"))
    }

    @Test func `a day is named only where it is known`() throws {
        let page = try Self.text("2025-02-13T08:00:00Z", .diary())
        for words in [
            "2025-02-20T09:30:00+02:00 February 20, 2025", "about February 2025 (day not known)", "2026 (month not known)",
            "first expected for February 10, 2025",
        ] {
            #expect(page.contains(words), "\(words)")
        }
    }

    @Test func `a page knows what it was made from`() throws {
        let reads = try Self.at("2025-02-13T08:00:00Z", .diary()).reads
        #expect(reads.isSuperset(of: [.diary, .list(.all), .edition(SamplePaper.id(1)), .topic(SamplePaper.id(2))]))
    }

    @Test func `an empty diary says so`() throws {
        var sample = PagesTests.sample
        sample.diaryEvents = []
        #expect(try Self.text("2025-02-13T08:00:00Z", .diary(), sample).contains("Nothing is in the diary for the days to come."))
        #expect(try Self.text("2025-02-13T08:00:00Z", .diary(.earlier), sample).contains("Nothing that was expected has passed yet."))
        #expect(try Self.text("2025-02-13T08:00:00Z", .diaryCalendar, sample).hasSuffix("PT6H\r\nEND:VCALENDAR\r\n"))
    }

    // MARK: For calendars

    @Test func `a line of a calendar is folded at 75 octets, and never within a character`() {
        var text = CalendarText()
        text.text("SUMMARY", "LANGUAGE=uk", saying: String(repeating: "їжак 🦔 ", count: 30))
        let lines = String(decoding: text.bytes, as: UTF8.self).components(separatedBy: "\r\n")
        #expect(lines.count > 4 && lines.last == "")
        #expect(lines.allSatisfy { $0.utf8.count <= 75 })
        #expect(lines.dropFirst().dropLast().allSatisfy { $0.hasPrefix(" ") })
        let unfolded = lines.enumerated().map { $0.offset == 0 ? $0.element : String($0.element.dropFirst()) }.joined()
        #expect(unfolded == "SUMMARY;LANGUAGE=uk:" + String(repeating: "їжак 🦔 ", count: 30))
    }

    @Test func `what has a meaning in a calendar is escaped, and nothing of a text can become a line`() {
        #expect(CalendarText.escaped("a, b; c\\d\r\nBEGIN:VEVENT\u{85}\u{7}") == "a\\, b\\; c\\\\d\\nBEGIN:VEVENT")
    }

    @Test func `a calendar has what is known at least by the month, and says how sure it is`() throws {
        let text = try Self.text("2025-02-13T08:00:00Z", .diaryCalendar).replacing("\r\n ", with: "")
        for line in [
            "DTSTART;VALUE=DATE:20250220", "DTEND;VALUE=DATE:20250221", "DTSTART:20250220T073000Z", "DTSTART;VALUE=DATE:20250201",
            "DTEND;VALUE=DATE:20250301", "STATUS:CANCELLED", "STATUS:CONFIRMED", "STATUS:TENTATIVE", "DTSTAMP:20250212T154001Z",
            "SUMMARY;LANGUAGE=en:The sluice <opens>\\; the board\\, & the county\\, look on",
        ] {
            #expect(text.contains("\r\n\(line)\r\n"), "\(line)")
        }
        #expect(!text.contains("The bridge is finished"), "known by its year only")
        #expect(text.components(separatedBy: "BEGIN:VEVENT").count == 8)
    }
}
