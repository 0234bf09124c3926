/// `Step.apply`, class by class. A step either fits the document that it was made for, or is refused.
extension EditStep {
    func apply(to root: DraftNode) throws(StepFault) -> DraftNode {
        switch self {
        case .replace(let from, let to, let slice, let structure):
            if structure { try Self.checkStructure(root, from, to) }
            return try root.replacing(from, to, with: slice)
        case .replaceAround(let around): return try Self.apply(around, to: root)
        case .addMark(let from, let to, let mark): return try Self.mark(root, from, to) { $0.adding(mark) }
        case .removeMark(let from, let to, let mark): return try Self.mark(root, from, to) { $0.removing(mark) }
        case .addNodeMark(let position, let mark):
            return try Self.put(root, position) { node throws(StepFault) in node.marked(node.marks.adding(mark)) }
        case .removeNodeMark(let position, let mark):
            return try Self.put(root, position) { node throws(StepFault) in node.marked(node.marks.removing(mark)) }
        case .attribute(let position, let name, let value):
            return try Self.put(root, position) { node throws(StepFault) in try node.setting(name, to: value) }
        case .documentAttribute(let name, let value): return try root.setting(name, to: value)
        }
    }

    private static func apply(_ around: Around, to root: DraftNode) throws(StepFault) -> DraftNode {
        if around.structure {
            try checkStructure(root, around.from, around.gapFrom)
            try checkStructure(root, around.gapTo, around.to)
        }
        let gap = try root.slice(around.gapFrom, around.gapTo)
        guard gap.openStart == 0, gap.openEnd == 0 else { throw StepFault("the gap is not a flat range") }
        guard let inserted = try around.slice.inserting(gap.content, at: around.insert) else {
            throw StepFault("the gap's content may not stand in the slice")
        }
        return try root.replacing(around.from, around.to, with: inserted)
    }

    /// `AddMarkStep` and `RemoveMarkStep`: line breaks get marks like the text around them.
    private static func mark(
        _ root: DraftNode, _ from: Int, _ to: Int, _ change: ([DraftMark]) -> [DraftMark]
    ) throws(StepFault) -> DraftNode {
        let slice = try root.slice(from, to)
        return try root.replacing(from, to, with: DraftSlice(marked(slice.content, change), slice.openStart, slice.openEnd))
    }

    private static func marked(_ content: DraftFragment, _ change: ([DraftMark]) -> [DraftMark]) -> DraftFragment {
        DraftFragment(
            joining: content.nodes.map { node in
                if node.name.isInline { return node.marked(change(node.marks)) }
                return node.content.isEmpty ? node : node.copy(marked(node.content, change))
            })
    }

    /// Another markup for the node at a position, around the same content.
    private static func put(
        _ root: DraftNode, _ position: Int, _ change: (DraftNode) throws(StepFault) -> DraftNode
    ) throws(StepFault) -> DraftNode {
        guard let node = try root.node(at: position) else { throw StepFault("there is no node at position \(position)") }
        guard node.name != .text else { throw StepFault("at position \(position) is text and no node") }
        let empty = try change(node).copy(.empty)
        return try root.replacing(
            position, position + 1, with: DraftSlice(DraftFragment([empty]), 0, node.name.isLeaf ? 0 : 1))
    }

    /// `contentBetween`: refuses where more than closing and then opening tokens would be replaced.
    private static func checkStructure(_ root: DraftNode, _ from: Int, _ to: Int) throws(StepFault) {
        let start = try DraftPosition(from, in: root)
        var (left, depth) = (to - from, start.depth)
        while left > 0, depth > 0, try start.indexAfter(depth) == start.node(depth).content.nodes.count {
            depth -= 1
            left -= 1
        }
        guard left > 0 else { return }
        var next = try start.node(depth).content.node(at: start.indexAfter(depth))
        while left > 0 {
            guard let open = next, !open.name.isLeaf else { throw StepFault("the step would overwrite content") }
            next = open.content.nodes.first
            left -= 1
        }
    }
}
