import Foundation
import Newsroom

/// Full-text search over editions: the one place, besides connecting, where the engines speak differently.
///
/// What a headline says weighs most, then the standfirst, the topics, the body. What a story is (its section, topics, authors,
/// kind, language) is in the index as words of their own, so that a filter is one more word to look for and costs no more.
///
/// An entry's number rises with first publication: the newest of those found are read from the index's end.
struct SearchIndex {
    let connection: any Connection

    /// As many are put in order by how well they fit; of more, the newest come first.
    static let mostRanked = 2_000

    struct Entry {
        var headline: String
        var standfirst: String
        var topics: String
        var body: String
        var facets: [Facet]
        var firstPublished: Date

        init(headline: String, standfirst: String, topics: [String], body: String, facets: [Facet], firstPublished: Date) {
            self.headline = SearchText.prepared(headline)
            self.standfirst = SearchText.prepared(standfirst)
            self.topics = SearchText.prepared(topics.joined(separator: " "))
            self.body = SearchText.prepared(body)
            self.facets = facets
            self.firstPublished = firstPublished
        }

        var columns: [SQLValue] { [.text(headline), .text(standfirst), .text(topics), .text(body)] }
    }

    /// What a story is. Its word ends in a digit, so that no stemmer takes it for a word with an ending.
    enum Facet: Hashable {
        case section(Section.ID)
        case topic(Topic.ID)
        case contributor(Contributor.ID)
        case kind(StoryKind)
        case language(String)

        var word: String {
            switch self {
            case .section(let id): "s\(Self.digits(id.uuid))0"
            case .topic(let id): "t\(Self.digits(id.uuid))0"
            case .contributor(let id): "c\(Self.digits(id.uuid))0"
            case .kind(let kind): "k\(kind.rawValue)0"
            case .language(let tag): "l\(Self.primary(tag))0"
            }
        }

        private static func digits(_ id: UUID) -> String { id.uuidString.lowercased().filter { $0 != "-" } }

        private static func primary(_ tag: String) -> String {
            String(tag.lowercased().prefix { $0.isASCII && $0.isLetter })
        }
    }

    /// What is looked for: every word, every facet, inside the range.
    struct Wish: Hashable {
        var words: [String] = []
        /// The last word also matches as a beginning, because it may not be finished yet.
        var lastIsBeginning = true
        var facets: [Facet] = []
        var since: Date?
        /// Not in it any more.
        var until: Date?
    }

    typealias Found = (story: Story.ID, rank: Int64)
    typealias Ranked = (number: Int64, rank: Int64)

    // MARK: Keeping

    /// Puts an edition into the index, or in place of what is there of it.
    func put(_ entry: Entry, for story: Story.ID) throws {
        try remove(story)
        let number = try freeNumber(entry.firstPublished, story)
        switch connection.dialect {
        case .sqlite:
            try connection.execute("INSERT INTO search_entries (number, story) VALUES ($1, $2)", [.integer(number), .id(story)])
            try connection.execute(
                "INSERT INTO edition_search (rowid, headline, standfirst, topics, body, facets) VALUES ($1, $2, $3, $4, $5, $6)",
                [.integer(number)] + entry.columns + [.text(entry.facets.map(\.word).joined(separator: " "))])
        case .postgresql:
            try connection.execute(
                """
                INSERT INTO search_entries (number, story, vector) VALUES ($1, $2,
                    setweight(to_tsvector('broadsheet', $3), 'A') || setweight(to_tsvector('broadsheet', $4), 'B')
                    || setweight(to_tsvector('broadsheet', $5), 'C') || setweight(to_tsvector('broadsheet', $6), 'D')
                    || array_to_tsvector(string_to_array($7, ' ')))
                """,
                [.integer(number), .id(story)] + entry.columns
                    + [.text(Set(entry.facets).map { "#" + $0.word }.joined(separator: " "))])
        }
    }

    func remove(_ story: Story.ID) throws {
        guard let number = try number(of: story) else { return }
        if connection.dialect == .sqlite {
            try connection.execute("DELETE FROM edition_search WHERE rowid = $1", [.integer(number)])
        }
        try connection.execute("DELETE FROM search_entries WHERE number = $1", [.integer(number)])
    }

    private func freeNumber(_ date: Date, _ story: Story.ID) throws -> Int64 {
        let bytes = story.uuid.uuid
        var number = Self.number(date) + Int64(bytes.13 & 0x0F) << 16 + Int64(bytes.14) << 8 + Int64(bytes.15)
        while try connection.row("SELECT 1 FROM search_entries WHERE number = $1", [.integer(number)], { _ in true }) != nil {
            number += 1
        }
        return number
    }

    /// The lowest number of that millisecond: there is room for a million stories in each. Times before 1691 and after 2248
    /// are taken for those.
    private static func number(_ date: Date) -> Int64 {
        let limit = Double(Int64(1) << 43 - 1)
        return Int64(min(limit, max(-limit, (date.timeIntervalSince1970 * 1000).rounded()))) * (1 << 20)
    }

    // MARK: Finding

