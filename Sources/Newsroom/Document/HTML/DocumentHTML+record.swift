/// The quiet mark at the end of a statement's passage: the way to the record.
extension DocumentHTML.Rendering {
    mutating func countMarked(in document: Document) {
        for block in document.blocks {
            block.walk { block in
                for case .text(_, let marks) in block.inlines {
                    for case .statement(let id) in marks where style.recordMarks[id] != nil { runsToCome[id, default: 0] += 1 }
                }
            }
        }
    }

    mutating func note(_ marks: Set<Mark>) {
        for case .statement(let id) in marks {
            guard let count = runsToCome[id] else { continue }
            runsToCome[id] = count - 1
            if count == 1 { ended.append(id) }
        }
    }

    /// Sets the marks that are due before a run of text, but after the quotation mark or the full stop with which it begins: these
    /// belong to the passage. Returns what is left of the text.
    mutating func setMarks(before text: String, _ open: inout [Mark], _ wanted: [Mark]) -> String {
        let shared = Array(open.prefix { wanted.contains($0) })
        change(&open, to: shared)
        let isInLink = wanted.contains { if case .link = $0 { true } else { false } }
        let closing = isInLink ? "" : Self.closing(of: text)
        html.text(closing)
        setMarks()
        return String(text.dropFirst(closing.count))
    }

    private static let closing: Set<Character> = [
        "\u{201D}", "\u{2019}", "\u{201C}", "\u{BB}", "\u{AB}", "\"", "'", ".", ",", "!", "?", ";", ":", ")",
    ]

    /// Nothing where a word goes on, as in "the board's".
    private static func closing(of text: String) -> String {
        let closing = text.prefix { Self.closing.contains($0) }
        guard let next = text[closing.endIndex...].first, next.isLetter || next.isNumber else { return String(closing) }
        return ""
    }

    mutating func setMarks() {
        for id in ended {
            guard let mark = style.recordMarks[id] else { continue }
            html.markup("<a class=\"record-mark\"")
            html.attribute("href", mark.address)
            html.attribute("aria-label", mark.label)
            html.markup("></a>")
        }
        ended = []
    }
}
