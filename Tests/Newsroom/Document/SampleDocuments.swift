import Foundation
import Newsroom

/// The same random numbers each time (SplitMix64; Steele, Lea and Flood 2014).
struct FixedRandom: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

extension Identifier {
    /// The n-th identifier of a test.
    static func sample(_ number: UInt64) -> Self {
        Self(UUID(version7At: Date(timeIntervalSince1970: 1_739_368_920), random: (0, number)))
    }
}

extension Document {
    /// One of every block and mark.
    static let everything = Document([
        .heading(level: 2, [.text("Heading")]),
        .paragraph([
            .text("plain "), .text("strong", [.strong]), .text("both", [.strong, .emphasis]), .lineBreak,
            .text("said", [.statement(.sample(1))]), .text("link", [.link(href: "https://example.com/?a=1&b=2"), .statement(.sample(1))]),
            .text("мова 😀", [.language("uk")]),
        ]),
        .quotation([.paragraph([.text("Quoted")])], source: "Somebody"),
        .bulletList([[.paragraph([.text("one")]), .orderedList(start: 3, [[.paragraph([.text("two")])]])], [.paragraph([])]]),
        .photograph(PhotographUse(.sample(2), caption: "Caption")),
        .photograph(PhotographUse(.sample(3))),
        .storyCard(.own(.sample(4))),
        .storyCard(
            .elsewhere(
                .init(title: "Title", summary: "Summary", site: "Site", author: "Author", url: "https://example.com", picture: .sample(5)))),
        .background(.sample(6)),
        .table(
            Table(rows: [
                [.init(isHeader: true, columns: 2, blocks: [.paragraph([.text("Head")])])],
                [.init(isHeader: true, rows: 2, blocks: [.paragraph([.text("Side")])]), .init(blocks: [.paragraph([.text("1")])])],
                [.init(blocks: [.paragraph([])])],
            ])),
        .divider,
        .audio(.sample(7)),
        .paragraph([]),
    ])

    static func random(_ random: inout FixedRandom) -> Document {
        Document((0..<Int.random(in: 0...6, using: &random)).map { _ in randomBlock(&random, depth: 0) })
    }

    private static func randomBlock(_ random: inout FixedRandom, depth: Int) -> Block {
        func prose(_ random: inout FixedRandom) -> [Block] {
            [.paragraph(randomInlines(&random))]
                + (0..<Int.random(in: 0...1, using: &random)).map { _ in randomBlock(&random, depth: depth + 1) }
        }
        func items(_ random: inout FixedRandom) -> [[Block]] {
            (0..<Int.random(in: 1...3, using: &random)).map { _ in prose(&random) }
        }
        switch Int.random(in: 0...(depth > 2 ? 0 : depth > 0 ? 2 : 9), using: &random) {
        case 0: return .paragraph(randomInlines(&random))
        case 1: return .bulletList(items(&random))
        case 2: return .orderedList(start: Int.random(in: 0...3, using: &random), items(&random))
        case 3: return .heading(level: Int.random(in: 2...4, using: &random), randomInlines(&random))
        case 4: return .quotation(prose(&random), source: Bool.random(using: &random) ? "" : "Who")
        case 5: return .divider
        case 6: return .storyCard(.own(.sample(random.next() % 3)))
        case 7: return .photograph(PhotographUse(.sample(random.next() % 3)))
        case 8: return .background(.sample(random.next() % 3))
        default:
            return .table(
                Table(
                    rows: (0..<Int.random(in: 1...3, using: &random)).map { _ in
                        (0..<2).map { _ in Table.Cell(isHeader: Bool.random(using: &random), blocks: prose(&random)) }
                    }))
        }
    }

    private static func randomInlines(_ random: inout FixedRandom) -> [Inline] {
        let words = ["a", "😀", "п’ять ", "e\u{301}", " ", "<b>&\"'", "line\tbreak", "👩‍👩‍👧", "\u{200F}שלום", "*x*"]
        let marks: [Set<Mark>] = [
            [], [.strong], [.strong, .emphasis], [.link(href: "/a/")], [.statement(.sample(9)), .strong], [.language("he")],
        ]
        return (0..<Int.random(in: 0...6, using: &random)).map { _ in
            Int.random(in: 0...5, using: &random) == 0
                ? .lineBreak : .text(words.randomElement(using: &random) ?? "", marks.randomElement(using: &random) ?? [])
        }
    }
}
