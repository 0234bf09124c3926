/// Passages of a draft, for what is said of them.
extension DraftDocument {
    /// The text between two positions, its blocks as lines.
    ///
    /// - Throws: where the positions are outside of the document, or cut a character in two.
    package func passage(_ range: Range<Int>) throws(StepFault) -> String {
        guard range.lowerBound >= 0, range.upperBound <= root.content.size else {
            throw StepFault("the passage is outside of the document")
        }
        guard !range.isEmpty else { return "" }
        var lines: [String] = []
        Self.collect(try root.content.cut(range.lowerBound, range.upperBound), into: &lines)
        return lines.joined(separator: "\n")
    }

    private static func collect(_ fragment: DraftFragment, into lines: inout [String]) {
        var line: String?
        for node in fragment.nodes {
            if node.name == .text {
                line = (line ?? "") + node.text
            } else if node.name == .hardBreak {
                line = (line ?? "") + " "
            } else {
                collect(node.content, into: &lines)
            }
        }
        if let line { lines.append(line) }
    }

    /// Where words stand within one block, in the order of the text; where they overlap, the first of them. A line break counts as a space.
    package func passages(saying words: String) -> [Range<Int>] {
        let units = Array(words.utf16)
        guard !units.isEmpty else { return [] }
        var found: [Range<Int>] = []
        Self.find(units, in: root.content, at: 0, &found)
        return found
    }

    private static func find(_ units: [UInt16], in fragment: DraftFragment, at start: Int, _ found: inout [Range<Int>]) {
        var (text, position): ([UInt16], Int) = ([], start)
        for node in fragment.nodes {
            if node.name == .text {
                text += node.text.utf16
            } else if node.name == .hardBreak {
                text.append(0x20)
            } else if !node.name.isLeaf {
                find(units, in: node.content, at: position + 1, &found)
            }
            position += node.size
        }
        found += text.ranges(of: units).map { start + $0.lowerBound..<start + $0.upperBound }
    }

    /// The step that puts other words in the place of a passage within one block, marked as the passage's beginning is.
    ///
    /// - Throws: where the passage reaches over more than one block, or is not there.
    package func rewording(_ range: Range<Int>, as text: String) throws(StepFault) -> EditStep {
        try checkIsInOneBlock(range)
        let marks = try DraftPosition(range.lowerBound, in: root).textAfter()?.marks ?? []
        let nodes = text.isEmpty ? [] : [DraftNode(text: text, marks: marks.filter { $0.kind != .statement })]
        return .replace(
            from: range.lowerBound, to: range.upperBound, slice: DraftSlice(DraftFragment(nodes), 0, 0), structure: false)
    }

    /// - Throws: where the passage reaches over more than one block, or is not there.
    package func checkIsInOneBlock(_ range: Range<Int>) throws(StepFault) {
        guard range.lowerBound >= 0, range.upperBound <= root.content.size, !range.isEmpty else {
            throw StepFault("the passage is outside of the document")
        }
        let (start, end) = (try DraftPosition(range.lowerBound, in: root), try DraftPosition(range.upperBound, in: root))
        let block = try start.node(start.depth)
        guard start.depth == end.depth, block === (try end.node(end.depth)), block.content.nodes.allSatisfy({ $0.name.isInline }) else {
            throw StepFault("the passage reaches over more than one paragraph")
        }
    }
}
