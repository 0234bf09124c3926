import CopyDesk
import Newsroom

/// What the copy desk found in a text, for scripts and for people.
enum CopyDeskReport {
    // MARK: For scripts

    /// `statements[]{source, cue, content, speaker, role, kind, said, precision, occasion, outlets[], confidence}`,
    /// `dates[]{span, date, precision}`, `figures[]{span, value, unit, counts}`,
    /// `notes[]{rule, span, message, replacement?, severity, key}`, `expected[]{span, what, when, precision, confidence}`,
    /// `units[]{span, right, second, expected}`.
    static func json(_ reading: Reading) -> String {
        let value: JSONValue = [
            "statements": .array(reading.statements.map(statement)), "dates": .array(reading.dates.map(date)),
            "figures": .array(reading.figures.map(figure)), "notes": .array(reading.notes.map(note)),
            "expected": .array(reading.expectations.map(expectation)), "units": .array(reading.unitPairs.map(pair)),
        ]
        return String(decoding: value.bytes(), as: UTF8.self)
    }

    private static func statement(_ one: SuggestedStatement) -> JSONValue {
        [
            "source": one.source.map(span) ?? .null, "cue": span(one.cue), "content": .array(one.content.map(span)),
            "speaker": .string(one.speaker), "role": .string(one.role), "kind": .string(one.kind.rawValue),
            "said": one.said.map { .string("\($0)") } ?? .null, "precision": precision(one.said), "occasion": .string(one.occasion),
            "outlets": .array(one.outlets.map { .string($0) }), "confidence": .number(one.confidence),
        ]
    }

    private static func date(_ one: MentionedDate) -> JSONValue {
        ["span": span(one.span), "date": one.date.map { .string("\($0)") } ?? .null, "precision": precision(one.date)]
    }

    private static func figure(_ one: MentionedFigure) -> JSONValue {
        ["span": span(one.span), "value": .string(one.value), "unit": .string(one.unit), "counts": .string(one.counts)]
    }

    private static func note(_ one: CopyNote) -> JSONValue {
        let note: JSONValue = [
            "rule": .string(one.rule), "span": span(one.span), "message": .string(one.message), "severity": .string(one.severity.rawValue),
            "key": .string(one.key),
        ]
        guard case .object(let members) = note, let replacement = one.replacement else { return note }
        return .object(members + [JSONValue.Member("replacement", .string(replacement))])
    }

    private static func expectation(_ one: SuggestedExpectation) -> JSONValue {
        [
            "span": span(one.span), "what": .string(one.what), "when": one.when.map { .string("\($0)") } ?? .null,
            "precision": precision(one.when), "confidence": .number(one.confidence),
        ]
    }

    private static func pair(_ one: UnitPair) -> JSONValue {
        ["span": span(one.span), "right": .bool(one.isRight), "second": span(one.second), "expected": .string(one.expected)]
    }

    private static func span(_ span: Span) -> JSONValue { .array([.integer(span.start), .integer(span.end)]) }

    private static func precision(_ date: ImpreciseDate?) -> JSONValue { date.map { .string($0.precision.rawValue) } ?? .null }

    // MARK: For people

    static func lines(_ reading: Reading, of text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        func words(_ span: Span) -> String {
            let range = (span.start..<max(span.start, span.end)).clamped(to: 0..<scalars.count)
            return String(String.UnicodeScalarView(scalars[range])).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        var lines: [String] = []
        for one in reading.statements {
            let role = one.role.isEmpty ? "" : ", \(one.role)"
            let known = [one.said.map { "\($0)" } ?? "", one.occasion, one.outlets.joined(separator: " < ")].filter { !$0.isEmpty }
            let aside = known.isEmpty ? "" : " (\(known.joined(separator: "; ")))"
            lines.append("\(one.kind.rawValue): \(one.speaker.isEmpty ? "nobody named" : one.speaker)\(role) [\(words(one.cue))]\(aside)")
            lines.append("    \(one.content.map(words).joined(separator: " … "))")
        }
        for one in reading.dates {
            lines.append("date: \(words(one.span)) = \(one.date.map { "\($0)" } ?? "cannot be told without --date")")
        }
        for one in reading.figures { lines.append("figure: \(words(one.span)) = \(one.value) \(one.unit) \(one.counts)") }
        for one in reading.expectations { lines.append("expected: \(one.what) = \(one.when.map { "\($0)" } ?? "no day told")") }
        for one in reading.unitPairs { lines.append("units: \(words(one.span)) = \(one.isRight ? "right" : "should be \(one.expected)")") }
        for one in reading.notes {
            let fix = one.replacement.map { " -> \($0)" } ?? ""
            lines.append("\(one.severity.rawValue) \(one.rule): \(words(one.span))\(fix)\n    \(one.message)")
        }
        return lines.joined(separator: "\n")
    }
}
