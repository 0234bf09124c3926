/// Reads a document from its JSON and checks the schema on the way: the only place where its rules stand.
struct DocumentReader {
    private enum Step {
        case child(Int)
        case mark(Int)
        case key(String)
    }

    struct Node {
        var name: NodeName
        var value: [JSONValue.Member]

        func member(_ key: String) -> JSONValue? { value.first { $0.key == key }?.value }
    }

    private var path: [Step] = []
    private var nodes = 0

    mutating func document(_ value: JSONValue) throws(DocumentFault) -> Document {
        guard case .object = value else { throw fault("a document is an object") }
        let root = try open(value, allowed: nil)
        return Document(try blocks(of: root))
    }

    // MARK: Nodes

    /// What holds for every node: it is known, may stand here, has no members but its own, and the whole stays in bounds.
    private mutating func open(_ value: JSONValue, allowed: NodeSet?) throws(DocumentFault) -> Node {
        guard case .object(let members) = value else { throw fault("a node is an object") }
        let node = Node(name: try name(members), value: members)
        if let allowed {
            guard allowed.contains(NodeSet(node.name)), node.name != .doc else { throw fault("\(node.name.rawValue) may not stand here") }
        } else if node.name != .doc {
            throw fault("a document begins with doc", at: "type")
        }
        nodes += 1
        guard nodes <= DocumentLimits.nodes else { throw fault("more than \(DocumentLimits.nodes) nodes") }
        guard path.count <= DocumentLimits.depth else { throw fault("nested more than \(DocumentLimits.depth) deep") }
        try checkMembers(of: node)
        return node
    }

    private func name(_ members: [JSONValue.Member]) throws(DocumentFault) -> NodeName {
        guard let type = members.first(where: { $0.key == "type" })?.value else { throw fault("is missing", at: "type") }
        guard case .string(let text) = type else { throw fault("must be a string", at: "type") }
        guard let name = NodeName(rawValue: text) else { throw fault("unknown node \(quoted(text))", at: "type") }
        return name
    }

    func checkMembers(of node: Node) throws(DocumentFault) {
        let isInline = node.name == .text || node.name == .hardBreak
        for member in node.value {
            switch member.key {
            case "type": continue
            case "text" where node.name == .text: continue
            case "marks" where isInline: continue
            case "content" where !node.name.content.children.isEmpty: continue
            case "attrs" where !isInline: try checkAttributes(member.value, of: node.name)
            default: throw fault("\(node.name.rawValue) has no such member", at: shortened(member.key))
            }
        }
    }

    private func checkAttributes(_ value: JSONValue, of name: NodeName) throws(DocumentFault) {
        guard case .object(let attributes) = value else { throw fault("must be an object", at: "attrs") }
        for attribute in attributes where !name.attributes.contains(attribute.key) {
            guard name.idleAttributes.contains(attribute.key) else {
                throw fault("\(name.rawValue) has no such attribute", at: "attrs.\(shortened(attribute.key))")
            }
            guard attribute.value == .null else { throw fault("must be null", at: "attrs.\(attribute.key)") }
        }
    }

    private mutating func children<Child>(
        of node: Node, _ read: (inout Self, Node) throws(DocumentFault) -> Child
    ) throws(DocumentFault) -> [Child] {
        let model = node.name.content
        let values: [JSONValue]
        switch node.member("content") {
        case .array(let array): values = array
        case nil: values = []
        default: throw fault("must be an array", at: "content")
        }
        guard values.count >= model.atLeast else { throw fault("\(node.name.rawValue) must not be empty", at: "content") }
        var children: [Child] = []
        children.reserveCapacity(min(values.count, DocumentLimits.nodes))
        for (index, value) in values.enumerated() {
            path.append(.child(index))
            let child = try open(value, allowed: model.children)
            if index == 0, let first = model.first, child.name != first {
                throw fault("\(node.name.rawValue) begins with \(first.rawValue)")
            }
            children.append(try read(&self, child))
            path.removeLast()
        }
        return children
    }

    // MARK: Blocks

    private mutating func blocks(of node: Node) throws(DocumentFault) -> [Block] {
        try children(of: node) { reader, child throws(DocumentFault) in try reader.block(child) }
    }

    mutating func block(_ node: Node) throws(DocumentFault) -> Block {
        switch node.name {
        case .paragraph: return .paragraph(try inlines(of: node))
        case .heading:
            return .heading(level: try integer("level", in: DocumentLimits.headingLevels, default: nil, of: node), try inlines(of: node))
        case .blockquote: return .quotation(try blocks(of: node), source: try text("source", of: node) ?? "")
        case .bulletList: return .bulletList(try items(of: node))
        case .orderedList:
            return .orderedList(start: try integer("start", in: DocumentLimits.listStart, default: 1, of: node), try items(of: node))
        case .photograph: return .photograph(PhotographUse(try identifier("id", of: node), caption: try text("caption", of: node)))
        case .storyCard: return .storyCard(try storyCard(node))
        case .background: return .background(try identifier("id", of: node))
        case .audio: return .audio(try identifier("id", of: node))
        case .horizontalRule: return .divider
        case .table: return .table(try table(node))
        case .doc, .listItem, .tableRow, .tableHeader, .tableCell, .text, .hardBreak:
            throw fault("\(node.name.rawValue) may not stand here")
        }
    }

