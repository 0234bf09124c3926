/// Passes a page's markup on to the HTML parser without what no story needs, and with the costs of hostile input cut off.
///
/// The parser's time and memory are not linear in its input: it looks through its stack of open elements at each tag, compares each
/// attribute with all before it, makes unclosed formatting anew in each block, and frees its tree by recursion. Here comments,
/// scripts, styles, drawings and the attributes that nobody reads are dropped, elements are kept from nesting deeper than
/// `Limits.depth`, and a page that would still make too large a tree is refused. What is passed on holds no `<` but those of the tags
/// seen here, so that the parser cannot see other tags than those that were counted.
///
/// Tokens are told apart as the HTML standard does (section 13.2.5), but for the escaped states of scripts.
struct MarkupSieve {
    enum Limits {
        static let depth = 400
        static let openFormatting = 24
        static let attributes = 24
        static let attributeBytes = 32_768
        /// Nodes that the parser may have to make.
        static let nodes = 1_500_000
        static let linkedDataBytes = 8_388_608
    }

    struct TooManyNodes: Error {}

    /// UTF-8.
    private(set) var markup: [UInt8] = []
    /// The contents of `script` elements of type `application/ld+json`, in order.
    private(set) var linkedData: [[UInt8]] = []

    private let input: [UInt8]
    private var position = 0
    private var open = OpenElements()
    private var nodes = 0
    private var linkedDataBytes = 0
    /// Where the last end tag of a dropped element's name begins, so that an unclosed one does not swallow the page.
    private var lastEnds: [String: Int] = [:]

    /// - Throws: `TooManyNodes`.
    init(_ input: [UInt8]) throws(TooManyNodes) {
        self.input = input
        markup.reserveCapacity(input.count / 2)
        while position < input.count {
            guard let next = input.firstIndex(of: Ascii.less, from: position) else {
                text(position..<input.count)
                break
            }
            text(position..<next)
            position = next
            try token()
            if nodes > Limits.nodes { throw TooManyNodes() }
        }
    }

    /// Passes text on; a `<` in it is no tag.
    private mutating func text(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        nodes += 1
        markup.append(contentsOf: input[range])
    }

    /// Reads what begins with the `<` at `position`.
    private mutating func token() throws(TooManyNodes) {
        guard position + 1 < input.count else {
            literalLess()
            return
        }
        switch input[position + 1] {
        case Ascii.exclamation: declaration()
        case Ascii.question: skip(past: Ascii.greater)
        case Ascii.slash:
            guard position + 2 < input.count else {
                position = input.count
                return
            }
            if input[position + 2].isLetter { endTag() } else { skip(past: Ascii.greater) }
        case let byte where byte.isLetter: startTag()
        default: literalLess()
        }
    }

    private mutating func literalLess() {
        markup.append(contentsOf: "&lt;".utf8)
        position += 1
    }

    private mutating func skip(past byte: UInt8) {
        position = input.firstIndex(of: byte, from: position).map { $0 + 1 } ?? input.count
    }

    private mutating func declaration() {
        guard input.starts(with: "<!--", at: position) else {
            skip(past: Ascii.greater)
            return
        }
        var at = position + 4
        if input.starts(with: ">", at: at) || input.starts(with: "->", at: at) {
            skip(past: Ascii.greater)
            return
        }
        while let dash = input.firstIndex(of: Ascii.hyphen, from: at) {
            if input.starts(with: "-->", at: dash) || input.starts(with: "--!>", at: dash) {
                position = dash
                skip(past: Ascii.greater)
                return
            }
            at = dash + 1
        }
        position = input.count
    }

    private mutating func endTag() {
        let name = tagName(from: position + 2)
        var reader = AttributeReader(input, at: name.end)
        while reader.next() != nil {}
        position = reader.position
        guard name.isKnown, !TagSets.dropped.contains(name.text), open.close(name.text) else { return }
        markup.append(contentsOf: "</\(name.text)>".utf8)
    }

    private mutating func startTag() {
        let name = tagName(from: position + 1)
        var reader = AttributeReader(input, at: name.end)
        var attributes: [AttributeReader.Attribute] = []
        while let attribute = reader.next() {
            if attributes.count < Limits.attributes, attribute.isWanted { attributes.append(attribute) }
        }
        position = reader.position
        // A tag that the end of the file cut off is none (the standard drops it too).
        guard reader.isComplete else { return }

        switch name.text {
        case "script": script(attributes)
        case "style", "iframe", "noembed", "noframes", "xmp", "textarea": _ = rawText(name.text)
        case "title": title()
        case "plaintext", "frameset", "frame": break
        case let dropped where TagSets.dropped.contains(dropped):
            if !reader.isSelfClosing { skipContents(of: dropped) }
        default:
            guard open.admit(name.text) else { return }
            nodes += 1 + open.formatting
            write(name.text, attributes)
        }
    }

