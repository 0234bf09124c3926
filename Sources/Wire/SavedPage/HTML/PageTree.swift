import CGumbo

/// A page's elements and text in document order, in flat arrays: a node's contents are the nodes from it to its `end`, so nothing that
/// walks the tree needs recursion, and the text under a node is one range of `text`.
struct PageTree {
    typealias Index = Int

    struct Node {
        let tag: Tag
        let parent: Int32
        /// One past the last node inside.
        fileprivate(set) var end: Int32
        fileprivate(set) var attributes: Range<Int32>
        fileprivate(set) var text: Range<Int32>
        let isText: Bool
    }

    private(set) var nodes: [Node] = []
    /// All text of the page in document order, as UTF-8, white space as it stands in the page.
    private(set) var text: [UInt8] = []
    private var attributes: [(name: AttributeName, value: String)] = []

    var count: Int { nodes.count }
    subscript(_ index: Index) -> Node { nodes[index] }

    func end(of index: Index) -> Index { Int(nodes[index].end) }
    func parent(of index: Index) -> Index? { nodes[index].parent < 0 ? nil : Int(nodes[index].parent) }
    func textRange(of index: Index) -> Range<Int> { Int(nodes[index].text.lowerBound)..<Int(nodes[index].text.upperBound) }
    func contents(of index: Index) -> Range<Index> { index + 1..<end(of: index) }
    func children(of index: Index) -> Children { Children(tree: self, at: index + 1, end: end(of: index)) }

    func attribute(_ name: AttributeName, of index: Index) -> String? {
        for at in nodes[index].attributes where attributes[Int(at)].name == name { return attributes[Int(at)].value }
        return nil
    }

    func elements(_ tag: Tag, in range: Range<Index>? = nil) -> [Index] {
        (range ?? 0..<count).filter { nodes[$0].tag == tag && !nodes[$0].isText }
    }

    /// The text under a node, white space normalised.
    func plainText(of index: Index) -> String { WhiteSpace.normalised(text[textRange(of: index)]) }

    struct Children: Sequence, IteratorProtocol {
        let tree: PageTree
        var at: Index
        let end: Index
        mutating func next() -> Index? {
            guard at < end else { return nil }
            defer { at = tree.end(of: at) }
            return at
        }
    }
}

extension PageTree {
    /// - Parameter markup: UTF-8 that went through `MarkupSieve`.
    init(parsing markup: [UInt8]) {
        markup.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { characters in
                var options = kGumboDefaultOptions
                options.max_errors = 0
                guard let start = characters.baseAddress,
                    let output = gumbo_parse_with_options(&options, start, characters.count)
                else { return }
                defer { gumbo_destroy_output(&options, output) }
                if let root = output.pointee.root { take(root) }
            }
        }
    }

    private mutating func take(_ root: UnsafeMutablePointer<GumboNode>) {
        var open: [(node: UnsafeMutablePointer<GumboNode>, index: Int, nextChild: UInt32)] = []
        if let index = add(root, parent: -1) { open.append((root, index, 0)) }
        while let top = open.last {
            let children = top.node.pointee.v.element.children
            if top.nextChild < children.length, let child = children.data[Int(top.nextChild)] {
                open[open.count - 1].nextChild += 1
                let node = child.assumingMemoryBound(to: GumboNode.self)
                if let index = add(node, parent: top.index) { open.append((node, index, 0)) }
            } else {
                nodes[top.index].end = Int32(nodes.count)
                nodes[top.index].text = nodes[top.index].text.lowerBound..<Int32(text.count)
                open.removeLast()
            }
        }
    }

    /// Adds a node; gives its index where it has contents to be added next.
    private mutating func add(_ node: UnsafeMutablePointer<GumboNode>, parent: Int) -> Int? {
        let textStart = Int32(text.count)
        let attributeStart = Int32(attributes.count)
        switch node.pointee.type {
        case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
            addAttributes(node.pointee.v.element.attributes)
            nodes.append(
                Node(
                    tag: Tag.of(node.pointee.v.element.tag), parent: Int32(parent), end: 0,
                    attributes: attributeStart..<Int32(attributes.count), text: textStart..<textStart, isText: false))
            return nodes.count - 1
        case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA:
            guard let characters = node.pointee.v.text.text else { return nil }
            var at = characters
            while at.pointee != 0 {
                text.append(UInt8(bitPattern: at.pointee))
                at += 1
            }
            nodes.append(
                Node(
                    tag: .text, parent: Int32(parent), end: Int32(nodes.count + 1), attributes: attributeStart..<attributeStart,
                    text: textStart..<Int32(text.count), isText: true))
            return nil
        default: return nil
        }
    }

    private mutating func addAttributes(_ vector: GumboVector) {
        for at in 0..<Int(vector.length) {
            guard let attribute = vector.data[at]?.assumingMemoryBound(to: GumboAttribute.self).pointee, let name = attribute.name,
                let value = attribute.value, let known = AttributeName.byName[String(cString: name)]
            else { continue }
            attributes.append((known, String(cString: value)))
        }
    }
}

extension PageTree {
    /// The elements that mean something to a story; all others are `other`.
    enum Tag: String, CaseIterable {
        case text = "#text"
        case other, html, head, title, meta, link, base, body
        case p, div, span, a, br, hr, img, picture, source, figure, figcaption, time, address, section, article, main, header, footer
        case nav, aside, h1, h2, h3, h4, h5, h6, hgroup, blockquote, q, cite, ul, ol, li, dl, dt, dd, table, caption, thead, tbody, tfoot
        case tr, td, th, pre, code, kbd, samp, tt, strong, b, em, i, u, s, sub, sup, small, mark, abbr, bdi, bdo, center, font, form
        case fieldset, label, input, button, details, summary, video, audio, del, ins, menu, rp, rt, ruby, wbr, `var`, dfn, data

        static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

        private static let byGumboTag: [Tag] = (0..<UInt32(GUMBO_TAG_LAST.rawValue)).map { raw in
            gumbo_normalized_tagname(GumboTag(rawValue: raw)).flatMap { byName[String(cString: $0)] } ?? .other
        }

        static func of(_ tag: GumboTag) -> Tag {
            let raw = Int(tag.rawValue)
            return raw < byGumboTag.count ? byGumboTag[raw] : .other
        }

        /// Part of a line of text.
        var isPhrasing: Bool {
            switch self {
            case .text, .span, .a, .br, .img, .picture, .source, .time, .q, .cite, .code, .kbd, .samp, .tt, .strong, .b, .em, .i, .u, .s,
                .sub, .sup, .small, .mark, .abbr, .bdi, .bdo, .font, .label, .input, .button, .del, .ins, .rp, .rt, .ruby, .wbr, .var,
                .dfn, .data, .meta, .link, .other, .audio, .video:
                true
            default: false
            }
        }

        var headingLevel: Int? {
            switch self {
            case .h1: 1
            case .h2: 2
            case .h3: 3
            case .h4: 4
            case .h5: 5
            case .h6: 6
            default: nil
            }
        }
    }
}
