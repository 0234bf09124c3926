import Foundation
import Newsroom
import Testing

@testable import CopyDesk

/// Nothing that comes in may trap, and the time may not grow faster than the text.
@Suite("Hostile copy")
struct HostileCopyTests {
    private static let pieces = [
        "said", "“", "”", "\"", "'", "''", ",", ".", "?", "...", "\n", "\n\n", " ", "Ada", "Lind", "who", "that", "which", "and", "(", ")",
        "according", "to", "the", "Feb.", "12", "2025", "-", "%", "$", "1,000.5", "million", "he", "she", "'s", "’", "„", "»", "«", "—",
        ":",
        ";", "was", "not", "told", "asked", "by", "when", "Mr.", "U.S.", "🌉", "\u{301}", "\u{200D}", "й", "中", "\u{0}", "last", "month",
        "two", "weeks", "ago", "claim", "of", "in", "interview", "with", "is", "expected", "will", "meet", "due", "100", "day", "goal",
        "within", "since",
        "summit", "km", "miles", "kilometers", "°", "C", "30km", "5", "twenty-five", "percent", "Kiev", "Kiev-", "Mr", "/", "@", "12th",
        "May",
        "or", "9999999999999999999", "0",
        "sagte", "teilte", "mit", "laut", "nach", "Angaben", "zufolge", "so", "wie", "dass", "der", "hat", "gesagt", "es", "heißt",
    ]

    private static let desk = CopyDesk(book: .apLike)

    @Test("at random never traps, and every span lies in the text")
    func random() {
        var state: UInt64 = 7
        for round in 0..<400 {
            var text = ""
            for _ in 0..<(round % 120) {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += Self.pieces[Int(state >> 33) % Self.pieces.count]
                if (state >> 40) & 1 == 0 { text += " " }
            }
            let length = text.unicodeScalars.count
            for language in Language.all {
                let spans = Self.spans(CopyDesk(language: language, book: .apLike).read(text, on: Day(year: 2025, month: 2, day: 12)))
                #expect(spans.allSatisfy { $0.start >= 0 && $0.start < $0.end && $0.end <= length }, "\(text.debugDescription)")
            }
        }
    }

    private static func spans(_ reading: Reading) -> [Span] {
        var spans: [Span] = reading.dates.map(\.span)
        spans.append(contentsOf: reading.figures.map(\.span))
        spans.append(contentsOf: reading.expectations.map(\.span))
        for pair in reading.unitPairs { spans.append(contentsOf: [pair.span, pair.second]) }
        spans.append(contentsOf: reading.notes.map(\.span))
        for statement in reading.statements {
            spans.append(statement.cue)
            spans.append(contentsOf: statement.content)
            if let source = statement.source { spans.append(source) }
        }
        return spans
    }

    @Test(
        "takes time in line with its length",
        arguments: [
            "a", "1", "\"", "“", "'", ",", "said ", "Ada said, ", "\"a ", "he said that ", "(", "Ada, ", "and ", "\n", "\"A b.\" ", "1,",
            "Ada ",
            "\"We are done here, all of us.\"\n\n", "Ada Lind said it was over. She said so. ", "according to Ada, ", "' ", "-", "Feb. ",
            "who ",
            "the ", "A. ", "’s", "of Ada ", "is expected ", "will ", "on Feb. 20 ", "within ", "100-day goal ", "5 km (", "30 miles ",
            "5 percent ", "Kiev ", "Kiev-",
            "Mr. ", "May 5 ", "110 brigades. ", "110 brigades of Ada. ", "\"We are all done here now in it.\"\n", "twenty-five ",
            "the summit on Feb. 20 ", "sagte er, ", "laut Ada ", ", so Ada", "es heißt: ", "hat Ada gesagt, ",
        ])
    func linear(_ piece: String) {
        for language in Language.all { measure(piece, language) }
    }

    private func measure(_ piece: String, _ language: Language) {
        // This thread's processor time: others are at work on the machine, and in this process.
        func time(_ bytes: Int) -> Double {
            let text = String(repeating: piece, count: bytes / piece.utf8.count)
            let start = Self.processorTime()
            _ = CopyDesk(language: language, book: .apLike).read(text, on: Day(year: 2025, month: 2, day: 12))
            return Self.processorTime() - start
        }
        let (short, long) = (time(4_000), time(32_000))
        // Eight times the text; a square would be 64 times the time.
        #expect(long < short * 28 + 0.15, "\(short) and \(long)")
    }

    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    @Test("of a megabyte without a space is read")
    func megabyte() {
        #expect(Self.desk.read(String(repeating: "x", count: 1 << 20)).statements.isEmpty)
        #expect(Self.desk.read(String(repeating: "“", count: 1 << 16)).statements.isEmpty)
    }
}
