import Foundation

/// Names of topics, people and outlets, as far as two of them are one.
package enum Name {
    /// The form under which names are compared: case and diacritics of Latin letters folded, white space and apostrophes
    /// made one. Cyrillic letters keep their marks, because й and и, ї and і are different letters.
    package static func folded(_ name: String) -> String {
        var words: [String] = []
        for word in name.lowercased().split(whereSeparator: \.isWhitespace) {
            let hasCyrillic = word.unicodeScalars.contains { (0x0400...0x052F).contains($0.value) }
            let plain = hasCyrillic ? String(word) : word.folding(options: .diacriticInsensitive, locale: nil)
            words.append(String(plain.map { apostrophes.contains($0) ? "'" : $0 }))
        }
        return words.joined(separator: " ")
    }

    private static let apostrophes: Set<Character> = ["\u{2019}", "\u{02BC}", "\u{2018}", "`"]
}
