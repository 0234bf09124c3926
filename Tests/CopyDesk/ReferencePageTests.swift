import Foundation
import Newsroom
import Testing

@testable import CopyDesk

/// Every statement of the reference page, and none beside them. The page's words stay where they are: passages are told by their
/// first words and their length.
@Suite struct ReferencePageTests {
    static let text: String? = {
        let shared = ProcessInfo.processInfo.environment["BROADSHEET_SHARED"] ?? "../shared"
        let file = "\(shared)/reference/kremlin-rejects-territorial-exchange-2025-02-12.txt"
        return FileManager.default.contents(atPath: file).map { String(decoding: $0, as: UTF8.self) }
    }()

    private struct Expected: Equatable {
        var speaker: String
        var role = ""
        var cue: String
        var kind = Statement.Kind.indirect
        var said: String?
        var occasion = ""
        var outlets: [String] = []
        var begins: String
        var length: Int
    }

    private static let statements = [
        Expected(speaker: "Kremlin", cue: "rejects", begins: "territorial exchange", length: 53),
        Expected(speaker: "Russia", cue: "has ruled out", said: "2025-02-12", outlets: ["TASS"], begins: "any discussion", length: 79),
        Expected(
            speaker: "Dmitry Peskov", role: "Kremlin spokesperson", cue: "said", said: "2025-02-12", outlets: ["TASS"],
            begins: "Russia has", length: 100),
        Expected(
            speaker: "Volodymyr Zelensky", role: "President", cue: "suggested", occasion: "interview", outlets: ["The Guardian"],
            begins: "Ukraine could", length: 125),
        Expected(speaker: "Dmitry Peskov", role: "Kremlin spokesperson", cue: "responded", kind: .direct, begins: "\"This is", length: 110),
        Expected(speaker: "Kyiv", cue: "has previously signaled", begins: "that its", length: 124),
        Expected(speaker: "Volodymyr Zelensky", role: "President", cue: "now confirmed", begins: "that the", length: 100),
        Expected(speaker: "Dmitry Peskov", role: "Kremlin spokesperson", cue: "claimed", begins: "that Russia", length: 70),
        Expected(speaker: "Russia", cue: "illegally announced", begins: "the annexation", length: 137),
        Expected(speaker: "Vladimir Putin", role: "Russian President", cue: "named", said: "2024", begins: "a complete", length: 79),
        Expected(speaker: "Kyiv", cue: "rejected", said: "2024", begins: "which", length: 5),
        Expected(speaker: "Kremlin", cue: "has already indicated", begins: "readiness to", length: 63),
        Expected(speaker: "Volodymyr Zelensky", role: "President", cue: "says", kind: .mixed, begins: "Europe faces", length: 62),
        Expected(speaker: "Volodymyr Zelensky", role: "President", cue: "highlighted", begins: "the disparity", length: 23),
        Expected(speaker: "Volodymyr Zelensky", role: "President", cue: "saying", begins: "that Ukraine’s", length: 106),
    ]

    @Test(.enabled(if: ReferencePageTests.text != nil, "../shared/reference is not beside the checkout"))
    func hasEveryStatementAndNoFalseOne() throws {
        let sample = Sample(try #require(Self.text))
        let found = sample.statements.map { one in
            let passages = one.content.map(sample.words)
            return Expected(
                speaker: one.speaker, role: one.role, cue: sample.words(one.cue), kind: one.kind, said: one.said.map { "\($0)" },
                occasion: one.occasion, outlets: one.outlets, begins: passages[0].split(separator: " ").prefix(2).joined(separator: " "),
                length: passages.reduce(0) { $0 + $1.unicodeScalars.count })
        }
        #expect(found == Self.statements)
    }

    @Test(.enabled(if: ReferencePageTests.text != nil, "../shared/reference is not beside the checkout"))
    func hasWhatIsExpectedAndThePairOfUnits() throws {
        let sample = Sample(try #require(Self.text))
        #expect(sample.dates.contains("Feb. 20 = 2025-02-20") && sample.dates.contains("Jan. 20 = 2025-01-20"))
        #expect(sample.figures.contains("100-day = 100 day goal"))
        #expect(sample.figures.contains("2.5 kilometers = 2.5 kilometers") && sample.figures.contains("1.5 miles = 1.5 miles"))
        #expect(sample.figures.contains("110 = 110 brigades"))
        #expect(!sample.figures.contains { $0.contains("2025") })
    }

    /// The visit and the hundred days, which the page counts from Jan. 20, and nothing else: what "could be on the table" is possible
    /// and no more, and an army that "plans to expand this year" names no day on which to ask.
    @Test(.enabled(if: ReferencePageTests.text != nil, "../shared/reference is not beside the checkout"))
    func hasTwoExpectationsForTheDiary() throws {
        let found = Sample(try #require(Self.text)).reading.expectations
        #expect(found.map { $0.when.map { "\($0)" } } == ["2025-04-30~", "2025-02-20"])
        #expect(found.map { String($0.what.prefix(31)) } == ["His administration has set a 10", "Special envoy Keith Kellogg exp"])
        #expect(found.map { $0.what.hasSuffix($0.when?.isApproximate == true ? "resolution" : "Conference") } == [true, true])
    }

    @Test(.enabled(if: ReferencePageTests.text != nil, "../shared/reference is not beside the checkout"))
    func hasOnePairOfUnitsAndItIsRight() throws {
        let sample = Sample(try #require(Self.text))
        #expect(sample.pairs.map { sample.words($0.span) } == ["2.5 kilometers (1.5 miles)"])
        #expect(sample.pairs.map(\.isRight) == [true])
    }
}
