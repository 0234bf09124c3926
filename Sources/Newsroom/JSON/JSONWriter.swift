extension JSONValue {
    /// What is escaped besides what JSON demands.
    package enum Escaping: Hashable, Sendable {
        case minimal
        /// For JSON inside an HTML `script` element: `<`, `>`, `&`, U+2028 and U+2029 are written as `\u` escapes too, so that
        /// no text can end the element.
        case script
    }

    package func bytes(escaping: Escaping = .minimal) -> [UInt8] {
        var bytes: [UInt8] = []
        write(into: &bytes, escaping: escaping)
        return bytes
    }

    /// Appends the value without white space. A number that JSON cannot write (NaN, infinity) becomes null, as in ECMAScript.
    package func write(into bytes: inout [UInt8], escaping: Escaping = .minimal) {
        switch self {
        case .null: bytes += "null".utf8
        case .bool(let value): bytes += (value ? "true" : "false").utf8
        case .integer(let value): bytes += "\(value)".utf8
        case .number(let value): bytes += (value.isFinite ? "\(value)" : "null").utf8
        case .string(let value): Self.write(value, into: &bytes, escaping)
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                element.write(into: &bytes, escaping: escaping)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                Self.write(member.key, into: &bytes, escaping)
                bytes.append(UInt8(ascii: ":"))
                member.value.write(into: &bytes, escaping: escaping)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    private static func write(_ string: String, into bytes: inout [UInt8], _ escaping: Escaping) {
        bytes.append(UInt8(ascii: "\""))
        var string = string
        string.withUTF8 { utf8 in
            var copied = 0
            for index in utf8.indices {
                guard mayNeedEscape(utf8[index], escaping), let escape = escape(utf8, index, escaping) else { continue }
                bytes.append(contentsOf: utf8[copied..<index])
                bytes += escape.utf8
                // The line separators take three bytes, the rest one.
                copied = index + (utf8[index] == 0xE2 ? 3 : 1)
            }
            bytes.append(contentsOf: utf8[copied...])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func mayNeedEscape(_ byte: UInt8, _ escaping: Escaping) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || escaping == .script
    }

    private static func escape(_ utf8: UnsafeBufferPointer<UInt8>, _ index: Int, _ escaping: Escaping) -> String? {
        switch utf8[index] {
        case UInt8(ascii: "\""): "\\\""
        case UInt8(ascii: "\\"): "\\\\"
        case UInt8(ascii: "\n"): "\\n"
        case UInt8(ascii: "\r"): "\\r"
        case UInt8(ascii: "\t"): "\\t"
        case 0x08: "\\b"
        case 0x0C: "\\f"
        case let byte where byte < 0x20: byte < 0x10 ? "\\u000\(String(byte, radix: 16))" : "\\u00\(String(byte, radix: 16))"
        case UInt8(ascii: "<") where escaping == .script: "\\u003c"
        case UInt8(ascii: ">") where escaping == .script: "\\u003e"
        case UInt8(ascii: "&") where escaping == .script: "\\u0026"
        case 0xE2 where escaping == .script && utf8[index + 1] == 0x80 && utf8[index + 2] == 0xA8: "\\u2028"
        case 0xE2 where escaping == .script && utf8[index + 1] == 0x80 && utf8[index + 2] == 0xA9: "\\u2029"
        default: nil
        }
    }
}
