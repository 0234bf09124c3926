import Newsroom
import Testing

@testable import Wire

struct TopicKindGuessTests {
    @Test(arguments: [
        "Ukraine", "Україна", "Deutschland", "Royaume-Uni", "Estados Unidos", "US", "North Macedonia", "Kharkiv Oblast", "Київська область",
        "Bergen County", "Black Sea", "Strait of Hormuz", "Lake Placid", "Kerch Bridge", "Gaza Strip", "West Bank", "Львів", "Crimea",
        "Queensland",
        "Eastern Europe", "Île de Ré", "Provincia de Soria",
    ])
    func `a place is known by its name or by what places are called`(name: String) {
        #expect(TopicKindGuess.kind(of: name, in: "") == .place)
    }

    @Test(arguments: [
        "Donald Trump", "Olena Koval", "Володимир Зеленський", "Emmanuel Macron", "Ursula von der Leyen", "President Ruto", "Dmytro Kuleba",
        "Angela Merkel",
        "Taras Shevchenko", "José Martí", "Dr Amara Okafor", "Сергій Жадан",
    ])
    func `a person is known by the shape of the name`(name: String) {
        #expect(TopicKindGuess.kind(of: name, in: "") == .person)
    }

    @Test func `a name of two capitals is a person when the copy uses its last part alone`() {
        let copy = "The council asked Quill Marlow to speak. Later Marlow answered questions about the wall."
        #expect(TopicKindGuess.kind(of: "Quill Marlow", in: copy) == .person)
        #expect(TopicKindGuess.kind(of: "Quill Marlow", in: "") == .theme)
        #expect(TopicKindGuess.kind(of: "Quill Marlow", in: "It is made of quill and marlow, said Marlow.") == .theme)
    }

    @Test(arguments: [
        "NATO", "UN", "СБУ", "European Commission", "Ministry of Defence", "Labour Party", "Harbour Works Inc", "University of Bergen",
        "World Bank",
        "Верховна Рада", "Міністерство оборони", "Bundestag", "Ministère de la Justice", "Banco de España", "Supreme Court", "Air Force",
        "FIFA",
        "Red Cross", "Town Council",
    ])
    func `an organisation is known by its letters or by what bodies are called`(name: String) {
        #expect(TopicKindGuess.kind(of: name, in: "") == .organisation)
    }

    @Test(arguments: [
        "Kursk incursion", "US election", "2024 election", "NATO summit", "Paris Olympics", "Munich Security Conference",
        "Battle of Hastings",
        "Turkey earthquake", "Rail strike", "Harbour trial", "Budget 2026", "Bundestagswahl 2025", "Élection présidentielle",
        "Вибори президента",
        "World Cup", "Euromaidan",
    ])
    func `an event is known by its year or by what events are called`(name: String) {
        #expect(TopicKindGuess.kind(of: name, in: "") == .event)
    }

    @Test(arguments: [
        "War", "Peace Negotiations", "Climate Change", "Human Rights", "Corruption", "Elections", "AI", "Artificial Intelligence", "Energy",
        "Sanctions",
        "Housing", "Local Politics", "Культура", "Fishing", "Farmland",
    ])
    func `what nothing speaks for is a theme`(name: String) {
        #expect(TopicKindGuess.kind(of: name, in: "Local politics and human rights are about fishing and climate change.") == .theme)
    }

    @Test(arguments: ["", " ", "…", "#", "\u{0}", String(repeating: "A ", count: 10_000)])
    func `odd names are themes and no trouble`(name: String) {
        #expect(TopicKindGuess.kind(of: name, in: "") == .theme)
    }
}
