import Testing

@testable import CopyDesk

@Suite("A language's table")
struct LanguageTableTests {
    @Test("has no line that means nothing", arguments: [PackageResources.en_words, PackageResources.de_words, PackageResources.uk_words])
    func unread(_ table: [UInt8]) {
        #expect(LanguageTable(table).unread.isEmpty)
    }

    @Test("may list several forms of one kind, and what the language orders otherwise")
    func formsAndTraits() throws {
        let table = LanguageTable(Array("[order]\nverbSecond nonsense\n[cue]\nsagen sagt sagte/sagten gesagt : that".utf8))
        for text in ["sagte", "sagten"] { #expect(try #require(table.words[WordKey.of(text)]).forms == .past) }
        #expect(table.traits == .verbSecond && table.unread == ["nonsense"])
    }

    @Test("is chosen by a text's small words, and English where they do not tell")
    func chosen() {
        #expect(Language.of("Die Brücke ist sicher, sagte sie am Montag in der Stadt.").code == "de")
        #expect(Language.of("The bridge is safe, she said on Monday in the town.").code == "en")
        #expect(["", "Ada", "12", "„“"].allSatisfy { Language.of($0).code == "en" })
        #expect(Language.named("de")?.code == "de" && Language.named("xx") == nil)
    }

    @Test("makes a verb's forms by its endings, the longest first")
    func endings() throws {
        let table = LanguageTable(Array("[endings]\n* s ed ed ing\ne es ed ed ing\n[cue]\nargue+ : that +for\nlift+ : obj".utf8))
        for (text, form) in [("argue", VerbForms.base), ("argues", .third), ("argued", [.past, .participle]), ("arguing", .ing)] {
            let word = try #require(table.words[WordKey.of(text)])
            #expect(word.forms == form && word.lemma == WordKey.of("argue"))
        }
        let frame = table.frames[Int(try #require(table.words[WordKey.of("lifted")]).verbFrame)]
        #expect(frame.flags == .object && frame.prepositions.isEmpty)
    }

    @Test("names every class once")
    func classes() {
        #expect(Set(WordClass.names).count == WordClass.names.count)
        #expect(WordClass.names.count <= 128)
        #expect(WordClass(named: "nonsense").isEmpty)
    }

    @Test("finds words in capitals and with typographic apostrophes")
    func keys() {
        #expect(WordKey.of("Didn’t") == WordKey.of("didn't"))
        #expect(WordKey.of("КИЇВ") == WordKey.of("київ") && WordKey.of("ÄRGER") == WordKey.of("ärger"))
    }
}
