/// A value of JSON as pages have it: read with patience for trailing commas, raw control characters, comments and a missing end.
enum LinkedData: Hashable, Sendable {
    case string(String)
    /// Numbers, `true`, `false` and `null`, as they stand.
    case literal(String)
    case array([LinkedData])
    case object([String: LinkedData])

    subscript(_ key: String) -> LinkedData? {
        if case .object(let members) = self { members[key] } else { nil }
    }

    /// The members of an array; a single value stands for an array of one.
    var each: [LinkedData] {
        if case .array(let members) = self { members } else { [self] }
    }

    /// Text, white space normalised and character references resolved; nil where it is no text or empty.
    var text: String? {
        switch self {
        case .string(let text):
            let clean = WhiteSpace.normalised(CharacterReferences.resolved(text))
            return clean.isEmpty ? nil : clean
        case .literal(let text): return text == "null" || text == "true" || text == "false" ? nil : text
        case .array(let members): return members.lazy.compactMap(\.text).first
        case .object(let members): return members["@value"]?.text
        }
    }

    /// The types of an object, without the vocabulary's address.
    var types: [String] {
        (self["@type"]?.each ?? []).compactMap(\.text).map {
            $0.split(whereSeparator: { $0 == "/" || $0 == "#" || $0 == ":" }).last.map(String.init) ?? $0
        }
    }

    /// All objects in it, outer ones first.
    var objects: [LinkedData] {
        var found: [LinkedData] = []
        var waiting = [self]
        while let next = waiting.popLast() {
            switch next {
            case .array(let members): waiting.append(contentsOf: members.reversed())
            case .object(let members):
                found.append(next)
                for key in members.keys.sorted().reversed() where key != "@type" {
                    if let member = members[key] { waiting.append(member) }
                }
            default: break
            }
        }
        return found
    }
}

extension LinkedData {
    /// Reads the content of a script element; nil where there is no value at all.
    init?(reading bytes: [UInt8]) {
        var reader = LinkedDataReader(bytes)
        guard let value = reader.read() else { return nil }
        self = value
    }
}

private struct LinkedDataReader {
    private static let depthLimit = 48
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func read() -> LinkedData? {
        // Wrappings such as `<!--` or `//<![CDATA[` stand before the value. Several values in a row are one list.
        var values: [LinkedData] = []
        while let start = nextStart() {
            position = start
            let before = position
            if let next = value(depth: 0) { values.append(next) }
            if position == before { position += 1 }
        }
        return values.count == 1 ? values[0] : (values.isEmpty ? nil : .array(values))
    }

    private func nextStart() -> Int? {
        var at = position
        while at < bytes.count {
            if bytes[at] == 0x7B { return at }
            if bytes[at] == 0x5B, !bytes.starts(with: "[CDATA[", at: at) { return at }
            at += bytes[at] == 0x5B ? 7 : 1
        }
        return nil
    }

    private mutating func value(depth: Int) -> LinkedData? {
        skipBlank()
        guard position < bytes.count else { return nil }
        switch bytes[position] {
        case 0x7B: return depth < Self.depthLimit ? object(depth: depth) : nil
        case 0x5B: return depth < Self.depthLimit ? array(depth: depth) : nil
        case Ascii.quote: return .string(string())
        default:
            let start = position
            while position < bytes.count, !bytes[position].endsLiteral { position += 1 }
            return position > start ? .literal(String(decoding: bytes[start..<position], as: UTF8.self)) : nil
        }
    }

    private mutating func object(depth: Int) -> LinkedData? {
        position += 1
        var members: [String: LinkedData] = [:]
        while true {
            skipBlank(andCommas: true)
            guard position < bytes.count, bytes[position] != 0x7D else { break }
            guard bytes[position] == Ascii.quote else {
                // Not a name: give up on the rest, keep what was read.
                position = bytes.count
                break
            }
            let name = string()
            skipBlank()
            guard position < bytes.count, bytes[position] == 0x3A else { continue }
            position += 1
            if let member = value(depth: depth + 1) {
                if members[name] == nil { members[name] = member }
            } else {
                position = bytes.count
            }
        }
        position = min(bytes.count, position + 1)
        return .object(members)
    }

    private mutating func array(depth: Int) -> LinkedData? {
        position += 1
        var members: [LinkedData] = []
        while true {
            skipBlank(andCommas: true)
            guard position < bytes.count, bytes[position] != 0x5D else { break }
            guard let member = value(depth: depth + 1) else {
                position = bytes.count
                break
            }
            members.append(member)
        }
        position = min(bytes.count, position + 1)
        return .array(members)
    }

    private mutating func string() -> String {
        position += 1
        var result: [UInt8] = []
        while position < bytes.count, bytes[position] != Ascii.quote {
            if bytes[position] == 0x5C, position + 1 < bytes.count {
                escape(&result)
            } else {
                result.append(bytes[position])
                position += 1
            }
        }
        position = min(bytes.count, position + 1)
        return String(decoding: result, as: UTF8.self)
    }

    private mutating func escape(_ result: inout [UInt8]) {
        let kind = bytes[position + 1]
        position += 2
        switch kind {
        case 0x6E: result.append(0x0A)
        case 0x74: result.append(0x09)
        case 0x72: result.append(0x0D)
        case 0x62, 0x66: result.append(Ascii.space)
        case 0x75: unicodeEscape(&result)
        default: result.append(kind)
        }
    }

    private mutating func unicodeEscape(_ result: inout [UInt8]) {
        guard var code = hexadecimal(at: position) else { return }
        position += 4
        if (0xD800...0xDBFF).contains(code), bytes.starts(with: "\\u", at: position), let low = hexadecimal(at: position + 2),
            (0xDC00...0xDFFF).contains(low)
        {
            code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            position += 6
        }
        let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
        result.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
    }

    private func hexadecimal(at start: Int) -> UInt32? {
        guard start + 4 <= bytes.count else { return nil }
        return UInt32(String(decoding: bytes[start..<start + 4], as: UTF8.self), radix: 16)
    }

    private mutating func skipBlank(andCommas: Bool = false) {
        while position < bytes.count {
            let byte = bytes[position]
            if byte <= Ascii.space || (andCommas && byte == 0x2C) {
                position += 1
            } else if byte == 0xC2, position + 1 < bytes.count, bytes[position + 1] == 0xA0 {
                position += 2
            } else if bytes.starts(with: "/*", at: position) {
                skip(past: "*/")
            } else if bytes.starts(with: "//", at: position) {
                skip(past: "\n")
            } else {
                return
            }
        }
    }

    private mutating func skip(past end: StaticString) {
        while position < bytes.count, !bytes.starts(with: end, at: position) { position += 1 }
        position = min(bytes.count, position + end.utf8CodeUnitCount)
    }
}

extension UInt8 {
    fileprivate var endsLiteral: Bool { self <= Ascii.space || self == 0x2C || self == 0x7D || self == 0x5D || self == 0x3A }
}
