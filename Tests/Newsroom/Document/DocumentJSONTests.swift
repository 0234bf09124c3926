import Newsroom
import Testing

@Suite struct DocumentJSONTests {
    @Test func isTheEditorsOwnShape() throws {
        let id = Statement.ID.sample(1)
        let document = Document([
            .heading(level: 2, [.text("H")]),
            .orderedList(start: 3, [[.paragraph([.text("x", [.strong, .statement(id)]), .lineBreak])]]),
            .paragraph([]), .divider,
        ])
        #expect(
            document.json
                == #"{"type":"doc","content":[{"type":"heading","attrs":{"level":2},"content":[{"type":"text","text":"H"}]},"#
                + #"{"type":"orderedList","attrs":{"start":3},"content":[{"type":"listItem","content":[{"type":"paragraph","content":["#
                + #"{"type":"text","marks":[{"type":"statement","attrs":{"id":"\#(id)"}},{"type":"bold"}],"text":"x"},{"type":"hardBreak"}]}]}]},"#
                + #"{"type":"paragraph"},{"type":"horizontalRule"}]}"#)
        #expect(try Document(json: document.json) == document)
    }

    @Test func everyBlockAndMarkComesBack() throws {
        #expect(try Document(json: Document.everything.json) == .everything)
        #expect(throws: Never.self) { try Document.everything.check() }
        #expect(try Document(json: #"{"type":"doc"}"#) == Document())
    }

    @Test func whatIsReadIsWrittenTheSame() throws {
        var random = FixedRandom(1)
        for _ in 0..<300 {
            let document = Document.random(&random)
            let once = try Document(json: document.json)
            #expect(once.json == document.json)
            #expect(try Document(json: once.json) == once)
            #expect(once.plainText == document.plainText)
        }
    }

