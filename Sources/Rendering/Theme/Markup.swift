/// Escaping for HTML and XML, on bytes.
///
/// What comes out is fit for element content and for attributes in double or single quotes. Characters that neither
/// HTML nor XML 1.0 (section 2.2) allow, such as control characters, are left out.
extension [UInt8] {
    mutating func append(escaped text: String) {
        var text = text
        text.withUTF8 { append(escaped: $0) }
    }

    mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append(contentsOf: $0) }
    }

    mutating func append(escaped bytes: UnsafeBufferPointer<UInt8>) {
        var clean = 0
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            guard Self.needsCare(byte) else {
                index += 1
                continue
            }
            let width = byte == 0xEF ? Self.noncharacterWidth(bytes, at: index) : 1
            if width > 0 {
                append(contentsOf: UnsafeBufferPointer(rebasing: bytes[clean..<index]))
                appendReplacement(of: byte)
                clean = index + width
            }
            index += Swift.max(1, width)
        }
        append(contentsOf: UnsafeBufferPointer(rebasing: bytes[clean...]))
    }

    private mutating func appendReplacement(of byte: UInt8) {
        switch byte {
        case UInt8(ascii: "&"): append("&amp;")
        case UInt8(ascii: "<"): append("&lt;")
        case UInt8(ascii: ">"): append("&gt;")
        case UInt8(ascii: "\""): append("&quot;")
        case UInt8(ascii: "'"): append("&#39;")
        default: break
        }
    }

    /// One bit for each of the first 64 characters: control characters but tab, line feed and return, and `"&'<>`.
    /// A literal, because it is asked for at each byte.
    private static let careful: UInt64 = 0x5000_00C4_FFFF_D9FF

    @inline(__always)
    private static func needsCare(_ byte: UInt8) -> Bool {
        byte < 64 ? careful >> UInt64(byte) & 1 == 1 : byte == 0xEF
    }

    /// 3 where U+FFFE or U+FFFF begins, else 0.
    private static func noncharacterWidth(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        index + 2 < bytes.count && bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE ? 3 : 0
    }
}
