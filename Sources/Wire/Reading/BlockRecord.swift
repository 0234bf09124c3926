import Newsroom

/// A block as JSON carries it between processes. Not the document's own JSON: an imported block may lack what the schema asks for.
indirect enum BlockRecord: Codable, Sendable {
    case picture(PhotographRecord)
    case paragraph([InlineRecord])
    case heading(level: Int, [InlineRecord])
    case quotation([BlockRecord], source: String)
    case bulletList([[BlockRecord]])
    case orderedList(start: Int, [[BlockRecord]])
    case photograph(PhotographUse)
    case ownStory(Story.ID)
    case card(CardRecord)
    case background(Background.ID)
    case table([[CellRecord]])
    case divider
    case audio(Recording.ID)

    init(_ imported: ImportedStory.ImportedBlock) {
        switch imported {
        case .block(let block): self.init(block)
        case .photograph(let photograph): self = .picture(PhotographRecord(photograph))
        }
    }

    init(_ block: Block) {
        self =
            switch block {
            case .paragraph(let inlines): .paragraph(inlines.map(InlineRecord.init))
            case .heading(let level, let inlines): .heading(level: level, inlines.map(InlineRecord.init))
            case .quotation(let blocks, let source): .quotation(blocks.map(BlockRecord.init), source: source)
            case .bulletList(let items): .bulletList(items.map { $0.map(BlockRecord.init) })
            case .orderedList(let start, let items): .orderedList(start: start, items.map { $0.map(BlockRecord.init) })
            case .photograph(let use): .photograph(use)
            case .storyCard(.own(let id)): .ownStory(id)
            case .storyCard(.elsewhere(let card)): .card(CardRecord(card))
            case .background(let id): .background(id)
            case .table(let table): .table(table.rows.map { $0.map(CellRecord.init) })
            case .divider: .divider
            case .audio(let id): .audio(id)
            }
    }

    var imported: ImportedStory.ImportedBlock {
        if case .picture(let photograph) = self { .photograph(photograph.photograph) } else { .block(block) }
    }

    private var block: Block {
        switch self {
        // Pictures without a record of their own stand only between blocks, never within one.
        case .picture: .divider
        case .paragraph(let inlines): .paragraph(inlines.map(\.inline))
        case .heading(let level, let inlines): .heading(level: level, inlines.map(\.inline))
        case .quotation(let blocks, let source): .quotation(blocks.map(\.block), source: source)
        case .bulletList(let items): .bulletList(items.map { $0.map(\.block) })
        case .orderedList(let start, let items): .orderedList(start: start, items.map { $0.map(\.block) })
        case .photograph(let use): .photograph(use)
        case .ownStory(let id): .storyCard(.own(id))
        case .card(let card): .storyCard(.elsewhere(card.card))
        case .background(let id): .background(id)
        case .table(let rows): .table(Table(rows: rows.map { $0.map(\.cell) }))
        case .divider: .divider
        case .audio(let id): .audio(id)
        }
    }

    struct CellRecord: Codable, Sendable {
        private var isHeader: Bool
        private var columns, rows: Int
        private var blocks: [BlockRecord]

        init(_ cell: Table.Cell) {
            (isHeader, columns, rows) = (cell.isHeader, cell.columns, cell.rows)
            blocks = cell.blocks.map(BlockRecord.init)
        }

        var cell: Table.Cell { .init(isHeader: isHeader, columns: columns, rows: rows, blocks: blocks.map(\.block)) }
    }

    struct CardRecord: Codable, Sendable {
        private var title, summary, site, author, url: String
        private var picture: Photograph.ID?

        init(_ card: StoryCard.Elsewhere) {
            (title, summary, site, author, url, picture) = (card.title, card.summary, card.site, card.author, card.url, card.picture)
        }

        var card: StoryCard.Elsewhere { .init(title: title, summary: summary, site: site, author: author, url: url, picture: picture) }
    }
}

enum InlineRecord: Codable, Sendable {
    case text(String, [MarkRecord])
    case lineBreak

    enum MarkRecord: Codable, Sendable {
        case strong
        case emphasis
        case link(String)
        case statement(Statement.ID)
        case language(String)
    }

    init(_ inline: Inline) {
        self =
            switch inline {
            case .lineBreak: .lineBreak
            case .text(let text, let marks):
                .text(
                    text,
                    marks.map { mark in
                        switch mark {
                        case .strong: .strong
                        case .emphasis: .emphasis
                        case .link(let href): .link(href)
                        case .statement(let id): .statement(id)
                        case .language(let tag): .language(tag)
                        }
                    })
            }
    }

    var inline: Inline {
        switch self {
        case .lineBreak: .lineBreak
        case .text(let text, let marks): .text(text, Set(marks.map(\.mark)))
        }
    }
}

extension InlineRecord.MarkRecord {
    fileprivate var mark: Mark {
        switch self {
        case .strong: .strong
        case .emphasis: .emphasis
        case .link(let href): .link(href: href)
        case .statement(let id): .statement(id)
        case .language(let tag): .language(tag)
        }
    }
}
