import Foundation
import Newsroom
import Testing

@Suite("What of a story is read aloud")
struct NarrationScriptTests {
    private func edition(
        _ blocks: [Block], kind: StoryKind = .news, standfirst: String = "It is back.", authors: [String] = ["Ada Example"],
        references: Edition.References = Edition.References()
    ) -> Edition {
        let byline = authors.enumerated().map { Credit(contributor: Self.id($0.offset), name: $0.element, slug: "x", role: .author) }
        return Edition(
            summary: EditionSummary(
                id: Self.id(1), revision: 1, kind: kind, language: "en", slug: "ferry", headline: "Ferry returns", standfirst: standfirst,
                byline: byline + [Credit(contributor: Self.id(9), name: "Pia Lens", slug: "y", role: .photographer)], topics: [],
                leadPhotograph: nil, firstPublished: .distantPast, updated: .distantPast, words: 10, inNewsFeed: false),
            document: Document(blocks), references: references)
    }

    private static func id<Of>(_ number: Int) -> Identifier<Of> {
        Identifier(UUID(version7At: Date(timeIntervalSince1970: 1), random: (UInt64(number), UInt64(number))))
    }

    private func text(_ text: String) -> [Inline] { [.text(text)] }

    @Test func `headline, standfirst, authors and text, each with its place`() throws {
        let script = try #require(
            NarrationScript(edition([.paragraph(text("One.")), .heading(level: 2, text("Two")), .paragraph(text("Three."))])))
        #expect(script.passages.map(\.place) == [.headline, .standfirst, .byline, .text(0), .text(1), .text(2)])
        #expect(script.passages.map(\.text) == ["Ferry returns", "It is back.", "Ada Example", "One.", "Two", "Three."])
        #expect(script.passages.map(\.isHeading) == [true, false, false, false, true, false])
        #expect(script.language == "en")
    }

    @Test func `captions, credits, cards, tables and recordings are for the eye`() throws {
        let table = Table(rows: [[Table.Cell(blocks: [.paragraph(text("A cell"))])]])
        let blocks: [Block] = [
            .photograph(PhotographUse(Self.id(2), caption: "A caption")), .storyCard(.elsewhere(.init(title: "A card"))), .table(table),
            .audio(Self.id(3)), .divider, .paragraph(text("Only this.")),
        ]
        let script = try #require(NarrationScript(edition(blocks, standfirst: "", authors: [])))
        #expect(script.passages.map(\.text) == ["Ferry returns", "Only this."])
        #expect(script.passages.last?.place == .text(0))
    }

    @Test func `lists, quotations and backgrounds are read where they stand, and counted as the page has them`() throws {
        let background = Background(
            id: Self.id(5), name: "b", document: Document([.paragraph(text("Behind."))]), asOf: ImpreciseDate(year: 2025), source: "")
        let blocks: [Block] = [
            .paragraph([]),
            .bulletList([[.paragraph(text("Goat"))], [.paragraph(text("Cow")), .bulletList([[.paragraph(text("Calf"))]])]]),
            .orderedList(start: 3, [[.paragraph(text("Third"))], [.paragraph(text("Fourth")), .paragraph(text("and more"))]]),
            .quotation([.paragraph(text("Home."))], source: "A saying"), .background(background.id),
        ]
        let found = edition(blocks, standfirst: "", authors: [], references: Edition.References(backgrounds: [background.id: background]))
        let script = try #require(NarrationScript(found))
        let body = script.passages.dropFirst()
        #expect(body.map(\.text) == ["Goat", "Cow", "Calf", "3. Third", "4. Fourth", "and more", "Home.", "A saying", "Behind."])
        #expect(body.map(\.place.description) == ["p1", "p2", "p3", "p4", "p5", "p6", "p7", "p7", "p8"])
    }

    @Test func `a live story has no script`() {
        #expect(NarrationScript(edition([.paragraph(text("Now."))], kind: .live)) == nil)
    }

    @Test(arguments: ["0:headline", "12:standfirst", "34:byline", "124:p3"])
    func `a mark comes back from its text`(_ mark: String) throws {
        #expect(try #require(Narration.Mark(mark)).description == mark)
    }

    @Test(arguments: ["", "1", "x:p1", "1:p", "1:p-1", "-1:p1", "1:q", "1:p1:2"])
    func `what is no mark is refused`(_ text: String) { #expect(Narration.Mark(text) == nil) }
}
