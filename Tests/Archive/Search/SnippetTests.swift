import Newsroom
import Testing

@testable import Archive

@Suite("The passage that shows why a story was found")
struct SnippetTests {
    private func marked(_ text: String, _ asked: String) -> [String] {
        Snippet.make(of: text, for: SearchText.words(asked)).filter(\.matches).map(\.text)
    }

    @Test(
        "words are marked in every form in which the index has them",
        arguments: [
            ("harbour", "HARBOURS and a harbour.", ["HARBOURS", "harbour"]),
            ("cañon", "A CAÑON, a canon, cañons; a cane.", ["CAÑON", "canon", "cañons"]),
            ("canon", "Cañon by cañon, cannon.", ["Cañon", "cañon"]),
            ("Київ", "КИЇВ, у Києві; кит.", ["КИЇВ"]),
            ("пором", "Пороми стоять, порома нема, паром.", ["Пороми", "порома"]),
            ("rivers wall", "The river’s WALL; a riverbank.", ["river’s", "WALL"]),
            ("flood wa", "Floods, a wall, the water, a flea.", ["Floods", "wall", "water"]),
            ("résumé", "Resume the résumé.", ["Resume", "résumé"]),
        ])
    func forms(asked: String, text: String, expected: [String]) {
        #expect(marked(text, asked) == expected)
    }

    @Test("a word that only begins like one that is looked for is marked where the search is not finished with that word")
    func beginnings() {
        #expect(marked("riverbank and wallpaper", "river wall") == ["wallpaper"])
    }
}
