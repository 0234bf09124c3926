import Newsroom

/// Addresses in a mirror. A mirror is files, and a file server does not look at queries: what the paper's own address says in one
/// stands in the path.
extension PageKey {
    /// Where readers of a mirror find the page: a path, and for an update of a live coverage its place on the page.
    package var mirrorAddress: String {
        switch self {
        case .live(_, .update(let update)): "\(path)#update-\(update)"
        case .search: "/search/"
        // Two sides are put together by a form, which a mirror cannot answer.
        case .sides, .recordData: path
        default: place.map { "\(path)\(Self.mirrorFolder)/\($0)/" } ?? path
        }
    }

    /// The page at a path of a mirror, still percent-encoded; nil where none can be.
    package init?(mirrorPath path: String) {
        if path == "/search/" {
            self = .search(text: "")
            return
        }
        var query = ""
        var page = path
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        if parts.count >= 4, parts.last == "", parts[parts.count - 3] == Self.mirrorFolder {
            page = parts.dropLast(3).joined(separator: "/") + "/"
            query = "after=\(parts[parts.count - 2])"
        }
        guard case .page(let key) = PageAddress(path: page, query: query), key.mirrorAddress == path else { return nil }
        self = key
    }

    private static let mirrorFolder: Substring = "after"

    /// Where the list on the page begins, of those that go on for more than one.
    private var place: Cursor? {
        switch self {
        case .topic(_, let place), .author(_, let place), .section(_, let place), .newsFeed(let place), .archiveDay(_, let place),
            .corrections(let place), .correction(_, let place), .history(_, let place), .record(_, let place), .diary(_, let place):
            place
        case .live(_, .after(let place)): place
        default: nil
        }
    }
}
