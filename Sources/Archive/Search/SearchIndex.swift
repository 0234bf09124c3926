import Foundation
import Newsroom

/// Full-text search over editions: the one place, besides connecting, where the engines speak differently.
///
/// What a headline says weighs most, then the standfirst, the topics, the body.
struct SearchIndex {
    let connection: any Connection

    struct Entry {
        var headline: String
        var standfirst: String
        var topics: String
        var body: String

        init(headline: String, standfirst: String, topics: [String], body: String) {
            self.headline = SearchText.prepared(headline)
            self.standfirst = SearchText.prepared(standfirst)
            self.topics = SearchText.prepared(topics.joined(separator: " "))
            self.body = SearchText.prepared(body)
        }

        var columns: [SQLValue] { [.text(headline), .text(standfirst), .text(topics), .text(body)] }
    }

    /// Puts an edition into the index, or in place of what is there of it.
    func put(_ entry: Entry, for story: Story.ID) throws {
        try remove(story)
        let number = try connection.row("SELECT coalesce(max(number), 0) + 1 FROM search_entries") { try $0.int(0) } ?? 1
        switch connection.dialect {
        case .sqlite:
            try connection.execute("INSERT INTO search_entries (number, story) VALUES ($1, $2)", [.int(number), .id(story)])
            try connection.execute(
                "INSERT INTO edition_search (rowid, headline, standfirst, topics, body) VALUES ($1, $2, $3, $4, $5)",
                [.int(number)] + entry.columns)
        case .postgresql:
            try connection.execute(
                """
                INSERT INTO search_entries (number, story, vector) VALUES ($1, $2,
                    setweight(to_tsvector('broadsheet', $3), 'A') || setweight(to_tsvector('broadsheet', $4), 'B')
                    || setweight(to_tsvector('broadsheet', $5), 'C') || setweight(to_tsvector('broadsheet', $6), 'D'))
                """, [.int(number), .id(story)] + entry.columns)
        }
    }

    func remove(_ story: Story.ID) throws {
        guard let number = try connection.row("SELECT number FROM search_entries WHERE story = $1", [.id(story)], { try $0.integer(0) })
        else { return }
        if connection.dialect == .sqlite {
            try connection.execute("DELETE FROM edition_search WHERE rowid = $1", [.integer(number)])
        }
        try connection.execute("DELETE FROM search_entries WHERE number = $1", [.integer(number)])
    }

    /// Stories in which every word occurs, best first, each with its rank: lower is better, ties by identifier.
    ///
    /// The last word also matches as a beginning, because it may not be finished yet.
    func find(_ words: [String], after cursor: (rank: Int64, story: Story.ID)?, limit: Int) throws -> [(story: Story.ID, rank: Int64)] {
        guard !words.isEmpty else { return [] }
        var arguments: [SQLValue] = [.text(expression(words))]
        var condition = ""
        if let cursor {
            arguments += [.integer(cursor.rank), .id(cursor.story)]
            condition = "WHERE (score, story) > ($2, $3)"
        }
        arguments.append(.int(limit))
        return try connection.rows(
            "SELECT story, score FROM (\(ranked)) AS ranked \(condition) ORDER BY score, story LIMIT $\(arguments.count)", arguments
        ) { (try $0.id(0), try $0.integer(1)) }
    }

    private var ranked: String {
        switch connection.dialect {
        case .sqlite:
            """
            SELECT search_entries.story AS story, CAST(bm25(edition_search, 10.0, 4.0, 3.0, 1.0) * 1000000 AS INTEGER) AS score
            FROM edition_search JOIN search_entries ON search_entries.number = edition_search.rowid WHERE edition_search MATCH $1
            """
        case .postgresql:
            """
            SELECT story, CAST(-1000000 * ts_rank_cd('{0.1, 0.3, 0.4, 1.0}', vector, query, 1) AS BIGINT) AS score
            FROM search_entries, to_tsquery('broadsheet', $1) AS query WHERE vector @@ query
            """
        }
    }

    /// Words consist of letters and digits only, so that quoting them is safe in both query languages.
    private func expression(_ words: [String]) -> String {
        switch connection.dialect {
        case .sqlite: words.map { "\"\($0)\"" }.joined(separator: " AND ") + " *"
        case .postgresql: words.map { "'\($0)'" }.joined(separator: " & ") + ":*"
        }
    }
}
