import Archive
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Archive contract: search")
struct SearchTests {
    private func expectFound(
        _ text: String, _ stories: [UInt64], in paper: TestPaper, at location: SourceLocation = #_sourceLocation
    ) async throws {
        let found = try await paper.search(text)
        #expect(found == stories.map { Story.ID.sample($0) }, "\(text)", sourceLocation: location)
    }

    @Test(arguments: TestEngine.all)
    func `a headline weighs most, then the standfirst, the topics, the body`(_ kind: TestEngine) async throws {
        try await withPaper(kind) { paper in
            let filler = "Quiet water lay along the northern quay all day"
            try await paper.put(
                1, StoryContent(headline: "Nothing here", standfirst: filler, document: Document(paragraphs: ["A regatta"])))
            try await paper.put(
                2,
                StoryContent(
                    headline: "Nothing here", standfirst: filler, topics: [Topic.regatta.id], document: Document(paragraphs: ["A boat"])))
            try await paper.put(
                3, StoryContent(headline: "Nothing here", standfirst: "\(filler) regatta", document: Document(paragraphs: ["A boat"])))
            try await paper.put(
                4, StoryContent(headline: "Nothing regatta", standfirst: filler, document: Document(paragraphs: ["A boat"])))
            for number in UInt64(5)...20 {
                try await paper.put(
                    number, StoryContent(headline: "Other things", standfirst: filler, document: Document(paragraphs: ["A boat"])))
            }
            try await expectFound("regatta", [4, 3, 2, 1], in: paper)
        }
    }

    @Test(arguments: TestEngine.all)
    func `English endings do not matter`(_ kind: TestEngine) async throws {
        try await withPaper(kind) { paper in
            try await paper.put(1, StoryContent(headline: "The council published its budgets"))
            for text in ["publishing", "publishes", "PUBLISHED", "budget", "councils publish", "the"] {
                try await expectFound(text, [1], in: paper)
            }
            try await expectFound("repair", [], in: paper)
        }
    }

    @Test(arguments: TestEngine.all)
    func `Ukrainian endings and case do not matter`(_ kind: TestEngine) async throws {
        try await withPaper(kind) { paper in
            try await paper.put(1, StoryContent(language: "uk", headline: "Пором повернувся до гавані"))
            for text in ["пором", "порома", "поромі", "ПОРОМ", "поромом", "порому"] { try await expectFound(text, [1], in: paper) }
            try await expectFound("корабель", [], in: paper)
        }
    }

