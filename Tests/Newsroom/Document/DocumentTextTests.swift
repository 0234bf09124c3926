import Newsroom
import Testing

@Suite struct DocumentTextTests {
    @Test func plainTextHasWhatIsRead() {
        #expect(
            Document.everything.plainText == """
                Heading

                plain strongboth
                saidlinkмова 😀

                Quoted

                one
                two

                Head
                Side\t1
                """)
        #expect(Document().plainText == "")
        #expect(
            Document([.paragraph([]), .paragraph([.text("a\n\tb")]), .paragraph([]), .paragraph([.text("c")])]).plainText == "a  b\n\nc")
    }

    @Test func plainTextTakesInBackgroundsThatAreGiven() {
        let document = Document([.paragraph([.text("a")]), .background(.sample(1)), .paragraph([.text("c")])])
        let background = Background(
            id: .sample(1), name: "", document: Document([.paragraph([.text("b d")]), .background(.sample(1))]),
            asOf: ImpreciseDate(year: 2025),
            source: "")
        #expect(document.plainText == "a\n\nc")
        #expect(document.plainText(backgrounds: [.sample(1): background]) == "a\n\nb d\n\nc")
        #expect(document.words(backgrounds: [.sample(1): background]) == 4)
    }

    @Test(arguments: [
        ("", 0), ("one", 1), ("one two", 2), ("don’t don't п’ять пʼять", 4), ("cross-border semi\u{2011}dry", 2), ("a - b — c – d", 4),
        ("2.5 kilometers (1.5 miles), 20%", 5), ("U.S. and 1,000", 3), ("Ukraine's ‘total’ “x”", 3), ("wait...what", 2), ("--", 0),
        ("😀 👩‍👩‍👧", 0),
        ("e\u{301}te\u{301}", 1), ("中国新闻", 4), ("日本のニュース 2025", 8), ("한국 뉴스", 2), ("ข่าวใหม่", 2), ("العربية الأخبار", 2), ("हिन्दी समाचार", 2),
        ("Їжак і ґанок", 3), ("a\u{AD}b", 1), ("Kyiv中国", 3),
    ])
    func countsWords(text: String, words: Int) { #expect(WordCount.words(in: text) == words) }

    @Test func tablesAndWhatStandsBesideTheTextDoNotCount() {
        // Heading; plain, strongboth; saidlinkмова (one run of letters), Quoted, one, two.
        #expect(Document.everything.words == 7)
    }

    @Test func namesWhatItRefersToOnceAndInOrder() {
        let document = Document([.photograph(PhotographUse(.sample(9)))] + Document.everything.blocks + Document.everything.blocks)
        #expect(document.photographs == [.sample(9), .sample(2), .sample(3), .sample(5)])
        #expect(document.stories == [.sample(4)])
        #expect(document.backgrounds == [.sample(6)])
        #expect(document.recordings == [.sample(7)])
        #expect(document.statements == [.sample(1)])
    }

    @Test func markdownSaysTheSame() {
        #expect(
            DocumentMarkdown().render(Document.everything) == """
                ## Heading

                plain <strong>strong<em>both</em></strong>\\
                said[link](<https://example.com/?a=1&amp;b=2>)мова 😀

                > Quoted
                >
                > — Somebody

                - one

                  3. two
                -

                > [**Title**](<https://example.com>)
                >
                > Summary
                >
                > Site, Author

                | Head |  |
                | --- | --- |
                | Side | 1 |
                |  |  |

                ---

                """)
    }

    @Test(arguments: [
        ("*a* _b_ `c` [d](e) <f> &amp; ~~g~~ a|b", #"\*a\* \_b\_ \`c\` \[d\](e) \<f\> \&amp; \~\~g\~\~ a\|b"#), ("# a", "\\# a"),
        ("1. a", #"1\. a"#), ("1) a", #"1\) a"#), ("- a", #"\- a"#), ("+ a", #"\+ a"#), ("a - b. #c", "a - b. #c"), ("===", #"\==="#),
        ("https://x www.x a@b !", #"https\://x www\.x a\@b \!"#), ("  a\n\nb ", "a  b"),
    ])
    func markdownTakesNothingInCopyForASign(text: String, markdown: String) {
        #expect(DocumentMarkdown().render(Document([.paragraph([.text(text)])])) == markdown + "\n")
    }

    @Test func markdownHasStarsWhereTheyAreSafe() {
        #expect(
            DocumentMarkdown().render(Document([.paragraph([.text("a "), .text("b", [.strong]), .text(", "), .text("c", [.emphasis])])]))
                == "a **b**, *c*\n")
        #expect(
            DocumentMarkdown().render(Document([.paragraph([.text("a"), .text("“b”", [.strong]), .text("c")])]))
                == "a<strong>“b”</strong>c\n")
    }
}

