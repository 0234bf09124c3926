import Foundation
import Newsroom
import Testing

@Suite struct DocumentHTMLTests {
    private func html(_ blocks: Block..., references: Edition.References = .init(), siteURL: String = "") -> String {
        let style = DocumentHTML(references: references, addresses: .init(siteURL: siteURL))
        return String(decoding: style.render(Document(blocks)), as: UTF8.self)
    }

    @Test func textHasItsElements() {
        #expect(html(.paragraph([.text("a & b <c>"), .lineBreak, .text("d")])) == "<p>a &amp; b &lt;c&gt;<br>d</p>\n")
        #expect(html(.heading(level: 3, [.text("H")])) == "<h3>H</h3>\n")
        #expect(
            html(.quotation([.paragraph([.text("q")])], source: "Who & where"))
                == "<blockquote>\n<p>q</p>\n<footer>Who &amp; where</footer>\n</blockquote>\n")
        #expect(html(.orderedList(start: 3, [[.paragraph([.text("x")])]]), .divider) == "<ol start=\"3\">\n<li>x</li>\n</ol>\n<hr>\n")
        #expect(
            html(.bulletList([[.paragraph([.text("x")]), .bulletList([[.paragraph([.text("y")])]])]]))
                == "<ul>\n<li>x\n<ul>\n<li>y</li>\n</ul>\n</li>\n</ul>\n")
    }

    @Test func linksElsewhereGiveNothingAway() {
        func link(_ href: String) -> String { html(.paragraph([.text("x", [.link(href: href)])]), siteURL: "https://paper.example") }
        #expect(link("https://a.example/?a&b") == "<p><a href=\"https://a.example/?a&amp;b\" rel=\"noopener\">x</a></p>\n")
        #expect(link("/a/") == "<p><a href=\"/a/\">x</a></p>\n")
        #expect(link("https://paper.example/a/") == "<p><a href=\"https://paper.example/a/\">x</a></p>\n")
        #expect(link("https://paper.example.evil/") == "<p><a href=\"https://paper.example.evil/\" rel=\"noopener\">x</a></p>\n")
        #expect(link("javascript:alert(1)") == "<p><a>x</a></p>\n")
    }

    @Test func aStatementIsOneElementAndItsIdentifierUnique() {
        let id = Statement.ID.sample(1)
        let passage = Block.paragraph([
            .text("a "), .text("b ", [.statement(id)]), .text("c", [.statement(id), .strong]), .lineBreak, .text("d", [.statement(id)]),
        ])
        #expect(
            html(passage, passage)
                == "<p>a <span class=\"statement\" id=\"statement-\(id)\">b <strong>c</strong><br>d</span></p>\n"
                + "<p>a <span class=\"statement\">b <strong>c</strong><br>d</span></p>\n")
    }

    private func marked(_ blocks: Block..., ids: [Statement.ID]) -> String {
        let marks = ids.enumerated().map { ($1, DocumentHTML.RecordMark(address: "/record/\($0)/", label: "A & \"B\"")) }
        let style = DocumentHTML(recordMarks: Dictionary(uniqueKeysWithValues: marks))
        return String(decoding: style.render(Document(blocks)), as: UTF8.self).replacing(#/ id="statement-[^"]*"/#, with: "")
    }

    private static let mark = "<a class=\"record-mark\" href=\"/record/0/\" aria-label=\"A &amp; &quot;B&quot;\"></a>"

    @Test func theMarkStandsBehindTheLastStretchAndItsQuotationMark() {
        let id = Statement.ID.sample(1)
        let passage = Block.paragraph([
            .text("“"), .text("One,", [.statement(id)]), .text("” she said. “"), .text("Two", [.statement(id)]),
            .text(" three.", [.statement(id), .strong]), .text("” And went."),
        ])
        #expect(
            marked(passage, ids: [id])
                == "<p>“<span class=\"statement\">One,</span>” she said. “<span class=\"statement\">Two<strong> three.</strong></span>”"
                + Self.mark + " And went.</p>\n")
        #expect(marked(passage, ids: []).contains("record-mark") == false)
    }

    @Test(arguments: [
        ("'s gate", "\(mark)'s gate"), (".” It", ".”\(mark) It"), ("“x", "\(mark)“x"), ("", mark), ("!\u{BB}", "!\u{BB}\(mark)"),
    ])
    func theMarkTearsNoWordApart(after: String, expected: String) {
        let id = Statement.ID.sample(1)
        let html = marked(.paragraph([.text("board", [.statement(id)]), .text(after)]), ids: [id])
        #expect(html == "<p><span class=\"statement\">board</span>\(expected)</p>\n")
    }

    @Test func theMarkIsNoLinkInALink() {
        let id = Statement.ID.sample(1)
        let link = Mark.link(href: "/a/")
        let html = marked(
            .paragraph([.text("a", [.statement(id)]), .text("b", [.statement(id), link]), .text("”c", [link]), .text("d")]), ids: [id])
        #expect(
            html == "<p><span class=\"statement\">a<a href=\"/a/\">b</a></span>\(Self.mark)<a href=\"/a/\">”c</a>d</p>\n")
    }

    @Test func tablesNameWhatTheirHeadersAreFor() {
        let table = Table(rows: [
            [.init(isHeader: true, blocks: [.paragraph([.text("A")])]), .init(isHeader: true, blocks: [.paragraph([.text("B")])])],
            [.init(isHeader: true, blocks: [.paragraph([.text("C")])]), .init(blocks: [.paragraph([.text("1")])])],
        ])
        #expect(
            html(.table(table))
                == "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"Table\"><table>\n<thead>\n<tr><th scope=\"col\">A</th><th scope=\"col\">B</th></tr>\n</thead>\n"
                + "<tbody>\n<tr><th scope=\"row\">C</th><td>1</td></tr>\n</tbody>\n</table></div>\n")
    }

    @Test func whatIsNotPublicIsLeftOut() {
        let blocks: [Block] = [
            .photograph(PhotographUse(.sample(1))), .storyCard(.own(.sample(1))), .background(.sample(1)), .audio(.sample(1)),
        ]
        #expect(DocumentHTML().render(Document(blocks)).isEmpty)
        let withoutFile = Edition.References(photographs: [.sample(1): Photograph(id: .sample(1), caption: "C")])
        #expect(html(blocks[0], references: withoutFile).isEmpty)
    }

    @Test func aPhotographHasItsCaptionAndCreditApart() {
        let photograph = Photograph(
            id: .sample(1), caption: "Its own", credit: "A/B", alternativeText: "What is seen",
            file: .init(name: "f.jpg", type: "image/jpeg", width: 3, height: 2))
        let text = html(
            .photograph(PhotographUse(.sample(1), caption: "Here")), references: .init(photographs: [.sample(1): photograph]))
        #expect(
            text
                == "<figure class=\"photograph\">\n<img src=\"/media/f.jpg\" width=\"3\" height=\"2\" alt=\"What is seen\" loading=\"lazy\" "
                + "decoding=\"async\">\n<figcaption><span class=\"caption\">Here</span> <span class=\"credit\">A/B</span></figcaption>\n</figure>\n"
        )
    }

    @Test func aBackgroundIsRenderedInPlaceAndNeverInItself() {
        let background = Background(
            id: .sample(1), name: "n", document: Document([.paragraph([.text("b")]), .background(.sample(1))]),
            asOf: ImpreciseDate(year: 2025),
            source: "")
        #expect(
            html(.background(.sample(1)), references: .init(backgrounds: [.sample(1): background]))
                == "<div class=\"background\">\n<p>b</p>\n</div>\n")
    }

    @Test func aSyntheticVoiceIsDeclared() {
        let recording = Recording(id: .sample(1), title: "T", voice: .synthetic(name: "v"), fileName: "a.opus")
        #expect(html(.audio(.sample(1)), references: .init(recordings: [.sample(1): recording])).contains("Read by a synthetic voice"))
    }

    @Test func noStringInAnyFieldMakesMarkup() throws {
        for hostile in Hostile.strings {
            let text = String(decoding: Hostile.style(hostile).render(Hostile.document(hostile)), as: UTF8.self)
            try #require(Hostile.markup(of: text) == Hostile.markup(of: Hostile.harmless), "\(hostile.debugDescription)")
        }
    }
}

