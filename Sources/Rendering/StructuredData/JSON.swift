/// JSON that we write for others to read (RFC 8259); members keep their order.
enum JSON {
    case string(String)
    case number(Int)
    case bool(Bool)
    case array([JSON])
    case object([(String, JSON)])

    /// In UTF-8, safe inside an HTML script element: `<`, `>`, `&`, U+2028 and U+2029 are written as escapes, so that no
    /// text in it can end the element or begin a comment.
    var scriptSafe: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(2048)
        append(to: &bytes)
        return bytes
    }

    private func append(to bytes: inout [UInt8]) {
        switch self {
        case .string(let text): Self.append(quoted: text, to: &bytes)
        case .number(let number): bytes.append(String(number))
        case .bool(let bool): bytes.append(bool ? "true" : "false")
        case .array(let items):
            bytes.append(UInt8(ascii: "["))
            for (index, item) in items.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                item.append(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                Self.append(quoted: member.0, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.1.append(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    private static func append(quoted text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { source in
            var clean = 0
            var index = 0
            while index < source.count {
                guard needsCare(source[index]) else {
                    index += 1
                    continue
                }
                let (escape, width) = escape(source, at: index)
                if let escape {
                    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[clean..<index]))
                    bytes.append(escape)
                    clean = index + width
                }
                index += width
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[clean...]))
        }
        bytes.append(UInt8(ascii: "\""))
    }

    @inline(__always)
    private static func needsCare(_ byte: UInt8) -> Bool {
        byte < 0x40 || byte == UInt8(ascii: "\\") || byte == 0xE2
    }

    private static func escape(_ source: UnsafeBufferPointer<UInt8>, at index: Int) -> (escape: String?, width: Int) {
        switch source[index] {
        case UInt8(ascii: "\""): return ("\\\"", 1)
        case UInt8(ascii: "\\"): return ("\\\\", 1)
        case UInt8(ascii: "<"): return ("\\u003C", 1)
        case UInt8(ascii: ">"): return ("\\u003E", 1)
        case UInt8(ascii: "&"): return ("\\u0026", 1)
        case let control where control < 0x20:
            return (control < 0x10 ? "\\u000\(String(control, radix: 16))" : "\\u00\(String(control, radix: 16))", 1)
        case 0xE2 where index + 2 < source.count && source[index + 1] == 0x80 && source[index + 2] == 0xA8: return ("\\u2028", 3)
        case 0xE2 where index + 2 < source.count && source[index + 1] == 0x80 && source[index + 2] == 0xA9: return ("\\u2029", 3)
        default: return (nil, 1)
        }
    }
}
