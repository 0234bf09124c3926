/// A value in CBOR (RFC 8949), as authenticators write it: definite lengths, no tags, no floating point.
enum CBOR: Equatable {
    case integer(Int64)
    case bytes([UInt8])
    case text(String)
    case array([CBOR])
    /// In the order of the source; a key stands there once.
    case map([(key: CBOR, value: CBOR)])
    case bool(Bool)
    case null

    static func == (left: CBOR, right: CBOR) -> Bool {
        switch (left, right) {
        case (.integer(let left), .integer(let right)): left == right
        case (.bytes(let left), .bytes(let right)): left == right
        case (.text(let left), .text(let right)): left == right
        case (.array(let left), .array(let right)): left == right
        case (.bool(let left), .bool(let right)): left == right
        case (.null, .null): true
        case (.map(let left), .map(let right)): left.elementsEqual(right) { $0.key == $1.key && $0.value == $1.value }
        default: false
        }
    }

    subscript(key: String) -> CBOR? { self[.text(key)] }
    subscript(key: Int64) -> CBOR? { self[.integer(key)] }

    private subscript(key: CBOR) -> CBOR? {
        guard case .map(let entries) = self else { return nil }
        return entries.first { $0.key == key }?.value
    }

    var bytes: [UInt8]? { if case .bytes(let bytes) = self { bytes } else { nil } }
    var integer: Int64? { if case .integer(let integer) = self { integer } else { nil } }
    var text: String? { if case .text(let text) = self { text } else { nil } }
}

/// Reads CBOR with limits: what is longer than its source, nested too deeply or of too many parts is refused.
struct CBORReader {
    static let deepest = 8
    static let mostParts = 256

    private let source: [UInt8]
    private(set) var position: Int
    private var parts = 0

    /// Why something was not read; the reasons matter to nobody but a log.
    struct Fault: Error {}

    init(_ source: [UInt8], at position: Int = 0) {
        self.source = source
        self.position = position
    }

    /// One value, and the whole source.
    static func read(_ source: [UInt8]) throws(Fault) -> CBOR {
        var reader = CBORReader(source)
        let value = try reader.value()
        guard reader.position == source.count else { throw Fault() }
        return value
    }

    mutating func value(depth: Int = 0) throws(Fault) -> CBOR {
        parts += 1
        guard depth <= Self.deepest, parts <= Self.mostParts else { throw Fault() }
        let head = try byte()
        if head >> 5 == 7 { return try simple(head & 31) }
        let argument = try argument(head & 31)
        switch head >> 5 {
        case 0: return .integer(argument)
        case 1: return .integer(-1 - argument)
        case 2: return .bytes(Array(try take(argument)))
        case 3:
            guard let text = String(validating: try take(argument), as: UTF8.self) else { throw Fault() }
            return .text(text)
        case 4:
            var items: [CBOR] = []
            for _ in 0..<(try count(argument)) { items.append(try value(depth: depth + 1)) }
            return .array(items)
        case 5: return try map(count(argument), depth: depth)
        default: throw Fault()
        }
    }

    private mutating func map(_ count: Int, depth: Int) throws(Fault) -> CBOR {
        var entries: [(key: CBOR, value: CBOR)] = []
        for _ in 0..<count {
            let key = try value(depth: depth + 1)
            guard !entries.contains(where: { $0.key == key }) else { throw Fault() }
            entries.append((key, try value(depth: depth + 1)))
        }
        return .map(entries)
    }

    private func simple(_ argument: UInt8) throws(Fault) -> CBOR {
        switch argument {
        case 20: .bool(false)
        case 21: .bool(true)
        case 22: .null
        default: throw Fault()
        }
    }

    private func count(_ argument: Int64) throws(Fault) -> Int {
        guard argument <= Int64(Self.mostParts) else { throw Fault() }
        return Int(argument)
    }

    private mutating func argument(_ short: UInt8) throws(Fault) -> Int64 {
        let width: Int
        switch short {
        case 0...23: return Int64(short)
        case 24: width = 1
        case 25: width = 2
        case 26: width = 4
        case 27: width = 8
        default: throw Fault()
        }
        let number = try take(Int64(width)).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard let argument = Int64(exactly: number) else { throw Fault() }
        return argument
    }

    private mutating func byte() throws(Fault) -> UInt8 {
        guard position < source.count else { throw Fault() }
        defer { position += 1 }
        return source[position]
    }

    private mutating func take(_ count: Int64) throws(Fault) -> ArraySlice<UInt8> {
        guard count <= Int64(source.count - position) else { throw Fault() }
        defer { position += Int(count) }
        return source[position..<position + Int(count)]
    }
}
