/// Bytes of a plain text of unknown encoding → text.
///
/// A byte order mark decides; without one, UTF-16 shows by its zero bytes, UTF-8 by being valid, and what is left is
/// windows-1251 where it reads as Cyrillic and windows-1252 where it does not.
enum TextEncoding {
    static func text(of bytes: [UInt8]) throws(UnreadablePage) -> String {
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) { throw .wrongEncoding("it is UTF-32") }
        if bytes.starts(with: [0xFF, 0xFE]) { return try utf16(bytes.dropFirst(2), bigEndian: false) }
        if bytes.starts(with: [0xFE, 0xFF]) { return try utf16(bytes.dropFirst(2), bigEndian: true) }
        if let bigEndian = unmarkedUTF16(bytes) { return try utf16(bytes[...], bigEndian: bigEndian) }
        let unmarked = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        if let text = String(validating: unmarked, as: UTF8.self) { return text }
        if isNearlyUTF8(unmarked) { throw .wrongEncoding("most of it is UTF-8, but some bytes are not") }
        return eightBit(unmarked)
    }

    /// Zero bytes or control codes, as no text of any encoding read here has them. UTF-16 is no binary.
    static func looksBinary(_ bytes: [UInt8]) -> Bool {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || unmarkedUTF16(bytes) != nil { return false }
        var controls = 0
        for byte in bytes {
            if byte == 0 { return true }
            if byte < 0x20, !(0x08...0x0D).contains(byte), byte != 0x1B { controls += 1 }
        }
        return controls > 4 + bytes.count / 500
    }

    /// UTF-16 without its mark: every other byte of the beginning is zero (Latin text). True means big-endian.
    private static func unmarkedUTF16(_ bytes: [UInt8]) -> Bool? {
        let sample = bytes.prefix(256)
        guard sample.count >= 8 else { return nil }
        var zeros = (even: 0, odd: 0)
        for (index, byte) in sample.enumerated() where byte == 0 {
            if index.isMultiple(of: 2) { zeros.even += 1 } else { zeros.odd += 1 }
        }
        if zeros.even == 0, zeros.odd * 10 > sample.count * 4 { return false }
        if zeros.odd == 0, zeros.even * 10 > sample.count * 4 { return true }
        return nil
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, bigEndian: Bool) throws(UnreadablePage) -> String {
        guard bytes.count.isMultiple(of: 2) else { throw .wrongEncoding("UTF-16 with half a character at its end") }
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            units.append(bigEndian ? first << 8 | second : second << 8 | first)
            index += 2
        }
        guard let text = String(validating: units, as: UTF16.self) else { throw .wrongEncoding("UTF-16 with broken characters") }
        return text
    }

    /// Whether the text has many multi-byte characters of UTF-8 and few bytes that are none: a damaged file, and taking it for
    /// an eight-bit text would print mojibake.
    private static func isNearlyUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
        var (whole, broken) = (0, 0)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let lead = bytes[index]
            index += 1
            guard lead >= 0x80 else { continue }
            let length = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC2 ? 1 : 0
            let next = bytes[index..<min(index + length, bytes.endIndex)]
            if length > 0, next.count == length, next.allSatisfy({ $0 & 0xC0 == 0x80 }) {
                whole += 1
                index += length
            } else {
                broken += 1
            }
        }
        return whole > 4 * broken
    }

    private static func eightBit(_ bytes: ArraySlice<UInt8>) -> String {
        let table = readsAsCyrillic(bytes) ? EightBitTables.windows1251 : EightBitTables.windows1252
        var text = String.UnicodeScalarView()
        for byte in bytes { text.append(byte < 0x80 ? Unicode.Scalar(byte) : table[Int(byte) - 0x80]) }
        return String(text)
    }

    /// In windows-1251 the letters of a Cyrillic word stand together; in windows-1252 the upper half comes one by one.
    private static func readsAsCyrillic(_ bytes: ArraySlice<UInt8>) -> Bool {
        var (upper, paired) = (0, 0)
        var previous: UInt8 = 0
        for byte in bytes {
            if byte >= 0xC0 {
                upper += 1
                if previous >= 0xC0 { paired += 1 }
            }
            previous = byte
        }
        return paired * 2 > upper
    }
}

/// The upper halves of the two Windows code pages (WHATWG Encoding Standard, indexes windows-1251 and windows-1252).
private enum EightBitTables {
    static let windows1252 = table(
        "\u{20AC}\u{81}\u{201A}\u{192}\u{201E}\u{2026}\u{2020}\u{2021}\u{2C6}\u{2030}\u{160}\u{2039}\u{152}\u{8D}\u{17D}\u{8F}"
            + "\u{90}\u{2018}\u{2019}\u{201C}\u{201D}\u{2022}\u{2013}\u{2014}\u{2DC}\u{2122}\u{161}\u{203A}\u{153}\u{9D}\u{17E}\u{178}",
        then: 0xA0...0xFF)
    static let windows1251 = table(
        "\u{402}\u{403}\u{201A}\u{453}\u{201E}\u{2026}\u{2020}\u{2021}\u{20AC}\u{2030}\u{409}\u{2039}\u{40A}\u{40C}\u{40B}\u{40F}"
            + "\u{452}\u{2018}\u{2019}\u{201C}\u{201D}\u{2022}\u{2013}\u{2014}\u{98}\u{2122}\u{459}\u{203A}\u{45A}\u{45C}\u{45B}\u{45F}"
            + "\u{A0}\u{40E}\u{45E}\u{408}\u{A4}\u{490}\u{A6}\u{A7}\u{401}\u{A9}\u{404}\u{AB}\u{AC}\u{AD}\u{AE}\u{407}"
            + "\u{B0}\u{B1}\u{406}\u{456}\u{491}\u{B5}\u{B6}\u{B7}\u{451}\u{2116}\u{454}\u{BB}\u{458}\u{405}\u{455}\u{457}",
        then: 0x410...0x44F)

    private static func table(_ start: String, then rest: ClosedRange<UInt32>) -> [Unicode.Scalar] {
        Array(start.unicodeScalars) + rest.compactMap(Unicode.Scalar.init)
    }
}
