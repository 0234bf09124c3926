import Foundation
import Newsroom
import Rendering

/// What stands in a mirror's file.
struct MirrorContent: Sendable {
    var body: [UInt8]
    var reads: Set<Subject> = []
    var spans: [ListSpan] = []
    var place: (thing: Subject, place: Cursor)?
    var until: Date?
    var links: Set<MirrorPath> = []
}

/// Makes the contents of a mirror's files from the published paper.
struct MirrorPages: Sendable {
    let renderer: PageRenderer
    let paper: Paper
    let theme: Theme
    let addresses = MirrorAddresses()

    init(paper: Paper, theme: Theme, now: @escaping @Sendable () -> Date) {
        renderer = PageRenderer(paper: paper, theme: theme, isMirror: true, now: now)
        self.paper = paper
        self.theme = theme
    }

    /// The pages with which a mirror begins: what they lead to comes with them.
    static let first: [PageKey] =
        [
            .front, .newsFeed(), .archive(), .search(text: ""), .corrections(), .record(), .diary(), .diary(.earlier), .diaryCalendar,
            .podcast, .sitemap, .sitemapOfPages, .newsSitemap, .robots, .manifest, .offline, .trust(), .trust(wellKnown: true),
            .recordData(.all, .json), .recordData(.all, .csv),
        ] + feeds([.paper, .newsFeed, .corrections, .record(.all)])

    static func feeds(_ feeds: [PageKey.Feed]) -> [PageKey] { feeds.flatMap { feed in FeedFormat.allCases.map { .feed(feed, $0) } } }

    /// Files of the theme, which change their names with their contents.
    var themeFiles: [MirrorPath] { (theme.assets.keys + ["/service-worker.js"]).compactMap { MirrorPath(address: $0) } }

    /// What every page was made from: a change of it makes every page another one.
    func common(from reader: any EditionReader) throws -> Set<Subject> { try renderer.render(.offline, from: reader).reads }

    /// Nil where there is nothing at the file's address.
    func content(of path: MirrorPath, from reader: any EditionReader) throws -> MirrorContent? {
        if let asset = asset(path) { return MirrorContent(body: asset) }
        if path == MirrorPath.notFound {
            return content(try renderer.notFound(from: reader), at: nil)
        }
        let address = path.address
        guard let key = PageKey(mirrorPath: address) else { return try elsewhere(address, from: reader) }
        let page = try renderer.render(key, from: reader)
        if page.status == 200 { return content(page, at: key) }
        // What leads elsewhere for a while only is no file.
        guard page.status == 301, let target = page.location else { return nil }
        return try leadsOn(key, to: target, from: reader) ? leading(to: target, page) : nil
    }

    private func asset(_ path: MirrorPath) -> [UInt8]? {
        path.text == "service-worker.js" ? theme.serviceWorker?.body : theme.assets["/" + path.text]?.body
    }

    private func content(_ page: RenderedPage, at key: PageKey?) -> MirrorContent {
        var content = MirrorContent(body: page.body, reads: page.reads, spans: page.spans, until: page.holdsUntil)
        if key?.beginsAtPlace == true {
            // Later pages of a list come and go with its first, which is the one that has the address.
            content.reads = content.reads.filter { if case .address = $0 { false } else { true } }
        }
        switch key {
        case .story: content.place = page.place.flatMap { place in page.story.map { (.story($0), place) } }
        case .statement(let id): content.place = page.place.map { (.statement(id), $0) }
        default: break
        }
        let isSitemap = [.sitemap, .sitemapOfPages].contains(key) || { if case .sitemapPart = key { true } else { false } }()
        if page.contentType.hasPrefix("text/html") {
            content.links = MirrorLinks.inPage(page.body, siteURL: paper.siteURL, addresses)
        } else if isSitemap {
            content.links = MirrorLinks.inSitemap(page.body, siteURL: paper.siteURL, addresses)
        } else {
            content.links = MirrorLinks.inFile(page.body, siteURL: paper.siteURL, addresses)
        }
        return content
    }

    /// An address at which no page can be: another spelling of one, or one that an editor lets lead elsewhere.
    private func elsewhere(_ address: String, from reader: any EditionReader) throws -> MirrorContent? {
        if case .moved(let target) = PageAddress(path: address) {
            guard let key = PageKey(mirrorPath: target) else { return nil }
            let page = try renderer.render(key, from: reader)
            return page.status == 200 ? leading(to: target, page) : nil
        }
        let page = try renderer.notFound(address, from: reader)
        return page.location.map { leading(to: $0, page) }
    }

    /// Whether the address itself was given away: what lay under an old address of a story has none of its own.
    private func leadsOn(_ key: PageKey, to target: String, from reader: any EditionReader) throws -> Bool {
        switch key {
        case .story, .topic(_, nil): return true
        default:
            guard !key.beginsAtPlace, let address = Redirect.address(of: key.path) else { return false }
            return try reader.redirect(from: address) == target
        }
    }

    private func leading(to target: String, _ page: RenderedPage) -> MirrorContent {
        MirrorContent(body: renderer.leading(to: target), reads: page.reads)
    }
}
