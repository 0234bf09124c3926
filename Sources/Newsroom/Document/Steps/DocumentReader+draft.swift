extension DocumentReader {
    /// The rules of a node's own attributes, marks and text, whatever stands in it. Gives the block where it has no content.
    func ownRules(of name: NodeName, _ members: [JSONValue.Member]) throws(DocumentFault) -> Block? {
        var reader = self
        let node = Node(name: name, value: members)
        try reader.checkMembers(of: node)
        switch name {
        case .heading, .photograph, .storyCard, .background, .audio: return try reader.block(node)
        case .blockquote: _ = try reader.text("source", of: node)
        case .orderedList: _ = try reader.integer("start", in: DocumentLimits.listStart, default: 1, of: node)
        case .tableCell, .tableHeader:
            _ = try reader.integer("colspan", in: 1...DocumentLimits.tableColumns, default: 1, of: node)
            _ = try reader.integer("rowspan", in: 1...DocumentLimits.tableRows, default: 1, of: node)
        case .text: _ = try reader.inline(node)
        case .doc, .paragraph, .bulletList, .listItem, .horizontalRule, .table, .tableRow, .hardBreak: break
        }
        return nil
    }
}
