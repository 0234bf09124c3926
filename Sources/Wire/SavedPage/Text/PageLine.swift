/// A line of a saved text, with what the recognisers ask of it worked out once.
struct PageLine: Hashable, Sendable {
    /// What a mark at the line's beginning says of it.
    enum Mark: Hashable, Sendable {
        case none
        /// `#` is 1.
        case heading(Int)
        case bullet
        case number(Int)
        case quote
        case divider
    }

    /// Without the mark, white space at its ends, and runs of white space within.
    let text: String
    let mark: Mark
    /// A blank line stands above, or it is the first.
    let blankBefore: Bool
    /// Words and signs; only the first ones of a very long line.
    let tokens: [Token]
    let wordCount: Int
    let endsSentence: Bool

    /// More words than any line of a page's furniture has; recognisers of short lines need look no further.
    static let longest = 90

    init(_ text: String, mark: Mark = .none, blankBefore: Bool) {
        self.text = text
        self.mark = mark
        self.blankBefore = blankBefore
        tokens = Token.tokens(of: text, limit: Self.longest * 2)
        wordCount = tokens.count { $0.kind != .sign }
        endsSentence = Self.endsSentence(text)
    }

    /// The words in lower case, one space between, numbers and signs left out: what tables of phrases are held against.
    var phrase: String {
        tokens.lazy.filter { $0.kind == .word }.map(\.lower).joined(separator: " ")
    }

    /// Few words and no full stop: a headline, a heading, a name, a button.
    var isTitleLike: Bool { wordCount > 0 && wordCount <= 22 && !endsSentence && !text.hasSuffix(",") }

    private static func endsSentence(_ text: String) -> Bool {
        for scalar in text.unicodeScalars.reversed() {
            switch scalar {
            case "\"", "'", "\u{201D}", "\u{2019}", "\u{201C}", "\u{00BB}", "\u{00AB}", ")", "]", "*", "_": continue
            case ".", "!", "?", "\u{2026}", ":", ";": return true
            default: return false
            }
        }
        return false
    }
}