@Suite struct DocumentPositionsTests {
    /// Worked out by hand after ProseMirror's guide: <p> 0 "a😀" 1…4 </p>, <hr>, <ul><li><p> …
    @Test func countsAsTheEditorDoes() {
        let document = Document([
            .paragraph([.text("a😀"), .lineBreak, .text("b")]), .divider, .bulletList([[.paragraph([.text("c")])]]),
        ])
        let positions = DocumentPositions(document)
        #expect(positions.size == 15)
        #expect(positions.place(atPosition: 0) == nil)
        #expect(positions.place(atPosition: 1) == .init(path: [0], offset: 0))
        #expect(positions.place(atPosition: 2) == .init(path: [0], offset: 1))
        #expect(positions.place(atPosition: 3) == .init(path: [0], offset: 1))
        #expect(positions.place(atPosition: 4) == .init(path: [0], offset: 2))
        #expect(positions.place(atPosition: 6) == .init(path: [0], offset: 4))
        #expect(positions.place(atPosition: 7) == nil)
        #expect(positions.place(atPosition: 11) == .init(path: [2, 0, 0], offset: 0))
        #expect(positions.position(of: .init(path: [2, 0, 0], offset: 1)) == 12)
        #expect(positions.position(of: .init(path: [2, 0, 0], offset: 2)) == nil)
        #expect(positions.position(of: .init(path: [1], offset: 0)) == nil)
        // a😀\nb\n\nc
        #expect(positions.position(atPlainText: 6) == 11)
        #expect(positions.position(atPlainText: 5) == nil)
        #expect(positions.plainTextOffset(atPosition: 4) == 2)
        #expect(positions.place(atPosition: -1) == nil)
        #expect(positions.place(atPosition: .max) == nil)
        #expect(positions.place(atPlainText: -1) == nil)
    }

    @Test func stretchesOfPlainTextAreRangesBlockByBlock() {
        let document = Document([
            .paragraph([.text("One", [.strong]), .text(" 😀 two", [])]), .paragraph([]), .divider,
            .bulletList([[.paragraph([.text("three", [])])]]),
        ])
        let positions = DocumentPositions(document)
        // One 😀 two\n\nthree
        #expect(positions.ranges(atPlainText: 0..<3) == [1..<4])
        #expect(positions.ranges(atPlainText: 4..<13) == [5..<11, 18..<20])
        #expect(positions.ranges(atPlainText: 9..<11) == [])
        #expect(positions.ranges(atPlainText: 11..<400) == [18..<23])
        #expect(positions.ranges(atPlainText: 0..<0) == [] && DocumentPositions(Document()).ranges(atPlainText: 0..<9) == [])
    }

    @Test func goThereAndBack() {
        var random = FixedRandom(2)
        for _ in 0..<300 {
            let document = Document.random(&random)
            let positions = DocumentPositions(document)
            let text = Array(document.plainText.unicodeScalars)
            #expect(positions.plainTextCount == text.count)
            var printed = 0
            for position in 0...positions.size {
                guard let place = positions.place(atPosition: position) else { continue }
                guard let back = positions.position(of: place) else {
                    Issue.record("a place without a position")
                    continue
                }
                // One less only between the halves of a pair.
                #expect(back == position || back == position - 1)
                if let offset = positions.plainTextOffset(of: place) {
                    #expect(positions.place(atPlainText: offset) == place)
                    printed += 1
                }
            }
            #expect(printed > 0 || text.isEmpty)
            for offset in text.indices where text[offset] == "\u{1F600}" {
                #expect(positions.position(atPlainText: offset + 1) == positions.position(atPlainText: offset).map { $0 + 2 })
            }
        }
    }
}
