import Foundation
import Newsroom
import Testing

@testable import Wire

/// Pages made to exhaust their reader: each ends, with a story or with a refusal.
@Suite struct HostileHTMLTests {
    private func outcome(_ markup: String) -> Bool {
        do {
            _ = try SamplePage.read(Array(markup.utf8))
            return true
        } catch {
            return true
        }
    }

    private func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    @Test(arguments: [
        "<div>", "<b>", "<p><b>", "<a href=x>", "<table><tr><td>", "<ul><li>", "<blockquote>", "<svg>", "<select><option>", "<!--",
        "<script>", "<font color=a>",
        "</div>", "</p>", "<p>", "<br>", "<h1>", "<section><p>Words, words, and more words of no use.", "<button><p>", "<span ", "&amp",
        "<![CDATA[",
    ])
    func hundredThousandUnclosedTagsEnd(_ tag: String) {
        #expect(outcome("<html><body><p>A page.</p>" + repeated(tag, 100_000)))
    }

    @Test func millionUnclosedTagsEnd() {
        #expect(outcome(repeated("<div><b>", 500_000) + "<p>End</p>"))
    }

    @Test func nestingIsCutAtTheLimit() throws {
        let sieve = try MarkupSieve(Array((repeated("<div>", 5000) + "x").utf8))
        #expect(String(decoding: sieve.markup, as: UTF8.self) == repeated("<div>", MarkupSieve.Limits.depth) + "x")
    }

    @Test func endTagOfACutElementClosesNoOther() throws {
        let markup = repeated("<div>", MarkupSieve.Limits.depth) + "<div>x</div>y"
        let sieve = try MarkupSieve(Array(markup.utf8))
        #expect(String(decoding: sieve.markup, as: UTF8.self) == repeated("<div>", MarkupSieve.Limits.depth) + "xy")
    }

    @Test func distinctFormattingDoesNotMultiply() throws {
        let fonts = (0..<200).map { "<font color=c\($0)>" }.joined()
        let markup = fonts + repeated("<p>x", 2000)
        let sieve = try MarkupSieve(Array(markup.utf8))
        #expect(PageTree(parsing: sieve.markup).count < 2000 * (MarkupSieve.Limits.openFormatting + 3))
    }

    @Test func elementWithHundredThousandAttributesEnds() throws {
        let attributes = (0..<100_000).map { " a\($0)=\"\($0)\"" }.joined()
        #expect(outcome("<p\(attributes)>Words</p>"))
        let sieve = try MarkupSieve(Array("<p\(attributes) id=\"kept\">".utf8))
        #expect(String(decoding: sieve.markup, as: UTF8.self) == #"<p id="kept">"#)
    }

    @Test func giantAttributeIsCut() throws {
        let sieve = try MarkupSieve(Array("<p class=\"\(repeated("x", 10_000_000))\">Words</p>".utf8))
        #expect(sieve.markup.count < MarkupSieve.Limits.attributeBytes + 100)
    }

    @Test func pageOfTooManyElementsIsRefused() {
        #expect(throws: MarkupSieve.TooManyNodes.self) { try MarkupSieve(Array(repeated("<i></i>", MarkupSieve.Limits.nodes + 10).utf8)) }
    }

    @Test func deepLinkedDataIsCut() {
        #expect(outcome("<script type=\"application/ld+json\">\(repeated("{\"a\":", 200_000))</script><p>Words</p>"))
    }
}
