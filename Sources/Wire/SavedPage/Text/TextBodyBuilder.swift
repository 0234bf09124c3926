import Newsroom

/// Collects blocks in order; neighbouring items become one list, neighbouring quoted lines one quotation.
struct TextBodyBuilder {
    private var blocks: [ImportedStory.ImportedBlock] = []
    /// The text that each block was made of, for a caption that was taken for a paragraph before its credit was seen.
    private var lastText = ""

    var isEmpty: Bool { blocks.isEmpty }

    mutating func append(_ block: Block) {
        blocks.append(.block(block))
        lastText = ""
    }

    mutating func append(photograph: ImportedStory.ImportedPhotograph) {
        blocks.append(.photograph(photograph))
        lastText = ""
    }

    /// A divider at the beginning or behind another one parts nothing.
    mutating func appendDivider() {
        if let last = blocks.last, last != .block(.divider) { append(.divider) }
    }

    mutating func append(_ line: PageLine, as kind: LineKind) {
        let inlines = LineMarkup.inlines(line.text)
        switch (kind, line.mark) {
        case (.heading, .heading(let level)): append(.heading(level: min(4, max(2, level)), inlines))
        case (.heading, _): append(.heading(level: 2, inlines))
        case (.quotation, _): appendQuoted(inlines, startsNew: line.blankBefore)
        case (.item, .number(let number)): appendNumbered(inlines, number)
        case (.item, _): appendBullet(inlines)
        default: append(.paragraph(inlines))
        }
        lastText = line.text
    }

    /// Takes back the last paragraph when it is made of this text.
    mutating func takeLastParagraph(equalTo text: String) -> String? {
        guard lastText == text, case .block(.paragraph) = blocks.last else { return nil }
        blocks.removeLast()
        lastText = ""
        return text
    }

    func finished() -> [ImportedStory.ImportedBlock] {
        blocks.last == .block(.divider) ? blocks.dropLast() : blocks
    }

    private mutating func appendQuoted(_ inlines: [Inline], startsNew: Bool) {
        if !startsNew, case .block(.quotation(let quoted, let source)) = blocks.last {
            blocks[blocks.count - 1] = .block(.quotation(quoted + [.paragraph(inlines)], source: source))
        } else {
            append(.quotation([.paragraph(inlines)], source: ""))
        }
    }

    private mutating func appendBullet(_ inlines: [Inline]) {
        if case .block(.bulletList(var items)) = blocks.last {
            blocks.removeLast()
            items.append([.paragraph(inlines)])
            append(.bulletList(items))
        } else {
            append(.bulletList([[.paragraph(inlines)]]))
        }
    }

    private mutating func appendNumbered(_ inlines: [Inline], _ number: Int) {
        if case .block(.orderedList(let start, var items)) = blocks.last, number == start + items.count {
            blocks.removeLast()
            items.append([.paragraph(inlines)])
            append(.orderedList(start: start, items))
        } else {
            append(.orderedList(start: number, [[.paragraph(inlines)]]))
        }
    }
}
