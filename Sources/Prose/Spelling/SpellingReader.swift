import CopyDesk
import Foundation

/// What is misspelt in a text, by one dictionary and the names that are known.
///
/// News is full of names that no dictionary has. So a word with a capital letter is taken for a name, and noted only where it is one
/// letter away from a known one, or where a sentence begins with what looks like a slip in a plain word.
struct SpellingReader {
    struct Found {
        let word: SpelledWord
        /// The likeliest first.
        let suggestions: [String]
        /// Nil where none of them is near.
        let replacement: String?
    }

    private let speller: Speller
    private let isEnglish: Bool
    /// In lower case, each word of a name by itself.
    private let known: Set<String>
    /// As they are written, those long enough to be mistaken.
    private let names: [String]

    init(_ speller: Speller, inEnglish isEnglish: Bool, knowing names: Set<String>) {
        self.speller = speller
        self.isEnglish = isEnglish
        let words = Set(
            names.flatMap { WordCutter.parts(of: $0) })
        known = Set(words.map { $0.lowercased() })
        self.names = isEnglish ? words.filter { $0.count >= 5 && $0.first?.isUppercase == true }.sorted() : []
    }

    /// Nil where the dictionary could not be asked.
    func found(in scalars: [Unicode.Scalar]) async -> [Found]? {
        let words = WordCutter.words(of: scalars, inEnglish: isEnglish).filter { !isKnown($0.text.lowercased()) }
        guard let first = await speller.verdicts(on: words.map(\.text)) else { return nil }
        let unknown = words.filter { first[$0.text].map { $0 != .right } ?? false }
        guard let second = await speller.verdicts(on: unknown.flatMap { others(for: $0) }) else { return nil }
        let verdicts = first.merging(second) { first, _ in first }
        let repeated = Set(unknown.filter { $0.isCapital && !$0.beginsSentence }.map(\.text))
        return unknown.compactMap { judged($0, verdicts, isName: repeated.contains($0.text)) }
    }

    private func isKnown(_ word: String) -> Bool { known.contains(word) || isEnglish && NewsWords.english.contains(word) }

    // MARK: What else to ask

    /// Forms of a word by which it may be right.
    private func others(for word: SpelledWord) -> [String] {
        var others: [String] = []
        if word.isCapital, word.beginsSentence { others.append(word.text.lowercased()) }
        guard isEnglish, word.beginsSentence || !word.isCapital else { return others }
        if let plain = Self.plain(word.text) { others.append(plain) }
        if let rest = Self.withoutPrefix(word.text) { others.append(rest) }
        return others
    }

    /// English writes what it borrowed with marks or without: "café". Nil where there are none.
    private static func plain(_ word: String) -> String? {
        guard !word.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        return word.folding(options: .diacriticInsensitive, locale: nil)
    }

    /// What stands behind "super", "counter" and so on: dictionaries lag behind words that are made every day.
    private static func withoutPrefix(_ word: String) -> String? {
        guard let prefix = prefixes.first(where: { word.hasPrefix($0) }), word.count - prefix.count >= 4 else { return nil }
        return String(word.dropFirst(prefix.count))
    }

    private static let prefixes = [
        "counter", "hyper", "inter", "super", "trans", "ultra", "under", "cyber", "micro", "multi", "nano", "anti", "auto", "mega",
        "over", "semi", "tele", "eco", "geo", "mis", "non", "out", "pre", "pro", "sub", "bio", "un", "re",
    ]

    // MARK: What comes of it

    private func judged(_ word: SpelledWord, _ verdicts: [String: Verdict], isName: Bool) -> Found? {
        if isEnglish, let plain = Self.plain(word.text), verdicts[plain] == .right { return nil }
        if word.isCapital { return judgedCapital(word, verdicts, isName: isName) }
        guard case .wrong(let suggestions)? = verdicts[word.text] else { return nil }
        if isEnglish, [Self.plain(word.text), Self.withoutPrefix(word.text)].contains(where: { $0.flatMap { verdicts[$0] } == .right }) {
            return nil
        }
        return Found(word: word, suggestions: suggestions, replacement: suggestions.first { Likeness.isNear(word.text, $0) })
    }

    private func judgedCapital(_ word: SpelledWord, _ verdicts: [String: Verdict], isName: Bool) -> Found? {
        if let name = names.first(where: { Self.isSlip(word.text, for: $0) }) {
            return Found(word: word, suggestions: [name], replacement: name)
        }
        guard word.beginsSentence, !isName, case .wrong(let suggestions)? = verdicts[word.text.lowercased()] else { return nil }
        guard let meant = suggestions.first, Self.isPlainSlip(word.text.lowercased(), for: meant) else { return nil }
        let capital = meant.prefix(1).uppercased() + meant.dropFirst()
        return Found(word: word, suggestions: [capital], replacement: capital)
    }

    /// One letter away, and of short words two that changed places: "Jeb" is a name and no "Jib".
    private static func isPlainSlip(_ word: String, for meant: String) -> Bool {
        guard meant.allSatisfy({ $0.isLowercase }), Likeness.distance(word, meant) == 1 else { return false }
        return word.count > 5 || word.sorted() == meant.sorted()
    }

    /// One letter away from a name, and no form of it.
    private static func isSlip(_ word: String, for name: String) -> Bool {
        guard word.count >= 5, abs(word.count - name.count) <= 1, word.first == name.first else { return false }
        let endings = ["s", "n"]
        guard !endings.contains(where: { word == name + $0 || name == word + $0 }) else { return false }
        return Likeness.distance(word, name) == 1
    }
}

extension WordCutter {
    /// The words of a name, whatever they look like.
    static func parts(of name: String) -> [String] {
        name.split { !$0.isLetter && !$0.unicodeScalars.contains(where: isApostrophe) }.map { part in
            String(String.UnicodeScalarView(part.unicodeScalars.map { isApostrophe($0) ? "'" : $0 }))
        }
    }
}