    @Test(arguments: TestEngine.all)
    func `Ukrainian letters and apostrophes of every kind are found`(_ kind: TestEngine) async throws {
        try await withPaper(kind) { paper in
            try await paper.put(1, StoryContent(language: "uk", headline: "П’ять їжаків і єнот на паромах у гавані"))
            for text in ["п’ять", "п'ять", "пʼять", "П’ЯТЬ", "п’яти", "паромі", "гавань", "їжак", "ЄНОТ"] {
                try await expectFound(text, [1], in: paper)
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `accents and case of Latin letters do not matter`(_ kind: TestEngine) async throws {
        try await withPaper(kind) { paper in
            try await paper.put(1, StoryContent(headline: "Le Café de Zürich"))
            for text in ["cafe", "CAFÉ", "zurich", "Zürich cafe\u{301}"] { try await expectFound(text, [1], in: paper) }
        }
    }

    @Test(arguments: TestEngine.all)
    func `the last word also matches as a beginning, and every word must be there`(_ kind: TestEngine) async throws {
        try await withPaper(kind) { paper in
            try await paper.put(1, StoryContent(headline: "Harbour master resigns"))
            try await paper.put(2, StoryContent(headline: "Harbour reopened"))
            for text in ["harbour mas", "mas"] { try await expectFound(text, [1], in: paper) }
            try await expectFound("harb master", [], in: paper)
            try await expectFound("master reopened", [], in: paper)
        }
    }

    private static let hostile = [
        "\"", "'", "''", "\\", "harbour\"", "harbour'", "harbour\\", "NEAR(harbour master)", "harbour NEAR/2 master", "harbour AND",
        "OR harbour", "NOT harbour", "harbour*", "*", "* *", "headline:harbour", "{headline} : harbour", "^harbour", "+harbour", "-harbour",
        "harbour & master", "harbour | master", "!harbour", "harbour:*", "(harbour", "harbour)", "<->", "harbour <-> master", "$1", "%",
        "_",
        ";", "--", "\u{0}harbour", "😀", "harbour 😀", "\u{301}", "\u{345}", "①", "½", "٣", "\u{93E}", "ª", "ㅤ", "\u{200D}", "\u{FEFF}",
        "a\u{301}\u{302}\u{303}", "1e5", "3.14", "-5", "a_b", "http://example.com/a?b=c", "x@y.example", "<b>bold</b>", "&amp;",
        "\u{E000}", "\u{10FFFF}", "क्ष", "中文", "ﷺ", "\u{1D54F}", "ǅ", "İ",
    ]

    @Test(arguments: TestEngine.all)
    func `whatever is typed is only looked for`(_ kind: TestEngine) async throws {
        try await withPaper(kind) { paper in
            try await paper.put(1, StoryContent(headline: "Harbour master resigns"))
            for (index, text) in Self.hostile.enumerated() {
                try await paper.put(UInt64(index + 2), StoryContent(headline: "About \(text.replacing("\u{0}", with: ""))"))
                await #expect(throws: Never.self, "\(text.debugDescription)") { _ = try await paper.search(text) }
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `long queries are cut, not refused`(_ kind: TestEngine) async throws {
        try await withPaper(kind) { paper in
            try await paper.put(1, StoryContent(headline: "Harbour master resigns"))
            for text in [
                String(repeating: "harbour ", count: 1250), String(repeating: "h", count: 10_000), String(repeating: "😀", count: 10_000),
                String(repeating: "\"", count: 10_000), String(repeating: "e\u{301}", count: 5_000),
                "a" + String(repeating: "\u{301}", count: 10_000),
            ] {
                _ = try await paper.search(text)
            }
            try await expectFound(String(repeating: "harbour ", count: 1250), [1], in: paper)
        }
    }

    @Test(arguments: TestEngine.all)
    func `pages of results follow one another without a story twice or missing`(_ kind: TestEngine) async throws {
        try await withPaper(kind) { paper in
            for number in UInt64(1)...60 {
                let words = String(repeating: "wave ", count: Int(number % 4))
                try await paper.put(number, StoryContent(headline: "Tide \(number % 7)", document: Document(paragraphs: ["tide " + words])))
            }
            let whole = try await paper.search("tide", limit: 100)
            var found: [Story.ID] = []
            var cursor: Cursor?
            repeat {
                let after = cursor
                let page = try await paper.readers { try $0.search(SearchQuery(text: "tide"), after: after, limit: 7) }
                found += page.items.map(\.summary.id)
                cursor = page.next.flatMap { Cursor($0.description) }
            } while cursor != nil
            #expect(found == whole)
            #expect(Set(found).count == 60)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a snippet shows the passage and marks what was found`(_ kind: TestEngine) async throws {
        try await withPaper(kind) { paper in
            let long = String(repeating: "nothing of note happened that day and ", count: 40)
            try await paper.put(
                1,
                StoryContent(
                    headline: "Ferry", document: Document(paragraphs: [long, "Then the paper published the <tide> tables.", long])))
            let snippet = try await paper.readers {
                try $0.search(SearchQuery(text: "publishing tide"), after: nil, limit: 1).items[0].snippet
            }
            #expect(snippet.filter(\.matches).map(\.text) == ["published", "tide"])
            let text = snippet.map(\.text).joined()
            #expect(text.contains("Then the paper published the <tide> tables."))
            #expect(text.split(separator: " ").count < 40)
        }
    }

    @Test(
        arguments: TestEngine.all,
        [
            ("harbours", "He called the ‘harbour’ open.", ["harbour"]),
            ("dont", "They don’t, don't and won't.", ["don’t", "don't"]),
            ("порома", "Пором стоїть: ПОРОМАМИ не возять.", ["Пором", "ПОРОМАМИ"]),
            ("Ґанку", "Біля ґанків — тихо", ["ґанків"]),
            // и and й in two ways: one letter, and a letter with its mark.
            ("новий", "Нови\u{306}, НОВИ\u{306} і новий", ["Нови\u{306}", "НОВИ\u{306}", "новий"]),
            ("zoe", "Zoë and ZOË, not Zone", ["Zoë", "ZOË"]),
            ("ferry", "The\nferry\nleft", ["ferry"]),
        ])
    func `a snippet marks words as the index knows them, in every script, without the quotation marks beside them`(
        _ kind: TestEngine, _ sample: (asked: String, text: String, marked: [String])
    ) async throws {
        try await withPaper(kind) { paper in
            try await paper.put(1, StoryContent(headline: "Ferry", document: Document(paragraphs: [sample.text])))
            let snippet = try await paper.readers {
                try $0.search(SearchQuery(text: sample.asked), after: nil, limit: 1).items.first?.snippet
            }
            #expect(snippet?.filter(\.matches).map(\.text) == sample.marked)
            #expect(snippet?.map(\.text).joined() == sample.text.replacing("\n", with: " "))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a changed story is found by what it says now`(_ kind: TestEngine) async throws {
        try await withPaper(kind) { paper in
            try await paper.put(1, StoryContent(headline: "Ferry sinks"))
            try await paper.put(1, StoryContent(headline: "Ferry floats"))
            try await expectFound("sinks", [], in: paper)
            try await expectFound("floats", [1], in: paper)
            try await paper.remove(1)
            try await expectFound("floats", [], in: paper)
        }
    }
}
