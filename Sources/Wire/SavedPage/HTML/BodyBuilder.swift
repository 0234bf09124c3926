import Newsroom

/// Turns the elements that hold a story into blocks, in document order.
struct BodyBuilder {
    /// A block with the element that it came from.
    struct Piece {
        var block: ImportedStory.ImportedBlock
        var element: Int
    }

    /// Lists, quotations and tables inside one another deeper than this are read as plain paragraphs.
    private static let nestingLimit = 6

    private let tree: PageTree
    private let measures: PageMeasures
    private let lines: LineReader
    private let photographs: PhotographReader
    private let isDataTable: [Bool]

    init(_ tree: PageTree, _ traits: [PageTraits], _ measures: PageMeasures, _ address: PageAddress) {
        self.tree = tree
        self.measures = measures
        lines = LineReader(tree: tree, measures: measures, address: address)
        photographs = PhotographReader(tree: tree, traits: traits, measures: measures, address: address)
        isDataTable = DataTables.find(in: tree)
    }

    func pieces(of roots: [Int]) -> [Piece] {
        roots.flatMap { pieces(in: $0..<tree.end(of: $0), nesting: 0) }
    }

    private func pieces(in range: Range<Int>, nesting: Int) -> [Piece] {
        var pieces: [Piece] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let end = tree.end(of: index)
            if measures.isGone[index] {
                index = end
            } else if measures.isInline[index] {
                let runEnd = endOfRun(from: index, range)
                pieces += run(index..<runEnd)
                index = runEnd
            } else if let whole = piecesOfWhole(index, nesting) {
                pieces += whole
                index = end
            } else {
                index += 1
            }
        }
        return pieces
    }

    /// The end of the phrasing nodes that begin with one and have the same parent.
    private func endOfRun(from start: Int, _ range: Range<Int>) -> Int {
        let parentEnd = min(range.upperBound, tree.parent(of: start).map(tree.end(of:)) ?? range.upperBound)
        var index = start
        while index < parentEnd, measures.isInline[index] || measures.isGone[index] { index = tree.end(of: index) }
        return index
    }

    private func run(_ range: Range<Int>) -> [Piece] {
        let pictures = range.filter { tree[$0].tag == .img }.compactMap { picture -> Piece? in
            photographs.photograph(image: picture).map { Piece(block: .photograph($0), element: picture) }
        }
        return pictures + lines.paragraphs(range).map { Piece(block: .block(.paragraph($0)), element: range.lowerBound) }
    }

    /// The blocks of an element that is a block of its own; nil where it is only a container.
    private func piecesOfWhole(_ index: Int, _ nesting: Int) -> [Piece]? {
        let contents = tree.contents(of: index)
        let tag = tree[index].tag
        switch tag {
        case .h1, .h2, .h3, .h4, .h5, .h6:
            let level = min(4, max(2, tag.headingLevel ?? 2))
            return lines.paragraphs(contents).map { Piece(block: .block(.heading(level: level, $0)), element: index) }
        case .pre:
            return preformatted(index)
        case .hr:
            return [Piece(block: .block(.divider), element: index)]
        case .figure:
            return photographs.figure(index).map { [Piece(block: .photograph($0), element: index)] }
        case .figcaption:
            return nil
        case .ul where nesting < Self.nestingLimit, .ol where nesting < Self.nestingLimit:
            return list(index, nesting)
        case .blockquote where nesting < Self.nestingLimit:
            let blocks = blocks(contents, nesting + 1)
            return blocks.isEmpty ? [] : [Piece(block: .block(.quotation(blocks, source: "")), element: index)]
        case .table where isDataTable[index] && nesting < Self.nestingLimit:
            return table(index, nesting)
        default: return nil
        }
    }

    private func blocks(_ range: Range<Int>, _ nesting: Int) -> [Block] {
        pieces(in: range, nesting: nesting).compactMap { piece in
            if case .block(let block) = piece.block { block } else { nil }
        }
    }

    private func preformatted(_ index: Int) -> [Piece] {
        let text = String(decoding: tree.text[tree.textRange(of: index)], as: UTF8.self)
        var inlines: [Inline] = []
        for line in text.split(whereSeparator: \.isNewline) {
            if !inlines.isEmpty { inlines.append(.lineBreak) }
            inlines.append(.text(WhiteSpace.normalised(String(line))))
        }
        return inlines.isEmpty ? [] : [Piece(block: .block(.paragraph(inlines)), element: index)]
    }

    private func list(_ index: Int, _ nesting: Int) -> [Piece] {
        var items: [[Block]] = []
        var others: [Piece] = []
        for child in tree.children(of: index) where !measures.isGone[child] {
            if tree[child].tag == .li {
                let blocks = blocks(tree.contents(of: child), nesting + 1)
                if !blocks.isEmpty { items.append(blocks) }
            } else if !tree[child].isText {
                others += pieces(in: child..<tree.end(of: child), nesting: nesting + 1)
            }
        }
        guard !items.isEmpty else { return others }
        let start = tree.attribute(.start, of: index).flatMap { Int($0) } ?? 1
        let block = tree[index].tag == .ol ? Block.orderedList(start: min(99_999, max(0, start)), items) : .bulletList(items)
        return [Piece(block: .block(block), element: index)] + others
    }

    private func table(_ index: Int, _ nesting: Int) -> [Piece] {
        var pieces: [Piece] = []
        var rows: [[Table.Cell]] = []
        var at = index + 1
        while at < tree.end(of: index) {
            if measures.isGone[at] {
                at = tree.end(of: at)
                continue
            }
            switch tree[at].tag {
            case .caption:
                pieces += self.pieces(in: tree.contents(of: at), nesting: nesting + 1)
                at = tree.end(of: at)
            case .tr:
                rows.append([])
                at += 1
            case .td, .th:
                if rows.isEmpty { rows.append([]) }
                rows[rows.count - 1].append(cell(at, nesting))
                at = tree.end(of: at)
            default: at += 1
            }
        }
        rows.removeAll { row in row.allSatisfy { $0.blocks.isEmpty } }
        if !rows.isEmpty { pieces.append(Piece(block: .block(.table(Table(rows: rows))), element: index)) }
        return pieces
    }

    private func cell(_ index: Int, _ nesting: Int) -> Table.Cell {
        func span(_ name: AttributeName) -> Int { min(100, max(1, tree.attribute(name, of: index).flatMap { Int($0) } ?? 1)) }
        return Table.Cell(
            isHeader: tree[index].tag == .th, columns: span(.colspan), rows: span(.rowspan),
            blocks: blocks(tree.contents(of: index), nesting + 1))
    }
}
