import CopyDesk
import Testing

@testable import Prose

@Suite("Words that a dictionary is asked about")
struct WordTests {
    private static func words(_ text: String, english: Bool = true) -> [String] {
        WordCutter.words(of: Array(text.unicodeScalars), inEnglish: english).map(\.text)
    }

    @Test(
        "are letters and apostrophes, and no numbers, addresses, accounts, abbreviations or capitals",
        arguments: [
            ("The 3rd ferry of NATO’s U.S. fleet left iPhone users", ["The", "ferry", "of", "fleet", "left", "users"]),
            ("See https://paper.example/teh or paper.example, mail desk@paper.example", ["See", "or", "mail"]),
            ("#ferry by @harbour_master in a/b and to/from", ["by", "in", "and", "to", "from"]),
            ("the dog’s dinner, James' boat and it’s", ["the", "dog", "dinner", "James", "boat", "and", "it"]),
            ("don’t", ["don't"]),
            ("a well-known twelve-mile neo-classical 20-year-old", ["known", "mile", "classical"]),
            ("\u{201C}Müllers\u{201D} кафе\u{301} 🙂 naïve co\u{AD}operate", ["Müllers", "кафе\u{301}", "naïve", "cooperate"]),
            (String(repeating: "x", count: 41), []),
        ])
    func cut(_ text: String, _ words: [String]) {
        #expect(Self.words(text) == words)
    }

    @Test("Ukrainian and French keep their apostrophes")
    func apostrophes() {
        #expect(
            Self.words("п\u{2019}ять об\u{02BC}єднань, aujourd'hui l'homme", english: false) == [
                "п'ять", "об'єднань", "aujourd'hui", "l'homme",
            ])
    }

    @Test("have their place in scalars, and a possessive ending is none of it")
    func places() {
        let words = WordCutter.words(of: Array("🙂 où Teh ferry’s".unicodeScalars), inEnglish: true)
        #expect(words.map { [$0.span.start, $0.span.end] } == [[2, 4], [5, 8], [9, 14]])
    }

    @Test(
        "a capital letter says nothing where a sentence, a quotation or a line begins",
        arguments: [
            ("Boats left. Ferries stay", ["Boats", "Ferries"]), ("He met Mr. Wren in Vellmouth", ["He"]),
            ("She said, \u{201C}Boats leave\u{201D} to \u{201C}Wren\u{201D}", ["She", "Boats"]), ("One\nTwo Three", ["One", "Two"]),
            ("What: Boats \u{2014} Ferries", ["What", "Boats", "Ferries"]),
        ])
    func beginnings(_ text: String, _ words: [String]) {
        let found = WordCutter.words(of: Array(text.unicodeScalars), inEnglish: true)
        #expect(found.filter { $0.isCapital && $0.beginsSentence }.map(\.text) == words)
    }

    @Test("what a dictionary answers is read line by line, a word in parts being wrong where one of them is")
    func answers() {
        let answer = "*\n\n& teh 3 1: the, t eh, ten\n\n# qwx 1\n\n\n+ DOG\n*\n# xx 3\n\n"
        #expect(Speller.verdicts(answer) == [.right, .wrong(["the", "t eh", "ten"]), .wrong([]), .right, .wrong([])])
    }

    @Test(
        "are near one another by what a hand does wrong",
        arguments: [
            ("teh", "the", true), ("goverment", "government", true), ("cat", "dogs", false), ("ab", "cd", false),
            ("Trumka", "Truman", true),
        ])
    func near(_ wrong: String, _ right: String, _ isNear: Bool) {
        #expect(Likeness.isNear(wrong, right) == isNear)
        #expect(Likeness.distance("teh", "the") == 1 && Likeness.distance("", "abc") == 3)
    }

    @Test("memory keeps what was used last, and no more than it may")
    func memory() {
        var memory = BoundedMemory<Int, Int>(most: 10)
        for number in 0..<1_000 {
            memory.keep(number, for: number)
            #expect(memory.value(0) == 0 && memory.count <= 10)
        }
        #expect(memory.value(999) == 999 && memory.value(500) == nil)
    }

    @Test(
        "the dictionary of a language is its region's, else the one at home there, else any of it",
        arguments: [
            ("en", "en_US"), ("en-GB", "en_GB"), ("en-IE", "en_GB"), ("en-001", "en_GB"), ("en-US", "en_US"), ("uk", "uk_UA"),
            ("de-AT", "de_DE"), ("fr-CA", "fr"), ("pt-BR", "pt_BR"), ("pt", "pt_BR"), ("ja", nil),
        ] as [(String, String?)])
    func dictionary(_ language: String, _ name: String?) throws {
        let names = ["de_DE", "en_GB", "en_US", "fr", "pt_BR", "uk_UA"]
        #expect(Dictionaries(folder: "/x", names: names).name(for: language) == name)
    }
}
