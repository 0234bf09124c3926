extension JSONValue {
    /// What is read before the parser refuses.
    package struct Limits: Hashable, Sendable {
        package var bytes: Int
        /// Arrays and objects within each other.
        package var depth: Int

        package init(bytes: Int = 2 << 20, depth: Int = 64) {
            self.bytes = bytes
            self.depth = depth
        }
    }

    /// Reads one value and nothing else, strictly by RFC 8259; a key that stands twice in an object is refused as well, since
    /// readers differ in which one counts. Time and memory are linear in the number of bytes.
    package init(parsing bytes: [UInt8], limits: Limits = Limits()) throws(JSONFault) {
        guard bytes.count <= limits.bytes else { throw JSONFault(offset: limits.bytes, reason: .tooLarge) }
        var parser = JSONParser(bytes: bytes, depthLimit: limits.depth)
        // All of it at once, which is quicker than string by string.
        try parser.checkUTF8()
        self = try parser.document()
    }

    package init(parsing text: String, limits: Limits = Limits()) throws(JSONFault) {
        guard text.utf8.count <= limits.bytes else { throw JSONFault(offset: limits.bytes, reason: .tooLarge) }
        var parser = JSONParser(bytes: Array(text.utf8), depthLimit: limits.depth)
        self = try parser.document()
    }
}

private struct JSONParser {
    private let bytes: [UInt8]
    private let depthLimit: Int
    private var index = 0
    private var depth = 0

    init(bytes: [UInt8], depthLimit: Int) {
        self.bytes = bytes
        self.depthLimit = depthLimit
    }

    mutating func document() throws(JSONFault) -> JSONValue {
        skipWhitespace()
        let value = try value()
        skipWhitespace()
        guard index == bytes.count else { throw fault(.trailingContent) }
        return value
    }

    private mutating func value() throws(JSONFault) -> JSONValue {
        switch try peek() {
        case UInt8(ascii: "{"): try object()
        case UInt8(ascii: "["): try array()
        case UInt8(ascii: "\""): .string(try string())
        case UInt8(ascii: "t"): try literal("true", .bool(true))
        case UInt8(ascii: "f"): try literal("false", .bool(false))
        case UInt8(ascii: "n"): try literal("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
        default: throw fault(.unexpectedCharacter)
        }
    }

    private mutating func object() throws(JSONFault) -> JSONValue {
        try enter()
        var members: [JSONValue.Member] = []
        members.reserveCapacity(3)
        var keys: Set<String> = []
        while try !ended(by: UInt8(ascii: "}"), first: members.isEmpty) {
            let start = index
            guard try peek() == UInt8(ascii: "\"") else { throw fault(.unexpectedCharacter) }
            let key = try string()
            guard !isTaken(key, members, &keys) else { throw JSONFault(offset: start, reason: .duplicateKey) }
            skipWhitespace()
            guard try peek() == UInt8(ascii: ":") else { throw fault(.unexpectedCharacter) }
            index += 1
            skipWhitespace()
            members.append(JSONValue.Member(key, try value()))
        }
        depth -= 1
        return .object(members)
    }

    /// Comparing one by one is quickest for the few members of ordinary objects; a set keeps hostile ones linear.
    private func isTaken(_ key: String, _ members: [JSONValue.Member], _ keys: inout Set<String>) -> Bool {
        guard members.count >= 16 else { return members.contains { $0.key == key } }
        if keys.isEmpty { keys = Set(members.map(\.key)) }
        return !keys.insert(key).inserted
    }

    private mutating func array() throws(JSONFault) -> JSONValue {
        try enter()
        var elements: [JSONValue] = []
        while try !ended(by: UInt8(ascii: "]"), first: elements.isEmpty) {
            elements.append(try value())
        }
        depth -= 1
        return .array(elements)
    }

    private mutating func enter() throws(JSONFault) {
        guard depth < depthLimit else { throw fault(.tooDeep) }
        depth += 1
        index += 1
    }

    /// Passes the closing bracket, or the comma before the next item.
    private mutating func ended(by closing: UInt8, first: Bool) throws(JSONFault) -> Bool {
        skipWhitespace()
        let byte = try peek()
        if byte == closing {
            index += 1
            return true
        }
        if first { return false }
        guard byte == UInt8(ascii: ",") else { throw fault(.unexpectedCharacter) }
        index += 1
        skipWhitespace()
        return false
    }

    private mutating func literal(_ word: StaticString, _ value: JSONValue) throws(JSONFault) -> JSONValue {
        for offset in 0..<word.utf8CodeUnitCount {
            guard try peek() == word.utf8Start[offset] else { throw fault(.unexpectedCharacter) }
            index += 1
        }
        return value
    }
}

// MARK: Strings

extension JSONParser {
    func checkUTF8() throws(JSONFault) {
        guard String(validating: bytes, as: UTF8.self) == nil else { return }
        throw JSONFault(offset: validPrefix(), reason: .invalidUTF8)
    }

