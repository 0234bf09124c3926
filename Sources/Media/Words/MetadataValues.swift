import Foundation

/// What `exiv2 -Pkv` printed: a key and a value a line, values that go on over several lines, keys that come more than once.
struct MetadataValues {
    private var values: [String: [String]] = [:]

    init(_ printed: [UInt8]) {
        var key: String?
        var value: [UInt8] = []
        var isUTF8 = false
        func settle() {
            guard let key else { return }
            if key == "Iptc.Envelope.CharacterSet" { isUTF8 = value.starts(with: [0x1B, 0x25, 0x47]) }
            values[key, default: []].append(Self.text(value, isUTF8: isUTF8 || !key.hasPrefix("Iptc.")))
        }
        for line in printed.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if let name = Self.key(of: line) {
                settle()
                key = name
                value = Array(line.dropFirst(name.utf8.count).drop { $0 == UInt8(ascii: " ") })
            } else {
                value += [UInt8(ascii: "\n")] + line
            }
        }
        settle()
    }

    private static func key(of line: ArraySlice<UInt8>) -> String? {
        guard ["Xmp.", "Iptc.", "Exif."].contains(where: { line.starts(with: Array($0.utf8)) }) else { return nil }
        let name = line.prefix { $0 != UInt8(ascii: " ") }
        return String(validating: name, as: UTF8.self)
    }

    /// IIM does not always say its character set: what is no UTF-8 was written on Windows, or on a Mac where Windows has no
    /// such letter (IPTC-IIM 4.2, 1:90).
    private static func text(_ bytes: [UInt8], isUTF8: Bool) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        if isUTF8 { return String(decoding: bytes, as: UTF8.self) }
        let isWindows = bytes.allSatisfy { ![0x81, 0x8D, 0x8F, 0x90, 0x9D].contains($0) }
        if isWindows, let text = String(data: Data(bytes), encoding: .windowsCP1252) { return text }
        return String(bytes.map { $0 < 0x80 ? Character(UnicodeScalar($0)) : macRoman[Int($0) - 0x80] })
    }

    /// From 0x80 on. Foundation's own table for it, on Linux, is another one.
    private static let macRoman = Array(
        "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ"
    )

    /// The first of the keys that has a value; several values of one key stand with a comma between them.
    func first(_ keys: String...) -> String {
        for key in keys {
            let texts = (values[key] ?? []).map(Self.clean).filter { !$0.isEmpty }
            if !texts.isEmpty { return String(texts.joined(separator: ", ").prefix(Self.longest)) }
        }
        return ""
    }

    private static let longest = 5_000

    /// Without the language that exiv2 puts before a text (`lang="x-default" …`; of several, the first), and without control
    /// characters and white space around it.
    private static func clean(_ value: String) -> String {
        var text = value
        if text.hasPrefix("lang=\""), let end = text.dropFirst(6).firstIndex(of: "\"") {
            text = String(text[text.index(after: end)...])
            if let next = text.range(of: ", lang=\"") { text = String(text[..<next.lowerBound]) }
        }
        text.unicodeScalars.removeAll { $0.properties.generalCategory == .control && $0 != "\n" }
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
