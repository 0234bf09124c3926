/// One line of a document as two revisions are compared: a text block, or something else that stands on its own.
package struct RevisionLine: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case paragraph
        case heading(level: Int)
        case quotation
        /// Who is quoted, or where it is from.
        case source
        case listItem
        case cell
        case photograph(Photograph.ID)
        case storyCard(StoryCard)
        case background(Background.ID)
        case audio(Recording.ID)
        case divider
    }

    package var kind: Kind
    /// Of a text block, and of a photograph its caption in the story.
    var tokens: [TextToken] = []

    package var text: String { tokens.map(\.text).joined() }

    /// The text in stretches of equal marks.
    package var runs: [(text: String, marks: Set<Mark>)] {
        tokens.reduce(into: []) { runs, token in
            if let last = runs.last, last.marks == token.marks {
                runs[runs.count - 1].text += token.text
            } else {
                runs.append((token.text, token.marks))
            }
        }
    }
}

/// A word, a space, or a sign.
struct TextToken: Hashable, Sendable {
    var text: String
    var marks: Set<Mark>

    var isSpace: Bool { text.allSatisfy(\.isWhitespace) }
    var isWord: Bool { text.first.map { $0.isLetter || $0.isNumber } ?? false }

    static func tokens(of inlines: [Inline]) -> [TextToken] {
        inlines.flatMap { inline -> [TextToken] in
            switch inline {
            case .lineBreak: [TextToken(text: "\n", marks: [])]
            case .text(let text, let marks): pieces(of: text).map { TextToken(text: $0, marks: marks) }
            }
        }
    }

    static func tokens(of text: String) -> [TextToken] { tokens(of: [.text(text, [])]) }

    private enum Sort {
        case word, space, single
    }

    /// Scripts without spaces are compared sign by sign.
    private static func sort(of character: Character) -> Sort {
        if character.isWhitespace { return .space }
        let isIdeograph = character.unicodeScalars.first?.properties.isIdeographic ?? false
        return (character.isLetter || character.isNumber || character == "’" || character == "'") && !isIdeograph ? .word : .single
    }

    private static func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        var last: Sort?
        for character in text {
            let sort = sort(of: character)
            if sort == last, sort != .single, !pieces.isEmpty {
                pieces[pieces.count - 1].append(character)
            } else {
                pieces.append(String(character))
            }
            last = sort
        }
        return pieces
    }
}

extension Document {
    package var revisionLines: [RevisionLine] { Self.lines(of: blocks, as: .paragraph) }

    private static func lines(of blocks: [Block], as kind: RevisionLine.Kind) -> [RevisionLine] {
        blocks.flatMap { lines(of: $0, as: kind) }
    }

    private static func lines(of block: Block, as kind: RevisionLine.Kind) -> [RevisionLine] {
        switch block {
        case .paragraph(let inlines): [RevisionLine(kind: kind, tokens: TextToken.tokens(of: inlines))]
        case .heading(let level, let inlines): [RevisionLine(kind: .heading(level: level), tokens: TextToken.tokens(of: inlines))]
        case .quotation(let blocks, let source):
            lines(of: blocks, as: .quotation)
                + (source.isEmpty ? [] : [RevisionLine(kind: .source, tokens: TextToken.tokens(of: source))])
        case .bulletList(let items), .orderedList(_, let items): items.flatMap { lines(of: $0, as: .listItem) }
        case .photograph(let use):
            [RevisionLine(kind: .photograph(use.photograph), tokens: TextToken.tokens(of: use.caption ?? ""))]
        case .storyCard(let card): [RevisionLine(kind: .storyCard(card))]
        case .background(let id): [RevisionLine(kind: .background(id))]
        case .table(let table): table.rows.flatMap { $0.flatMap { lines(of: $0.blocks, as: .cell) } }
        case .divider: [RevisionLine(kind: .divider)]
        case .audio(let id): [RevisionLine(kind: .audio(id))]
        }
    }
}
