import Foundation
import Newsroom

/// RSS 2.0 (RSS Advisory Board, version 2.0.11), with Dublin Core's authors and dates and Media RSS' pictures.
struct RSSFeed {
    private let feed: FeedModel
    private let presenter: Presenter

    init(_ feed: FeedModel, _ presenter: Presenter) {
        self.feed = feed
        self.presenter = presenter
    }

    func write() -> [UInt8] {
        let (title, page) = (feed.title(presenter), presenter.absolute(feed.feed.page.address))
        var xml = XMLText()
        xml.open("rss", Self.namespaces)
        xml.open("channel")
        xml.element("title", title)
        xml.element("link", page)
        xml.element("description", feed.description(presenter))
        xml.element("language", feed.language(presenter))
        if let updated = feed.updated { xml.element("lastBuildDate", presenter.localTime(updated).mailDate) }
        for link in presenter.links(of: feed.feed, as: .rss) { xml.empty("atom:link", link) }
        if let logo = presenter.logoForFeeds {
            xml.open("image")
            xml.element("url", logo)
            xml.element("title", title)
            xml.element("link", page)
            xml.close("image")
        }
        for entry in feed.entries { write(entry, to: &xml) }
        xml.close("channel")
        xml.close("rss")
        return xml.bytes
    }

    private static let namespaces = [
        ("version", "2.0"), ("xmlns:atom", "http://www.w3.org/2005/Atom"), ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"), ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:media", "http://search.yahoo.com/mrss/"),
    ]

    private func write(_ entry: FeedEntry, to xml: inout XMLText) {
        xml.open("item")
        xml.element("title", entry.title)
        xml.element("link", entry.address)
        xml.element("guid", entry.identifier, [("isPermaLink", "false")])
        xml.element("pubDate", presenter.localTime(entry.published).mailDate)
        xml.element("dcterms:modified", presenter.localTime(entry.updated).iso)
        for author in entry.authors { xml.element("dc:creator", author.name) }
        for contributor in entry.contributors { xml.element("dc:contributor", contributor.name) }
        if entry.language != feed.language(presenter) { xml.element("dc:language", entry.language) }
        for topic in entry.topics { xml.element("category", topic) }
        // Before the content: some readers take what comes last.
        xml.element("description", entry.summary)
        if let content = entry.content { xml.element("content:encoded", markup: content) }
        if let picture = entry.picture { xml.media(picture) }
        xml.close("item")
    }
}

extension Presenter {
    /// A feed's own address and its hub's, as links of Atom (RFC 4287, section 4.2.7; W3C WebSub, section 4).
    func links(of feed: PageKey.Feed, as format: FeedFormat) -> [[(String, String)]] {
        let own = [("href", absolute(PageKey.feed(feed, format).path)), ("rel", "self"), ("type", format.mediaType)]
        return [own] + (paper.syndication.hub.map { [[("href", $0), ("rel", "hub")]] } ?? [])
    }
}

extension XMLText {
    /// A picture with its words (Media RSS 1.5.1).
    mutating func media(_ picture: SharedImage) {
        open(
            "media:content",
            [
                ("url", picture.url), ("type", picture.type), ("medium", "image"), ("width", String(picture.width)),
                ("height", String(picture.height)),
            ])
        if !picture.caption.isEmpty { element("media:description", picture.caption) }
        if !picture.credit.isEmpty { element("media:credit", picture.credit, [("role", "photographer")]) }
        close("media:content")
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
