import Archive
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Archive contract: what is kept comes back")
struct RoundTripTests {
    private func revision(_ number: Int, _ content: StoryContent) -> Revision {
        Revision(
            story: Story.ferryReturns, number: number, content: content, savedAt: .firstMorning, savedBy: User.reporter.id,
            manner: .imported,
            startedAt: .firstMorning.addingTimeInterval(-60))
    }

    @Test(arguments: TestEngine.all)
    func `a story, its revisions and what was set aside`(_ kind: TestEngine) async throws {
        try await withArchive(kind) { archive in
            let first = revision(1, .ferryReturns.with { $0.embargo = .firstMorning })
            let second = revision(2, StoryContent())
            let found = try await archive.write { records in
                try records.stories.add(Story.ferryReturns, stage: .inReview, first: first)
                try records.stories.add(second)
                try records.stories.setAside(
                    .tideTables, of: Story.ferryReturns, basedOn: 1, as: .sample(1), by: User.editor.id, at: .firstMorning)
                return (
                    try records.stories.revisions(of: Story.ferryReturns, limit: 9), try records.stories.setAside(of: Story.ferryReturns),
                    try records.stories.find(Story.ferryReturns)
                )
            }
            #expect(found.0 == [second, first])
            #expect(found.1.map(\.content) == [.tideTables])
            #expect(found.1.map(\.savedBy) == [User.editor.id])
            #expect(found.2?.stage == .inReview)
        }
    }

    @Test(arguments: TestEngine.all)
    func `what pages elsewhere say, with the longest address that is fetched`(_ kind: TestEngine) async throws {
        // Without repetition, or PostgreSQL's index would pack it.
        var random = SystemRandomNumberGenerator()
        let start = "https://gazette.example/"
        let tail = (start.utf8.count..<LinkPreview.Limit.url).map { _ in String(UInt8.random(in: 0..<16, using: &random), radix: 16) }
        let url = start + tail.joined()
        @Sendable func preview(_ title: String, _ language: String?) -> LinkPreview {
            LinkPreview(
                url: url, title: title, summary: "S", site: "I", author: "A", language: language, fetchedAt: .firstMorning)
        }
        try await withArchive(kind) { archive in
            for preview in [preview("First", "uk"), preview("Second", nil)] {
                try await archive.write { records in
                    try records.links.queue.askAnew(for: url, at: .firstMorning)
                    try records.links.keep(preview)
                }
                #expect(try await archive.read { try $0.links.find(url) } == preview)
                #expect(try await archive.read { try $0.links.queue.find(url) } == nil)
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `topics, people, outlets, pictures and sound`(_ kind: TestEngine) async throws {
        try await withArchive(kind) { archive in
            try await archive.read { (records) throws in
                for topic in Topic.samples { #expect(try records.topics.find(topic.id) == topic) }
                for contributor in [Contributor.marenHolt, .osipDark] {
                    #expect(try records.contributors.find(contributor.id) == contributor)
                }
                for photograph in [Photograph.ferryAtDawn, .pierInFog] {
                    #expect(try records.photographs.find(photograph.id) == photograph)
                }
                for recording in [Recording.ferryReadAloud, .wrenInterview] {
                    #expect(try records.recordings.find(recording.id) == recording)
                }
                for outlet in [Outlet.soundGazette, .harbourRadio] { #expect(try records.outlets.find(outlet.id) == outlet) }
                for user in User.staff { #expect(try records.users.find(user.id) == user) }
                var background = Background.howTheFerryBegan
                background.revision = 1
                #expect(try records.backgrounds.find(background.id) == background)
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `statements with words or with sense`(_ kind: TestEngine) async throws {
        try await withArchive(kind) { archive in
            let words = Statement(
                id: .sample(801), story: Story.ferryReturns, speaker: Topic.adaWren.id, role: "Captain", kind: .mixed,
                content: .verbatim("“We” are home"), said: ImpreciseDate("2025-02~"), occasion: "On the quay",
                outlets: [Outlet.harbourRadio.id, Outlet.soundGazette.id, Outlet.harbourRadio.id],
                topics: [Topic.harbour.id, Topic.tides.id],
                confirmation: Statement.Confirmation(by: User.editor.id, at: .firstMorning))
            let sense = Statement(
                id: .sample(802), story: Story.ferryReturns, speaker: Topic.adaWren.id, kind: .indirect, content: .sense("They are home."))
            let first = revision(1, .ferryReturns)
            let found = try await archive.write { records in
                try records.stories.add(Story.ferryReturns, stage: .draft, first: first)
                for statement in [words, sense] { try records.statements.save(statement) }
                return try records.statements.inStory(Story.ferryReturns)
            }
            #expect(found == [words, sense])
        }
    }

    private static let refused = [
        "INSERT INTO stories (id, stage, latest_revision, created_at, created_by) SELECT id, 'draft', 1, 0, id FROM topics",
        "INSERT INTO publications (id, story, revision, kind, published_at, published_by) SELECT id, id, 1, 'published', 0, id FROM users",
        "INSERT INTO editions (story, revision, kind, language, slug, headline, standfirst, dateline, search_title, sharing_title, document, "
            + "in_news_feed, first_published, updated, words) SELECT id, 1, 'news', 'en', 'a', '', '', '', '', '', '', true, 0, 0, 0 FROM users",
        "UPDATE photographs SET width = NULL WHERE file_name IS NOT NULL", "UPDATE topics SET slug = 'one-for-all'",
        "UPDATE users SET email = 'one@for.all'", "UPDATE outlets SET folded_name = 'one'", "UPDATE topics SET name = NULL",
        "DELETE FROM backgrounds", "UPDATE topic_names SET topic = (SELECT id FROM users LIMIT 1)",
    ]

    @Test(arguments: TestEngine.all)
    func `the schema refuses what is wrong`(_ kind: TestEngine) async throws {
        try await withArchive(kind) { archive in
            for sql in Self.refused {
                let error = await #expect(throws: EngineError.self, "\(sql)") {
                    try await archive.write { _ = try $0.connection.execute(sql) }
                }
                guard case .constraint = error else {
                    Issue.record("\(sql): \(String(describing: error))")
                    continue
                }
            }
        }
    }
}
