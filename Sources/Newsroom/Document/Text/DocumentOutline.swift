/// The one walk over a document's text that plain text and positions are both made from, so that they cannot differ.
///
/// It finds the text blocks (paragraphs and headings) in order, each with where it stands in the tree, its first position in
/// the editor, and what parts it from the text before it in plain text.
struct DocumentOutline {
    /// What stands between a text block and the one before it in plain text.
    enum Separator: Int, Comparable {
        case space, tab, line, blankLine

        var text: String {
            switch self {
            case .space: " "
            case .tab: "\t"
            case .line: "\n"
            case .blankLine: "\n\n"
            }
        }

        static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    struct TextBlock {
        var inlines: [Inline]
        /// Indices of `content` from the document down.
        var path: [Int]
        /// ProseMirror's position of the block's first character.
        var position: Int
        /// The widest of what lies between this block and the text block before.
        var separator: Separator
        /// In a table a line break would end the row.
        var isInCell: Bool
    }

    private(set) var textBlocks: [TextBlock] = []
    /// The size of the document's content in the editor's positions.
    private(set) var size = 0

    private var path: [Int] = []
    private var separator: Separator = .blankLine
    private var isInCell = false
    private let backgrounds: [Background.ID: Background]

    /// With backgrounds given, their text blocks stand in place of the references; positions then say nothing.
    init(_ document: Document, backgrounds: [Background.ID: Background] = [:]) {
        self.backgrounds = backgrounds
        blocks(document.blocks, apart: .blankLine)
    }

    private mutating func blocks(_ blocks: [Block], apart: Separator) {
        for (index, block) in blocks.enumerated() {
            separator = max(separator, apart)
            path.append(index)
            self.block(block, apart: apart)
            path.removeLast()
        }
    }

    private mutating func block(_ block: Block, apart: Separator) {
        switch block {
        case .paragraph(let inlines), .heading(_, let inlines): textBlock(inlines)
        case .quotation(let blocks, _): node { $0.blocks(blocks, apart: apart) }
        case .bulletList(let items), .orderedList(_, let items): node { $0.items(items, apart: apart) }
        case .table(let table): node { $0.rows(of: table) }
        case .background(let id):
            size += 1
            // Of a background in a background nothing is shown.
            guard let background = backgrounds[id] else { return }
            let inner = DocumentOutline(background.document).textBlocks
            for (index, var block) in inner.enumerated() {
                if index == 0 { block.separator = max(separator, block.separator) }
                textBlocks.append(block)
            }
            if !inner.isEmpty { separator = .blankLine }
        case .photograph, .storyCard, .divider, .audio: size += 1
        }
    }

    private mutating func textBlock(_ inlines: [Inline]) {
        let inlines = Inline.merged(inlines)
        textBlocks.append(TextBlock(inlines: inlines, path: path, position: size + 1, separator: separator, isInCell: isInCell))
        // An empty block prints nothing, so what lay before it still parts its neighbours.
        if !inlines.isEmpty { separator = .space }
        node { $0.size += inlines.reduce(0) { $0 + $1.utf16Count } }
    }

    private mutating func items(_ items: [[Block]], apart: Separator) {
        let apart = min(apart, .line)
        for (index, item) in items.enumerated() {
            // Before the first item stays what parts the list from the block before it.
            separator = max(separator, apart)
            child(index) { $0.blocks(item, apart: apart) }
        }
    }

    private mutating func rows(of table: Table) {
        isInCell = true
        for (index, row) in table.rows.enumerated() {
            separator = max(separator, .line)
            child(index) { outline in
                for (column, cell) in row.enumerated() {
                    outline.separator = max(outline.separator, column == 0 ? .space : .tab)
                    outline.child(column) { $0.blocks(cell.blocks, apart: .space) }
                }
            }
        }
        isInCell = false
    }

    private mutating func child(_ index: Int, _ body: (inout Self) -> Void) {
        path.append(index)
        node(body)
        path.removeLast()
    }

    /// An opening and a closing token, one position each, around what is within.
    private mutating func node(_ body: (inout Self) -> Void) {
        size += 1
        body(&self)
        size += 1
    }
}

extension Inline {
    /// Its size in the editor's positions.
    var utf16Count: Int {
        switch self {
        case .text(let text, _): text.utf16.count
        case .lineBreak: 1
        }
    }
}
