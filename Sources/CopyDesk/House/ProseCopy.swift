import Newsroom

/// Copy as somebody else's program reads it: its paragraphs, what of it is quoted, and notes on it that are like those of a house book.
package struct ProseCopy: Sendable {
    package let scalars: [Unicode.Scalar]
    private let copy: Copy
    /// The scalars of each quotation with its marks, in order.
    private let quoted: [Span]

    /// - Parameter language: BCP 47; where there is no table of its words, English marks and words are looked for.
    package init(_ text: String, in language: String) {
        let language = Language.named(LanguageTag.primary(language)) ?? .english
        scalars = Array(text.unicodeScalars)
        let copy = Copy(text, in: language)
        self.copy = copy
        quoted = copy.quotations.map { copy.span($0.tokens) }
    }

    /// The lines of the text that are not empty.
    package var paragraphs: [Span] {
        var paragraphs: [Span] = []
        var start = 0
        for index in 0...scalars.count where index == scalars.count || Scalars.kind(scalars[index].value) == .newline {
            if index > start { paragraphs.append(Span(start, index)) }
            start = index + 1
        }
        return paragraphs
    }

    package func words(_ span: Span) -> String {
        let range = (span.start..<max(span.start, span.end)).clamped(to: 0..<scalars.count)
        return String(String.UnicodeScalarView(scalars[range]))
    }

    /// Whether any of it is a speaker's own words.
    package func isQuoted(_ span: Span) -> Bool {
        let next = Self.first(0..<quoted.count) { quoted[$0].end > span.start }
        return next < quoted.count && quoted[next].start < span.end
    }

    package func note(
        _ rule: String, _ span: Span, _ message: String, _ replacement: String?, _ severity: CopyNote.Severity
    ) -> CopyNote {
        CopyNote(
            rule: rule, span: span, message: message, replacement: replacement, severity: severity,
            key: copy.noteKey(rule, words(span), around: tokens(in: span)))
    }

    /// The tokens that a span touches.
    private func tokens(in span: Span) -> Range<Int> {
        let first = Self.first(0..<copy.tokens.count) { Int(copy.tokens[$0].end) > span.start }
        return first..<max(first, Self.first(0..<copy.tokens.count) { Int(copy.tokens[$0].start) >= span.end })
    }

    /// The first number of which something holds that holds of all after it.
    private static func first(_ range: Range<Int>, where holds: (Int) -> Bool) -> Int {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if holds(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
