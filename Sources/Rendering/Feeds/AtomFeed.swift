import Foundation
import Newsroom

/// Atom (RFC 4287), with Media RSS' pictures.
struct AtomFeed {
    private let feed: FeedModel
    private let presenter: Presenter

    init(_ feed: FeedModel, _ presenter: Presenter) {
        self.feed = feed
        self.presenter = presenter
    }

    /// Atom asks for a time of a feed without entries too; this one says that nothing has come yet, and never changes.
    private static let beforeAll = Date(timeIntervalSince1970: 946_684_800)

    func write() -> [UInt8] {
        let paper = presenter.paper
        let own = presenter.absolute(PageKey.feed(feed.feed, .atom).path)
        var xml = XMLText()
        xml.open(
            "feed",
            [
                ("xmlns", "http://www.w3.org/2005/Atom"), ("xmlns:media", "http://search.yahoo.com/mrss/"),
                ("xml:lang", feed.language(presenter)),
            ])
        xml.element("id", feed.identifier ?? own)
        xml.element("title", feed.title(presenter))
        xml.element("subtitle", feed.description(presenter))
        xml.element("updated", presenter.localTime(feed.updated ?? Self.beforeAll).iso)
        for link in presenter.links(of: feed.feed, as: .atom) { xml.empty("link", link) }
        xml.empty("link", [("href", presenter.absolute(feed.feed.page.address)), ("rel", "alternate"), ("type", "text/html")])
        // Who answers for an entry that names nobody.
        write(FeedEntry.Person(name: paper.name, address: presenter.absolute("/")), as: "author", to: &xml)
        if let logo = presenter.logoForFeeds { xml.element("logo", logo) }
        for entry in feed.entries { write(entry, to: &xml) }
        xml.close("feed")
        return xml.bytes
    }

    private func write(_ entry: FeedEntry, to xml: inout XMLText) {
        xml.open("entry", entry.language == feed.language(presenter) ? [] : [("xml:lang", entry.language)])
        xml.element("id", entry.identifier)
        xml.element("title", entry.title)
        xml.empty("link", [("href", entry.address), ("rel", "alternate"), ("type", "text/html")])
        xml.element("published", presenter.localTime(entry.published).iso)
        xml.element("updated", presenter.localTime(entry.updated).iso)
        for author in entry.authors { write(author, as: "author", to: &xml) }
        for contributor in entry.contributors { write(contributor, as: "contributor", to: &xml) }
        for topic in entry.topics { xml.empty("category", [("term", topic)]) }
        if !entry.summary.isEmpty { xml.element("summary", entry.summary) }
        if let content = entry.content { xml.element("content", markup: content, [("type", "html")]) }
        if let picture = entry.picture { xml.media(picture) }
        xml.close("entry")
    }

    private func write(_ person: FeedEntry.Person, as element: String, to xml: inout XMLText) {
        xml.open(element)
        xml.element("name", person.name)
        xml.element("uri", person.address)
        xml.close(element)
    }
}
