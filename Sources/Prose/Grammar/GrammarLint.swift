import CopyDesk
import Foundation

/// What the grammar says of a passage.
struct GrammarLint: Hashable, Sendable {
    /// In its paragraph's scalars.
    var span: CopySpan
    var rule: String
    var message: String
    /// In the span's place; nil where the grammar offers nothing.
    var replacement: String?

    func moved(by offset: Int) -> GrammarLint {
        var moved = self
        moved.span = CopySpan(span.start + offset, span.end + offset)
        return moved
    }
}

/// What `harper-cli lint --format json` prints (2.13.0): a list of one report, whose spans count Unicode scalars.
struct GrammarReport: Decodable {
    private struct Lint: Decodable {
        struct Place: Decodable {
            let char_start: Int
            let char_end: Int
        }

        let rule: String
        let kind: String
        let span: Place
        let message: String
        let suggestions: [String]
        let matched_text: String
    }

    private let lints: [Lint]

    /// Nil for what is no such report.
    static func lints(of data: Data) -> [GrammarLint]? {
        (try? JSONDecoder().decode([GrammarReport].self, from: data))?.flatMap { report in
            report.lints.filter { $0.kind != "Spelling" && !GrammarRules.off.contains($0.rule) && $0.span.char_start < $0.span.char_end }
                .map { lint in
                    GrammarLint(
                        span: CopySpan(lint.span.char_start, lint.span.char_end), rule: lint.rule, message: sentence(lint.message),
                        replacement: lint.suggestions.first.flatMap { replacement($0, of: lint.matched_text) })
                }
        }
    }

    /// With quotation marks where it has those of code.
    private static func sentence(_ text: String) -> String {
        var isOpen = false
        return String(
            text.prefix(300).map { character in
                guard character == "`" else { return character }
                isOpen.toggle()
                return isOpen ? "“" : "”"
            })
    }

    /// What becomes of the passage by a suggestion, which is told in words.
    private static func replacement(_ suggestion: String, of passage: String) -> String? {
        if suggestion == "Remove error" { return "" }
        guard let open = suggestion.firstIndex(of: "“"), let close = suggestion.lastIndex(of: "”"), open < close else { return nil }
        let words = String(suggestion[suggestion.index(after: open)..<close])
        if suggestion.hasPrefix("Replace with: ") { return words }
        return suggestion.hasPrefix("Insert ") ? passage + words : nil
    }
}
