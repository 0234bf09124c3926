import Foundation
import Newsroom
import Testing

@testable import Wire

/// A page of our own around some markup.
enum SamplePage {
    static let kyiv = TimeZone(identifier: "Europe/Kyiv") ?? .gmt

    static let paragraphs = [
        "The ferry to Lower Harbour, which has run since 1911, will stop on Monday, the town's council decided, after a long and loud evening.",
        "“We have no pilot, no boat and, frankly, no river,” the harbour master said, adding that the water had been falling for six years.",
        "Some 400 people cross each day, most of them to work in the mills, and they will have to go round by the bridge at Upper Ford.",
        "The council expects to save 12,000 crowns a year, money that it wants to spend on the bridge, its lamps and its keeper.",
    ]

    static func article(_ inside: String, head: String = "", around: String = "") -> [UInt8] {
        let prose = paragraphs.map { "<p>\($0)</p>" }.joined(separator: "\n")
        return Array(
            """
            <!DOCTYPE html><html lang="en-GB"><head><title>Ferry stops after a century – The Lantern</title>
            <meta property="og:site_name" content="The Lantern">\(head)</head><body>
            <nav><a href="/">Front page</a> <a href="/sport">Sport</a></nav>
            <main><h1>Ferry stops after a century</h1><div class="story">\(prose)\(inside)</div></main>\(around)
            <footer>Copyright 2024 The Lantern</footer></body></html>
            """.utf8)
    }

    static func read(_ bytes: [UInt8]) throws -> ImportedStory {
        try SavedHTMLPage.read(bytes, name: "ferry.html", timeZone: kyiv)
    }

    static func lines(_ story: ImportedStory) -> [String] {
        story.body.compactMap { block in
            switch block {
            case .block(.paragraph(let inlines)), .block(.heading(_, let inlines)): inlines.words
            default: nil
            }
        }
    }
}

@Suite struct SavedHTMLPageTests {
    @Test func copyIsReadInOrderWithoutTheSitesFurniture() throws {
        let story = try SamplePage.read(SamplePage.article(""))
        #expect(SamplePage.lines(story) == SamplePage.paragraphs)
        #expect(story.headline == "Ferry stops after a century")
        #expect(story.language == "en-GB")
        #expect(story.origin == "file:ferry.html")
    }

    @Test func canonicalAddressIsTheOrigin() throws {
        let head = #"<link rel="canonical" href="https://lantern.example/ferry?ref=1">"#
        #expect(try SamplePage.read(SamplePage.article("", head: head)).origin == "https://lantern.example/ferry?ref=1")
    }