    private mutating func items(of node: Node) throws(DocumentFault) -> [[Block]] {
        try children(of: node) { reader, item throws(DocumentFault) in try reader.blocks(of: item) }
    }

    private func storyCard(_ node: Node) throws(DocumentFault) -> StoryCard {
        if let story: Story.ID = try optionalIdentifier("story", of: node) {
            for name in NodeName.storyCard.attributes where name != "story" {
                guard attribute(name, of: node) == nil else { throw fault("does not go with story", at: "attrs.\(name)") }
            }
            return .own(story)
        }
        let title = try text("title", of: node) ?? ""
        let url = try text("url", of: node) ?? ""
        guard !title.isEmpty || LinkAddress.isElsewhere(url) else {
            throw fault("must not be empty without the address of a page elsewhere", at: "attrs.title")
        }
        guard url.isEmpty || LinkAddress.isPage(url) else { throw fault("must be http, https or a path of one slash", at: "attrs.url") }
        return .elsewhere(
            StoryCard.Elsewhere(
                title: title, summary: try text("summary", of: node) ?? "", site: try text("site", of: node) ?? "",
                author: try text("author", of: node) ?? "", url: url, picture: try optionalIdentifier("picture", of: node)))
    }

    // MARK: Tables

    private mutating func table(_ node: Node) throws(DocumentFault) -> Table {
        let rows = try children(of: node) { reader, row throws(DocumentFault) in
            try reader.children(of: row) { reader, cell throws(DocumentFault) in try reader.cell(cell) }
        }
        try checkGrid(rows)
        return Table(rows: rows)
    }

    private mutating func cell(_ node: Node) throws(DocumentFault) -> Table.Cell {
        Table.Cell(
            isHeader: node.name == .tableHeader,
            columns: try integer("colspan", in: 1...DocumentLimits.tableColumns, default: 1, of: node),
            rows: try integer("rowspan", in: 1...DocumentLimits.tableRows, default: 1, of: node),
            blocks: try blocks(of: node))
    }

    private func checkGrid(_ rows: [[Table.Cell]]) throws(DocumentFault) {
        guard rows.count <= DocumentLimits.tableRows else { throw fault("more than \(DocumentLimits.tableRows) rows", at: "content") }
        // How many columns cells from above take in each row.
        var taken = [Int](repeating: 0, count: rows.count)
        for (index, row) in rows.enumerated() {
            guard row.allSatisfy({ $0.rows <= rows.count - index }) else {
                throw fault("a rowspan reaches beyond the table", at: "content[\(index)]")
            }
            for cell in row {
                for reached in index..<(index + cell.rows) { taken[reached] += cell.columns }
                guard taken[index] <= DocumentLimits.tableColumns else {
                    throw fault("more than \(DocumentLimits.tableColumns) columns", at: "content[\(index)]")
                }
            }
            guard taken[index] > 0 else { throw fault("tableRow must not be empty", at: "content[\(index)].content") }
        }
    }

    // MARK: Text

    private mutating func inlines(of node: Node) throws(DocumentFault) -> [Inline] {
        Inline.merged(try children(of: node) { reader, child throws(DocumentFault) in try reader.inline(child) })
    }

    mutating func inline(_ node: Node) throws(DocumentFault) -> Inline {
        let marks = try marks(of: node)
        // The editor marks a line break like the text around it; that says nothing, and is let go.
        guard node.name == .text else { return .lineBreak }
        guard let value = node.member("text") else { throw fault("is missing", at: "text") }
        guard case .string(let text) = value else { throw fault("must be a string", at: "text") }
        guard !text.isEmpty else { throw fault("must not be empty", at: "text") }
        guard Self.isClean(text) else { throw fault("has a control character", at: "text") }
        return .text(text, marks)
    }

    private mutating func marks(of node: Node) throws(DocumentFault) -> Set<Mark> {
        guard let value = node.member("marks") else { return [] }
        guard case .array(let values) = value else { throw fault("must be an array", at: "marks") }
        var marks: Set<Mark> = []
        for (index, value) in values.enumerated() {
            path.append(.mark(index))
            let mark = try mark(value)
            guard !marks.contains(where: { $0.kind == mark.kind }) else { throw fault("a second \(mark.kind.rawValue) on one run") }
            marks.insert(mark)
            path.removeLast()
        }
        return marks
    }

