import Archive
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Archive contract: search with filters")
struct SearchFiltersTests {
    private static let town = Section(id: .sample(1101), name: "Town", slug: "town")

    private func withStories(_ kind: TestEngine, _ body: @Sendable (TestPaper) async throws -> Void) async throws {
        try await withPaper(kind) { paper in
            try await paper.archive.write { try $0.sections.save(Self.town) }
            for number in UInt64(1)...12 {
                var content = StoryContent(headline: "Ferry number \(number)", document: Document(paragraphs: ["The tide turned."]))
                content.kind = number.isMultiple(of: 2) ? .opinion : .news
                content.language = number.isMultiple(of: 3) ? "uk-UA" : "en"
                content.topics = number.isMultiple(of: 4) ? [Topic.tides.id] : [Topic.harbour.id]
                content.byline = number > 9 ? [BylineEntry(contributor: Contributor.marenHolt.id)] : []
                content.section = number > 6 ? Self.town.id : nil
                try await paper.put(number, content, at: .firstMorning.addingTimeInterval(Double(number) * 86_400))
            }
            try await body(paper)
        }
    }

    private func expect(
        _ expected: [UInt64], in paper: TestPaper, _ text: String = "ferry", at location: SourceLocation = #_sourceLocation,
        _ change: (inout SearchQuery) -> Void
    ) async throws {
        var query = SearchQuery(text: text)
        change(&query)
        query.order = .newest
        let wanted = query
        let found = try await paper.readers { try $0.search(wanted, after: nil, limit: 50).items.map(\.summary.id) }
        #expect(found == expected.map { .sample($0) }, sourceLocation: location)
        query.order = .relevance
        let ranked = query
        let same = try await paper.readers { try $0.search(ranked, after: nil, limit: 50).items.map(\.summary.id) }
        #expect(Set(same) == Set(found), "in the other order", sourceLocation: location)
    }

    @Test(arguments: TestEngine.all)
    func `each filter leaves what it says, with words and without`(_ kind: TestEngine) async throws {
        try await withStories(kind) { paper in
            for text in ["ferry", ""] {
                try await expect([12, 11, 10, 9, 8, 7], in: paper, text) { $0.section = "town" }
                try await expect([12, 8, 4], in: paper, text) { $0.topic = "tides" }
                try await expect([12, 11, 10], in: paper, text) { $0.author = "maren-holt" }
                try await expect([11, 9, 7, 5, 3, 1], in: paper, text) { $0.kind = .news }
                try await expect([12, 9, 6, 3], in: paper, text) { $0.language = "uk" }
            }
            try await expect([12], in: paper) {
                ($0.section, $0.topic, $0.author, $0.kind, $0.language) = ("town", "tides", "maren-holt", .opinion, "uk")
            }
            try await expect([], in: paper, "nothing") { $0.section = "town" }
        }
    }

