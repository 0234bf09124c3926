import Foundation

/// What a page's bytes say in UTF-8, by the encoding that its byte order mark or its own `meta` elements name.
enum PageEncoding {
    private static let prescanned = 4096

    /// - Throws: `UnreadablePage.binary` or `.wrongEncoding`.
    static func utf8(_ bytes: [UInt8]) throws(UnreadablePage) -> [UInt8] {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(bytes.dropFirst(3)) }
        if bytes.starts(with: [0xFF, 0xFE]) { return try convert(bytes, .utf16LittleEndian, "UTF-16") }
        if bytes.starts(with: [0xFE, 0xFF]) { return try convert(bytes, .utf16BigEndian, "UTF-16") }
        if isBinary(bytes) { throw .binary }
        // A page that says ISO-8859-1 and is UTF-8 is common, the reverse by chance is not.
        if String(validating: bytes, as: UTF8.self) != nil { return bytes }

        let label = declaredLabel(bytes) ?? "windows-1252"
        if ["utf-8", "utf8", "utf-16", "utf16"].contains(label) { return repaired(bytes) }
        guard let encoding = encoding(named: label) else { throw .wrongEncoding(String(label.prefix(40))) }
        return try convert(bytes, encoding, label)
    }

    /// A page that calls itself UTF-8 keeps that where a few bytes are damaged (a cut-off file's last character); else it is windows-1252.
    private static func repaired(_ bytes: [UInt8]) -> [UInt8] {
        let decoded = String(decoding: bytes, as: UTF8.self)
        let damaged = decoded.unicodeScalars.lazy.filter { $0 == "\u{FFFD}" }.count
        let beyondAscii = bytes.lazy.filter { $0 >= 0x80 }.count
        if damaged * 4 > beyondAscii, damaged > 2, let other = String(bytes: bytes, encoding: .windowsCP1252) { return Array(other.utf8) }
        return Array(decoded.utf8)
    }

    private static func isBinary(_ bytes: [UInt8]) -> Bool {
        let start = bytes.prefix(65_536)
        let controls = start.lazy.filter { $0 == 0 || ($0 < 0x20 && !$0.isWhiteSpace && $0 != 0x1B) }.count
        return controls * 100 > start.count
    }

    private static func convert(_ bytes: [UInt8], _ encoding: String.Encoding, _ name: String) throws(UnreadablePage) -> [UInt8] {
        if let text = String(bytes: bytes, encoding: encoding) {
            return Array((text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text).utf8)
        }
        // The file may end in the middle of a character.
        for cut in 1...3 where bytes.count > cut {
            if let text = String(bytes: bytes.dropLast(cut), encoding: encoding) { return Array(text.utf8) }
        }
        if let single = singleByte(bytes, encoding) { return single }
        throw .wrongEncoding("it is not \(name.prefix(40))")
    }

    /// Decodes byte by byte, for single-byte encodings with bytes that mean nothing: those become U+FFFD.
    private static func singleByte(_ bytes: [UInt8], _ encoding: String.Encoding) -> [UInt8]? {
        guard String(bytes: [0x41], encoding: encoding) == "A" else { return nil }
        let table = (0...255).map { Array((String(bytes: [UInt8($0)], encoding: encoding) ?? "\u{FFFD}").utf8) }
        guard table[0x80...].count(where: { $0 == [0xEF, 0xBF, 0xBD] }) < 64 else { return nil }
        return bytes.flatMap { table[Int($0)] }
    }

    /// The label in `<meta charset>` or `<meta http-equiv=content-type content="…charset=…">` near the beginning, in lower case.
    static func declaredLabel(_ bytes: [UInt8]) -> String? {
        let start = Array(bytes.prefix(prescanned).map(\.lowercased))
        var at = 0
        while let found = start.firstIndex(of: 0x63, from: at) {
            at = found + 1
            guard start.starts(withIgnoringCase: "charset", at: found) else { continue }
            var value = found + 7
            while value < start.count, start[value].isWhiteSpace { value += 1 }
            guard value < start.count, start[value] == Ascii.equals else { continue }
            value += 1
            while value < start.count, start[value].isWhiteSpace || start[value] == Ascii.quote || start[value] == Ascii.apostrophe {
                value += 1
            }
            let label = start[value...].prefix { $0.isLetter || $0.isDigit || $0 == Ascii.hyphen || $0 == 0x5F || $0 == 0x3A }
            if !label.isEmpty { return String(decoding: label, as: UTF8.self) }
        }
        return nil
    }

    /// By the labels of the Encoding Standard, in lower case; nil for an encoding that is not read.
    static func encoding(named label: String) -> String.Encoding? {
        switch label {
        case "iso-8859-1", "iso8859-1", "latin1", "ascii", "us-ascii", "windows-1252", "cp1252", "x-cp1252", "latin-1":
            return .windowsCP1252
        case "shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j": return .shiftJIS
        case "euc-jp", "x-euc-jp": return .japaneseEUC
        case "iso-2022-jp": return .iso2022JP
        default: return coreFoundationCodes[label].map { String.Encoding(rawValue: 0x8000_0000 | $0) }
        }
    }

    /// Core Foundation's numbers (CFStringEncodingExt.h), which `String.Encoding` takes with the top bit set.
    private static let coreFoundationCodes: [String: UInt] = [
        "iso-8859-2": 0x0202, "latin2": 0x0202, "iso-8859-3": 0x0203, "iso-8859-4": 0x0204, "iso-8859-5": 0x0205, "iso-8859-6": 0x0206,
        "iso-8859-7": 0x0207, "iso-8859-8": 0x0208, "iso-8859-9": 0x0504, "latin5": 0x0504, "iso-8859-10": 0x020A, "iso-8859-13": 0x020D,
        "iso-8859-14": 0x020E, "iso-8859-15": 0x020F, "iso-8859-16": 0x0210, "windows-1250": 0x0501, "cp1250": 0x0501,
        "windows-1251": 0x0502, "cp1251": 0x0502, "x-cp1251": 0x0502, "windows-1253": 0x0503, "windows-1254": 0x0504,
        "windows-1255": 0x0505, "windows-1256": 0x0506, "windows-1257": 0x0507, "windows-1258": 0x0508, "windows-874": 0x041D,
        "tis-620": 0x041D, "ibm866": 0x041B, "cp866": 0x041B, "koi8-r": 0x0A02, "koi8": 0x0A02, "koi8-u": 0x0A08, "big5": 0x0A03,
        "big5-hkscs": 0x0A06, "euc-kr": 0x0422, "ks_c_5601-1987": 0x0422, "gb2312": 0x0632, "gbk": 0x0632, "gb18030": 0x0632,
        "x-gbk": 0x0632,
    ]
}
