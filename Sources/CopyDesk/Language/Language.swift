/// A language as the copy desk reads it: a table of words. Rules look at classes and frames only, so that another language is
/// another table.
package struct Language: Sendable {
    /// As in BCP 47.
    package let code: String
    private let words: [UInt64: Word]
    private let pluralEndings: [[UInt8]]
    private let endings: [(ending: [UInt8], word: Word)]
    let frames: [Frame]
    let traits: Traits

    init(_ table: LanguageTable) {
        code = table.code
        words = table.words
        frames = table.frames
        traits = table.traits
        endings = table.guesses
        pluralEndings = table.pluralEndings
    }

    package static let english = Language(LanguageTable(PackageResources.en_words))
    package static let german = Language(LanguageTable(PackageResources.de_words))
    package static let ukrainian = Language(LanguageTable(PackageResources.uk_words))
    package static let all = [english, german, ukrainian]

    /// The language of a code: `en`, `de`, `uk`.
    package static func named(_ code: String) -> Language? { all.first { $0.code == code } }

    func word(_ key: UInt64) -> Word? { words[key] }

    func mayBePlural(_ word: ArraySlice<UInt8>) -> Bool {
        pluralEndings.contains { word.count > $0.count + 1 && word.suffix($0.count).elementsEqual($0) }
    }

    /// What a word that is not in the table is likely to be, by its ending.
    func guess(ending word: ArraySlice<UInt8>) -> Word {
        for guess in endings where word.count > guess.ending.count + 2 && word.suffix(guess.ending.count).elementsEqual(guess.ending) {
            return guess.word
        }
        return .unknown
    }

    func verbFrame(of word: Word) -> Frame? { word.verbFrame < 0 ? nil : frames[Int(word.verbFrame)] }
    func nounFrame(of word: Word) -> Frame? { word.nounFrame < 0 ? nil : frames[Int(word.nounFrame)] }
    func adjectiveFrame(of word: Word) -> Frame? { word.adjectiveFrame < 0 ? nil : frames[Int(word.adjectiveFrame)] }
}

/// The key of a word: FNV-1a over its scalars in lower case, a typographic apostrophe being a straight one.
struct WordKey {
    private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    mutating func add(_ scalar: UInt32) {
        value = (value ^ UInt64(Self.lower(scalar))) &* 0x100_0000_01b3
    }

    static func of(_ text: some StringProtocol) -> UInt64 {
        var key = WordKey()
        for scalar in text.unicodeScalars { key.add(scalar.value) }
        return key.value
    }

    /// Lower case where it is one scalar's distance: Latin, Greek and Cyrillic capitals.
    private static func lower(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE, 0x391...0x3A9, 0x410...0x42F: scalar + 32
        case 0x400...0x40F: scalar + 80
        case 0x100...0x137, 0x14A...0x177, 0x490...0x4BF: scalar | 1
        case 0x2019, 0x02BC: 0x27
        default: scalar
        }
    }
}

extension Language {
    /// How a language orders and writes its sentences, as its table says under "[order]".
    struct Traits: OptionSet, Sendable {
        let rawValue: UInt8

        /// The finite verb is the main clause's second part; commas cut off clauses.
        static let verbSecond = Traits(rawValue: 1)
        /// Nouns begin with capitals: other words are no nouns.
        static let capitalNouns = Traits(rawValue: 2)
        /// A stop after a number makes it ordinal: "5. März".
        static let ordinalStops = Traits(rawValue: 4)

        /// "2,5" is two and a half, "1.000" a thousand.
        static let decimalComma = Traits(rawValue: 8)

        /// Months and days of the week begin with small letters.
        static let smallDates = Traits(rawValue: 16)

        /// An account ("by the words of Smith") ends with a comma.
        static let accountCommas = Traits(rawValue: 32)

        static let named: [String: Traits] = [
            "verbSecond": .verbSecond, "capitalNouns": .capitalNouns, "ordinalStops": .ordinalStops, "decimalComma": .decimalComma,
            "smallDates": .smallDates, "accountCommas": .accountCommas,
        ]
    }

    /// The language that a text is in, told by its small words; English where that does not tell.
    package static func of(_ text: String) -> Language {
        let keys = text.prefix(4000).split { !$0.isLetter }.prefix(400).map { WordKey.of($0) }
        let counts = all.map { language in keys.count { language.word($0)?.isAny(smallWords) ?? false } }
        guard let most = counts.max(), most >= 3, let index = counts.firstIndex(of: most), counts.count(where: { $0 * 3 > most * 2 }) == 1
        else { return isCyrillic(text) ? ukrainian : english }
        return all[index]
    }

    /// Short copy has too few small words; of its letters, most tell.
    private static func isCyrillic(_ text: String) -> Bool {
        let letters = text.unicodeScalars.lazy.filter { $0.properties.isAlphabetic }.prefix(200)
        return letters.count { (0x400...0x4FF).contains($0.value) } * 2 > letters.count { _ in true }
    }

    private static let smallWords: WordClass = [
        .determiner, .pronoun, .preposition, .conjunction, .subordinator, .be, .have, .doing, .modal,
    ]
}
