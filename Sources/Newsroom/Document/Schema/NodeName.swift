/// The nodes of the editor's schema by their names in the JSON (those of TipTap where it has the node).
enum NodeName: String, CaseIterable {
    case doc, paragraph, heading, blockquote, bulletList, orderedList, listItem
    case photograph, storyCard, background, audio, horizontalRule
    case table, tableRow, tableHeader, tableCell
    case text, hardBreak
}

/// The content model: one table of what may stand where, and with which attributes.
extension NodeName {
    struct ContentModel {
        var children: NodeSet
        var atLeast = 0
        /// Where given, the first child must be of this kind: the editor can always put a cursor there.
        var first: NodeName?
    }

    var content: ContentModel {
        switch self {
        case .doc: ContentModel(children: .topLevel)
        case .paragraph, .heading: ContentModel(children: .inline)
        case .blockquote: ContentModel(children: .prose, atLeast: 1)
        case .bulletList, .orderedList: ContentModel(children: [.listItem], atLeast: 1)
        case .listItem: ContentModel(children: .prose, atLeast: 1, first: .paragraph)
        case .table: ContentModel(children: [.tableRow], atLeast: 1)
        // A row may be empty where cells of the rows above reach down through all of it.
        case .tableRow: ContentModel(children: [.tableCell, .tableHeader])
        case .tableCell, .tableHeader: ContentModel(children: .prose, atLeast: 1)
        case .photograph, .storyCard, .background, .audio, .horizontalRule, .text, .hardBreak: ContentModel(children: [])
        }
    }

    /// The attributes that are ours.
    var attributes: [String] {
        switch self {
        case .heading: ["level"]
        case .blockquote: ["source"]
        case .orderedList: ["start"]
        case .photograph: ["id", "caption"]
        case .storyCard: ["story", "title", "summary", "site", "author", "url", "picture"]
        case .background, .audio: ["id"]
        case .tableCell, .tableHeader: ["colspan", "rowspan"]
        default: []
        }
    }

    /// Attributes that the editor's own commands put on a node and that say nothing here: they may be null, nothing else.
    var idleAttributes: [String] {
        switch self {
        case .orderedList: ["type"]
        case .tableCell, .tableHeader: ["colwidth"]
        default: []
        }
    }
}

struct NodeSet: OptionSet {
    let rawValue: UInt32

    static let paragraph = NodeSet(rawValue: 1 << 0)
    static let heading = NodeSet(rawValue: 1 << 1)
    static let blockquote = NodeSet(rawValue: 1 << 2)
    static let list = NodeSet(rawValue: 1 << 3)
    static let listItem = NodeSet(rawValue: 1 << 4)
    /// Photograph, story card, background, audio, divider.
    static let furniture = NodeSet(rawValue: 1 << 5)
    static let table = NodeSet(rawValue: 1 << 6)
    static let tableRow = NodeSet(rawValue: 1 << 7)
    static let tableCell = NodeSet(rawValue: 1 << 8)
    static let tableHeader = NodeSet(rawValue: 1 << 9)
    static let inline = NodeSet(rawValue: 1 << 10)

    static let prose: NodeSet = [.paragraph, .list]
    static let topLevel: NodeSet = [.paragraph, .heading, .blockquote, .list, .furniture, .table]

    init(rawValue: UInt32) { self.rawValue = rawValue }

    init(_ name: NodeName) {
        self =
            switch name {
            case .doc: []
            case .paragraph: .paragraph
            case .heading: .heading
            case .blockquote: .blockquote
            case .bulletList, .orderedList: .list
            case .listItem: .listItem
            case .photograph, .storyCard, .background, .audio, .horizontalRule: .furniture
            case .table: .table
            case .tableRow: .tableRow
            case .tableCell: .tableCell
            case .tableHeader: .tableHeader
            case .text, .hardBreak: .inline
            }
    }
}
