/// A language as the copy desk reads it: a table of words. Rules look at classes and frames only, so that another language is
/// another table.
package struct Language: Sendable {
    /// As in BCP 47.
    package let code: String
    private let words: [UInt64: Word]
    private let pluralEndings: [[UInt8]]
    private let endings: [(ending: [UInt8], word: Word)]
    let frames: [Frame]

    init(_ table: LanguageTable) {
        code = table.code
        words = table.words
        frames = table.frames
        endings = table.guesses
        pluralEndings = table.pluralEndings
    }

    package static let english = Language(LanguageTable(PackageResources.en_words))

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