    @Test func runsWithEqualMarksAreOne() throws {
        let apart = Document([
            .paragraph([.text("a"), .text("b"), .text("c", [.strong]), .text("d", [.strong]), .lineBreak, .text("e", [.strong])])
        ])
        #expect(
            try Document(json: apart.json)
                == Document([.paragraph([.text("ab"), .text("cd", [.strong]), .lineBreak, .text("e", [.strong])])]))
    }

    @Test func attributesThatAreNotSetMayBeNull() throws {
        let json =
            #"{"type":"doc","content":[{"type":"orderedList","attrs":{"start":1,"type":null},"content":[{"type":"listItem","content":[{"type":"paragraph","content":[{"type":"hardBreak","marks":[{"type":"bold"}]}]}]}]},"#
            + #"{"type":"storyCard","attrs":{"story":null,"title":"T","summary":null,"url":null}}]}"#
        #expect(
            try Document(json: json)
                == Document([
                    .orderedList(start: 1, [[.paragraph([.lineBreak])]]), .storyCard(.elsewhere(.init(title: "T"))),
                ]))
    }

    /// The content of a document, the path of the fault, and a word of the reason.
    @Test(arguments: [
        (#"{"type":"script"}"#, "content[0].type", "unknown node"),
        (#"{"type":"text","text":"x"}"#, "content[0]", "may not stand here"),
        (#"{"type":"doc"}"#, "content[0]", "may not stand here"),
        (#"{"content":[]}"#, "content[0].type", "missing"),
        (#"7"#, "content[0]", "object"),
        (#"{"type":"paragraph","attrs":{"style":"x"}}"#, "content[0].attrs.style", "no such attribute"),
        (#"{"type":"paragraph","onclick":"x"}"#, "content[0].onclick", "no such member"),
        (#"{"type":"paragraph","content":{}}"#, "content[0].content", "array"),
        (#"{"type":"horizontalRule","content":[]}"#, "content[0].content", "no such member"),
        (#"{"type":"heading","attrs":{}}"#, "content[0].attrs.level", "missing"),
        (#"{"type":"heading","attrs":{"level":1}}"#, "content[0].attrs.level", "from 2 to 4"),
        (#"{"type":"heading","attrs":{"level":"2"}}"#, "content[0].attrs.level", "whole number"),
        (#"{"type":"heading","attrs":{"level":2.0}}"#, "content[0].attrs.level", "whole number"),
        (#"{"type":"paragraph","content":[{"type":"text","text":""}]}"#, "content[0].content[0].text", "empty"),
        (#"{"type":"paragraph","content":[{"type":"text"}]}"#, "content[0].content[0].text", "missing"),
        (#"{"type":"paragraph","content":[{"type":"text","text":"a\u0000"}]}"#, "content[0].content[0].text", "control"),
        (#"{"type":"paragraph","content":[{"type":"text","text":"a\uffff"}]}"#, "content[0].content[0].text", "control"),
        (#"{"type":"paragraph","content":[{"type":"paragraph"}]}"#, "content[0].content[0]", "may not stand here"),
        (#"{"type":"bulletList"}"#, "content[0].content", "empty"),
        (#"{"type":"bulletList","content":[{"type":"paragraph"}]}"#, "content[0].content[0]", "may not stand here"),
        (#"{"type":"bulletList","content":[{"type":"listItem"}]}"#, "content[0].content[0].content", "empty"),
        (
            #"{"type":"bulletList","content":[{"type":"listItem","content":[{"type":"bulletList"}]}]}"#,
            "content[0].content[0].content[0]", "begins with paragraph"
        ),
        (
            #"{"type":"bulletList","content":[{"type":"listItem","content":[{"type":"paragraph"},{"type":"table"}]}]}"#,
            "content[0].content[0].content[1]", "may not stand here"
        ),
        (#"{"type":"blockquote","attrs":{"source":1},"content":[{"type":"paragraph"}]}"#, "content[0].attrs.source", "string"),
        (#"{"type":"photograph","attrs":{"id":"nonsense"}}"#, "content[0].attrs.id", "not an identifier"),
        (#"{"type":"photograph"}"#, "content[0].attrs.id", "missing"),
        (#"{"type":"audio","attrs":{"id":null}}"#, "content[0].attrs.id", "missing"),
        (#"{"type":"storyCard","attrs":{"title":""}}"#, "content[0].attrs.title", "empty"),
        (#"{"type":"storyCard","attrs":{"title":"x","url":"javascript:1"}}"#, "content[0].attrs.url", "http"),
        (#"{"type":"storyCard","attrs":{"title":"x","url":"mailto:a@b"}}"#, "content[0].attrs.url", "http"),
        (
            #"{"type":"storyCard","attrs":{"story":"01890a5d-ac96-774b-bcce-b302099a8057","title":"x"}}"#, "content[0].attrs.title",
            "does not go with story"
        ),
        (#"{"type":"table"}"#, "content[0].content", "empty"),
        (#"{"type":"table","content":[{"type":"tableRow"}]}"#, "content[0].content[0].content", "empty"),
        (
            #"{"type":"table","content":[{"type":"tableRow","content":[{"type":"tableCell","attrs":{"colspan":51},"content":[{"type":"paragraph"}]}]}]}"#,
            "content[0].content[0].content[0].attrs.colspan", "from 1 to 50"
        ),
        (
            #"{"type":"table","content":[{"type":"tableRow","content":[{"type":"tableCell","attrs":{"rowspan":2},"content":[{"type":"paragraph"}]}]}]}"#,
            "content[0].content[0]", "beyond the table"
        ),
        (
            #"{"type":"table","content":[{"type":"tableRow","content":[{"type":"tableCell","attrs":{"colwidth":[1]},"content":[{"type":"paragraph"}]}]}]}"#,
            "content[0].content[0].content[0].attrs.colwidth", "null"
        ),
    ])
    func refusesABlockAndSaysWhere(block: String, path: String, reason: String) throws {
        let fault = try #require(throws: DocumentFault.self) { try Document(json: #"{"type":"doc","content":[\#(block)]}"#) }
        #expect(fault.path == path)
        #expect(fault.reason.contains(reason), "\(fault.reason)")
    }

    @Test(arguments: [
        (#"{"type":"blink"}"#, "marks[0].type", "unknown mark"),
        (#"{"type":"bold","attrs":{"x":1}}"#, "marks[0].attrs", "no attributes"),
        (#"{"type":"bold"},{"type":"bold"}"#, "marks[1]", "second bold"),
        (#"{"type":"lang","attrs":{"lang":"en"}},{"type":"lang","attrs":{"lang":"uk"}}"#, "marks[1]", "second lang"),
        (#"{"type":"link"}"#, "marks[0].attrs.href", "missing"),
        (#"{"type":"link","attrs":{"href":"/a","target":"_blank"}}"#, "marks[0].attrs.target", "no such attribute"),
        (#"{"type":"link","attrs":{"href":"data:text/html,x"}}"#, "marks[0].attrs.href", "must be http"),
        (#"{"type":"lang","attrs":{"lang":"en_US"}}"#, "marks[0].attrs.lang", "BCP 47"),
        (#"{"type":"statement","attrs":{"id":"1"}}"#, "marks[0].attrs.id", "not an identifier"),
        (#"5"#, "marks[0]", "object"),
    ])
    func refusesAMarkAndSaysWhere(marks: String, path: String, reason: String) throws {
        let json =
            #"{"type":"doc","content":[{"type":"paragraph"},{"type":"paragraph","content":[{"type":"text","text":"x","marks":[\#(marks)]}]}]}"#
        let fault = try #require(throws: DocumentFault.self) { try Document(json: json) }
        #expect(fault.path == "content[1].content[0]." + path)
        #expect(fault.reason.contains(reason), "\(fault.reason)")
    }

    @Test(arguments: [
        "", "[]", "null", #"{"type":"paragraph"}"#, #"{"type":"doc","type":"doc"}"#, #"{"type":"doc"} x"#,
        #"{"type":"doc","attrs":{"a":1}}"#,
    ])
    func refusesWhatIsNoDocument(json: String) {
        #expect(throws: DocumentFault.self) { try Document(json: json) }
    }

    @Test func keepsItsLimits() throws {
        #expect(throws: Never.self) { try nested(5).check() }
        #expect(throws: DocumentFault.self) { try nested(6).check() }
        #expect(throws: DocumentFault.self) { try nested(1000).check() }
        #expect(throws: DocumentFault.self) { try Document(json: nested(6).json) }

        #expect(throws: Never.self) { try Document(Array(repeating: .divider, count: 19_999)).check() }
        #expect(throws: DocumentFault.self) { try Document(Array(repeating: .divider, count: 20_000)).check() }

        let cell = Table.Cell(blocks: [.paragraph([])])
        #expect(throws: DocumentFault.self) { try Document([.table(Table(rows: Array(repeating: [cell], count: 201)))]).check() }
        #expect(throws: DocumentFault.self) { try Document([.table(Table(rows: [Array(repeating: cell, count: 51)]))]).check() }
        #expect(throws: DocumentFault.self) { try Document([.paragraph([.text(String(repeating: "x", count: 2 << 20))])]).check() }
    }

    private func nested(_ depth: Int) -> Document {
        var block = Block.paragraph([.text("x", [.link(href: "/x")])])
        for level in 0..<depth { block = .bulletList([level == 0 ? [block] : [.paragraph([]), block]]) }
        return Document([block])
    }

    @Test func checksADocumentMadeInCode() throws {
        func fault(_ blocks: Block...) throws -> String {
            try #require(throws: DocumentFault.self) { try Document(blocks).check() }.path
        }
        #expect(try fault(.divider, .heading(level: 1, [])) == "content[1].attrs.level")
        #expect(try fault(.paragraph([.text("")])) == "content[0].content[0].text")
        #expect(try fault(.paragraph([.text("x", [.link(href: "//x")])])) == "content[0].content[0].marks[0].attrs.href")
        #expect(try fault(.paragraph([.text("x", [.link(href: "/x"), .link(href: "/y")])])) == "content[0].content[0].marks[1]")
        #expect(try fault(.bulletList([])) == "content[0].content")
        #expect(try fault(.bulletList([[.paragraph([]), .divider]])) == "content[0].content[0].content[1]")
        #expect(throws: DocumentFault.self) { try Document([.background(.sample(1))]).checkAsBackground() }
    }
}

@Suite struct AddressTests {
    @Test(arguments: [
        "http://example.com", "https://example.com/a?b=c#d", "HTTPS://EXAMPLE.COM", "mailto:desk@example.com", "tel:+380441234567", "/",
        "/a/b/",
        "https://приклад.укр/шлях",
    ])
    func allows(address: String) { #expect(LinkAddress.isAllowed(address)) }

    @Test(arguments: [
        "", "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "\u{1}javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x", "file:///etc/passwd", "//example.com", "/\\example.com", "\\\\example.com", "/\t/example.com", "/\n/example.com",
        "http:", "http://",
        "http:/x", "https:///x", "https://?x", "mailto:", "tel:", "a", "a/b", "#x", "?x", "blob:https://x", "http://exa mple.com",
        "https://x\u{202E}y",
        "https://x\u{85}y", "https://x\u{200B}", "https://" + String(repeating: "x", count: 5000),
    ])
    func refuses(address: String) { #expect(!LinkAddress.isAllowed(address)) }

    @Test(arguments: ["en", "uk", "zh-Hant-TW", "de-CH-1996", "x-klingon", "en-x-a", "en-a-bb", "sl-rozaj-biske"])
    func takesALanguageTag(tag: String) { #expect(LanguageTag.isWellFormed(tag)) }

    @Test(arguments: [
        "", "e", "-en", "en-", "en--us", "en_US", "en us", "en-abcdefghi", "english language", "en-a", "en-a-b-cc", "12", "é", "x", "en-x",
    ])
    func refusesALanguageTag(tag: String) { #expect(!LanguageTag.isWellFormed(tag)) }

    @Test(arguments: [
        ("ar", "rtl"), ("ar-EG", "rtl"), ("fa", "rtl"), ("he-IL", "rtl"), ("ckb", "rtl"), ("uk", "ltr"), ("en", "ltr"), ("az-Arab", "rtl"),
        ("ar-Latn", "ltr"), ("uz-Arab-AF", "rtl"), ("", "ltr"),
    ])
    func knowsTheDirectionOfALanguage(tag: String, direction: String) {
        #expect(LanguageTag.direction(of: tag).rawValue == direction)
    }
}
