import Newsroom
import Testing

@testable import Wire

@Suite struct MarkupSieveTests {
    private func sieved(_ markup: String) throws -> String {
        String(decoding: try MarkupSieve(Array(markup.utf8)).markup, as: UTF8.self)
    }

    @Test(arguments: [
        ("a<!-- b --><b>c</b>", "a<b>c</b>"), ("a<!-->b", "ab"), ("a<!--->b", "ab"), ("a<!--b--!>c", "ac"), ("1 < 2", "1 &lt; 2"),
        ("a<", "a&lt;"),
        ("<script>if (a < b) x()</script>y", "y"), ("<style>p > a {}</style>y", "y"), ("<SCRIPT>x</ScRiPt >y", "y"), ("<?php x ?>y", "y"),
        ("<title>a < b</title>", "<title>a &lt; b</title>"), ("<p onclick=\"x()\" CLASS='a\"b'>", "<p class=\"a&quot;b\">"),
        ("<p id=a class=b/>", "<p id=\"a\" class=\"b/\">"),
        ("<svg><path/><p>x</p></svg>y", "y"), ("<svg/>y", "y"), ("<svg>y", "y"), ("<svg><svg></svg>x</svg>y", "y"), ("<p>x<p", "<p>x"),
        ("</>x</b>", "x"),
        ("<my-box>x</my-box>", "<my-box>x</my-box>"), ("<a:b>x", "<span>x"),
    ])
    func markupIsPassedOnWithoutWhatNoStoryNeeds(_ markup: String, _ expected: String) throws {
        #expect(try sieved(markup) == expected)
    }

    @Test func linkedDataIsSetAside() throws {
        let sieve = try MarkupSieve(Array(#"<script type="application/ld+json; charset=utf-8">{"a":1}</script><script>no</script>"#.utf8))
        #expect(sieve.linkedData.map { String(decoding: $0, as: UTF8.self) } == [#"{"a":1}"#])
    }
}
