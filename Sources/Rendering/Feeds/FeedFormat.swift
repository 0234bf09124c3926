/// The formats of a feed. All of them say the same: see `FeedModel`.
package enum FeedFormat: String, CaseIterable, Hashable, Sendable {
    case rss, atom, json

    package var fileName: String {
        switch self {
        case .rss: "rss.xml"
        case .atom: "atom.xml"
        case .json: "feed.json"
        }
    }

    /// As links to it have it.
    package var mediaType: String {
        switch self {
        case .rss: "application/rss+xml"
        case .atom: "application/atom+xml"
        case .json: "application/feed+json"
        }
    }

    /// JSON is UTF-8 always, and its type has no such parameter (RFC 8259, section 11).
    var contentType: String { self == .json ? mediaType : "\(mediaType); charset=utf-8" }

    /// As readers know it.
    var name: String {
        switch self {
        case .rss: "RSS"
        case .atom: "Atom"
        case .json: "JSON Feed"
        }
    }

    func write(_ feed: FeedModel, _ presenter: Presenter) -> [UInt8] {
        switch self {
        case .rss: RSSFeed(feed, presenter).write()
        case .atom: AtomFeed(feed, presenter).write()
        case .json: JSONFeed(feed, presenter).write()
        }
    }
}
