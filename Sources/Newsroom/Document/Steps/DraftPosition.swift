/// A position with the nodes around it: prosemirror-model's `ResolvedPos`.
struct DraftPosition {
    struct Level {
        let node: DraftNode
        /// The child that holds the position or begins there.
        let index: Int
        /// Where that child begins in the document.
        let offset: Int
    }

    let position: Int
    let levels: [Level]
    /// From the beginning of the innermost node's content.
    let parentOffset: Int

    init(_ position: Int, in root: DraftNode) throws(StepFault) {
        var levels: [Level] = []
        var node = root
        var start = 0
        var inside = position
        while true {
            let (index, offset) = try node.content.index(at: inside)
            levels.append(Level(node: node, index: index, offset: start + offset))
            let rest = inside - offset
            guard rest > 0, let child = node.content.node(at: index), child.name != .text else { break }
            node = child
            inside = rest - 1
            start += offset + 1
        }
        self.position = position
        self.levels = levels
        parentOffset = inside
    }

    var depth: Int { levels.count - 1 }

    /// - Throws: where there is none so deep; only an ill-made slice asks for that.
    func node(_ depth: Int) throws(StepFault) -> DraftNode { try level(depth).node }

    func index(_ depth: Int) throws(StepFault) -> Int { try level(depth).index }

    private func level(_ depth: Int) throws(StepFault) -> Level {
        guard levels.indices.contains(depth) else { throw StepFault("the slice is open deeper than it is") }
        return levels[depth]
    }

    /// The units of the text before the position, where it is within a text.
    var textOffset: Int { position - (levels.last?.offset ?? position) }

    func indexAfter(_ depth: Int) throws(StepFault) -> Int {
        try index(depth) + (depth == self.depth && textOffset == 0 ? 0 : 1)
    }

    func start(_ depth: Int) throws(StepFault) -> Int { depth == 0 ? 0 : try level(depth - 1).offset + 1 }

    func end(_ depth: Int) throws(StepFault) -> Int { try start(depth) + node(depth).content.size }

    /// Down to which depth this position and the other are in the same nodes.
    func sharedDepth(_ other: Int) throws(StepFault) -> Int {
        var depth = depth
        while depth > 0 {
            let (start, end) = (try start(depth), try end(depth))
            if start <= other, other <= end { break }
            depth -= 1
        }
        return depth
    }

    /// The rest of the text that the position is in.
    func textAfter() throws(StepFault) -> DraftNode? {
        guard let child = try node(depth).content.node(at: index(depth)) else { return nil }
        return try child.cutText(textOffset, child.size)
    }

    /// The beginning of the text that the position is in.
    func textBefore() throws(StepFault) -> DraftNode? {
        guard let child = try node(depth).content.node(at: index(depth)) else { return nil }
        return try child.cutText(0, textOffset)
    }
}
