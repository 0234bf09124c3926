/// A piece of a document whose outer nodes are cut open: prosemirror-model's `Slice`.
package struct DraftSlice: Sendable {
    static let empty = DraftSlice(.empty, 0, 0)

    let content: DraftFragment
    /// How many levels are cut through at either side.
    let openStart: Int
    let openEnd: Int

    init(_ content: DraftFragment, _ openStart: Int, _ openEnd: Int) {
        self.content = content
        self.openStart = openStart
        self.openEnd = openEnd
    }

    /// What it adds to a document.
    var size: Int { content.size - openStart - openEnd }

    /// `Slice.fromJSON`; besides, there must be as many levels at either side as it says.
    init(json: JSONValue?) throws(StepFault) {
        guard let json, json != .null else {
            self = .empty
            return
        }
        guard case .object(let members) = json else { throw StepFault("slice must be an object") }
        var (openStart, openEnd) = (0, 0)
        var nodes: [DraftNode] = []
        for member in members {
            switch (member.key, member.value) {
            case ("openStart", .integer(let depth)): openStart = depth
            case ("openEnd", .integer(let depth)): openEnd = depth
            case ("content", .array(let values)): for value in values { nodes.append(try DraftNode(json: value)) }
            case ("content", .null): continue
            default: throw StepFault("a slice has no such member: \(member.key.prefix(40))")
            }
        }
        self.init(DraftFragment(joining: nodes), openStart, openEnd)
        guard (0...Self.levels(content, \.first)).contains(openStart), (0...Self.levels(content, \.last)).contains(openEnd) else {
            throw StepFault("the slice is open deeper than it is")
        }
    }

    var json: JSONValue {
        var members = [JSONValue.Member("content", .array(content.nodes.map(\.json)))]
        if openStart > 0 { members.append(.init("openStart", .integer(openStart))) }
        if openEnd > 0 { members.append(.init("openEnd", .integer(openEnd))) }
        return .object(members)
    }

    private static func levels(_ content: DraftFragment, _ side: ([DraftNode]) -> DraftNode?) -> Int {
        var levels = 0
        var node = side(content.nodes)
        while let open = node, !open.name.isLeaf {
            levels += 1
            node = side(open.content.nodes)
        }
        return levels
    }

    /// `Slice.insertAt`: nil where the content may not stand there.
    func inserting(_ fragment: DraftFragment, at position: Int) throws(StepFault) -> DraftSlice? {
        let inserted = try Self.insert(
            fragment, into: content, at: position + openStart, openStart: openStart + 1, openEnd: openEnd + 1, parent: nil)
        return inserted.map { DraftSlice($0, openStart, openEnd) }
    }

    private static func insert(
        _ fragment: DraftFragment, into content: DraftFragment, at position: Int, openStart: Int, openEnd: Int, parent: NodeName?
    ) throws(StepFault) -> DraftFragment? {
        let (index, offset) = try content.index(at: position)
        guard offset != position, let child = content.node(at: index), child.name != .text else {
            if let parent, openStart <= 0, openEnd <= 0,
                !parent.accepts(Array(content.nodes[..<index] + fragment.nodes + content.nodes[index...]))
            {
                return nil
            }
            return try content.cut(0, position).appending(fragment).appending(content.cut(position, content.size))
        }
        let inner = try insert(
            fragment, into: child.content, at: position - offset - 1, openStart: index == 0 ? openStart - 1 : 0,
            openEnd: index == content.nodes.count - 1 ? openEnd - 1 : 0, parent: child.name)
        return inner.map { content.replacing(index, with: child.copy($0)) }
    }
}
