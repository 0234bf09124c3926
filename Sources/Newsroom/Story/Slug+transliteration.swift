import Foundation

/// Latin letters for any script, as addresses need them: plain ASCII wherever that can be had.
enum Transliteration {
    /// Longer texts are cut first: a slug takes 80 characters, and a hostile headline no more work than a long one.
    private static let maximumScalars = 400

    static func latin(_ text: String, language: String?) -> String {
        let isUkrainian = language.map(isUkrainian)
        // Most texts, for which there is nothing to do: only Ukrainian's own table takes an apostrophe away.
        if isUkrainian != true, text.utf8.count <= maximumScalars, text.utf8.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "`") }) {
            return text
        }
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: text.unicodeScalars.prefix(maximumScalars))
        // Composed first: й may come as и and a breve.
        let composed = String(scalars).precomposedStringWithCanonicalMapping
        let known = isUkrainian ?? looksUkrainian(composed) ? ukrainian(composed) : composed
        let own = replaced(known)
        guard !own.utf8.allSatisfy({ $0 < 0x80 }) else { return own }
        let latin = own.applyingTransform(.toLatin, reverse: false) ?? own
        return replaced(latin.applyingTransform(.stripDiacritics, reverse: false) ?? latin)
    }

    private static func isUkrainian(_ language: String) -> Bool { language.lowercased().split(separator: "-").first == "uk" }

    private static func looksUkrainian(_ text: String) -> Bool {
        // і and ї are not in Russian, Bulgarian or Serbian; ў is Belarusian alone.
        let scalars = text.lowercased().unicodeScalars
        return scalars.contains { "іїєґ".unicodeScalars.contains($0) } && !scalars.contains { "ўыэъё".unicodeScalars.contains($0) }
    }

    /// Letters that no decomposition takes apart, and signs that part no words.
    private static func replaced(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "ß", "ẞ": result += "ss"
            case "ø", "Ø": result += "o"
            case "æ", "Æ": result += "ae"
            case "œ", "Œ": result += "oe"
            case "ł", "Ł": result += "l"
            case "đ", "Đ", "ð", "Ð": result += "d"
            case "þ", "Þ": result += "th"
            case "ı": result += "i"
            case "ħ", "Ħ": result += "h"
            case "ə", "Ə": result += "a"
            case "ь", "Ь", "ъ", "Ъ": continue
            // Apostrophes of every kind, and the half rings and primes that transliterations write for a soft sign or a stop.
            case "’", "‘", "ʼ", "ʹ", "ʺ", "ʻ", "ʾ", "ʿ", "′", "`", "´": continue
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    // MARK: Ukrainian

    /// The official table: resolution No. 55 of the Cabinet of Ministers of Ukraine, 27 January 2010. Є, Ї, Й, Ю and Я differ at
    /// the beginning of a word; зг is zgh, so that it is not taken for ж; the soft sign and the apostrophe are not written.
    static func ukrainian(_ text: String) -> String {
        var result = ""
        var isInWord = false
        var previous: Unicode.Scalar?
        for scalar in text.lowercased().unicodeScalars {
            if let letters = initial[scalar], !isInWord {
                result += letters
            } else if scalar == "г", previous == "з" {
                result += "gh"
            } else if let letters = letters[scalar] {
                result += letters
            } else {
                result.unicodeScalars.append(scalar)
            }
            // After an apostrophe a word goes on: п’ять is piat.
            isInWord = scalar.properties.isAlphabetic || isInWord && "'’ʼ`".unicodeScalars.contains(scalar)
            previous = scalar
        }
        return result
    }

    private static let initial: [Unicode.Scalar: String] = ["є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"]

    private static let letters: [Unicode.Scalar: String] = [
        "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z", "и": "y", "і": "i",
        "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
        "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia", "ь": "", "'": "", "’": "", "ʼ": "",
    ]
}
