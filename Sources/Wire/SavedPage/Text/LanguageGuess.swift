/// The language of a text by its letters and its commonest words.
enum LanguageGuess {
    /// BCP 47: `uk`, `ru`, `en`, `de`, `fr`, `es`; nil where the text is too short or in none of them.
    static func language(of text: String) -> String? {
        let tokens = Token.tokens(of: text, limit: 1200).filter { $0.kind == .word }
        let cyrillic = tokens.count { $0.lower.unicodeScalars.contains { ("\u{0400}"..."\u{04FF}").contains($0) } }
        if cyrillic * 2 > tokens.count, cyrillic >= 3 { return cyrillicLanguage(tokens) }
        guard tokens.count >= 8 else { return nil }
        let counts = functionWords.map {
            (language: $0.key, count: tokens.count { $0.kind == .word } == 0 ? 0 : count($0.value, in: tokens))
        }
        .sorted { ($0.count, $1.language) > ($1.count, $0.language) }
        guard let best = counts.first, counts.count > 1, best.count * 12 >= tokens.count, best.count > counts[1].count else { return nil }
        return best.language
    }

    private static func count(_ words: Set<String>, in tokens: [Token]) -> Int { tokens.count { words.contains($0.lower) } }

    private static func cyrillicLanguage(_ tokens: [Token]) -> String? {
        var (ukrainian, russian) = (0, 0)
        for token in tokens {
            for scalar in token.lower.unicodeScalars {
                if ["і", "ї", "є", "ґ"].contains(scalar) { ukrainian += 1 }
                if ["ы", "э", "ё", "ъ"].contains(scalar) { russian += 1 }
            }
        }
        if ukrainian == russian { return ukrainian == 0 ? "ru" : nil }
        return ukrainian > russian ? "uk" : "ru"
    }

    private static let functionWords: [String: Set<String>] = [
        "en": [
            "the", "of", "and", "to", "in", "that", "is", "was", "for", "on", "with", "it", "by", "said", "at", "from", "has", "will",
            "are",
        ],
        "de": [
            "der", "die", "das", "und", "ist", "nicht", "von", "mit", "den", "dem", "ein", "eine", "auf", "für", "im", "sich", "wird", "zu",
            "auch",
        ],
        "fr": [
            "le", "la", "les", "et", "des", "est", "une", "un", "du", "dans", "que", "pour", "qui", "sur", "pas", "au", "par", "il", "elle",
            "avec",
        ],
        "es": [
            "el", "la", "los", "y", "las", "es", "una", "un", "del", "en", "que", "para", "con", "por", "se", "no", "su", "al", "más",
            "como",
        ],
    ]
}
