import Newsroom
import TestSupport
import Testing

@Suite("A passage in a plain field")
struct PassageTextTests {
    private func text(_ text: String, _ marks: Set<Mark> = []) -> Inline { .text(text, marks) }

    @Test func `what the signs say becomes the passage`() {
        let typed = """
            ## How it began

            The **ferry** first _crossed_ in 1868, [the register](https://register.example/a(b\\)) says.
            A second line.

            - Ropes
            - Two boats

            3. Oars

            > It was cold.
            >
            > And wet.
            >
            > — Maren Holt

            ---
            """
        let expected = Document([
            .heading(level: 2, [text("How it began")]),
            .paragraph([
                text("The "), text("ferry", [.strong]), text(" first "), text("crossed", [.emphasis]), text(" in 1868, "),
                text("the register", [.link(href: "https://register.example/a(b)")]), text(" says."), .lineBreak, text("A second line."),
            ]),
            .bulletList([[.paragraph([text("Ropes")])], [.paragraph([text("Two boats")])]]),
            .orderedList(start: 3, [[.paragraph([text("Oars")])]]),
            .quotation([.paragraph([text("It was cold.")]), .paragraph([text("And wet.")])], source: "Maren Holt"), .divider,
        ])
        #expect(PassageText.document(of: typed) == expected)
        #expect(PassageText.text(of: expected).map(PassageText.document) == expected)
    }

    @Test(arguments: [
        "## no heading", "- no item", "1. no item", "> no quotation", "---", "a * b ** c", "file_name and _x_", "[x](https://a.example)",
        "back\\slash", "\\- and \\\\", "*", "__", "— nobody", "2024. A year.", "  indented ",
    ])
    func `words that look like signs stay words`(_ words: String) throws {
        let document = Document([.paragraph([text(words)]), .quotation([.paragraph([text(words)])], source: "A _name_")])
        let typed = try #require(PassageText.text(of: document))
        #expect(PassageText.document(of: typed) == document, "\(typed)")
    }

    @Test func `marks that lie within each other come back`() throws {
        let link = Mark.link(href: "https://a.example/_x_")
        let document = Document([
            .paragraph([
                text("One ", [.strong]), text("two", [.strong, .emphasis]), text(" three", [.emphasis]), text(" "), text("four", [link]),
                text(" five", [link, .strong]),
            ])
        ])
        #expect(try PassageText.document(of: #require(PassageText.text(of: document))) == document)
    }

    @Test func `what has no sign is said to have none`() {
        let paragraph = Block.paragraph([text("A")])
        let beyond: [Block] = [
            .table(Table(rows: [[.init(blocks: [paragraph])]])), .storyCard(.own(.sample(1))), .photograph(PhotographUse(.sample(1))),
            .bulletList([[paragraph, .bulletList([[paragraph]])]]), .paragraph([text("A", [.language("uk")])]),
            .paragraph([text("A", [.statement(.sample(1))])]), .paragraph([]), .bulletList([[.paragraph([text("A"), .lineBreak])]]),
        ]
        for block in beyond { #expect(PassageText.text(of: Document([block])) == nil, "\(block)") }
    }

    @Test func `an address that copy may not lead to is no link`() {
        let document = PassageText.document(of: "[here](javascript:alert)")
        #expect(document == Document([.paragraph([text("[here](javascript:alert)")])]))
    }
}
