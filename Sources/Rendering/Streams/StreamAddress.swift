import Newsroom

/// Where a stream of events is asked for: beside the page whose news it tells.
package enum StreamAddress: Hashable, Sendable {
    case newsFeed
    /// Of a story that is covered live, by any slug that it has or had.
    case story(slug: String)

    /// Nil for the address of anything else.
    package init?(path: String) {
        guard path.hasSuffix("/events") else { return nil }
        switch PageAddress(path: String(path.dropLast("events".utf8.count))) {
        case .page(.newsFeed(nil)): self = .newsFeed
        case .page(.story(let slug)): self = .story(slug: slug)
        default: return nil
        }
    }

    package var path: String {
        switch self {
        case .newsFeed: PageKey.newsFeed().path + "events"
        case .story(let slug): PageKey.story(slug: slug).path + "events"
        }
    }

    /// For who has seen everything up to a notice.
    func address(after notice: Int) -> String { "\(path)?after=\(notice)" }
}
