/// Where things are in one document, in the three ways that people count:
///
/// - the editor's positions (ProseMirror's): an opening or closing token of a node, and a node without content, is 1; text
///   counts UTF-16 units;
/// - a place: the path of indices down to a paragraph or heading, and the Unicode scalars before it there, a line break
///   being one;
/// - offsets in `Document.plainText`, in Unicode scalars.
///
/// Made once for a document in time linear in its size; each answer then takes a search and the length of one run.
package struct DocumentPositions: Sendable {
    /// A place in a paragraph or heading.
    package struct Place: Hashable, Sendable {
        /// Indices of `content` from the document down.
        package var path: [Int]
        /// Unicode scalars from the block's beginning.
        package var offset: Int

        package init(path: [Int], offset: Int) {
            self.path = path
            self.offset = offset
        }
    }

    private struct Run: Sendable {
        var text: String
        /// All three count from the beginning of the block.
        var offset: Int
        var position: Int
        var scalars: Int
        var isPlain: Bool
    }

    private struct TextBlock: Sendable {
        var path: [Int]
        var position: Int
        var utf16Count: Int
        var scalars: Int
        /// Where it begins in plain text; an empty block is not there.
        var plainOffset: Int?
        var runs: [Run]
    }

    private let blocks: [TextBlock]
    /// Indices of those blocks that are in plain text, in order.
    private let printed: [Int]
    private let byPath: [[Int]: Int]
    /// The size of the document's content: the last position.
    package let size: Int
    /// The Unicode scalars of the plain text.
    package let plainTextCount: Int

    package init(_ document: Document) {
        let outline = DocumentOutline(document)
        var blocks: [TextBlock] = []
        var plain = 0
        for block in outline.textBlocks {
            var made = Self.textBlock(block)
            if !block.inlines.isEmpty {
                if plain > 0 { plain += block.separator.text.unicodeScalars.count }
                made.plainOffset = plain
                plain += made.scalars
            }
            blocks.append(made)
        }
        self.blocks = blocks
        printed = blocks.indices.filter { blocks[$0].plainOffset != nil }
        byPath = Dictionary(blocks.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
        size = outline.size
        plainTextCount = plain
    }

    private static func textBlock(_ block: DocumentOutline.TextBlock) -> TextBlock {
        var made = TextBlock(path: block.path, position: block.position, utf16Count: 0, scalars: 0, plainOffset: nil, runs: [])
        for inline in block.inlines {
            let text = if case .text(let text, _) = inline { text } else { "\n" }
            let units = text.utf16.count
            let scalars = text.unicodeScalars.count
            // As many units as scalars: no scalar takes two, and offsets in the run are the same either way.
            made.runs.append(Run(text: text, offset: made.scalars, position: made.utf16Count, scalars: scalars, isPlain: units == scalars))
            made.scalars += scalars
            made.utf16Count += units
        }
        return made
    }

    // MARK: The editor's positions

    /// Nil where the position is not in a paragraph or heading. In the middle of a surrogate pair: the scalar's beginning.
    package func place(atPosition position: Int) -> Place? {
        guard let index = last(in: blocks.indices, where: { blocks[$0].position <= position }) else { return nil }
        let block = blocks[index]
        guard position - block.position <= block.utf16Count else { return nil }
        return Place(path: block.path, offset: Self.scalars(in: block, before: position - block.position))
    }

    /// Nil where the document has no such place.
    package func position(of place: Place) -> Int? {
        guard let index = byPath[place.path], (0...blocks[index].scalars).contains(place.offset) else { return nil }
        return blocks[index].position + Self.units(in: blocks[index], before: place.offset)
    }

    // MARK: Offsets in plain text

    /// Nil between blocks, where plain text has only what parts them.
    package func place(atPlainText offset: Int) -> Place? {
        let index = last(in: printed.indices) { (blocks[printed[$0]].plainOffset ?? 0) <= offset }
        guard let index, let start = blocks[printed[index]].plainOffset, offset - start <= blocks[printed[index]].scalars else {
            return nil
        }
        return Place(path: blocks[printed[index]].path, offset: offset - start)
    }

    /// Nil where the document has no such place, or it is in an empty block.
    package func plainTextOffset(of place: Place) -> Int? {
        guard let index = byPath[place.path], let start = blocks[index].plainOffset,
            (0...blocks[index].scalars).contains(place.offset)
        else { return nil }
        return start + place.offset
    }

    package func position(atPlainText offset: Int) -> Int? {
        place(atPlainText: offset).flatMap(position(of:))
    }

    package func plainTextOffset(atPosition position: Int) -> Int? {
        place(atPosition: position).flatMap(plainTextOffset(of:))
    }

    /// The editor's ranges of a stretch of plain text: one for each block that it reaches into.
    package func ranges(atPlainText stretch: Range<Int>) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        let first = last(in: printed.indices) { (blocks[printed[$0]].plainOffset ?? 0) <= stretch.lowerBound } ?? 0
        for index in printed[first...] {
            let block = blocks[index]
            guard let start = block.plainOffset, start < stretch.upperBound else { break }
            let (from, to) = (max(0, stretch.lowerBound - start), min(block.scalars, stretch.upperBound - start))
            guard from < to else { continue }
            ranges.append(block.position + Self.units(in: block, before: from)..<block.position + Self.units(in: block, before: to))
        }
        return ranges
    }

    // MARK: Within a block

    private static func scalars(in block: TextBlock, before units: Int) -> Int {
        guard let run = block.runs.last(where: { $0.position <= units }) else { return 0 }
        let rest = units - run.position
        if run.isPlain { return run.offset + rest }
        // The view of scalars takes an index in the middle of a pair for the scalar's beginning.
        let index = run.text.utf16.index(run.text.startIndex, offsetBy: rest)
        return run.offset + run.text.unicodeScalars.distance(from: run.text.startIndex, to: index)
    }

    private static func units(in block: TextBlock, before scalars: Int) -> Int {
        guard let run = block.runs.last(where: { $0.offset <= scalars }) else { return 0 }
        let rest = scalars - run.offset
        if run.isPlain { return run.position + rest }
        let index = run.text.unicodeScalars.index(run.text.startIndex, offsetBy: rest)
        return run.position + run.text.utf16.distance(from: run.text.startIndex, to: index)
    }

    /// The last index for which the condition holds, given that it holds up to some point and not beyond.
    private func last(in range: Range<Int>, where holds: (Int) -> Bool) -> Int? {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high {
            let middle = (low + high) / 2
            if holds(middle) { low = middle + 1 } else { high = middle }
        }
        return low > range.lowerBound ? low - 1 : nil
    }
}
