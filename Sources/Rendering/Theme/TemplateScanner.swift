import Newsroom

/// Cuts a template's source into standing text and tags.
struct TemplateScanner {
    struct Tag {
        enum Kind {
            case text, html, section, inverted, close, partial, comment
        }

        let kind: Kind
        let name: String
        let line: Int
    }

    enum Token {
        case literal(ArraySlice<UInt8>)
        case tag(Tag)
    }

    static let longestName = 100

    private let file: String
    private let source: [UInt8]
    private var position = 0
    private var line = 1

    init(file: String, source: [UInt8]) {
        self.file = file
        self.source = source
    }

    /// The next token, nil at the end. Throws `NewsroomError.invalid` with `file:line`.
    mutating func next() throws -> Token? {
        guard position < source.count else { return nil }
        let start = position
        while position < source.count, !isOpening(position) { position += 1 }
        if position > start, let text = try literal(from: start) { return text }
        guard position < source.count else { return nil }
        return .tag(try tag())
    }

    /// Standing text without the white space that belongs to a tag on a line of its own; nil where nothing is left.
    private mutating func literal(from start: Int) throws -> Token? {
        defer { line += source[start..<position].count { $0 == Self.lineFeed } }
        var end = position
        if position < source.count, try standsAlone(tagAt: position) {
            while end > start, Self.isBlank(source[end - 1]) { end -= 1 }
        }
        return end > start ? .literal(source[start..<end]) : nil
    }

    private mutating func tag() throws -> Tag {
        let alone = try standsAlone(tagAt: position)
        let (kind, name, end) = try readTag(at: position)
        let tag = Tag(kind: kind, name: name, line: line)
        line += source[position..<end].count { $0 == Self.lineFeed }
        position = end
        if alone { skipRestOfLine() }
        return tag
    }

    private mutating func skipRestOfLine() {
        while position < source.count, Self.isBlank(source[position]) { position += 1 }
        if position < source.count, source[position] == Self.carriageReturn { position += 1 }
        if position < source.count, source[position] == Self.lineFeed {
            position += 1
            line += 1
        }
    }

    /// Whether nothing but white space shares the line with a tag that shows nothing itself.
    private func standsAlone(tagAt index: Int) throws -> Bool {
        var before = index
        while before > 0, Self.isBlank(source[before - 1]) { before -= 1 }
        guard before == 0 || source[before - 1] == Self.lineFeed else { return false }
        let (kind, _, end) = try readTag(at: index)
        guard kind != .text, kind != .html else { return false }
        var after = end
        while after < source.count, Self.isBlank(source[after]) || source[after] == Self.carriageReturn { after += 1 }
        return after == source.count || source[after] == Self.lineFeed
    }

    private func readTag(at index: Int) throws -> (kind: Tag.Kind, name: String, end: Int) {
        var start = index + 2
        var kind = Tag.Kind.text
        switch start < source.count ? source[start] : 0 {
        case UInt8(ascii: "{"): kind = .html
        case UInt8(ascii: "#"): kind = .section
        case UInt8(ascii: "^"): kind = .inverted
        case UInt8(ascii: "/"): kind = .close
        case UInt8(ascii: ">"): kind = .partial
        case UInt8(ascii: "!"): kind = .comment
        case UInt8(ascii: "="): throw fault(at: index, "other delimiters are not supported")
        case UInt8(ascii: "&"): throw fault(at: index, "write {{{name}}} for HTML")
        case UInt8(ascii: "$"), UInt8(ascii: "<"), UInt8(ascii: "*"):
            throw fault(at: index, "inheritance and dynamic names are not supported")
        default: start -= 1
        }
        start += 1
        let closing: [UInt8] = kind == .html ? [0x7D, 0x7D, 0x7D] : [0x7D, 0x7D]
        guard let close = source.firstIndex(of: closing, from: start, within: kind == .comment ? .max : Self.longestName) else {
            throw fault(at: index, "this tag is never closed")
        }
        let name = kind == .comment ? "" : String(decoding: source[start..<close].trimmed, as: UTF8.self)
        return (kind, name, close + closing.count)
    }

    private func fault(at index: Int, _ reason: String) -> NewsroomError {
        .invalid(field: "\(file):\(1 + source[..<index].count { $0 == Self.lineFeed })", reason: reason)
    }

    private func isOpening(_ index: Int) -> Bool {
        source[index] == 0x7B && index + 1 < source.count && source[index + 1] == 0x7B
    }

    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}

extension [UInt8] {
    fileprivate func firstIndex(of pattern: [UInt8], from start: Int, within distance: Int) -> Int? {
        let last = count - pattern.count
        var index = start
        while index <= last, index - start <= distance {
            if self[index] == pattern[0], self[index..<index + pattern.count].elementsEqual(pattern) { return index }
            index += 1
        }
        return nil
    }
}

extension ArraySlice<UInt8> {
    fileprivate var trimmed: ArraySlice<UInt8> {
        var slice = self
        while let first = slice.first, first <= 0x20 { slice.removeFirst() }
        while let last = slice.last, last <= 0x20 { slice.removeLast() }
        return slice
    }
}
