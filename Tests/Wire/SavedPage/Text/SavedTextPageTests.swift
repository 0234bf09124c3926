import Foundation
import Newsroom
import Testing

@testable import Wire

struct SavedTextPageTests {
    @Test func `a page without topics, with two authors and a date in one line`() throws {
        let story = try read(Samples.boats)
        #expect(story.headline == "Boats return to the north quay")
        #expect(story.byline == ["Ada Brook", "Jon O'Neil"])
        #expect(story.published == date("2024-03-03T09:15:00+02:00"))
        #expect(story.topics.isEmpty && !story.inNewsFeed && story.unplaced.isEmpty)
        #expect(story.paragraphs.count == 2)
        #expect(story.language == "en")
    }

    @Test func `standfirst between headline and byline, dates of appearance and change, three authors`() throws {
        let story = try read(Samples.standfirst)
        #expect(story.headline == "Town council votes for a new sea wall")
        #expect(story.standfirst == "The wall will be two metres higher, and the road behind it moves inland.")
        #expect(story.byline == ["Ada Brook", "Jon Hale", "María Cruz"])
        #expect(story.published == date("2024-05-14T18:05:00-04:00"))
        #expect(story.updated == date("2024-05-15T07:30:00-04:00"))
        #expect(story.unplaced.isEmpty)
    }

    @Test func `Ukrainian page with its furniture, dates, credit and related story`() throws {
        let story = try read(Samples.ukrainian)
        #expect(story.headline == "Човни повернулися до північної набережної")
        #expect(story.byline == ["Олена Коваль"])
        #expect(story.published == date("2024-03-03T14:02:00+02:00"))
        #expect(story.updated == date("2024-03-03T16:40:00+02:00"))
        #expect(story.photograph == .init(caption: "Човни біля набережної.", credit: "Ігор Левчук / Гаванська агенція"))
        #expect(story.audio == .init(isSynthetic: true))
        #expect(story.cards.map(\.title) == ["Порт відкрив новий маяк"])
        #expect(story.language == "uk")
        #expect(story.paragraphs.count == 2 && story.unplaced.isEmpty)
    }

    @Test func `German page with Uhr, reading time and Foto credit`() throws {
        let story = try read(Samples.german)
        #expect(story.byline == ["Greta Holm"])
        #expect(story.published == date("2024-03-03T14:02:00+02:00"))
        #expect(story.photograph?.credit == "Jan Moor/dpa")
        #expect(story.language == "de" && story.unplaced.isEmpty)
    }

    @Test func `French page`() throws {
        let story = try read(Samples.french)
        #expect(story.byline == ["Claire Morel"])
        #expect(story.published == date("2024-03-03T14:02:00+02:00"))
        #expect(story.updated == date("2024-03-04T08:00:00+02:00"))
        #expect(story.photograph?.credit == "Luc Arnaud")
        #expect(story.language == "fr" && story.unplaced.isEmpty)
    }

    @Test func `Spanish page`() throws {
        let story = try read(Samples.spanish)
        #expect(story.byline == ["Lucía Vega", "Pablo Ríos"])
        #expect(story.published == date("2024-03-03T14:02:00+02:00"))
        #expect(story.language == "es" && story.unplaced.isEmpty)
    }

    @Test func `text wrapped at 72 columns is joined to paragraphs`() throws {
        let story = try read(Samples.wrapped)
        #expect(story.headline == "Ferry timetable changes in June")
        #expect(story.paragraphs.count == 2)
        #expect(story.paragraphs.first?.contains("the first boat will leave at six") == true)
        #expect(story.paragraphs.last?.hasSuffix("until autumn.") == true)
    }

