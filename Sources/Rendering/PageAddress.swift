import Newsroom

/// What a requested address leads to.
package enum PageAddress: Hashable, Sendable {
    case page(PageKey)
    /// Another spelling or an old address of a page: the page's own address, path and query.
    case moved(to: String)
    /// No page can have this address.
    case nowhere

    /// In bytes, of the path as requested.
    static let longestPath = 1024
    static let longestQuery = 4096

    /// Reads an address as requested: the path still percent-encoded, the query without its question mark.
    ///
    /// Costs no more than reading it, and keeps nothing. Parameters that the page does not know are passed over.
    package init(path: String, query: String = "") {
        guard
            path.utf8.first == UInt8(ascii: "/"), path.utf8.count <= Self.longestPath, query.utf8.count <= Self.longestQuery,
            let parts = Self.parts(of: path), let key = Self.page(parts, query)
        else {
            self = .nowhere
            return
        }
        self = key.path == path ? .page(key) : .moved(to: key.address)
    }

    /// The parts between the slashes, decoded and in lower case (of ASCII); nil for what no address of ours contains.
    private static func parts(of path: String) -> [String]? {
        var parts: [String] = []
        for raw in path.utf8.split(separator: UInt8(ascii: "/")) {
            guard let bytes = decoded(raw, plusIsSpace: false), let part = String(validating: bytes.map(lowerCase), as: UTF8.self) else {
                return nil
            }
            guard part != ".", part != "..", parts.count < 6 else { return nil }
            parts.append(part)
        }
        return parts
    }

    private static func page(_ parts: [String], _ query: String) -> PageKey? {
        switch parts.count {
        case 0: return .front
        case 1: return single(parts[0], query)
        default: break
        }
        switch parts[0] {
        case "record": return parts.count == 2 ? recordEntry(parts[1], query) : nil
        case "topic" where parts.count > 2 && recordLists[parts[2]] != nil: return topicRecord(parts, query)
        case "topic", "tag": return list(parts, query, page: PageKey.topic, feed: PageKey.Feed.topic)
        case "author": return list(parts, query, page: PageKey.author, feed: PageKey.Feed.author)
        case "section": return list(parts, query, page: PageKey.section, feed: PageKey.Feed.section)
        case "package": return parts.count == 2 && isSlug(parts[1]) ? .storyPackage(slug: parts[1]) : nil
        case "language": return language(parts)
        case "diary":
            guard parts == ["diary", "earlier"], let after = cursor(in: query) else { return nil }
            return .diary(.earlier, after: after)
        case "news-feed": return parts.count == 2 ? feed(.newsFeed, parts[1]) : nil
        case "corrections": return parts.count == 2 ? correctionsEntry(parts[1], query) : nil
        case "audio": return parts.count == 2 && feedFormats[parts[1]] == .rss ? .podcast : nil
        case "archive": return archive(parts.dropFirst(), query)
        case "sitemap": return parts.count == 2 ? sitemapPart(parts[1]) : nil
        case ".well-known": return parts == [".well-known", "trust.txt"] ? .trust(wellKnown: true) : nil
        default: return history(parts, query)
        }
    }

    private static func history(_ parts: [String], _ query: String) -> PageKey? {
        guard parts.count == 2, parts[1] == "history", isSlug(parts[0]), !Slug.reserved.contains(parts[0]),
            let after = cursor(in: query)
        else { return nil }
        return .history(slug: parts[0], after: after)
    }

    private static func single(_ name: String, _ query: String) -> PageKey? {
        switch name {
        case "news-feed":
            guard let after = cursor(in: query) else { return nil }
            return .newsFeed(after: after)
        case "search":
            guard let after = cursor(in: query) else { return nil }
            return .search(search(in: query), after: after)
        case "corrections":
            guard let after = cursor(in: query) else { return nil }
            return .corrections(after: after)
        case "record":
            guard let after = cursor(in: query) else { return nil }
            return .record(after: after)
        case "diary":
            guard let after = cursor(in: query) else { return nil }
            return .diary(after: after)
        case "diary.ics": return .diaryCalendar
        case "archive": return .archive()
        case "sitemap.xml": return .sitemap
        case "sitemap-news.xml": return .newsSitemap
        case "robots.txt": return .robots
        case "manifest.webmanifest": return .manifest
        case "offline": return .offline
        case "trust.txt": return .trust()
        default:
            if let feed = feed(.paper, name) { return feed }
            guard isSlug(name), !Slug.reserved.contains(name) else { return nil }
            return place(in: query).map { .live(slug: name, at: $0) } ?? .story(slug: name)
        }
    }

    /// What is no place in a live coverage is passed over.
    private static func place(in query: String) -> LivePlace? {
        if let update = value(of: "update", in: query).flatMap({ LiveUpdate.ID($0) }) { return .update(update) }
        return value(of: "after", in: query).flatMap { Cursor($0) }.map { .after($0) }
    }

    /// `rss` and `feed` are what other systems call it.
    private static let feedFormats: [String: FeedFormat] = [
        "rss.xml": .rss, "rss": .rss, "feed": .rss, "atom.xml": .atom, "feed.json": .json,
    ]

    private static func feed(_ feed: PageKey.Feed, _ name: String) -> PageKey? { feedFormats[name].map { .feed(feed, $0) } }

    private static func list(
        _ parts: [String], _ query: String, page: (String, Cursor?) -> PageKey, feed key: (String) -> PageKey.Feed
    ) -> PageKey? {
        guard isSlug(parts[1]) else { return nil }
        if parts.count == 3 { return feed(key(parts[1]), parts[2]) }
        guard parts.count == 2, let after = cursor(in: query) else { return nil }
        return page(parts[1], after)
    }

    private static let recordLists: [String: @Sendable (String) -> PageKey.RecordList] = [
        "record": { .about(slug: $0) }, "said": { .said(slug: $0) },
    ]

    private static let recordFiles: [String: PageKey.RecordFormat] = ["index.json": .json, "index.csv": .csv]

    /// What lies in `/record/`: a statement, its file, or a file or feed of the whole list.
    private static func recordEntry(_ name: String, _ query: String) -> PageKey? {
        if let format = recordFiles[name] { return recordData(.all, format, query) }
        if let feed = feed(.record(.all), name) { return feed }
        if name.hasSuffix(".json") { return Statement.ID(String(name.dropLast(5))).map { .statementData($0) } }
        return Statement.ID(name).map { .statement($0) }
    }

    /// What lies in `/corrections/`: a correction, or a feed of all.
    private static func correctionsEntry(_ name: String, _ query: String) -> PageKey? {
        guard let id = Correction.ID(name) else { return feed(.corrections, name) }
        guard let after = cursor(in: query) else { return nil }
        return .correction(id, after: after)
    }

    private static func topicRecord(_ parts: [String], _ query: String) -> PageKey? {
        guard isSlug(parts[1]), let list = recordLists[parts[2]]?(parts[1]) else { return nil }
        if parts.count == 4 { return recordFiles[parts[3]].flatMap { recordData(list, $0, query) } ?? feed(.record(list), parts[3]) }
        guard parts.count == 3, let after = cursor(in: query) else { return nil }
        if case .about = list, let sides = sides(of: parts[1], query) { return .sides(sides, after: after) }
        return .record(list, after: after)
    }

    private static func recordData(_ list: PageKey.RecordList, _ format: PageKey.RecordFormat, _ query: String) -> PageKey? {
        guard let after = cursor(in: query) else { return nil }
        return .recordData(list, format, after: after)
    }

    /// Two parties that differ; a form that was sent half filled in asks for the whole list.
    private static func sides(of topic: String, _ query: String) -> PageKey.RecordSides? {
        guard let one = value(of: "one", in: query), let other = value(of: "other", in: query), isSlug(one), isSlug(other), one != other
        else { return nil }
        return PageKey.RecordSides(topic: topic, one: one, other: other)
    }

    /// A language has feeds; its stories are listed by search.
    private static func language(_ parts: [String]) -> PageKey? {
        guard isLanguage(parts[1]) else { return nil }
        if parts.count == 3 { return feed(.language(parts[1]), parts[2]) }
        return parts.count == 2 ? .search(language: parts[1]) : nil
    }

    private static func isLanguage(_ tag: String) -> Bool {
        (2...8).contains(tag.utf8.count) && tag.utf8.allSatisfy { (0x61...0x7A).contains($0) }
    }

    private static func archive(_ parts: ArraySlice<String>, _ query: String) -> PageKey? {
        let numbers = parts.compactMap { part in part.utf8.allSatisfy { (48...57).contains($0) } && part.utf8.count <= 4 ? Int(part) : nil }
        guard numbers.count == parts.count, let first = Day(year: numbers[0], month: numbers.count > 1 ? numbers[1] : 1, day: 1) else {
            return nil
        }
        switch numbers.count {
        case 1: return .archive(year: first.year)
        case 2: return .archive(year: first.year, month: first.month)
        case 3:
            guard let day = Day(year: first.year, month: first.month, day: numbers[2]), let after = cursor(in: query) else { return nil }
            return .archiveDay(day, after: after)
        default: return nil
        }
    }

    private static func sitemapPart(_ name: String) -> PageKey? {
        guard name.hasSuffix(".xml") else { return nil }
        if name == "pages.xml" { return .sitemapOfPages }
        return SitemapPart(String(name.dropLast(4))).map { .sitemapPart($0) }
    }

    /// Letters and digits of any script, `-` and `_`: our own slugs, and those that imports brought with them.
    private static func isSlug(_ text: String) -> Bool {
        guard !text.isEmpty, text.utf8.count <= 300 else { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            switch scalar {
            case "a"..."z", "0"..."9", "-", "_": true
            default: scalar.value > 0x7F && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
            }
        }
    }

    // MARK: The query

    /// The place in the list: nil inside where none is named, nil where it is none of ours.
    private static func cursor(in query: String) -> Cursor?? {
        guard let text = value(of: "after", in: query) else { return .some(nil) }
        return Cursor(text).map { .some($0) }
    }

    /// What is looked for. A filter that is empty, as a form sends it, or none of ours is no filter.
    private static func search(in query: String) -> SearchQuery {
        var search = SearchQuery(text: searchText(in: query))
        func given(_ name: String) -> String? {
            value(of: name, in: query).flatMap { $0.isEmpty || $0.utf8.count > 300 ? nil : $0 }
        }
        search.section = given("section").flatMap { isSlug($0) ? $0 : nil }
        search.topic = given("topic").flatMap { isSlug($0) ? $0 : nil }
        search.author = given("author").flatMap { isSlug($0) ? $0 : nil }
        search.kind = given("kind").flatMap(StoryKind.init)
        search.language = given("language").flatMap { isLanguage($0) ? $0 : nil }
        search.from = given("from").flatMap(day)
        search.to = given("to").flatMap(day)
        search.order = given("order").flatMap(SearchQuery.Order.init) ?? .relevance
        return search
    }

    private static func day(_ text: String) -> Day? {
        ImpreciseDate(text).flatMap { $0.precision == .day && !$0.isApproximate ? $0.first : nil }
    }

    /// At most as much as a search takes, without white space at its ends.
    private static func searchText(in query: String) -> String {
        let words = (value(of: "q", in: query) ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return SearchQuery(text: words).text
    }

    /// The first value of a parameter (application/x-www-form-urlencoded); nil where it is missing or not UTF-8.
    private static func value(of name: String, in query: String) -> String? {
        for pair in query.utf8.split(separator: UInt8(ascii: "&")) {
            let halves = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2, halves[0].elementsEqual(name.utf8) else { continue }
            return decoded(halves[1], plusIsSpace: true).flatMap { String(validating: $0, as: UTF8.self) }
        }
        return nil
    }

    /// Nil where a percent sign is not followed by two hexadecimal digits, or a control character comes out.
    private static func decoded(_ raw: Substring.UTF8View, plusIsSpace: Bool) -> [UInt8]? {
        var bytes: [UInt8] = []
        var rest = raw[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else { return nil }
                bytes.append(high << 4 | low)
            case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
            default: bytes.append(byte)
            }
            if let last = bytes.last, last < 0x20 || last == 0x7F { return nil }
        }
        return bytes
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }

    private static func lowerCase(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte + 32 : byte }
}
