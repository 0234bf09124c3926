import Testing

@testable import CopyDesk

@Suite("A language's table")
struct LanguageTableTests {
    @Test("has no line that means nothing")
    func unread() {
        #expect(LanguageTable(PackageResources.en_words).unread.isEmpty)
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
