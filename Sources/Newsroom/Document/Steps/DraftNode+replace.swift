/// `Node.slice` and `Node.replace` of prosemirror-model, rule by rule: where nodes on both sides of a cut are joined, the one on
/// the left keeps its markup; every node on the way is checked against the schema when it is closed.
extension DraftNode {
    func slice(_ from: Int, _ to: Int) throws(StepFault) -> DraftSlice {
        guard from != to else { return .empty }
        let (start, end) = (try DraftPosition(from, in: self), try DraftPosition(to, in: self))
        let depth = try start.sharedDepth(to)
        let before = try start.start(depth)
        let content = try start.node(depth).content.cut(from - before, to - before)
        return DraftSlice(content, start.depth - depth, end.depth - depth)
    }

    func replacing(_ from: Int, _ to: Int, with slice: DraftSlice) throws(StepFault) -> DraftNode {
        guard from <= to else { throw StepFault("the range ends before it begins") }
        let (from, to) = (try DraftPosition(from, in: self), try DraftPosition(to, in: self))
        guard slice.openStart <= from.depth else { throw StepFault("inserted content deeper than insertion position") }
        guard from.depth - slice.openStart == to.depth - slice.openEnd else { throw StepFault("inconsistent open depths") }
        return try Replacement(from: from, to: to, slice: slice).outer(0)
    }
}

private struct Replacement {
    let from: DraftPosition
    let to: DraftPosition
    let slice: DraftSlice

    func outer(_ depth: Int) throws(StepFault) -> DraftNode {
        let node = try from.node(depth)
        let index = try from.index(depth)
        if index == (try to.index(depth)), depth < from.depth - slice.openStart {
            return node.copy(node.content.replacing(index, with: try outer(depth + 1)))
        }
        if slice.content.isEmpty { return try close(node, twoWay(from, to, depth)) }
        if slice.openStart == 0, slice.openEnd == 0, from.depth == depth, to.depth == depth {
            let content = node.content
            let joined = try content.cut(0, from.parentOffset).appending(slice.content)
                .appending(content.cut(to.parentOffset, content.size))
            return try close(node, joined)
        }
        let (start, end) = try sliceAlong()
        return try close(node, threeWay(start, end, depth))
    }

    /// The slice under nodes like those around `from`, so that its open sides stand as deep as the document's.
    private func sliceAlong() throws(StepFault) -> (start: DraftPosition, end: DraftPosition) {
        let extra = from.depth - slice.openStart
        var node = try from.node(extra).copy(slice.content)
        for depth in stride(from: extra - 1, through: 0, by: -1) { node = try from.node(depth).copy(DraftFragment([node])) }
        return (
            try DraftPosition(slice.openStart + extra, in: node), try DraftPosition(node.content.size - slice.openEnd - extra, in: node)
        )
    }

    private func threeWay(_ start: DraftPosition, _ end: DraftPosition, _ depth: Int) throws(StepFault) -> DraftFragment {
        let openStart = from.depth > depth ? try joinable(from, start, depth + 1) : nil
        let openEnd = to.depth > depth ? try joinable(end, to, depth + 1) : nil
        var content: [DraftNode] = []
        try add(nil, from, depth, to: &content)
        if let openStart, let openEnd, try start.index(depth) == end.index(depth) {
            try checkJoin(openStart, openEnd)
            content.add(try close(openStart, threeWay(start, end, depth + 1)))
        } else {
            if let openStart { content.add(try close(openStart, twoWay(from, start, depth + 1))) }
            try add(start, end, depth, to: &content)
            if let openEnd { content.add(try close(openEnd, twoWay(end, to, depth + 1))) }
        }
        try add(to, nil, depth, to: &content)
        return DraftFragment(content)
    }

    private func twoWay(_ from: DraftPosition, _ to: DraftPosition, _ depth: Int) throws(StepFault) -> DraftFragment {
        var content: [DraftNode] = []
        try add(nil, from, depth, to: &content)
        if from.depth > depth {
            let node = try joinable(from, to, depth + 1)
            content.add(try close(node, twoWay(from, to, depth + 1)))
        }
        try add(to, nil, depth, to: &content)
        return DraftFragment(content)
    }

    /// `addRange`: the children between the two positions at this depth.
    private func add(_ start: DraftPosition?, _ end: DraftPosition?, _ depth: Int, to content: inout [DraftNode]) throws(StepFault) {
        guard let node = try (end ?? start)?.node(depth) else { return }
        var first = 0
        let last = try end?.index(depth) ?? node.content.nodes.count
        if let start {
            first = try start.index(depth)
            if start.depth > depth {
                first += 1
            } else if start.textOffset > 0 {
                if let text = try start.textAfter() { content.add(text) }
                first += 1
            }
        }
        if first < last { for child in node.content.nodes[first..<last] { content.add(child) } }
        if let end, end.depth == depth, end.textOffset > 0, let text = try end.textBefore() { content.add(text) }
    }

    private func joinable(_ before: DraftPosition, _ after: DraftPosition, _ depth: Int) throws(StepFault) -> DraftNode {
        let node = try before.node(depth)
        try checkJoin(node, try after.node(depth))
        return node
    }

    private func checkJoin(_ main: DraftNode, _ other: DraftNode) throws(StepFault) {
        guard other.name.isCompatible(with: main.name) else {
            throw StepFault("\(other.name.rawValue) cannot be joined onto \(main.name.rawValue)")
        }
    }

    private func close(_ node: DraftNode, _ content: DraftFragment) throws(StepFault) -> DraftNode {
        guard node.name.accepts(content.nodes) else { throw StepFault("this may not stand in \(node.name.rawValue)") }
        return node.copy(content)
    }
}
