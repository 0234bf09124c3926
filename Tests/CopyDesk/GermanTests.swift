import Newsroom
import Testing

@testable import CopyDesk

@Suite("German copy")
struct GermanTests {
    private func said(_ text: String) -> [Sample.Said] { Sample(text, in: .german).said }

    @Test(
        "is quoted in every style, before its attribution and after it",
        arguments: [
            "„Die Brücke ist sicher“, sagte Ada Lind.", "»Die Brücke ist sicher«, sagte Ada Lind am Montag.",
            "\"Die Brücke ist sicher\", so Ada Lind.", "Ada Lind sagte: „Die Brücke ist sicher.“",
            "Am Montag sagte Ada Lind: „Die Brücke ist sicher.“",
        ])
    func direct(_ text: String) {
        let sample = Sample(text, in: .german)
        #expect(sample.statements.map(\.kind) == [.direct], "\(sample.said)")
        #expect(sample.said.map(\.speaker) == ["Ada Lind"])
        #expect(sample.said.first?.content.first?.contains("Die Brücke ist sicher") == true)
    }

    @Test(
        "is reported by a clause, before its attribution and after it",
        arguments: [
            ("Ada Lind sagte, dass die Brücke sicher sei.", "sagte", "dass die Brücke sicher sei"),
            ("Ada Lind erklärte, die Brücke sei sicher.", "erklärte", "die Brücke sei sicher"),
            ("Am 5. März erklärte Ada Lind, er habe die Brücke geprüft.", "erklärte", "er habe die Brücke geprüft"),
            ("Ada Lind teilte am Montag mit, dass die Brücke sicher sei.", "teilte", "dass die Brücke sicher sei"),
            ("Ada Lind hat am Montag angekündigt, die Brücke zu prüfen.", "angekündigt", "die Brücke zu prüfen"),
            ("Die Brücke sei sicher, sagte Ada Lind.", "sagte", "Die Brücke sei sicher"),
            ("Die Brücke sei sicher, teilte Ada Lind mit.", "teilte", "Die Brücke sei sicher"),
            ("Die Brücke sei sicher, so Ada Lind.", "so", "Die Brücke sei sicher"),
            ("Laut Ada Lind ist die Brücke sicher.", "Laut", "ist die Brücke sicher"),
            ("Nach Angaben von Ada Lind ist die Brücke sicher.", "Nach", "ist die Brücke sicher"),
            ("Ada Lind zufolge ist die Brücke sicher.", "zufolge", "ist die Brücke sicher"),
            ("Wie Ada Lind berichtete, ist die Brücke sicher.", "berichtete", "ist die Brücke sicher"),
        ])
    func reported(_ text: String, _ cue: String, _ content: String) {
        let said = said(text)
        #expect(said.map(\.cue) == [cue] && said.map(\.content) == [[content]], "\(said)")
        #expect(said.first?.speaker.hasSuffix("Ada Lind") == true)
    }

    @Test(
        "has no statement where nothing was said",
        arguments: [
            "Ada Lind sagte nicht, ob die Brücke sicher sei.", "Ada Lind bestritt, dass die Brücke falle.",
            "Ada Lind teilte das Brot, das sie mitgebracht hatte.", "Die Brücke steht seit 1900.",
        ])
    func absences(_ text: String) {
        #expect(said(text).isEmpty, "\(said(text))")
    }

    @Test("names speakers with their roles, and whom a pronoun means")
    func speakers() {
        let sample = Sample("Polizeisprecherin Frau Ada Lind sagte, die Brücke sei sicher. Sie sagte, man habe sie geprüft.", in: .german)
        #expect(sample.said.map(\.speaker) == ["Ada Lind", "Ada Lind"])
    }

    @Test("has its dates and its numbers")
    func datesAndNumbers() {
        let sample = Sample("Am 5. März 2008 waren es 2,5 Kilometer und 1.000 Wähler.", in: .german)
        #expect(sample.dates == ["5. März 2008 = 2008-03-05"])
        #expect(sample.figures == ["2,5 Kilometer = 2.5 Kilometer", "1.000 = 1000 Wähler"])
    }
}
