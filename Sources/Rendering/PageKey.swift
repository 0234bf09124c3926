package import Newsroom

/// Every page of the reader's site, and the one table of its addresses.
///
/// A page has exactly one address; `PageAddress` leads other spellings of it there.
package enum PageKey: Hashable, Sendable {
    case front
    case story(slug: String)
    /// A live coverage from a place in it.
    case live(slug: String, at: LivePlace)
    /// How a story changed since its publication.
    case history(slug: String, after: Cursor? = nil)
    case topic(slug: String, after: Cursor? = nil)
    case author(slug: String, after: Cursor? = nil)
    case section(slug: String, after: Cursor? = nil)
    case storyPackage(slug: String)
    case newsFeed(after: Cursor? = nil)
    case archiveDay(Day, after: Cursor? = nil)
    /// The calendar of a month, the months of a year, or all years. Numbers as in a `Day`.
    case archive(year: Int? = nil, month: Int? = nil)
    case search(SearchQuery, after: Cursor? = nil)
    case corrections(after: Cursor? = nil)
    /// One correction, with the stories that had the error.
    case correction(Correction.ID, after: Cursor? = nil)
    /// Statements, newest first by when they were said.
    case record(RecordList = .all, after: Cursor? = nil)
    /// What two parties said about a topic, side by side. All three by their topics' addresses.
    case sides(RecordSides, after: Cursor? = nil)
    case statement(Statement.ID)
    /// The same for programs.
    case recordData(RecordList, RecordFormat, after: Cursor? = nil)
    case statementData(Statement.ID)
    /// What is expected.
    case diary(DiaryList = .coming, after: Cursor? = nil)
    /// The same for calendars (iCalendar, RFC 5545).
    case diaryCalendar
    case feed(Feed, FeedFormat)
    /// The stories that can be heard.
    case podcast
    case sitemap
    /// The pages that every paper has, and its sections.
    case sitemapOfPages
    case sitemapPart(SitemapPart)
    /// The stories of the last two days.
    case newsSitemap
    case robots
    /// What a browser needs to install the paper (W3C Web Application Manifest).
    case manifest
    /// What is shown where the paper cannot be reached; kept by the theme's service worker.
    case offline
    /// `trust.txt`, which partners look for in two places.
    case trust(wellKnown: Bool = false)

    /// What a feed follows.
    package enum Feed: Hashable, Sendable {
        case paper, newsFeed, corrections
        /// Statements, by when they were said.
        case record(RecordList)
        case topic(slug: String)
        case author(slug: String)
        case section(slug: String)
        /// The first subtag of BCP 47, in lower case.
        case language(String)

        /// The page of which it is the feed.
        package var page: PageKey {
            switch self {
            case .paper: .front
            case .newsFeed: .newsFeed()
            case .corrections: .corrections()
            case .record(let list): .record(list)
            case .topic(let slug): .topic(slug: slug)
            case .author(let slug): .author(slug: slug)
            case .section(let slug): .section(slug: slug)
            case .language(let language): .search(language: language)
            }
        }

        /// Where its files lie.
        fileprivate var folder: String {
            if case .language(let language) = self { return "/language/\(PageKey.encoded(language))/" }
            return page.path
        }
    }

    /// The feed of a page in RSS.
    package static func rss(_ feed: Feed) -> PageKey { .feed(feed, .rss) }

    /// The address's path, without its query; percent-encoded where need be.
    package var path: String {
        switch self {
        case .front: "/"
        case .story(let slug), .live(let slug, _): "/\(Self.encoded(slug))/"
        case .history(let slug, _): "/\(Self.encoded(slug))/history/"
        case .topic(let slug, _): "/topic/\(Self.encoded(slug))/"
        case .author(let slug, _): "/author/\(Self.encoded(slug))/"
        case .section(let slug, _): "/section/\(Self.encoded(slug))/"
        case .storyPackage(let slug): "/package/\(Self.encoded(slug))/"
        case .newsFeed: "/news-feed/"
        case .archiveDay(let day, _): "/archive/\(Self.digits(day.year, 4))/\(Self.digits(day.month, 2))/\(Self.digits(day.day, 2))/"
        case .archive(let year?, let month?): "/archive/\(Self.digits(year, 4))/\(Self.digits(month, 2))/"
        case .archive(let year?, nil): "/archive/\(Self.digits(year, 4))/"
        case .archive: "/archive/"
        case .search: "/search"
        case .corrections: "/corrections/"
        case .correction(let id, _): "/corrections/\(id)/"
        case .record(let list, _): list.folder
        case .sides(let sides, _): RecordList.about(slug: sides.topic).folder
        case .statement(let id): "/record/\(id)/"
        case .recordData(let list, let format, _): "\(list.folder)index.\(format.rawValue)"
        case .statementData(let id): "/record/\(id).json"
        case .diary(let list, _): list.path
        case .diaryCalendar: "/diary.ics"
        case .feed(let feed, let format): feed.folder + format.fileName
        case .podcast: "/audio/rss.xml"
        case .sitemap: "/sitemap.xml"
        case .sitemapOfPages: "/sitemap/pages.xml"
        case .sitemapPart(let part): "/sitemap/\(part).xml"
        case .newsSitemap: "/sitemap-news.xml"
        case .robots: "/robots.txt"
        case .manifest: "/manifest.webmanifest"
        case .offline: "/offline/"
        case .trust(let wellKnown): wellKnown ? "/.well-known/trust.txt" : "/trust.txt"
        }
    }

    /// The address's query without the question mark; empty where the page needs none.
    package var query: String {
        switch self {
        case .topic(_, let after?), .author(_, let after?), .section(_, let after?), .newsFeed(let after?), .archiveDay(_, let after?),
            .corrections(let after?), .correction(_, let after?), .history(_, let after?), .record(_, let after?),
            .recordData(_, _, let after?),
            .diary(_, let after?):
            "after=\(after)"
        case .sides(let sides, let after):
            "one=\(Self.encoded(sides.one))&other=\(Self.encoded(sides.other))" + (after.map { "&after=\($0)" } ?? "")
        case .live(_, .after(let after)): "after=\(after)"
        case .live(_, .update(let update)): "update=\(update)"
        case .search(let query, let after): Self.query(query, after)
        default: ""
        }
    }

    /// Whether the page shows a list from a place that its address names: there are as many such pages as cursors.
    package var beginsAtPlace: Bool {
        switch self {
        case .live, .topic(_, .some), .author(_, .some), .section(_, .some), .newsFeed(.some), .archiveDay(_, .some), .search(_, .some),
            .corrections(.some), .correction(_, .some), .history(_, .some), .record(_, .some), .recordData(_, _, .some), .sides(_, .some),
            .diary(_, .some):
            true
        default: false
        }
    }

    /// Path and query, as a link names the page.
    package var address: String {
        let query = query
        return query.isEmpty ? path : "\(path)?\(query)"
    }

    package static func search(text: String, after: Cursor? = nil) -> PageKey { .search(SearchQuery(text: text), after: after) }

    /// The newest stories in a language.
    package static func search(language: String) -> PageKey {
        var query = SearchQuery(text: "")
        query.language = language
        return .search(query)
    }

    private static func query(_ query: SearchQuery, _ after: Cursor?) -> String {
        let parts: [(String, String?)] = [
            ("q", query.text), ("section", query.section), ("topic", query.topic), ("author", query.author), ("kind", query.kind?.rawValue),
            ("language", query.language), ("from", query.from?.description), ("to", query.to?.description),
            ("order", query.order == .newest ? query.order.rawValue : nil), ("after", after?.description),
        ]
        return parts.compactMap { name, value in value.flatMap { $0.isEmpty ? nil : "\(name)=\(encoded($0))" } }.joined(separator: "&")
    }

    /// Where a file of the media store is served.
    package static func media(_ name: String) -> String { "/media/\(encoded(name))" }

    private static func digits(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    /// RFC 3986, section 2.3: unreserved characters stand for themselves.
    static func encoded(_ text: String) -> String {
        if text.utf8.allSatisfy(isUnreserved) { return text }
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if isUnreserved(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let hexadecimal = Array("0123456789ABCDEF".utf8)

    static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
        default: false
        }
    }
}
