import Foundation
import Newsroom
import Testing

@testable import Media

@Suite("The ear, in other languages and by the newsroom's own words")
struct EarTests {
    @Test(
        "what a table carries",
        arguments: [
            ("uk", "Це 2,5 км від Києва.", "Це 2,5 кілометрів від Києва."), ("uk", "Ціна зросла на 3,5%.", "Ціна зросла на 3,5 відсотків."),
            ("uk", "Витратили 12 млн грн.", "Витратили 12 мільйонів гривень."), ("uk", "Війна 2014–2022 рр.", "Війна 2014 до 2022 років"),
            ("uk", "Мороз -5 °C у Львові.", "Мороз мінус 5 градусів у Львові."),
            ("uk", "«Ми вдома», — сказала вона.", "Ми вдома, сказала вона."),
            ("uk", "Допомога $5 млрд.", "Допомога 5 мільярдів доларів."),
            ("de", "Das sind z. B. 2,5 km.", "Das sind zum Beispiel 2,5 Kilometer."),
            ("de", "Es kostet 5 Mio. €.", "Es kostet 5 Millionen Euro."),
            ("de-AT", "Rund 60 % stimmten zu.", "Rund 60 Prozent stimmten zu."),
            ("fr", "M. Exemple a payé 5 €.", "Monsieur Exemple a payé 5 euros."),
            ("es", "El 60% de EE. UU.", "El 60 por ciento de Estados Unidos"),
            ("xx", "A 5 km (x).", "A 5 km, x."),
        ])
    func tables(_ language: String, _ copy: String, _ said: String) {
        #expect(Ear(language: language).spoken(copy) == said)
    }

    @Test(
        "bylines",
        arguments: [
            ("uk", "Автор: Ада Приклад і Бен Приклад"), ("de", "Von Ада Приклад und Бен Приклад"), ("xx", "Ада Приклад, Бен Приклад"),
        ])
    func byline(_ language: String, _ said: String) {
        #expect(Ear(language: language).spoken(byline: "Ада Приклад; Бен Приклад") == said)
    }

    @Test("the newsroom's pronunciations go before ours, by language")
    func pronunciations() throws {
        let own = try Pronunciations(text: "# Ours\nKyiv = Kay  # not what we say\nVellmouth = Vel-muth\n[UK]\nВелмаут = Вел-маут\n")
        #expect(
            Ear(language: "en-GB", pronunciations: own).spoken("From Kyiv to Vellmouth and Lviv") == "From Kay to Vel-muth and Luh-veev")
        #expect(Ear(language: "uk", pronunciations: own).spoken("Велмаут і Kyiv") == "Вел-маут і Kyiv")
    }

    @Test(
        "a line that is none is named",
        arguments: ["Kyiv", "= Keev", "Kyiv =", String(repeating: "a", count: 200) + "=" + String(repeating: "b", count: 200)])
    func badLine(_ line: String) {
        let error = #expect(throws: NewsroomError.self) { try Pronunciations(text: "A = B\n\(line)\n") }
        guard case .invalid("line 2", _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}
