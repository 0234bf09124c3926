/// The children of a node: prosemirror-model's `Fragment`.
struct DraftFragment: Sendable {
    static let empty = DraftFragment([])

    let nodes: [DraftNode]
    /// In the editor's positions.
    let size: Int

    init(_ nodes: [DraftNode]) {
        self.nodes = nodes
        size = nodes.reduce(0) { $0 + $1.size }
    }

    private init(_ nodes: [DraftNode], size: Int) {
        self.nodes = nodes
        self.size = size
    }

    /// `Fragment.fromArray`: neighbouring runs of text with the same marks are one.
    init(joining nodes: [DraftNode]) {
        var joined: [DraftNode] = []
        joined.reserveCapacity(nodes.count)
        for node in nodes { joined.add(node) }
        self.init(joined)
    }

    var isEmpty: Bool { nodes.isEmpty }

    func node(at index: Int) -> DraftNode? { nodes.indices.contains(index) ? nodes[index] : nil }

    /// `Fragment.findIndex`: the child that begins at the position or holds it, and where it begins.
    func index(at position: Int) throws(StepFault) -> (index: Int, offset: Int) {
        guard position >= 0, position <= size else { throw StepFault("position \(position) is outside of the document") }
        if position == 0 { return (0, 0) }
        if position == size { return (nodes.count, position) }
        var start = 0
        for (index, node) in nodes.enumerated() {
            let end = start + node.size
            if end == position { return (index + 1, end) }
            if end > position { return (index, start) }
            start = end
        }
        return (nodes.count, size)
    }

    /// `Fragment.cut`.
    func cut(_ from: Int, _ to: Int) throws(StepFault) -> DraftFragment {
        if from == 0, to == size { return self }
        var result: [DraftNode] = []
        var start = 0
        for node in nodes where start < to {
            let end = start + node.size
            if end > from {
                if start >= from, end <= to {
                    result.append(node)
                } else if node.name == .text {
                    result.append(try node.cutText(max(0, from - start), min(node.size, to - start)))
                } else {
                    let inside = try node.content.cut(max(0, from - start - 1), min(node.content.size, to - start - 1))
                    result.append(node.copy(inside))
                }
            }
            start = end
        }
        return DraftFragment(result)
    }

    /// `Fragment.append`.
    func appending(_ other: DraftFragment) -> DraftFragment {
        guard let first = other.nodes.first else { return self }
        guard !isEmpty else { return other }
        var joined = nodes
        joined.add(first)
        joined += other.nodes.dropFirst()
        return DraftFragment(joined, size: size + other.size)
    }

    /// `Fragment.replaceChild`.
    func replacing(_ index: Int, with node: DraftNode) -> DraftFragment {
        var changed = nodes
        let size = size + node.size - nodes[index].size
        changed[index] = node
        return DraftFragment(changed, size: size)
    }
}

extension [DraftNode] {
    /// `addNode` of prosemirror-model's replace: text joins the text before it where the marks are the same.
    mutating func add(_ node: DraftNode) {
        if node.name == .text, let last, last.name == .text, last.marks == node.marks {
            self[count - 1] = last.copy(text: last.text + node.text)
        } else {
            append(node)
        }
    }
}