    @Test func marksAndAbsoluteLinksAreKept() throws {
        let head = #"<link rel="canonical" href="https://lantern.example/news/ferry">"#
        let inside =
            #"<p>The <strong>old</strong> boat, built in <a href="/1911">the yard at Ford</a>, is for sale, as <em>is</em> the pier.</p>"#
        let story = try SamplePage.read(SamplePage.article(inside, head: head))
        guard case .block(.paragraph(let inlines)) = story.body.last else {
            Issue.record("no paragraph")
            return
        }
        #expect(inlines.contains(.text(" old", [.strong])) || inlines.contains(.text("old", [.strong])))
        #expect(
            inlines.contains { inline in
                if case .text(let text, let marks) = inline {
                    text.contains("the yard at Ford") && marks == [.link(href: "https://lantern.example/1911")]
                } else {
                    false
                }
            })
        #expect(inlines.words == "The old boat, built in the yard at Ford, is for sale, as is the pier.")
    }

    @Test func scriptLinksAreNoLinks() throws {
        let story = try SamplePage.read(
            SamplePage.article(
                #"<p>Ask <a href="javascript:alert(1)">the keeper of the old bridge</a>, who knows the river, its fords and its moods.</p>"#
            ))
        #expect(
            story.body.last
                == .block(.paragraph([.text("Ask the keeper of the old bridge, who knows the river, its fords and its moods.")])))
    }

    @Test func headingsQuotationsListsAndTablesKeepTheirShape() throws {
        let inside = """
            <h2>What next</h2><blockquote><p>The river was here first, and it will be here last, the poet wrote of it.</p></blockquote>
            <ul><li>Bridge at Upper Ford, two miles upstream</li><li>Bus 4, at every full hour of the day</li></ul>
            <table><caption>Crossings, by year</caption><tr><th>Year</th><th>People</th></tr><tr><td>1911</td><td>40,000</td></tr></table>
            <p>The last boat leaves at six in the evening, with a band on board, and comes back empty.</p>
            """
        let body = try SamplePage.read(SamplePage.article(inside)).body.dropFirst(SamplePage.paragraphs.count)
        #expect(body.first == .block(.heading(level: 2, [.text("What next")])))
        #expect(body.contains { if case .block(.quotation) = $0 { true } else { false } })
        #expect(
            body.contains(
                .block(
                    .bulletList([
                        [.paragraph([.text("Bridge at Upper Ford, two miles upstream")])],
                        [.paragraph([.text("Bus 4, at every full hour of the day")])],
                    ]))))
        #expect(
            body.contains { if case .block(.table(let table)) = $0 { table.rows.count == 2 && table.rows[0][0].isHeader } else { false } })
    }

    @Test func captionAndCreditAreToldApart() throws {
        let inside = """
            <figure><img src="https://lantern.example/boat.jpg" alt="A boat"><figcaption>The boat in May. Photograph: Ann Lee/Lantern</figcaption></figure>
            <p>It will be sold, with its bell, to whoever carries it away, the council said, and by Friday.</p>
            """
        let story = try SamplePage.read(SamplePage.article(inside))
        let photographs = story.body.compactMap { if case .photograph(let photograph) = $0 { photograph } else { nil } }
        #expect(photographs.first?.caption == "The boat in May.")
        #expect(photographs.first?.credit == "Ann Lee/Lantern")
        #expect(photographs.first?.alternativeText == "A boat")
    }

    @Test func leadPhotographOfTheMetadataIsNotTwiceInTheBody() throws {
        let head = #"<meta property="og:image" content="https://lantern.example/large/harbour-at-dusk.jpg">"#
        let inside =
            #"<figure><img src="https://lantern.example/small/harbour-at-dusk.jpg"><figcaption>Dusk (A. Lee/Reuters)</figcaption></figure>"#
        let story = try SamplePage.read(SamplePage.article(inside, head: head))
        #expect(story.photograph?.url == "https://lantern.example/large/harbour-at-dusk.jpg")
        #expect(story.photograph?.caption == "Dusk")
        #expect(story.photograph?.credit == "A. Lee/Reuters")
        #expect(!story.body.contains { if case .photograph = $0 { true } else { false } })
    }

    @Test func relatedStoryWithALabelIsACard() throws {
        let inside = """
            <p>Read more: <a href="https://lantern.example/bridge">Bridge at Upper Ford gets lamps</a></p>
            <p>The mills will open half an hour later from Monday on, so that nobody has to run, their owners said.</p>
            """
        let story = try SamplePage.read(SamplePage.article(inside))
        let card = StoryCard.elsewhere(.init(title: "Bridge at Upper Ford gets lamps", url: "https://lantern.example/bridge"))
        #expect(story.body.contains(.block(.storyCard(card))))
        #expect(!SamplePage.lines(story).contains { $0.contains("Read more") })
    }

    @Test(arguments: [
        "<p>Advertisement</p>", "<div class=\"newsletter-signup\"><p>Sign up to our newsletter</p></div>", "<p>Share this article</p>",
        "<p>© 2024 The Lantern. All rights reserved.</p>",
        "<h2>Most read</h2><ul><li><a href=\"/a\">One</a></li><li><a href=\"/b\">Two</a></li></ul>",
        "<div hidden><p>Words that a screen never shows, however long they are, and however many commas they have.</p></div>",
        "<p class=\"caption\">The pier. Photo: A. Lee</p>",
    ])
    func furnitureInTheStoryIsDropped(_ furniture: String) throws {
        #expect(SamplePage.lines(try SamplePage.read(SamplePage.article(furniture))) == SamplePage.paragraphs)
    }

    @Test func doubtfulLinesAreListedAndNotLost() throws {
        let story = try SamplePage.read(
            SamplePage.article(
                #"<p><a href="https://lantern.example/x">The mills, the bridge and the river: a walk in ten pictures</a></p>"#))
        #expect(story.unplaced == ["The mills, the bridge and the river: a walk in ten pictures"])
    }

    @Test func headlineAndBylineAreNoCopy() throws {
        let head = #"<meta name="author" content="Ann Lee">"#
        let page = String(decoding: SamplePage.article("", head: head), as: UTF8.self)
            .replacingOccurrences(
                of: #"<div class="story">"#,
                with: #"<div class="story"><h2>Ferry stops after a century</h2><p>By Ann Lee</p><p>4 May 2024, 10:12</p>"#)
        let story = try SamplePage.read(Array(page.utf8))
        #expect(SamplePage.lines(story) == SamplePage.paragraphs)
        #expect(story.byline == ["Ann Lee"])
    }

    @Test func storyBrokenIntoSeveralBoxesIsReadWhole() throws {
        let boxes = SamplePage.paragraphs.map {
            "<div class=\"grid\"><div class=\"chunk\"><p class=\"text\">\($0)</p><p class=\"text\">\($0.uppercased())</p></div></div><div class=\"ad\"></div>"
        }
        let page = "<html><body><div class=\"page\">\(boxes.joined())</div></body></html>"
        #expect(SamplePage.lines(try SamplePage.read(Array(page.utf8))).count == 8)
    }

    @Test func paragraphsPartedByLineBreaksAreParagraphs() throws {
        let page = "<html><body><div>\(SamplePage.paragraphs.joined(separator: "<br><br>\n"))</div></body></html>"
        #expect(SamplePage.lines(try SamplePage.read(Array(page.utf8))) == SamplePage.paragraphs)
    }

    @Test func printedAudioNoticeIsNoCopyAndTopicsWithoutKindsAreGuessed() throws {
        let head = #"<meta property="article:tag" content="Ukraine"><meta property="article:tag" content="Harbours">"#
        let page = SamplePage.article("<p>Listen to this article, read by an AI voice</p>", head: head)
        let story = try SamplePage.read(page)
        #expect(story.audio == .init(isSynthetic: true))
        #expect(!SamplePage.lines(story).contains { $0.contains("Listen") })
        #expect(story.topics == [.init(name: "Ukraine", kind: .place), .init(name: "Harbours", kind: .theme)])
    }

    @Test func newsFeedIsNoTopic() throws {
        let head = """
            <script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry stops after a century","articleSection":"News Feed",
            "keywords":"Ferries, Harbour","about":[{"@type":"Place","name":"Upper Ford"}]}</script>
            """
        let story = try SamplePage.read(SamplePage.article("", head: head))
        #expect(story.inNewsFeed)
        #expect(
            story.topics == [
                .init(name: "Upper Ford", kind: .place), .init(name: "Ferries", kind: .theme), .init(name: "Harbour", kind: .theme),
            ])
    }

    @Test func timesWithoutAZoneAreTheNewsrooms() throws {
        let head = #"<meta property="article:published_time" content="2024-05-04T10:12:00">"#
        let story = try SamplePage.read(SamplePage.article("", head: head))
        #expect(story.published == Date(timeIntervalSince1970: 1_714_806_720))
    }

    @Test func truncatedPageGivesWhatIsThere() throws {
        let whole = SamplePage.article("")
        let cut = Array(whole.prefix(whole.count - 420))
        #expect(SamplePage.lines(try SamplePage.read(cut)).first == SamplePage.paragraphs.first)
    }
}

@Suite struct RefusedPageTests {
    @Test(arguments: [[], Array(" \n\t".utf8)])
    func emptyFileIsRefused(_ bytes: [UInt8]) {
        #expect(throws: UnreadablePage.empty) { try SamplePage.read(bytes) }
    }

    @Test func binaryFileIsRefused() {
        let bytes = [UInt8](Data("%PDF-1.7".utf8)) + (0..<4000).map { UInt8($0 % 7) }
        #expect(throws: UnreadablePage.binary) { try SamplePage.read(bytes) }
    }

    @Test func fileBeyondTheLimitIsRefusedBeforeItIsParsed() {
        let bytes = [UInt8](repeating: 0x61, count: PageLimits.bytes + 1)
        #expect(throws: UnreadablePage.tooLarge(bytes: bytes.count, limit: PageLimits.bytes)) { try SamplePage.read(bytes) }
    }

    @Test func pageWithoutWordsIsNoStory() {
        #expect(throws: UnreadablePage.self) { try SamplePage.read(Array("<html><body><img src=x></body></html>".utf8)) }
    }
}
