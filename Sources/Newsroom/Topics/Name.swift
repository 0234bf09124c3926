import Foundation

/// Names of topics, people and outlets, as far as two of them are one.
package enum Name {
    /// The form under which names are compared: case and diacritics of Latin letters folded, white space and apostrophes
    /// made one. Cyrillic letters keep their marks, because й and и, ї and і are different letters.
    package static func folded(_ name: String) -> String {
        if let plain = foldedASCII(name) { return plain }
        var words: [String] = []
        for word in name.lowercased().split(whereSeparator: \.isWhitespace) {
            let hasCyrillic = word.unicodeScalars.contains { (0x0400...0x052F).contains($0.value) }
            let plain = hasCyrillic ? String(word) : word.folding(options: .diacriticInsensitive, locale: nil)
            words.append(String(plain.map { apostrophes.contains($0) ? "'" : $0 }))
        }
        return words.joined(separator: " ")
    }

    /// The same for names without other letters, which most are: Unicode's tables take a while. Nil for others.
    private static func foldedASCII(_ name: String) -> String? {
        var folded: [UInt8] = []
        folded.reserveCapacity(name.utf8.count)
        var isApart = false
        for byte in name.utf8 {
            switch byte {
            case 0x80...: return nil
            case 0x09...0x0D, 0x20: isApart = true
            default:
                if isApart, !folded.isEmpty { folded.append(0x20) }
                isApart = false
                folded.append((0x41...0x5A).contains(byte) ? byte + 0x20 : byte == UInt8(ascii: "`") ? UInt8(ascii: "'") : byte)
            }
        }
        return String(decoding: folded, as: UTF8.self)
    }

    private static let apostrophes: Set<Character> = ["\u{2019}", "\u{02BC}", "\u{2018}", "`"]
}
