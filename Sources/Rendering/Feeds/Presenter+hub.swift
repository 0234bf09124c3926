import Newsroom

extension Presenter {
    /// Where a feed says that it is, and who tells of its changes, as its answer's `Link` header has it (W3C WebSub, section 4);
    /// nil where no hub is told.
    func hubLinks(of feed: PageKey) -> String? {
        paper.syndication.hub.map { "<\(absolute(feed.path))>; rel=\"self\", <\($0)>; rel=\"hub\"" }
    }
}