    private func validPrefix() -> Int {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var length = 0
        while case .scalarValue(let scalar) = decoder.decode(&iterator) { length += UTF8.width(scalar) }
        return length
    }

    private mutating func string() throws(JSONFault) -> String {
        index += 1
        let start = index
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                index += 1
                return String(decoding: bytes[start..<index - 1], as: UTF8.self)
            case UInt8(ascii: "\\"): return try escapedString(from: start)
            case 0..<0x20: throw fault(.controlCharacter)
            default: index += 1
            }
        }
        throw fault(.unexpectedEnd)
    }

    private mutating func escapedString(from start: Int) throws(JSONFault) -> String {
        var content = Array(bytes[start..<index])
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                index += 1
                return String(decoding: content, as: UTF8.self)
            case UInt8(ascii: "\\"): content.append(contentsOf: String(try escape()).utf8)
            case 0..<0x20: throw fault(.controlCharacter)
            default:
                content.append(bytes[index])
                index += 1
            }
        }
        throw fault(.unexpectedEnd)
    }

    private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
        let start = index
        index += 1
        let byte = try peek()
        index += 1
        switch byte {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape(from: start)
        default: throw JSONFault(offset: start, reason: .invalidEscape)
        }
    }

    private mutating func unicodeEscape(from start: Int) throws(JSONFault) -> Unicode.Scalar {
        let unit = try fourHexDigits(from: start)
        if let scalar = Unicode.Scalar(unit) { return scalar }
        guard unit < 0xDC00, index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u") else {
            throw JSONFault(offset: start, reason: .loneSurrogate)
        }
        index += 2
        let low = try fourHexDigits(from: start)
        guard (0xDC00...0xDFFF).contains(low), let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)) else {
            throw JSONFault(offset: start, reason: .loneSurrogate)
        }
        return scalar
    }

    private mutating func fourHexDigits(from start: Int) throws(JSONFault) -> UInt32 {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            let digit: UInt8
            switch try peek() {
            case let byte where (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte): digit = byte - UInt8(ascii: "0")
            case let byte where (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte): digit = byte - UInt8(ascii: "a") + 10
            case let byte where (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(byte): digit = byte - UInt8(ascii: "A") + 10
            default: throw JSONFault(offset: start, reason: .invalidEscape)
            }
            unit = unit << 4 | UInt32(digit)
            index += 1
        }
        return unit
    }
}

// MARK: Numbers and bytes

extension JSONParser {
    private mutating func number() throws(JSONFault) -> JSONValue {
        let start = index
        var isInteger = true
        if bytes[index] == UInt8(ascii: "-") { index += 1 }
        let hasLeadingZero = index < bytes.count && bytes[index] == UInt8(ascii: "0")
        let whole = digits()
        guard whole > 0, whole == 1 || !hasLeadingZero else { throw JSONFault(offset: start, reason: .invalidNumber) }
        if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
            isInteger = false
            index += 1
            guard digits() > 0 else { throw JSONFault(offset: start, reason: .invalidNumber) }
        }
        if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
            isInteger = false
            index += 1
            if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") { index += 1 }
            guard digits() > 0 else { throw JSONFault(offset: start, reason: .invalidNumber) }
        }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        if isInteger, let integer = Int(text), integer != 0 || text == "0" { return .integer(integer) }
        guard let number = Double(text), number.isFinite else { throw JSONFault(offset: start, reason: .numberOutOfRange) }
        return .number(number)
    }

    private mutating func digits() -> Int {
        let start = index
        while index < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) { index += 1 }
        return index - start
    }

    private mutating func skipWhitespace() {
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): index += 1
            default: return
            }
        }
    }

    private func peek() throws(JSONFault) -> UInt8 {
        guard index < bytes.count else { throw fault(.unexpectedEnd) }
        return bytes[index]
    }

    private func fault(_ reason: JSONFault.Reason) -> JSONFault { JSONFault(offset: index, reason: reason) }
}
