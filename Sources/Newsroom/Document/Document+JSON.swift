extension Document {
    /// Reads the editor's JSON and checks it against the whole schema (`NodeName`, `DocumentLimits`).
    package init(json bytes: [UInt8]) throws(DocumentFault) {
        try self.init { limits throws(JSONFault) in try JSONValue(parsing: bytes, limits: limits) }
    }

    package init(json text: String) throws(DocumentFault) {
        try self.init { limits throws(JSONFault) in try JSONValue(parsing: text, limits: limits) }
    }

    private init(_ value: (JSONValue.Limits) throws(JSONFault) -> JSONValue) throws(DocumentFault) {
        let read: JSONValue
        do {
            // Each level takes an object and an array; the marks of the deepest text an array and two objects more.
            read = try value(JSONValue.Limits(bytes: DocumentLimits.jsonBytes, depth: 2 * DocumentLimits.depth + 4))
        } catch {
            throw DocumentFault(path: "", reason: "not JSON, \(error)")
        }
        try self.init(jsonValue: read)
    }

    package init(jsonValue: JSONValue) throws(DocumentFault) {
        var reader = DocumentReader()
        self = try reader.document(jsonValue)
    }

    /// The canonical form: the same document is always the same text, neighbouring runs with equal marks are one, and what
    /// has its default value is left out. Reading it gives the document back.
    package var json: String { String(decoding: jsonBytes, as: UTF8.self) }

    package var jsonBytes: [UInt8] { jsonValue.bytes() }

    /// Refuses a document made in code that could not be read back: exactly the rules of `init(json:)`, with the same paths.
    package func check() throws(DocumentFault) {
        // Before anything walks the tree to its end.
        guard blocks.allSatisfy({ $0.isShallow(within: DocumentLimits.depth) }) else {
            throw DocumentFault(path: "", reason: "nested more than \(DocumentLimits.depth) deep")
        }
        let value = jsonValue
        _ = try Document(jsonValue: value)
        guard value.bytes().count <= DocumentLimits.jsonBytes else {
            throw DocumentFault(path: "", reason: "larger than \(DocumentLimits.jsonBytes) bytes")
        }
    }

    /// The rules of a document that stands inside another: a background carries no background, or a page could have no end.
    package func checkAsBackground() throws(DocumentFault) {
        try check()
        if let index = blocks.firstIndex(where: { if case .background = $0 { true } else { false } }) {
            throw DocumentFault(path: "content[\(index)]", reason: "background may not stand in a background")
        }
    }
}

extension Block {
    fileprivate func isShallow(within depth: Int) -> Bool {
        guard depth > 0 else { return false }
        func areShallow(_ blocks: [Block], _ depth: Int) -> Bool { blocks.allSatisfy { $0.isShallow(within: depth) } }
        return switch self {
        case .quotation(let blocks, _): areShallow(blocks, depth - 1)
        case .bulletList(let items), .orderedList(_, let items): items.allSatisfy { areShallow($0, depth - 2) }
        case .table(let table): table.rows.allSatisfy { $0.allSatisfy { areShallow($0.blocks, depth - 3) } }
        default: true
        }
    }
}

// MARK: Writing

extension Document {
    package var jsonValue: JSONValue { node(.doc, content: blocks.map(\.jsonValue)) }
}

/// The members in ProseMirror's own order; what is empty is left out, as there.
private func node(_ name: NodeName, _ attributes: [JSONValue.Member] = [], content: [JSONValue] = []) -> JSONValue {
    var members = [JSONValue.Member("type", .string(name.rawValue))]
    if !attributes.isEmpty { members.append(JSONValue.Member("attrs", .object(attributes))) }
    if !content.isEmpty { members.append(JSONValue.Member("content", .array(content))) }
    return .object(members)
}

extension Block {
    fileprivate var jsonValue: JSONValue {
        switch self {
        case .paragraph(let inlines): node(.paragraph, content: inlines.jsonValues)
        case .heading(let level, let inlines): node(.heading, [.init("level", .integer(level))], content: inlines.jsonValues)
        case .quotation(let blocks, let source):
            node(.blockquote, [.text("source", source)].compactMap(\.self), content: blocks.map(\.jsonValue))
        case .bulletList(let items): node(.bulletList, content: items.map(Self.item))
        case .orderedList(let start, let items):
            node(.orderedList, start == 1 ? [] : [.init("start", .integer(start))], content: items.map(Self.item))
        case .photograph(let use):
            node(
                .photograph,
                [.init("id", .string(use.photograph.description)), use.caption.map { .init("caption", .string($0)) }].compactMap(\.self))
        case .storyCard(let card): node(.storyCard, card.attributes)
        case .background(let id): node(.background, [.init("id", .string(id.description))])
        case .audio(let id): node(.audio, [.init("id", .string(id.description))])
        case .table(let table): node(.table, content: table.rows.map { node(.tableRow, content: $0.map(\.jsonValue)) })
        case .divider: node(.horizontalRule)
        }
    }

    private static func item(_ blocks: [Block]) -> JSONValue { node(.listItem, content: blocks.map(\.jsonValue)) }
}

extension StoryCard {
    fileprivate var attributes: [JSONValue.Member] {
        switch self {
        case .own(let story): [.init("story", .string(story.description))]
        case .elsewhere(let card):
            [
                .init("title", .string(card.title)), .text("summary", card.summary), .text("site", card.site), .text("author", card.author),
                .text("url", card.url), .text("picture", card.picture?.description ?? ""),
            ].compactMap(\.self)
        }
    }
}

extension Table.Cell {
    fileprivate var jsonValue: JSONValue {
        var spans: [JSONValue.Member] = []
        if columns != 1 { spans.append(.init("colspan", .integer(columns))) }
        if rows != 1 { spans.append(.init("rowspan", .integer(rows))) }
        return node(isHeader ? .tableHeader : .tableCell, spans, content: blocks.map(\.jsonValue))
    }
}

extension [Inline] {
    fileprivate var jsonValues: [JSONValue] {
        Inline.merged(self).map { inline in
            guard case .text(let text, let marks) = inline else { return node(.hardBreak) }
            var members = [JSONValue.Member("type", "text")]
            if !marks.isEmpty { members.append(.init("marks", .array(Mark.ordered(marks).map(\.jsonValue)))) }
            members.append(.init("text", .string(text)))
            return .object(members)
        }
    }
}

extension Mark {
    fileprivate var jsonValue: JSONValue {
        let type = JSONValue.Member("type", .string(kind.rawValue))
        switch self {
        case .strong, .emphasis: return .object([type])
        case .link(let href): return .object([type, .init("attrs", ["href": .string(href)])])
        case .statement(let id): return .object([type, .init("attrs", ["id": .string(id.description)])])
        case .language(let language): return .object([type, .init("attrs", ["lang": .string(language)])])
        }
    }
}

extension JSONValue.Member {
    fileprivate static func text(_ name: String, _ text: String) -> Self? { text.isEmpty ? nil : Self(name, .string(text)) }
}