    private mutating func write(_ name: String, _ attributes: [AttributeReader.Attribute]) {
        markup.append(Ascii.less)
        markup.append(contentsOf: name.utf8)
        for attribute in attributes {
            markup.append(Ascii.space)
            markup.append(contentsOf: attribute.name.rawValue.utf8)
            markup.append(contentsOf: "=\"".utf8)
            for byte in input[attribute.value].prefix(Limits.attributeBytes) {
                switch byte {
                case Ascii.quote: markup.append(contentsOf: "&quot;".utf8)
                case Ascii.less: markup.append(contentsOf: "&lt;".utf8)
                default: markup.append(byte)
                }
            }
            markup.append(Ascii.quote)
        }
        markup.append(Ascii.greater)
    }

    private mutating func script(_ attributes: [AttributeReader.Attribute]) {
        let type = attributes.first { $0.name == .type }.map { String(decoding: input[$0.value], as: UTF8.self).lowercased() } ?? ""
        let content = rawText("script")
        guard type.contains("ld+json"), linkedDataBytes + content.count <= Limits.linkedDataBytes else { return }
        linkedDataBytes += content.count
        linkedData.append(Array(input[content]))
    }

    private mutating func title() {
        let content = rawText("title")
        nodes += 2
        markup.append(contentsOf: "<title>".utf8)
        for byte in input[content].prefix(Limits.attributeBytes) {
            if byte == Ascii.less { markup.append(contentsOf: "&lt;".utf8) } else { markup.append(byte) }
        }
        markup.append(contentsOf: "</title>".utf8)
    }

    /// Reads up to the end tag of an element whose contents are no markup; gives where the contents are.
    private mutating func rawText(_ name: String) -> Range<Int> {
        let start = position
        while let less = input.firstIndex(of: Ascii.less, from: position) {
            if isEndTag(name, at: less) {
                position = less
                skip(past: Ascii.greater)
                return start..<less
            }
            position = less + 1
        }
        position = input.count
        return start..<input.count
    }

    /// Skips an element with all that is in it, unless it is never closed.
    private mutating func skipContents(of name: String) {
        let last = lastEnd(of: name)
        guard position <= last else { return }
        var depth = 1
        while depth > 0, let less = input.firstIndex(of: Ascii.less, from: position) {
            position = less + 1
            if isEndTag(name, at: less) {
                depth -= 1
                skip(past: Ascii.greater)
            } else if input.starts(with: "<!--", at: less) {
                position = less
                declaration()
            } else if input.starts(withIgnoringCase: "<\(name)", at: less), depth < Limits.depth, less < last {
                let after = tagName(from: less + 1)
                guard after.text == name else { continue }
                var reader = AttributeReader(input, at: after.end)
                while reader.next() != nil {}
                position = reader.position
                if !reader.isSelfClosing { depth += 1 }
            }
            if position > last { return }
        }
    }

    private mutating func lastEnd(of name: String) -> Int {
        if let known = lastEnds[name] { return known }
        var at = input.count - 1
        while at >= 0, !(input[at] == Ascii.less && isEndTag(name, at: at)) { at -= 1 }
        lastEnds[name] = at
        return at
    }

    private func isEndTag(_ name: String, at position: Int) -> Bool {
        guard input.starts(withIgnoringCase: "</\(name)", at: position) else { return false }
        let after = position + 2 + name.utf8.count
        return after >= input.count || input[after].isWhiteSpace || input[after] == Ascii.slash || input[after] == Ascii.greater
    }

    private func tagName(from start: Int) -> (text: String, end: Int, isKnown: Bool) {
        var end = start
        while end < input.count, !input[end].isWhiteSpace, input[end] != Ascii.slash, input[end] != Ascii.greater { end += 1 }
        let bytes = input[start..<end].prefix(32).map(\.lowercased)
        let isPlain = end - start <= 32 && bytes.allSatisfy { $0.isLetter || $0.isDigit || $0 == Ascii.hyphen }
        // A custom element is a container without a meaning of its own, and so is `span`.
        let text = String(decoding: bytes, as: UTF8.self)
        return (isPlain ? text : "span", end, isPlain)
    }
}
