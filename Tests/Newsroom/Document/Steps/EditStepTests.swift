import Newsroom
import Testing

@Suite("Steps of the editor")
struct EditStepTests {
    @Test func `a letter typed stands in the text`() throws {
        var document = try DraftDocument(Document([.paragraph([.text("Fery")])]))
        try document.apply([.typing("r", at: 3)])
        #expect(try document.document == Document([.paragraph([.text("Ferry")])]))
    }

    @Test func `positions count as JavaScript does, and no character is cut in two`() throws {
        var document = try DraftDocument(Document([.paragraph([.text("😀e\u{301}b")])]))
        try document.apply([.typing("!", at: 3)])
        try document.apply([.typing("?", at: 5)])
        #expect(try document.document.plainText.unicodeScalars.elementsEqual("😀!e?\u{301}b".unicodeScalars))
        let before = document
        #expect(throws: StepFault(step: 0, "a character is cut in two")) { try document.apply([.typing("x", at: 2)]) }
        #expect(document.json == before.json)
    }

    @Test func `a block is split, and joined again`() throws {
        let whole = Document([.heading(level: 3, [.text("Ferry is back")])])
        var document = try DraftDocument(whole)
        try document.apply([
            try .reading(
                #"{"stepType":"replace","from":6,"to":6,"slice":{"content":[{"type":"heading","attrs":{"level":3}},"#
                    + #"{"type":"paragraph"}],"openStart":1,"openEnd":1},"structure":true}"#)
        ])
        #expect(try document.document == Document([.heading(level: 3, [.text("Ferry")]), .paragraph([.text(" is back")])]))
        try document.apply([try .reading(#"{"stepType":"replace","from":6,"to":8,"structure":true}"#)])
        #expect(try document.document == whole)
    }

    @Test func `a mark takes its place among the others, and the place of its own kind`() throws {
        var document = try DraftDocument(Document([.paragraph([.text("ab", [.strong, .link(href: "/a/")])])]))
        try document.apply([
            try .reading(#"{"stepType":"addMark","mark":{"type":"link","attrs":{"href":"/b/"}},"from":1,"to":2}"#),
            try .reading(#"{"stepType":"addMark","mark":{"type":"lang","attrs":{"lang":"uk"}},"from":1,"to":3}"#),
        ])
        #expect(
            try document.document
                == Document([
                    .paragraph([
                        .text("a", [.strong, .link(href: "/b/"), .language("uk")]),
                        .text("b", [.strong, .link(href: "/a/"), .language("uk")]),
                    ])
                ]))
        try document.apply([try .reading(#"{"stepType":"removeMark","mark":{"type":"link","attrs":{"href":"/a/"}},"from":0,"to":4}"#)])
        #expect(
            try document.document
                == Document([
                    .paragraph([.text("a", [.strong, .link(href: "/b/"), .language("uk")]), .text("b", [.strong, .language("uk")])])
                ]))
    }

    @Test func `a structural step does not write over what somebody typed meanwhile`() throws {
        var document = try DraftDocument(Document([.paragraph([.text("a")]), .paragraph([.text("b")])]))
        let join = #"{"stepType":"replace","from":2,"to":4,"structure":true}"#
        var undisturbed = document
        try undisturbed.apply([try .reading(join)])
        try document.apply([.typing("new", at: 1)])
        #expect(throws: StepFault(step: 0, "the step would overwrite content")) {
            try document.apply([try .reading(#"{"stepType":"replace","from":1,"to":7,"structure":true}"#)])
        }
    }

    @Test(arguments: [
        // What the schema does not know, or not there.
        #"{"stepType":"replace","from":0,"to":0,"slice":{"content":[{"type":"script"}]}}"#,
        #"{"stepType":"replace","from":0,"to":0,"slice":{"content":[{"type":"listItem","content":[{"type":"paragraph"}]}]}}"#,
        #"{"stepType":"replace","from":0,"to":0,"slice":{"content":[{"type":"bulletList","content":[{"type":"paragraph"}]}]}}"#,
        #"{"stepType":"replace","from":0,"to":0,"slice":{"content":[{"type":"doc","content":[{"type":"paragraph"}]}]}}"#,
        #"{"stepType":"replace","from":1,"to":1,"slice":{"content":[{"type":"text","text":""}]}}"#,
        #"{"stepType":"replace","from":1,"to":1,"slice":{"content":[{"type":"text","text":"\u0001"}]}}"#,
        #"{"stepType":"replace","from":1,"to":1,"slice":{"content":[{"type":"text","text":"a","marks":[{"type":"link","attrs":{"href":"javascript:x"}}]}]}}"#,
        #"{"stepType":"replace","from":1,"to":1,"slice":{"content":[{"type":"text","text":"a","marks":[{"type":"bold"},{"type":"bold"}]}]}}"#,
        #"{"stepType":"replace","from":0,"to":0,"slice":{"content":[{"type":"photograph","attrs":{"id":"x"}}]}}"#,
        #"{"stepType":"replace","from":0,"to":0,"slice":{"content":[{"type":"photograph"}]}}"#,
        #"{"stepType":"replace","from":0,"to":0,"slice":{"content":[{"type":"storyCard","attrs":{"title":"a","url":"data:x"}}]}}"#,
        #"{"stepType":"replace","from":0,"to":0,"slice":{"content":[{"type":"storyCard"}]}}"#,
        #"{"stepType":"replace","from":0,"to":0,"slice":{"content":[{"type":"heading","attrs":{"level":1}}]}}"#,
        #"{"stepType":"replace","from":0,"to":0,"slice":{"content":[{"type":"heading","attrs":{"level":[[2]]}}]}}"#,
        #"{"stepType":"addNodeMark","pos":0,"mark":{"type":"bold"}}"#, #"{"stepType":"docAttr","attr":"lang","value":"uk"}"#,
        #"{"stepType":"attr","pos":0,"attr":"class","value":"x"}"#, #"{"stepType":"attr","pos":1,"attr":"level","value":2}"#,
        // What leaves nothing to type in.
        #"{"stepType":"replace","from":0,"to":4}"#,
        // Positions that are not there, or backwards.
        #"{"stepType":"replace","from":9223372036854775807,"to":9223372036854775807}"#, #"{"stepType":"replace","from":-1,"to":0}"#,
        #"{"stepType":"replace","from":3,"to":1}"#, #"{"stepType":"replace","from":99,"to":99}"#,
        #"{"stepType":"replace","from":1,"to":1,"slice":{"content":[{"type":"paragraph"}],"openStart":9,"openEnd":9}}"#,
        #"{"stepType":"replace","from":1,"to":1,"slice":{"content":[],"openStart":1,"openEnd":1}}"#,
        #"{"stepType":"replaceAround","from":0,"to":4,"gapFrom":1,"gapTo":3,"insert":5,"slice":{"content":[{"type":"blockquote"}]}}"#,
        #"{"stepType":"replaceAround","from":2,"to":3,"gapFrom":0,"gapTo":4,"insert":0}"#,
        // No steps.
        #"{"stepType":"setEverything"}"#, "{}", "[]", "null", #"{"stepType":"replace","from":1.5,"to":2}"#,
        #"{"stepType":"replace","from":1,"to":1,"slice":7}"#, #"{"stepType":"replace","from":1,"to":1,"structure":"yes"}"#,
        #"{"stepType":"replace","from":1,"to":1,"more":1}"#,
    ])
    func `what does not fit is refused and changes nothing`(_ step: String) throws {
        var document = try DraftDocument(Document([.paragraph([.text("ab")])]))
        let before = document.json
        #expect(throws: StepFault.self) { try document.apply([.typing("x", at: 1), try .reading(step)]) }
        #expect(document.json == before)
    }

    @Test func `the document has bounds`() throws {
        var document = try DraftDocument(Document([.paragraph([.text("ab")])]))
        #expect(throws: StepFault("more than 1000 steps at once")) {
            try document.apply(Array(repeating: .typing("x", at: 1), count: 1_001))
        }
        let wrap = try EditStep.reading(
            #"{"stepType":"replaceAround","from":0,"to":4,"gapFrom":0,"gapTo":4,"insert":2,"#
                + #""slice":{"content":[{"type":"bulletList","content":[{"type":"listItem"}]}]},"structure":true}"#)
        try document.apply([wrap])
        #expect(throws: StepFault.self) {
            for _ in 0..<9 {
                try document.apply([
                    try .reading(
                        #"{"stepType":"replace","from":2,"to":2,"slice":{"content":[{"type":"paragraph"},{"type":"bulletList","content":"#
                            + #"[{"type":"listItem"}]}],"openEnd":2}}"#)
                ])
            }
        }
        #expect(throws: StepFault(step: 0, "more than 20000 nodes")) {
            let many = Array(repeating: #"{"type":"horizontalRule"}"#, count: 20_000).joined(separator: ",")
            try document.apply([try .reading(#"{"stepType":"replace","from":0,"to":0,"slice":{"content":["# + many + "]}}")])
        }
        #expect(throws: StepFault.self) {
            let long = String(repeating: "a", count: 1 << 20)
            for _ in 0..<3 { try document.apply([.typing(long, at: 3)]) }
        }
        try document.document.check()
    }

    @Test func `rows that two people made uneven are evened out in what is kept`() throws {
        func cell(_ text: String, rows: Int = 1) -> Table.Cell { Table.Cell(rows: rows, blocks: [.paragraph([.text(text)])]) }
        var document = try DraftDocument(Document([.table(Table(rows: [[cell("a", rows: 2), cell("b")], [cell("c")]]))]))
        // The row below goes; the cell still reaches down.
        try document.apply([try .reading(#"{"stepType":"replace","from":13,"to":20}"#)])
        #expect(try document.document == Document([.table(Table(rows: [[cell("a"), cell("b")]]))]))
    }

    @Test func `steps to another document leave the blocks that are the same`() throws {
        let old = Document((0..<9).map { .paragraph([.text("Paragraph \($0)")]) })
        var new = old
        new.blocks[4] = .heading(level: 2, [.text("Heading")])
        new.blocks.insert(.divider, at: 5)
        var document = try DraftDocument(old)
        let steps = try document.steps(to: new)
        #expect(steps.map(\.map) == [StepMap([.init(start: 52, oldSize: 13, newSize: 10)])])
        try document.apply(steps)
        #expect(try document.document == new)
        #expect(try document.steps(to: new).isEmpty)
    }
}

extension EditStep {
    static func typing(_ text: String, at position: Int) -> EditStep {
        // The text is ours, and so is its JSON.
        guard
            let step = try? EditStep(json: [
                "stepType": "replace", "from": .integer(position), "to": .integer(position),
                "slice": ["content": [["type": "text", "text": .string(text)]]],
            ])
        else { preconditionFailure("\(text)") }
        return step
    }

    static func reading(_ json: String) throws -> EditStep { try EditStep(json: JSONValue(parsing: json)) }
}
