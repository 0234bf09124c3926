import Testing

@testable import CopyDesk

@Suite("When, where and through whom")
struct CircumstanceTests {
    @Test("the day is counted from the copy's own, as precisely as the words are")
    func said() {
        let told: [(String, String)] = [
            ("Ada Lind said on Monday that it was over.", "2025-02-10"), ("Ada Lind said last month that it was over.", "2025-01"),
            ("Ada Lind said on Feb. 3 that it was over.", "2025-02-03"), ("In August 2024, Ada Lind said that it was over.", "2024-08"),
            ("Ada Lind said yesterday that it was over.", "2025-02-11"), ("Last year, Ada Lind named it a key condition.", "2024"),
        ]
        for (text, date) in told { #expect(Sample(text, on: "2025-02-12").statements.map { $0.said.map { "\($0)" } } == [date], "\(text)") }
    }

    @Test("a date in what was said is not when it was said")
    func inside() {
        #expect(Sample("Ada Lind said it would be over on Monday.", on: "2025-02-12").statements.map(\.said) == [nil])
    }

    @Test("the occasion is told by its own sentence")
    func occasion() {
        #expect(Sample("Ada Lind said in an interview that it was over.").statements.map(\.occasion) == ["interview"])
        #expect(Sample("\"It is over now,\" Ada Lind said at a rally.").statements.map(\.occasion) == ["rally"])
    }

    @Test("the outlets through which it is known")
    func outlets() {
        let known = [
            "Ada Lind said it was over, according to the state news agency TASS.": ["TASS"],
            "Ada Lind told Reuters that it was over.": ["Reuters"],
            "In an interview with The Guardian, Ada Lind said it was over.": ["The Guardian"],
            "Ada Lind told reporters that it was over.": [],
        ]
        for (text, outlets) in known { #expect(Sample(text).statements.map(\.outlets) == [outlets], "\(text)") }
    }

    @Test("an outlet alone is a speaker itself")
    func outletSpeaks() {
        #expect(Sample("It is over, according to TASS.").said.map(\.speaker) == ["TASS"])
    }
}
