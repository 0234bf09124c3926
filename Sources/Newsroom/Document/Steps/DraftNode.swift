/// A node of a draft's tree: prosemirror-model's `Node`.
///
/// It never changes. An edit makes new nodes on the way from the root to its place and shares all others with the tree before,
/// so that it costs the same in a long story as in a short one. What the limits are about is counted as nodes are made.
final class DraftNode: Sendable {
    let name: NodeName
    /// Those of `NodeName.draftAttributes`, in that order.
    let attributes: [JSONValue]
    let marks: [DraftMark]
    /// Of text, and never empty there.
    let text: String
    let content: DraftFragment

    /// In the editor's positions: text counts UTF-16 units, as JavaScript does.
    let size: Int
    /// How many nodes it is, with itself.
    let count: Int
    /// How many levels of nodes are below it.
    let height: Int
    /// At least as many as its JSON has.
    let bytes: Int
    private let ownBytes: Int

    init(_ name: NodeName, attributes: [JSONValue] = [], marks: [DraftMark] = [], content: DraftFragment = .empty) {
        let attributeBytes = zip(name.draftAttributes, attributes).reduce(0) { $0 + $1.0.name.utf8.count + $1.1.bytes().count + 4 }
        let ownBytes = 64 + attributeBytes + marks.reduce(0) { $0 + $1.bytes }
        self.name = name
        self.attributes = attributes
        self.marks = marks
        text = ""
        self.content = content
        self.ownBytes = ownBytes
        size = name.isLeaf ? 1 : 2 + content.size
        count = content.nodes.reduce(1) { $0 + $1.count }
        height = content.nodes.reduce(-1) { max($0, $1.height) } + 1
        bytes = content.nodes.reduce(ownBytes) { $0 + $1.bytes }
    }

    init(text: String, marks: [DraftMark]) {
        name = .text
        attributes = []
        self.marks = marks
        self.text = text
        content = .empty
        size = text.utf16.count
        count = 1
        height = 0
        ownBytes = 64 + marks.reduce(0) { $0 + $1.bytes }
        bytes = text.utf8.reduce(ownBytes) { $0 + ($1 == 0x22 || $1 == 0x5C || $1 < 0x20 ? 6 : 1) }
    }

    private init(_ other: DraftNode, content: DraftFragment) {
        name = other.name
        attributes = other.attributes
        marks = other.marks
        text = ""
        self.content = content
        ownBytes = other.ownBytes
        size = other.name.isLeaf ? 1 : 2 + content.size
        count = content.nodes.reduce(1) { $0 + $1.count }
        height = content.nodes.reduce(-1) { max($0, $1.height) } + 1
        bytes = content.nodes.reduce(other.ownBytes) { $0 + $1.bytes }
    }

    /// The same markup around other content.
    func copy(_ content: DraftFragment) -> DraftNode { DraftNode(self, content: content) }

    func copy(text: String) -> DraftNode { DraftNode(text: text, marks: marks) }

    func marked(_ marks: [DraftMark]) -> DraftNode {
        guard marks != self.marks else { return self }
        return name == .text ? DraftNode(text: text, marks: marks) : DraftNode(name, attributes: attributes, marks: marks, content: content)
    }

    /// A run's part, counted in UTF-16 units.
    func cutText(_ from: Int, _ to: Int) throws(StepFault) -> DraftNode {
        if from == 0, to == size { return self }
        let units = text.utf16
        guard from >= 0, from < to, to <= size,
            let start = units.index(units.startIndex, offsetBy: from).samePosition(in: text.unicodeScalars),
            let end = units.index(units.startIndex, offsetBy: to).samePosition(in: text.unicodeScalars)
        else { throw StepFault("a character is cut in two") }
        return copy(text: String(text.unicodeScalars[start..<end]))
    }

    /// `Node.nodeAt`: what begins at the position, or the text that holds it.
    func node(at position: Int) throws(StepFault) -> DraftNode? {
        var node = self
        var position = position
        while true {
            let (index, offset) = try node.content.index(at: position)
            guard let child = node.content.node(at: index) else { return nil }
            if offset == position || child.name == .text { return child }
            position -= offset + 1
            node = child
        }
    }
}