    /// The numbers of those in which every word occurs, best first: lower is better, ties by number. Nil where there are more than are put
    /// in order. Whose numbers they are is asked for those that are shown: to look up two thousand takes longer than to find them.
    func ranked(_ wish: Wish) throws -> [Ranked]? {
        guard !wish.words.isEmpty else { return [] }
        var arguments: [SQLValue] = []
        let found = try connection.rows(
            "SELECT \(number(wish)), \(score) FROM \(matching(wish, naming: false, &arguments)) LIMIT \(Self.mostRanked + 1)", arguments
        ) { Ranked(number: try $0.integer(0), rank: try $0.integer(1)) }
        return found.count > Self.mostRanked ? nil : found.sorted { ($0.rank, $0.number) < ($1.rank, $1.number) }
    }

    /// The number at one end of the archive, without what lies far out there by a wrong date.
    static func end(_ order: String, of table: String = "search_entries", _ number: String = "number") -> String {
        "(SELECT \(number) FROM \(table) ORDER BY \(number) \(order) LIMIT 1 OFFSET 100)"
    }

    private func number(_ wish: Wish) -> String {
        wish.isOfWords && connection.dialect == .sqlite ? "edition_search.rowid" : "search_entries.number"
    }

    func story(_ number: Int64) throws -> Story.ID? {
        try connection.row("SELECT story FROM search_entries WHERE number = $1", [.integer(number)]) { try $0.id(0) }
    }

    func number(of story: Story.ID) throws -> Int64? {
        try connection.row("SELECT number FROM search_entries WHERE story = $1", [.id(story)]) { try $0.integer(0) }
    }

    private var score: String {
        switch connection.dialect {
        case .sqlite: "CAST(1000000000 * fit(edition_search, \(Self.end("ASC")), \(Self.end("DESC"))) AS INTEGER)"
        case .postgresql: "CAST(-1000000 * ts_rank_cd('{0.1, 0.3, 0.4, 1.0}', vector, to_tsquery('broadsheet', $1), 1) AS BIGINT)"
        }
    }

    /// The same by first publication, newest first; the rank is the number in the index.
    func newest(_ wish: Wish, after cursor: Found?, limit: Int) throws -> [Found] {
        var arguments: [SQLValue] = []
        var matching = matching(wish, &arguments)
        let number = number(wish)
        if let cursor {
            arguments.append(.integer(cursor.rank))
            matching += "\(matching.contains("WHERE") ? " AND" : " WHERE") \(number) < $\(arguments.count)"
        }
        arguments.append(.int(limit))
        return try connection.rows(
            "SELECT search_entries.story, search_entries.number FROM \(matching) ORDER BY \(number) DESC LIMIT $\(arguments.count)",
            arguments
        ) { (try $0.id(0), try $0.integer(1)) }
    }

    /// Whether so many stories match that putting them in order would cost too much. Looks at no more of them than that, and at the words'
    /// own lists alone.
    func isCommon(_ wish: Wish) throws -> Bool {
        var arguments: [SQLValue] = []
        let source = matching(wish, naming: false, &arguments)
        let count = try connection.row(
            "SELECT count(*) FROM (SELECT 1 FROM \(source) LIMIT \(Self.mostRanked + 1)) AS matching", arguments, { try $0.int(0) })
        return (count ?? 0) > Self.mostRanked
    }

    /// The entries that match, as what stands after FROM.
    ///
    /// - Parameter naming: whether the stories' identifiers are wanted.
    private func matching(_ wish: Wish, naming: Bool = true, _ arguments: inout [SQLValue]) -> String {
        var conditions: [String] = []
        var source = "search_entries"
        var number = "search_entries.number"
        if wish.isOfWords {
            switch connection.dialect {
            case .sqlite:
                source = "edition_search" + (naming ? " JOIN search_entries ON search_entries.number = edition_search.rowid" : "")
                number = "edition_search.rowid"
                arguments.append(.text(sqliteExpression(wish)))
                conditions.append("edition_search MATCH $\(arguments.count)")
            case .postgresql:
                if !wish.words.isEmpty {
                    arguments.append(.text(wish.words.map { "'\($0)'" }.joined(separator: " & ") + (wish.lastIsBeginning ? ":*" : "")))
                    conditions.append("vector @@ to_tsquery('broadsheet', $\(arguments.count))")
                }
                if !wish.facets.isEmpty {
                    arguments.append(.text(wish.facets.map { "'#\($0.word)'" }.joined(separator: " & ")))
                    conditions.append("vector @@ CAST($\(arguments.count) AS tsquery)")
                }
            }
        }
        if let since = wish.since {
            arguments.append(.integer(Self.number(since)))
            conditions.append("\(number) >= $\(arguments.count)")
        }
        if let until = wish.until {
            arguments.append(.integer(Self.number(until)))
            conditions.append("\(number) < $\(arguments.count)")
        }
        return conditions.isEmpty ? source : "\(source) WHERE \(conditions.joined(separator: " AND "))"
    }

    /// Words consist of letters and digits only, so that quoting them is safe in both query languages.
    private func sqliteExpression(_ wish: Wish) -> String {
        var parts: [String] = []
        if !wish.words.isEmpty {
            let words = wish.words.map { "\"\($0)\"" }.joined(separator: " AND ")
            parts.append("{headline standfirst topics body} : (\(words)\(wish.lastIsBeginning ? " *" : ""))")
        }
        return (parts + wish.facets.map { "facets : \"\($0.word)\"" }).joined(separator: " AND ")
    }
}

extension SearchIndex.Wish {
    /// One word and nothing else, or one filter.
    var isOfOne: Bool { words.count + facets.count == 1 }

    fileprivate var isOfWords: Bool { !words.isEmpty || !facets.isEmpty }
}
