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

    /// The step that puts other words in the place of a passage within one block, marked as the passage's beginning is.
    ///
    /// - Throws: where the passage reaches over more than one block, or is not there.
    package func rewording(_ range: Range<Int>, as text: String) throws(StepFault) -> EditStep {
        guard range.lowerBound >= 0, range.upperBound <= root.content.size, !range.isEmpty else {
            throw StepFault("the passage is outside of the document")
        }
        let (start, end) = (try DraftPosition(range.lowerBound, in: root), try DraftPosition(range.upperBound, in: root))
        let block = try start.node(start.depth)
        guard start.depth == end.depth, block === (try end.node(end.depth)), block.content.nodes.allSatisfy({ $0.name.isInline }) else {
            throw StepFault("the passage reaches over more than one paragraph")
        }
        let marks = try start.textAfter()?.marks ?? []
        let nodes = text.isEmpty ? [] : [DraftNode(text: text, marks: marks.filter { $0.kind != .statement })]
        return .replace(
            from: range.lowerBound, to: range.upperBound, slice: DraftSlice(DraftFragment(nodes), 0, 0), structure: false)
    }
}
