import Foundation
import Newsroom

/// RSS 2.0 (RSS Advisory Board, version 2.0.11) with full text, authors and pictures.
///
/// An item's `guid` is the story's identifier and never changes; all times come from the stories, none from the clock.
struct RSSFeed {
    static let length = 30
    static let contentType = "application/rss+xml; charset=utf-8"

    let feed: PageKey.Feed
    /// What the feed follows, where that is not the whole paper.
    let subject: String?
    let summary: String
    /// The page of which this is the feed.
    let page: PageKey
    let editions: [Edition]

    init(
        _ feed: PageKey.Feed, of list: EditionFilter, subject: String? = nil, summary: String = "", page: PageKey,
        from reader: any EditionReader
    ) throws {
        self.feed = feed
        self.subject = subject
        self.summary = summary
        self.page = page
        editions = try reader.newest(list, after: nil, limit: Self.length).items.compactMap { try reader.edition($0.id) }
    }

    var lastModified: Date? { editions.map(\.lastChange).max() }

    func write(_ presenter: Presenter) -> [UInt8] {
        let paper = presenter.paper
        var xml = XMLText()
        xml.open("rss", Self.namespaces)
        xml.open("channel")
        xml.element("title", subject.map { subject in presenter.words[.feedTitle, { $0 == "paper" ? paper.name : subject }] } ?? paper.name)
        xml.element("link", presenter.absolute(page.path))
        xml.element("description", [summary, paper.motto].first { !$0.isEmpty } ?? paper.name)
        xml.element("language", paper.language)
        if let lastModified { xml.element("lastBuildDate", presenter.localTime(lastModified).mailDate) }
        let address = presenter.absolute(PageKey.rss(feed).path)
        xml.empty("atom:link", [("href", address), ("rel", "self"), ("type", "application/rss+xml")])
        for edition in editions { write(edition, presenter, to: &xml) }
        xml.close("channel")
        xml.close("rss")
        return xml.bytes
    }

    private static let namespaces = [
        ("version", "2.0"), ("xmlns:atom", "http://www.w3.org/2005/Atom"), ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"), ("xmlns:media", "http://search.yahoo.com/mrss/"),
    ]

    private func write(_ edition: Edition, _ presenter: Presenter, to xml: inout XMLText) {
        let story = edition.summary
        xml.open("item")
        xml.element("title", story.headline)
        xml.element("link", presenter.absolute(PageKey.story(slug: story.slug).path))
        xml.element("guid", "urn:uuid:\(story.id)", [("isPermaLink", "false")])
        xml.element("pubDate", presenter.localTime(story.firstPublished).mailDate)
        for credit in story.byline where credit.role == .author { xml.element("dc:creator", credit.name) }
        for topic in story.topics { xml.element("category", topic.name) }
        xml.element("description", story.standfirst.isEmpty ? edition.document.opening : story.standfirst)
        xml.element("content:encoded", markup: content(edition, presenter))
        if let photograph = story.leadPhotograph { write(photograph, edition.leadCaption, presenter, to: &xml) }
        xml.close("item")
    }

    /// Corrections go where the error went: they stand before the text.
    private func content(_ edition: Edition, _ presenter: Presenter) -> [UInt8] {
        var html: [UInt8] = []
        for correction in edition.corrections {
            html.append("<p><strong>")
            html.append(escaped: presenter.words.correctionKinds[correction.kind] ?? "")
            html.append("</strong> ")
            html.append(escaped: correction.text)
            html.append("</p>\n")
        }
        return html + presenter.body(edition, elsewhere: true)
    }

    private func write(_ photograph: Photograph, _ caption: String?, _ presenter: Presenter, to xml: inout XMLText) {
        guard let file = photograph.file else { return }
        xml.open(
            "media:content",
            [
                ("url", presenter.absolute(PageKey.media(file.name))), ("type", file.type), ("medium", "image"),
                ("width", String(file.width)), ("height", String(file.height)),
            ])
        let caption = caption ?? photograph.caption
        if !caption.isEmpty { xml.element("media:description", caption) }
        if !photograph.credit.isEmpty { xml.element("media:credit", photograph.credit, [("role", "photographer")]) }
        xml.close("media:content")
    }
}

extension Edition {
    /// When readers were last told something new: an update, a correction, or something in its live
    /// coverage.
    var lastChange: Date {
        let updates = live?.newest.map(\.updated).max() ?? .distantPast
        return max(summary.updated, corrections.map(\.at).max() ?? .distantPast, updates)
    }
}

extension LocalTime {
    /// RFC 822 with a four-digit year, as RSS asks: `Wed, 12 Feb 2025 14:02:00 +0200`.
    var mailDate: String {
        let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        // 1970 began on a Thursday.
        let weekday = ((day.daysSince1970 + 4) % 7 + 7) % 7
        var clock = ASCIIText(capacity: 20)
        clock.append(day.year, width: 4)
        clock.append(" ")
        appendClock(to: &clock, withSeconds: true)
        clock.append(offset < 0 ? " -" : " +")
        clock.append(abs(offset) / 3600, width: 2)
        clock.append(abs(offset) / 60 % 60, width: 2)
        return "\(days[weekday]), \(day.day < 10 ? "0" : "")\(day.day) \(months[day.month - 1]) \(clock.string)"
    }
}