/// A document and references with one string in every field, and what of the rendering is markup.
private enum Hostile {
    static let strings: [String] =
        [
            "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "--><svg/onload=alert(1)>",
            "&lt;script&gt;",
            "]]><script>", "</p></aside><iframe>", "` onload=alert(1)", "\u{0}<b>", "<\u{0}script>", "\u{2028}<style>",
            "javascript:alert(1)", "\\\"><x>",
            "a\u{301}<\u{338}b>", "<!--", "<![CDATA[",
        ] + Shared.lines(ofSet: "xss", limit: 1000)

    static let harmless = String(decoding: style("x").render(document("x")), as: UTF8.self)

    static func document(_ text: String) -> Document {
        Document([
            .paragraph([.text(text), .text(text, [.strong, .link(href: text)]), .text(text, [.language(text)])]),
            .heading(level: 2, [.text(text)]),
            .quotation([.paragraph([.text(text)])], source: text), .photograph(PhotographUse(.sample(1), caption: text)),
            .photograph(PhotographUse(.sample(1))), .storyCard(.own(.sample(1))),
            .storyCard(.elsewhere(.init(title: text, summary: text, site: text, author: text, url: text, picture: .sample(1)))),
            .audio(.sample(1)),
            .table(Table(rows: [[.init(isHeader: true, blocks: [.paragraph([.text(text)])])]])),
        ])
    }

