/// The schema as the editor has it: the table of `NodeName.content` and the attributes with their defaults. The editor's own
/// copy is `Sources/Desk/Assets/editor/schema.js`; a test from outside holds the two to each other.
extension NodeName {
    /// What is edited is never without a block: there would be nowhere to type.
    var draftContent: ContentModel {
        var model = content
        if self == .doc { model.atLeast = 1 }
        return model
    }

    var isLeaf: Bool {
        switch self {
        case .photograph, .storyCard, .background, .audio, .horizontalRule, .text, .hardBreak: true
        default: false
        }
    }

    var isInline: Bool { self == .text || self == .hardBreak }

    var holdsText: Bool { self == .paragraph || self == .heading }

    /// `NodeType.validContent`: whether the children may stand in such a node, and their marks with them.
    func accepts(_ children: [DraftNode]) -> Bool {
        let model = draftContent
        guard children.count >= model.atLeast else { return false }
        if let first = model.first, let child = children.first, child.name != first { return false }
        return children.allSatisfy { model.children.contains(NodeSet($0.name)) && $0.name != .doc && (holdsText || $0.marks.isEmpty) }
    }

    /// `NodeType.compatibleContent`: whether there is a node with which the content of both may begin.
    func isCompatible(with other: NodeName) -> Bool {
        self == other || !beginnings.isDisjoint(with: other.beginnings)
    }

    private var beginnings: NodeSet { content.first.map { NodeSet($0) } ?? content.children }

    /// The attributes in the order of the schema, each with its default.
    var draftAttributes: [DraftAttribute] {
        switch self {
        case .heading: DraftAttribute.ofHeading
        case .blockquote: DraftAttribute.ofQuotation
        case .orderedList: DraftAttribute.ofOrderedList
        case .photograph: DraftAttribute.ofPhotograph
        case .storyCard: DraftAttribute.ofStoryCard
        case .background, .audio: DraftAttribute.ofReference
        case .tableCell, .tableHeader: DraftAttribute.ofCell
        default: []
        }
    }
}

struct DraftAttribute: Sendable {
    let name: String
    /// Nil where there is no default, and the attribute must be given.
    let standard: JSONValue?

    fileprivate static let ofHeading = [Self(name: "level", standard: 2)]
    fileprivate static let ofQuotation = [Self(name: "source", standard: "")]
    fileprivate static let ofOrderedList = [Self(name: "start", standard: 1)]
    fileprivate static let ofPhotograph = [Self(name: "id", standard: nil), Self(name: "caption", standard: .null)]
    fileprivate static let ofReference = [Self(name: "id", standard: nil)]
    /// The last one is never set, but the editor's tables ask for it.
    fileprivate static let ofCell = [
        Self(name: "colspan", standard: 1), Self(name: "rowspan", standard: 1), Self(name: "colwidth", standard: .null),
    ]
    fileprivate static let ofStoryCard = NodeName.storyCard.attributes.map { Self(name: $0, standard: .null) }
}
