import Newsroom

@testable import CopyDesk

/// A text as the copy desk reads it, in words instead of offsets.
struct Sample {
    struct Said: Equatable, CustomStringConvertible {
        var speaker: String
        var cue: String
        var content: [String]

        var description: String { "\(speaker) [\(cue)] \(content)" }
    }

    let text: String
    let reading: Reading
    private let scalars: [Unicode.Scalar]

    init(_ text: String, on date: String? = nil, in language: Language = .english) {
        self.text = text
        scalars = Array(text.unicodeScalars)
        reading = CopyDesk(language: language).read(text, on: date.flatMap { ImpreciseDate($0)?.first })
    }

    var statements: [SuggestedStatement] { reading.statements }
    var said: [Said] { statements.map { Said(speaker: $0.speaker, cue: words($0.cue), content: $0.content.map(words)) } }
    var sources: [String?] { statements.map { $0.source.map(words) } }
    var dates: [String] { reading.dates.map { "\(words($0.span)) = \($0.date.map { "\($0)" } ?? "?")" } }
    var figures: [String] {
        reading.figures.map { [words($0.span), "=", $0.value, $0.unit, $0.counts].filter { !$0.isEmpty }.joined(separator: " ") }
    }

    var expected: [String] { reading.expectations.map { "\($0.what) | \($0.when.map { "\($0)" } ?? "?")" } }
    var pairs: [UnitPair] { reading.unitPairs }

    func words(_ span: Span) -> String { String(String.UnicodeScalarView(scalars[span.start..<span.end])) }
}
