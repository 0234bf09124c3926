import Foundation

/// Text as the search index knows it: one form for what is indexed and for what is looked for, so that both engines see the
/// same words. English endings are left to the engines' stemmers; Ukrainian and Russian ones are taken off here.
package enum SearchText {
    /// The words of a text in their search form, separated by single spaces.
    package static func prepared(_ text: String) -> String {
        words(text).joined(separator: " ")
    }

    /// At most `limit` words in their search form.
    package static func words(_ text: String, limit: Int = .max) -> [String] {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if isLetterOrDigit(scalar) {
                word.append(scalar)
            } else if !word.isEmpty, !isApostrophe(scalar) {
                words.append(form(String(word)))
                word.removeAll(keepingCapacity: true)
                if words.count == limit { return words }
            }
        }
        if !word.isEmpty { words.append(form(String(word))) }
        return words
    }

    /// The search form of one word: lower case, Latin diacritics folded, Cyrillic endings taken off.
    package static func form(_ word: String) -> String {
        if word.utf8.allSatisfy({ $0 < 0x80 }) { return word.lowercased() }
        let lower = word.lowercased()
        return lower.unicodeScalars.contains(where: isCyrillic)
            ? CyrillicStem.stem(lower) : lower.folding(options: .diacriticInsensitive, locale: nil)
    }

    /// Whether a character belongs to a word for search: letters, digits, the marks on them, and apostrophes.
    package static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool { isLetterOrDigit(scalar) || isApostrophe(scalar) }

    private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "'" || scalar == "\u{2019}" || scalar == "\u{02BC}"
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return (0x30...0x39).contains(scalar.value) || (0x41...0x5A).contains(scalar.value) || (0x61...0x7A).contains(scalar.value)
        }
        // U+02BC is a letter to Unicode.
        return !isApostrophe(scalar) && scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || scalar.properties.canonicalCombiningClass != .notReordered
    }

    private static func isCyrillic(_ scalar: Unicode.Scalar) -> Bool { (0x0400...0x052F).contains(scalar.value) }
}

/// A light stemmer for Ukrainian and Russian after Savoy (2009), "Searching strategies for the Bulgarian and Russian
/// languages": the longest known ending of nouns and adjectives goes, as long as three letters stay.
///
/// It goes on until no ending is left, because a word may look as if it had one: пором loses its ом as поромом does, so порома
/// must too.
enum CyrillicStem {
    static func stem(_ word: String) -> String {
        var letters = Array(word.unicodeScalars)
        while let length = ending(of: letters) { letters.removeLast(length) }
        var stem = String.UnicodeScalarView()
        stem.append(contentsOf: letters)
        return String(stem)
    }

    /// The length of the longest ending that leaves three letters; nil where there is none.
    private static func ending(of letters: [Unicode.Scalar]) -> Int? {
        stride(from: min(4, letters.count - 3), to: 0, by: -1).first { length in
            var ending = String.UnicodeScalarView()
            ending.append(contentsOf: letters[(letters.count - length)...])
            return endings.contains(String(ending))
        }
    }

    private static let endings: Set<String> = [
        // four and three letters
        "ього", "ьому", "ьома", "ової", "овою", "еві", "ові", "ами", "ями", "ого", "ому", "ими", "іми", "ість", "ості", "істю", "ої", "ій",
        "ею", "єю", "ою", "ьою", "ові", "ев", "єві", "ів", "їв", "ам", "ям", "ах", "ях", "ом", "ем", "єм", "им", "ім", "их", "іх", "ий",
        "ая",
        "яя", "ое", "ее", "ые", "ие", "ой", "ей", "ый", "ого", "его", "ому", "ему", "ым", "ыми", "ых", "ов", "ию", "ия", "ии", "ію", "ія",
        "ії",
        "єю", "ю", "я", "а", "у", "о", "е", "є", "и", "і", "ї", "ы", "ь", "й",
    ]
}