    func mark(_ value: JSONValue) throws(DocumentFault) -> Mark {
        guard case .object(let members) = value else { throw fault("a mark is an object") }
        for member in members where member.key != "type" && member.key != "attrs" {
            throw fault("a mark has no such member", at: shortened(member.key))
        }
        guard case .string(let type)? = value["type"] else { throw fault("must be a string", at: "type") }
        guard let kind = Mark.Kind(rawValue: type) else { throw fault("unknown mark \(quoted(type))", at: "type") }
        switch kind {
        case .strong, .emphasis:
            guard value["attrs"].map({ $0 == .object([]) }) ?? true else { throw fault("\(type) has no attributes", at: "attrs") }
            return kind == .strong ? .strong : .emphasis
        case .link:
            let href = try onlyAttribute("href", of: value)
            guard LinkAddress.isAllowed(href) else {
                throw fault("must be http, https, mailto, tel or a path of one slash", at: "attrs.href")
            }
            return .link(href: href)
        case .statement:
            guard let id = Statement.ID(try onlyAttribute("id", of: value)) else { throw fault("is not an identifier", at: "attrs.id") }
            return .statement(id)
        case .language:
            let language = try onlyAttribute("lang", of: value)
            guard LanguageTag.isWellFormed(language) else { throw fault("is not a BCP 47 language tag", at: "attrs.lang") }
            return .language(language)
        }
    }

    private func onlyAttribute(_ name: String, of mark: JSONValue) throws(DocumentFault) -> String {
        guard case .object(let attributes)? = mark["attrs"] else { throw fault("is missing", at: "attrs.\(name)") }
        for attribute in attributes where attribute.key != name {
            throw fault("the mark has no such attribute", at: "attrs.\(shortened(attribute.key))")
        }
        guard let value = attributes.first?.value else { throw fault("is missing", at: "attrs.\(name)") }
        guard case .string(let text) = value else { throw fault("must be a string", at: "attrs.\(name)") }
        return text
    }

    // MARK: Attributes

    /// Nil where it is absent or null: the editor writes an attribute that is not set as null.
    private func attribute(_ name: String, of node: Node) -> JSONValue? {
        guard let value = node.member("attrs")?[name], value != .null else { return nil }
        return value
    }

    func text(_ name: String, of node: Node) throws(DocumentFault) -> String? {
        guard let value = attribute(name, of: node) else { return nil }
        guard case .string(let text) = value else { throw fault("must be a string", at: "attrs.\(name)") }
        guard Self.isClean(text) else { throw fault("has a control character", at: "attrs.\(name)") }
        return text
    }

    func integer(
        _ name: String, in range: ClosedRange<Int>, default standard: Int?, of node: Node
    ) throws(DocumentFault) -> Int {
        guard let value = attribute(name, of: node) else {
            guard let standard else { throw fault("is missing", at: "attrs.\(name)") }
            return standard
        }
        guard case .integer(let integer) = value else { throw fault("must be a whole number", at: "attrs.\(name)") }
        guard range.contains(integer) else {
            throw fault("must be from \(range.lowerBound) to \(range.upperBound)", at: "attrs.\(name)")
        }
        return integer
    }

    private func identifier<Of>(_ name: String, of node: Node) throws(DocumentFault) -> Identifier<Of> {
        guard let identifier: Identifier<Of> = try optionalIdentifier(name, of: node) else {
            throw fault("is missing", at: "attrs.\(name)")
        }
        return identifier
    }

    private func optionalIdentifier<Of>(_ name: String, of node: Node) throws(DocumentFault) -> Identifier<Of>? {
        guard let value = attribute(name, of: node) else { return nil }
        guard case .string(let text) = value else { throw fault("must be a string", at: "attrs.\(name)") }
        guard let identifier = Identifier<Of>(text) else { throw fault("is not an identifier", at: "attrs.\(name)") }
        return identifier
    }

    /// White space is let through (outputs print it as a space), so that nothing that was typed or pasted stops a save; other
    /// C0 controls, DEL and the noncharacters U+FFFE and U+FFFF cannot be written in XML feeds.
    private static func isClean(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { utf8 in
            for index in utf8.indices {
                switch utf8[index] {
                case 0x09, 0x0A, 0x0D: continue
                case 0..<0x20, 0x7F: return false
                case 0xEF where utf8[index + 1] == 0xBF && utf8[index + 2] >= 0xBE: return false
                default: continue
                }
            }
            return true
        }
    }

    // MARK: Faults

    private func fault(_ reason: String, at key: String? = nil) -> DocumentFault {
        var steps = path
        if let key { steps.append(.key(key)) }
        var text = ""
        for step in steps {
            if !text.isEmpty { text += "." }
            switch step {
            case .child(let index): text += "content[\(index)]"
            case .mark(let index): text += "marks[\(index)]"
            case .key(let key): text += key
            }
        }
        return DocumentFault(path: text, reason: reason)
    }

    private func quoted(_ text: String) -> String { "“\(shortened(text))”" }
    private func shortened(_ text: String) -> String { String(text.prefix(40)) }
}
