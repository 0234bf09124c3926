import Newsroom
import Testing

@Suite struct SpellingTests {
    @Test(arguments: [
        ("harbour", "harbour", 0), ("harbor", "harbour", 1), ("harbuor", "harbour", 1), ("hrabuor", "harbour", 2), ("", "ab", 2),
        ("a", "b", 1),
    ]) func slipsAreCounted(_ pair: (String, String, Int)) {
        #expect(Spelling.slips(pair.0, pair.1, limit: 2) == pair.2)
        #expect(Spelling.slips(pair.1, pair.0, limit: 2) == pair.2)
    }

    @Test func whatIsTooFarIsNothing() {
        #expect(Spelling.slips("harbour", "kettle", limit: 2) == nil)
        #expect(Spelling.slips("a", "abcd", limit: 2) == nil)
        #expect(Spelling.slips(String(repeating: "a", count: 61), String(repeating: "a", count: 61), limit: 2) == nil)
    }

    @Test func wordsOneSlipApartShareAKey() {
        for (typed, meant) in [
            ("harbor", "harbour"), ("harbuor", "harbour"), ("haarbour", "harbour"), ("farbour", "harbour"), ("гаванб", "гавань"),
        ] {
            #expect(!Spelling.keys(typed).isDisjoint(with: Spelling.keys(meant)), "\(typed)")
        }
        #expect(Spelling.keys("antidisestablishment").count <= 8)
    }

    @Test func onlyWordsOfLettersAreCorrected() {
        #expect(Spelling.words("The Harbour-master’s 2nd п’ять гавань B52s, naïve") == ["harbour", "гавань", "naïve"])
    }
}