    @Test(arguments: TestEngine.all)
    func `days are the newsroom's, and both are in`(_ kind: TestEngine) async throws {
        try await withStories(kind) { paper in
            let first = Day(Date.firstMorning, in: .kyiv)
            let day = { (number: Int) in Day(daysSince1970: first.daysSince1970 + number) }
            for text in ["tide", ""] {
                try await expect([5, 4, 3], in: paper, text) { ($0.from, $0.to) = (day(3), day(5)) }
                try await expect([12, 11], in: paper, text) { $0.from = day(11) }
                try await expect([2, 1], in: paper, text) { $0.to = day(2) }
                try await expect([], in: paper, text) { ($0.from, $0.to) = (day(5), day(3)) }
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a filter that leads nowhere finds nothing, and no filter's word is found as a word`(_ kind: TestEngine) async throws {
        try await withStories(kind) { paper in
            try await expect([], in: paper) { $0.section = "sea" }
            try await expect([], in: paper) { $0.topic = "sea" }
            try await expect([], in: paper) { $0.author = "sea" }
            for text in ["knews0", "knews", "len0", "len", "topinion0"] { #expect(try await paper.search(text) == [], "\(text)") }
            let all = try await paper.readers { try $0.search(SearchQuery(text: ""), after: nil, limit: 9).items.count }
            #expect(all == 0)
        }
    }

    @Test(arguments: TestEngine.all)
    func `newest first pages through, none twice and none missing`(_ kind: TestEngine) async throws {
        try await withPaper(kind) { paper in
            // Several at one time: the order among them is the index's own.
            try await paper.put(
                (1...40).map { ($0, StoryContent(headline: "Tide \($0)"), .firstMorning.addingTimeInterval(Double($0 / 8))) })
            var query = SearchQuery(text: "tide")
            query.order = .newest
            var found: [Story.ID] = []
            var cursor: Cursor?
            repeat {
                let (wanted, after) = (query, cursor)
                let page = try await paper.readers { try $0.search(wanted, after: after, limit: 7) }
                found += page.items.map(\.summary.id)
                cursor = page.next.flatMap { Cursor($0.description) }
            } while cursor != nil
            #expect(Set(found).count == 40 && found.count == 40)
            let ids = found
            let times = try await paper.readers { reader in try ids.compactMap { try reader.edition($0)?.summary.firstPublished } }
            #expect(times == times.sorted(by: >))
        }
    }

    @Test(arguments: TestEngine.all)
    func `words that very many stories have are not ranked`(_ kind: TestEngine) async throws {
        try await withPaper(kind) { paper in
            let times = (1...2_001).map { Date.firstMorning.addingTimeInterval(Double($0)) }
            try await paper.put(times.enumerated().map { (UInt64($0 + 1), StoryContent(headline: "Tide", topics: []), $1) })
            #expect(try await paper.readers { try $0.order(of: SearchQuery(text: "tide")) } == .newest)
            // Nor are they taken for the beginning of others, which would be read whole first.
            try await paper.put(9_999, StoryContent(headline: "Tidewaters"), at: .firstMorning.addingTimeInterval(9_999))
            #expect(try await paper.search("tide", limit: 1) != [.sample(9_999)])
            #expect(try await paper.search("tidew") == [.sample(9_999)])
            try await paper.remove(9_999)
            try await paper.remove(1)
            #expect(try await paper.readers { try $0.order(of: SearchQuery(text: "tide")) } == .relevance)
            var newest = SearchQuery(text: "tide")
            newest.order = .newest
            let wanted = newest
            #expect(try await paper.readers { try $0.order(of: wanted) } == .newest)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a word that no story has is put right with one that some have`(_ kind: TestEngine) async throws {
        try await withPaper(kind) { paper in
            try await paper.put(1, StoryContent(headline: "Harbour master resigns", standfirst: "Гавань чекає"))
            try await paper.put(2, StoryContent(headline: "Harbour reopened", document: Document(paragraphs: ["Seventeen kettles boiled"])))
            let cases: [(String, String?)] = [
                ("harbor", "harbour"), ("harbuor master", "harbour master"), ("HARBUOR", "harbour"), ("msater", "master"),
                ("resings", "resigns"), ("гаванб", "гавань"), ("harbour", nil), ("kettles", nil), ("kettels", nil), ("zebra", nil),
                ("ma", nil),
                ("", nil), ("\"harbuor\"; --", "\"harbour\"; --"), (String(repeating: "x", count: 10_000), nil),
            ]
            for (text, expected) in cases {
                #expect(try await paper.readers { try $0.correction(of: text) } == expected, "\(text.prefix(40))")
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a word that is no longer public is not suggested`(_ kind: TestEngine) async throws {
        try await withPaper(kind) { paper in
            try await paper.put(1, StoryContent(headline: "Harbour master resigns"))
            try await paper.put(2, StoryContent(headline: "Harbour"))
            try await paper.put(1, StoryContent(headline: "Harbour warden resigns"))
            #expect(try await paper.readers { try $0.correction(of: "mastre") } == nil)
            #expect(try await paper.readers { try $0.correction(of: "wardne") } == "warden")
            try await paper.remove(1)
            #expect(try await paper.readers { try $0.correction(of: "wardne") } == nil)
            #expect(try await paper.readers { try $0.correction(of: "harbuor") } == "harbour")
            try await paper.remove(2)
            let left = try await paper.archive.read { try $0.connection.contents() }
            #expect(left["vocabulary"] == [] && left["vocabulary_keys"] == [])
        }
    }

    @Test(arguments: TestEngine.all)
    func `topics are found by the beginning of a name, those that are public`(_ kind: TestEngine) async throws {
        try await withPaper(kind) { paper in
            try await paper.put(1, .tideTables)
            let cases: [(String, [String])] = [
                ("vell", ["vellmouth-harbour"]), ("The Do", ["vellmouth-harbour"]), ("гав", ["vellmouth-harbour"]), ("TIDES", ["tides"]),
                ("ada", []), ("v", []), ("%", []), ("ti_es", []), ("harbour", []), ("\\", []),
            ]
            for (text, slugs) in cases {
                #expect(try await paper.readers { try $0.topics(named: text, limit: 5) }.map(\.slug) == slugs, "\(text)")
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `the index of an older paper is made anew`(_ kind: TestEngine) async throws {
        try await withStories(kind) { paper in
            let before = try await paper.archive.read { try $0.connection.contents() }
            try await paper.archive.write { records in
                for table in ["search_entries", "vocabulary", "vocabulary_keys"] { try records.connection.execute("DELETE FROM \(table)") }
                if records.connection.dialect == .sqlite { try records.connection.execute("DELETE FROM edition_search") }
                try records.editions.rebuildSearch()
            }
            let after = try await paper.archive.read { try $0.connection.contents() }
            for table in ["search_entries", "vocabulary", "vocabulary_keys"] {
                #expect(Set(after[table] ?? []) == Set(before[table] ?? []), "\(table)")
            }
            try await expect([12], in: paper) {
                ($0.section, $0.topic) = ("town", "tides")
                $0.from = nil
                $0.author = "maren-holt"
            }
        }
    }
}
