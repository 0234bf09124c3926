import Foundation
import Newsroom
import TestSupport
import Testing

@testable import Archive

@Suite("How well a story fits what is searched for")
struct SearchRankingTests {
    /// An index of so many stories: every one has a word, each third another, and few have rare ones.
    private func filled(_ paper: TestPaper, _ count: Int) async throws {
        try await paper.archive.engine.write { connection in
            for number in 0..<count {
                let words = ["common", number % 3 == 0 ? "third" : "other", number % 97 == 0 ? "rare rare" : ""]
                try connection.execute(
                    "INSERT INTO edition_search (rowid, headline, standfirst, topics, body, facets) VALUES ($1, $2, '', '', $3, 'len0')",
                    [
                        .int(number), .text(number % 11 == 0 ? "third" : "news"),
                        .text(words.joined(separator: " ") + String(repeating: " long", count: number % 7)),
                    ])
            }
        }
    }

    private func ranks(_ expression: String, by function: String, _ paper: TestPaper) async throws -> [(number: Int64, score: Double)] {
        try await paper.archive.engine.read { connection in
            try connection.rows(
                "SELECT rowid, CAST(1000000 * \(function) AS INTEGER) FROM edition_search WHERE edition_search MATCH $1 ORDER BY rowid",
                [.text(expression)]
            ) { (try $0.integer(0), Double(try $0.integer(1)) / 1_000_000) }
        }
    }

    private static let bm25 = "bm25(edition_search, 10.0, 4.0, 3.0, 1.0, 0.0)"
    private static let fit =
        "fit(edition_search, 0, (SELECT max(id) FROM edition_search_docsize))"

    @Test("is what SQLite's own bm25 says, where all stories that have a word can be counted")
    func same() async throws {
        try await withPaper(.sqlite) { paper in
            try await filled(paper, 1_500)
            for expression in ["rare", "third AND rare", "common AND rare", "thi*", "long AND facets : len0"] {
                let (ours, theirs) = (try await ranks(expression, by: Self.fit, paper), try await ranks(expression, by: Self.bm25, paper))
                #expect(ours.count > 3 && ours.count == theirs.count)
                #expect(zip(ours, theirs).allSatisfy { $0.number == $1.number && abs($0.score - $1.score) < 0.000_01 }, "\(expression)")
            }
        }
    }

    @Test("is about the same, and in the same order, where they are too many to be counted")
    func estimated() async throws {
        try await withPaper(.sqlite) { paper in
            try await filled(paper, 9_000)
            for expression in ["third AND rare", "common AND third", "other AND rare"] {
                let (ours, theirs) = (try await ranks(expression, by: Self.fit, paper), try await ranks(expression, by: Self.bm25, paper))
                #expect(ours.count > 3)
                #expect(zip(ours, theirs).allSatisfy { abs($0.score - $1.score) <= 0.05 * abs($1.score) + 0.000_01 }, "\(expression)")
                func order(_ ranks: [(number: Int64, score: Double)]) -> [Int64] {
                    ranks.sorted { ($0.score, $0.number) < ($1.score, $1.number) }.prefix(10).map(\.number)
                }
                #expect(order(ours) == order(theirs), "\(expression)")
            }
        }
    }

    @Test("a few entries with a wrong date, far before or after all others, change next to nothing")
    func outliers() async throws {
        try await withPaper(.sqlite) { paper in
            try await filled(paper, 9_000)
            try await paper.archive.engine.write { connection in
                for number in [-1_000_000_000, 1_000_000_000_000] {
                    try connection.execute(
                        "INSERT INTO edition_search (rowid, headline, standfirst, topics, body, facets) VALUES ($1, 'x', '', '', 'x', '')",
                        [.int(number)])
                }
            }
            func off(_ ends: (String) -> String) async throws -> Double {
                let function = "fit(edition_search, \(ends("ASC")), \(ends("DESC")))"
                let ours = try await ranks("third AND rare", by: function, paper)
                let theirs = try await ranks("third AND rare", by: Self.bm25, paper)
                return zip(ours, theirs).map { abs($0.score - $1.score) / abs($1.score) }.max() ?? 1
            }
            #expect(try await off { SearchIndex.end($0, of: "edition_search_docsize", "id") } < 0.05)
            // That is what leaving out some at each end is for.
            #expect(try await off { "(SELECT id FROM edition_search_docsize ORDER BY id \($0) LIMIT 1)" } > 0.05)
        }
    }

    @Test("wants the numbers of the oldest and the newest entry")
    func wrong() async throws {
        try await withPaper(.sqlite) { paper in
            try await filled(paper, 3)
            await #expect(throws: (any Error).self) { try await ranks("common", by: "fit(edition_search)", paper) }
            #expect(try await ranks("common", by: "fit(edition_search, 0, 0)", paper).count == 3)
        }
    }
}
