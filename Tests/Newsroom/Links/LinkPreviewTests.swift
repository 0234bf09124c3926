import Foundation
import Newsroom
import Testing

@Suite("Previews of pages elsewhere")
struct LinkPreviewTests {
    private static let url = "https://www.gazette.example/2025/ferries/"

    private func preview(_ title: String, summary: String = "", site: String = "", language: String? = nil) -> LinkPreview {
        LinkPreview(
            url: Self.url, title: title, summary: summary, site: site, author: "", language: language,
            fetchedAt: Date(timeIntervalSince1970: 0))
    }

    private func html(_ card: StoryCard.Elsewhere, _ preview: LinkPreview? = nil) -> String {
        let references = Edition.References(previews: preview.map { [$0.url: $0] } ?? [:])
        return String(decoding: DocumentHTML(references: references).render(Document([.storyCard(.elsewhere(card))])), as: UTF8.self)
    }

    @Test func `texts from outside are brought into one line without what could reorder others`() {
        let made = preview(" Ferries\n\tare\u{0} back\u{202E} \u{2066}here\u{FFFF} ", language: "uk\"")
        #expect(made.title == "Ferries are back here")
        #expect(made.language == nil)
        #expect(preview("Пором знову ходить", language: "uk").language == "uk")
    }

    @Test func `what is too long is cut between words`() {
        let long = preview(String(repeating: "word ", count: 200), summary: String(repeating: "x", count: 700), site: "")
        #expect(long.title.count <= LinkPreview.Limit.title && long.title.hasSuffix("word…"))
        #expect(long.summary.count == LinkPreview.Limit.summary)
    }

    @Test func `a card without words shows those of the page`() {
        let text = html(.init(title: "", url: Self.url), preview("Пором", summary: "Він знову ходить.", site: "Газета", language: "uk"))
        #expect(
            text == "<aside class=\"story-card\" lang=\"uk\" dir=\"ltr\">\n"
                + "<p class=\"story-card-title\"><a href=\"\(Self.url)\" rel=\"noopener\">Пором"
                + "</a></p>\n<p class=\"story-card-summary\">Він знову ходить.</p>\n<p class=\"story-card-source\"><cite>Газета</cite></p>\n"
                + "</aside>\n")
    }

    @Test func `words of the editor's own stay, and take no others beside them`() {
        let kept = html(.init(title: "My words", url: Self.url), preview("Theirs", summary: "Theirs too", site: "Gazette"))
        #expect(kept.contains("My words") && !kept.contains("Theirs") && !kept.contains("Gazette"))
        let summary = html(.init(title: "", summary: "My summary", url: Self.url), preview("Theirs", summary: "Theirs too"))
        #expect(summary.contains("Theirs</a>") && summary.contains("My summary") && !summary.contains("Theirs too"))
    }

    @Test func `an address stands readably where nothing is known`() {
        #expect(html(.init(title: "", url: Self.url)).contains(" rel=\"noopener\">gazette.example/2025/ferries</a></p>"))
        #expect(html(.init(title: "", url: Self.url), preview("")).contains(">gazette.example/2025/ferries</a>"))
        let markdown = DocumentMarkdown().render(Document([.storyCard(.elsewhere(.init(title: "", url: Self.url)))]))
        #expect(markdown.contains("gazette.example/2025/ferries"))
        #expect(LinkAddress.readable("https://a.example/" + String(repeating: "x", count: 200)).count == 80)
    }

    @Test func `a card needs a title or the address of a page elsewhere`() throws {
        func read(_ attributes: String) throws -> Document {
            try Document(json: #"{"type":"doc","content":[{"type":"storyCard","attrs":{\#(attributes)}}]}"#)
        }
        let bare = try read(#""title":"","url":"https://a.example/""#)
        #expect(bare == (try read(#""title":null,"url":"https://a.example/""#)))
        #expect(bare.previewedLinks == ["https://a.example/"])
        #expect(try Document(json: bare.json) == bare)
        #expect(try read(#""title":"T","url":"https://a.example/""#).previewedLinks.isEmpty)
        for wrong in [#""title":"","url":"/own/""#, #""title":"""#, #""url":null"#, #""title":"","url":"mailto:a@b.example""#] {
            #expect(throws: DocumentFault.self, "\(wrong)") { try read(wrong) }
        }
        // Too long to be looked up: it is shown, and never fetched.
        let long = try read(#""title":"","url":"https://a.example/\#(String(repeating: "x", count: 2000))""#)
        #expect(long.previewedLinks.isEmpty)
    }
}