    @Test func `marks of Markdown become headings, lists, quotations and links`() throws {
        let story = try read(Samples.markdown)
        #expect(story.headline == "How to read the tide table")
        guard story.body.count == 6 else { return #expect(Bool(false), "\(story.body)") }
        #expect(
            story.body[0] == .block(.paragraph([.text("The table has "), .text("four columns", [.strong]), .text(", explained here.")])))
        #expect(story.body[1] == .block(.heading(level: 2, [.text("What each column says")])))
        #expect(story.body[2] == .block(.bulletList([[.paragraph([.text("the day")])], [.paragraph([.text("the height in metres")])]])))
        #expect(story.body[3] == .block(.quotation([.paragraph([.text("Never trust a table in a storm.")])], source: "")))
        #expect(story.body[4] == .block(.divider))
        #expect(
            story.body[5]
                == .block(
                    .paragraph([
                        .text("The office prints "), .text("a leaflet", [.link(href: "https://harbour.example/tides")]), .text("."),
                    ])))
    }

    @Test func `menu above and most-read list below stay out of the copy`() throws {
        let story = try read(Samples.menuAndMostRead)
        #expect(story.headline == "Lighthouse keeper retires after forty years")
        #expect(story.paragraphs.count == 2)
        #expect(story.cards.map(\.title) == ["Bridge closed for a week", "Will the fair come back?", "Market moves to the square"])
        #expect(story.unplaced.isEmpty)
    }

    @Test func `a read-also line between paragraphs is a card and the copy goes on`() throws {
        let story = try read(Samples.readAlso)
        #expect(story.body.count == 3)
        #expect(story.cards.map(\.title) == ["Why the wall cracked"])
        #expect(story.paragraphs.last?.hasPrefix("Engineers") == true)
    }

    @Test func `dateline of an agency stays in the text`() throws {
        let story = try read(Samples.dateline)
        #expect(story.paragraphs.first?.hasPrefix("PORT HALE (Harbour Agency) \u{2014} The") == true)
        #expect(story.byline == ["Harbour Agency"])
        #expect(story.photograph?.credit == "AP Photo/Ada Brook")
    }

    @Test func `Windows line ends, a byte order mark and hard spaces change nothing`() throws {
        let text =
            "\u{FEFF}"
            + Samples.boats.replacingOccurrences(of: "\n", with: "\r\n").replacingOccurrences(of: "six weeks", with: "six\u{A0}weeks")
        #expect(try read(text) == read(Samples.boats))
    }

    @Test func `a heading between paragraphs is a heading`() throws {
        let story = try read(Samples.headings)
        #expect(story.body.count == 4)
        #expect(story.body[1] == .block(.heading(level: 2, [.text("What happens now")])))
    }

    @Test func `a caption with its credit on the next line, within the copy`() throws {
        let story = try read(Samples.captionThenCredit)
        #expect(story.body.contains(.photograph(.init(caption: "The crane at work on Monday", credit: "Ada Brook / Harbour Agency"))))
        #expect(story.photograph == nil && story.paragraphs.count == 2)
    }

    @Test func `lines that could be copy and have no place are listed`() throws {
        let story = try read(
            Samples.boats + "\n\nRelated\nBridge closed for a week\n\nA note by nobody in particular stands here. It was long ago.\n")
        #expect(story.unplaced == ["A note by nobody in particular stands here. It was long ago."])
    }

    @Test func `without a time the page's date line counts, and without that nothing`() throws {
        let copy = "Boats return to the quay\n\nFishing boats returned to the north quay on Sunday after six weeks of repairs.\n"
        #expect(try read("date 2024-03-03 Skip to content\n" + copy).published == date("2024-03-03T00:00:00+02:00"))
        #expect(try read(copy).published == nil)
    }

    @Test(arguments: [10_000, 200_001])
    func `pages of many lines end`(count: Int) {
        for line in ["a\n", "[**\n", "by \n", "# x\n", "Photo: (\n", "2024-01-01\n", ", , \n"] {
            _ = try? read(String(repeating: line, count: count))
        }
        _ = try? read(Samples.boats + String(repeating: "[*(**", count: count))
    }

    private func read(_ text: String) throws -> ImportedStory {
        try SavedPage.read(Array(text.utf8), name: "x.txt", timeZone: #require(TimeZone(identifier: "Europe/Kyiv")))
    }

    private func date(_ text: String) -> Date? { ISO8601DateFormatter().date(from: text) }
}

extension ImportedStory {
    var paragraphs: [String] {
        body.compactMap {
            if case .block(.paragraph(let inlines)) = $0 {
                inlines.map { if case .text(let text, _) = $0 { text } else { "" } }.joined()
            } else {
                nil
            }
        }
    }

    var cards: [StoryCard.Elsewhere] {
        body.compactMap { if case .block(.storyCard(.elsewhere(let card))) = $0 { card } else { nil } }
    }
}