    static func style(_ text: String) -> DocumentHTML {
        let photograph = Photograph(
            id: .sample(1), caption: text, credit: text, alternativeText: text, file: .init(name: text, type: text, width: 1, height: 1))
        let story = EditionSummary(
            id: .sample(1), revision: 1, kind: .news, language: text == "x" ? "en_" : text, slug: text, headline: text, standfirst: text,
            byline: [],
            topics: [], leadPhotograph: photograph, firstPublished: Date(timeIntervalSince1970: 0), updated: Date(timeIntervalSince1970: 0),
            words: 0,
            inNewsFeed: false)
        return DocumentHTML(
            references: .init(
                photographs: [.sample(1): photograph], stories: [.sample(1): story],
                recordings: [.sample(1): Recording(id: .sample(1), title: text, voice: .synthetic(name: text), fileName: text)]),
            wording: .init(syntheticVoice: text))
    }

    /// The tags with their attributes' names in order: what a browser's parser would make of it, attribute values dropped.
    /// An address that is not allowed is not written, so `href` and its `rel` are dropped too.
    static func markup(of html: String) -> [String] {
        var tags: [String] = []
        var tag: [UInt8]?
        var isInValue = false
        for byte in html.utf8 {
            switch byte {
            case UInt8(ascii: "<") where tag == nil: tag = []
            case UInt8(ascii: "\"") where tag != nil: isInValue.toggle()
            case UInt8(ascii: ">") where !isInValue:
                guard let whole = tag.map({ String(decoding: $0, as: UTF8.self) }) else { return ["a stray >"] }
                tags.append(whole.replacing(" href=", with: "").replacing(" rel=", with: ""))
                tag = nil
            case _ where !isInValue: tag?.append(byte)
            default: break
            }
        }
        if tag != nil { return ["an open tag"] }
        tags.removeAll { $0 == "a" || $0 == "/a" }
        return tags
    }
}
