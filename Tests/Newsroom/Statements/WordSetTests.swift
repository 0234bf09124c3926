import Newsroom
import Testing

@Suite("Likeness of words")
struct WordSetTests {
    private func share(_ one: String, _ other: String) -> Double { WordSet(one).share(in: WordSet(other)) }

    @Test(
        arguments: [
            ("The ferry will return to the harbour in May.", "the ferry would be returning to the harbours in May"),
            ("Росія не поступиться Курською областю", "Росія поступилася б Курською областю"),
            ("Die Fähre kehrt im Mai in den Hafen zurück.", "Im Mai kehrt die Fähre in diesen Hafen zurück"),
            ("渡し船は五月に港に戻る", "五月には渡し船が港に戻る"),
            ("ستعود العبارة إلى الميناء في مايو", "ستعود العبارة إلى الميناء في شهر مايو"),
            ("เรือข้ามฟากจะกลับมาในเดือนพฤษภาคม", "เรือข้ามฟากจะกลับมาเดือนพฤษภาคมนี้"),
            ("110 brigades stand at the border", "At the border, 110 brigades stand"),
            ("CAFÉ owners were not asked", "cafe owners had never been asked"),
        ])
    func `what says the same in other words of the same kind is near`(_ pair: (String, String)) {
        #expect(share(pair.0, pair.1) > 0.6)
        #expect(share(pair.1, pair.0) > 0.6)
    }

    @Test(
        arguments: [
            ("The ferry will return to the harbour in May.", "They said that they would have been there by then."),
            ("They said that they would have been warned about this", "They said that there would have been floods about this time"),
            ("The ferry will return in May.", "Two piles of the pier have rotted."),
            ("110 brigades stand at the border", "120 people were on board"),
            ("Росія не поступиться Курською областю", "Пором повернеться у травні"),
            ("渡し船は五月に港に戻る", "大統領は昨日会見を開いた"),
        ])
    func `what says something else is far, however alike its small words`(_ pair: (String, String)) {
        #expect(share(pair.0, pair.1) < 0.3)
        #expect(share(pair.1, pair.0) < 0.3)
    }

    @Test func `a part is all in the whole, and the whole only partly in it`() {
        let (part, whole) = ("The ferry will return", "The ferry will return, and nobody will remember the terrible storm of November.")
        #expect(share(part, whole) == 1)
        let back = share(whole, part)
        #expect(back < 0.5 && back > 0)
        #expect(WordSet(part).countShared(with: WordSet(whole)) == WordSet(part).keys.count)
    }

    @Test func `the longest words come first, and short ones count where there are no others`() {
        #expect(WordSet("An extraordinary tide").keys.first == WordSet("extraordinary").keys.first)
        #expect(WordSet("We won it").keys.count == 3)
        #expect(share("", "words") == 0)
        #expect(share("words", "") == 0)
        #expect(WordSet("… —").keys.isEmpty)
    }

    /// Keys are kept: another program's must be the same.
    @Test func `a word has the same key for ever`() {
        let key = Int64(bitPattern: 0x8932_24DF_F4DC_F75B)
        #expect(WordSet("ferry").keys == [key])
    }
}
