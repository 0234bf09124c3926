import Newsroom

/// The marks of Markdown within a line: `**strong**`, `[words](https://…)`. Anything unfinished stays text.
enum LineMarkup {
    static func inlines(_ text: String) -> [Inline] {
        var inlines: [Inline] = []
        var rest = text[...]
        var plain = ""
        func flush() {
            if !plain.isEmpty { inlines.append(.text(plain)) }
            plain = ""
        }
        while let next = rest.firstIndex(where: { $0 == "[" || $0 == "*" }) {
            plain += rest[..<next]
            rest = rest[next...]
            if let (words, mark, after) = marked(rest) {
                flush()
                inlines.append(.text(words, [mark]))
                rest = after
            } else {
                plain.append(rest.removeFirst())
            }
        }
        plain += rest
        flush()
        return inlines
    }

    /// The words alone.
    static func plain(_ text: String) -> String {
        inlines(text).map { if case .text(let text, _) = $0 { text } else { " " } }.joined()
    }

    /// A card from a title that may be a link.
    static func card(_ text: String) -> StoryCard.Elsewhere {
        for case .text(_, let marks) in inlines(text) {
            for case .link(let href) in marks { return .init(title: plain(text), url: href) }
        }
        return .init(title: plain(text))
    }

    /// How far a mark's end is looked for: a lone `[` in a long line must not cost the line's length.
    private static let reach = 600

    private static func marked(_ text: Substring) -> (words: String, mark: Mark, after: Substring)? {
        text.first == "[" ? link(text) : strong(text)
    }

    private static func link(_ text: Substring) -> (words: String, mark: Mark, after: Substring)? {
        let window = text.prefix(reach)
        guard let close = window.firstIndex(of: "]"), let open = window[close...].dropFirst().first, open == "(",
            let end = window[close...].firstIndex(of: ")")
        else { return nil }
        let words = String(window[window.index(after: window.startIndex)..<close])
        let href = String(window[window.index(close, offsetBy: 2)..<end])
        guard !words.isEmpty, href.hasPrefix("https://") || href.hasPrefix("http://"), !href.contains(" ") else { return nil }
        return (words, .link(href: href), text[text.index(after: end)...])
    }

    private static func strong(_ text: Substring) -> (words: String, mark: Mark, after: Substring)? {
        guard text.hasPrefix("**") else { return nil }
        let window = text.prefix(reach).dropFirst(2)
        guard let star = window.firstIndex(of: "*"), window[star...].hasPrefix("**"), star != window.startIndex else { return nil }
        let words = String(window[..<star])
        guard words.first != " ", words.last != " " else { return nil }
        return (words, .strong, text[text.index(star, offsetBy: 2)...])
    }
}
