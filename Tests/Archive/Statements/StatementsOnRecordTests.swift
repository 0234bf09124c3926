import Foundation
import Newsroom
import TestSupport
import Testing

@testable import Archive

@Suite("Migration: statements on record")
struct StatementsOnRecordTests {
    @Test(arguments: TestEngine.all)
    func `what was kept of statements before is kept, by name and on the record`(_ kind: TestEngine) async throws {
        try await withEngine(kind) { engine in
            try await engine.write { connection in
                try Self.migrateUpToThen(connection)
                let records = Records(connection)
                try records.addSamplesWithoutPassages()
                let revision = Revision(
                    story: Story.ferryReturns, number: 1, content: .ferryReturns, savedAt: .firstMorning, savedBy: User.reporter.id,
                    manner: .deliberate, startedAt: .firstMorning)
                // Which passages a story carries is kept since then.
                try connection.execute("CREATE TABLE story_backgrounds (story UUID NOT NULL, background UUID NOT NULL)")
                try records.stories.add(Story.ferryReturns, stage: .ready, first: revision)
                try connection.execute("DROP TABLE story_backgrounds")
                try Self.putFormerStatements(connection)
            }
            let archive = try await NewsroomArchive(engine, at: .firstMorning)
            let (kept, links) = try await archive.read { records in
                (try records.statements.inStory(Story.ferryReturns), try records.statements.links(from: .sample(802)))
            }
            #expect(
                kept == [
                    Statement(
                        id: .sample(801), story: Story.ferryReturns, speaker: Topic.adaWren.id, role: "Captain", kind: .direct,
                        content: .verbatim("We are home."), said: ImpreciseDate("2025-02"), occasion: "On the quay",
                        outlets: [Outlet.harbourRadio.id], topics: [Topic.harbour.id],
                        confirmation: Statement.Confirmation(by: User.editor.id, at: .firstMorning)),
                    Statement(
                        id: .sample(802), story: Story.ferryReturns, speaker: Topic.ferryCompany.id, kind: .indirect,
                        content: .sense("It sails again.")),
                ])
            #expect(links == [StatementLink(from: .sample(802), to: .sample(801), kind: .answers)])
            let before = try await archive.read { try $0.statements.like(LikenessQuery(words: "We are home."), limit: 9) }
            #expect(before.map(\.statement.id) == [.sample(801)], "found by its words")
            // Nobody on the record is without a name, and nobody else has one.
            await #expect(throws: (any Error).self) {
                try await archive.write { _ = try $0.connection.execute("UPDATE statements SET speaker = NULL") }
            }
        }
    }

    private static func migrateUpToThen(_ connection: any Connection) throws {
        try connection.execute(
            "CREATE TABLE schema_migrations (number BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL)")
        let before = Migrations.all.prefix { $0.name != "statements-on-record" }
        for (index, migration) in before.enumerated() {
            for statement in migration.statements(for: connection.dialect) { try connection.execute(statement) }
            try connection.execute(
                "INSERT INTO schema_migrations (number, name, applied_at) VALUES ($1, $2, 0)",
                [.integer(Int64(index + 1)), .text(migration.name)])
        }
    }

    private static func putFormerStatements(_ connection: any Connection) throws {
        let columns = "(id, story, speaker, role, kind, words, sense, said, occasion, confirmed_by, confirmed_at)"
        try connection.execute(
            "INSERT INTO statements \(columns) VALUES ($1, $2, $3, 'Captain', 'direct', 'We are home.', NULL, '2025-02', 'On the quay', $4, $5)",
            [
                .id(Statement.ID.sample(801)), .id(Story.ferryReturns), .id(Topic.adaWren.id), .id(User.editor.id), .date(.firstMorning),
            ])
        try connection.execute(
            "INSERT INTO statements \(columns) VALUES ($1, $2, $3, '', 'indirect', NULL, 'It sails again.', NULL, '', NULL, NULL)",
            [.id(Statement.ID.sample(802)), .id(Story.ferryReturns), .id(Topic.ferryCompany.id)])
        try connection.execute(
            "INSERT INTO statement_outlets (statement, position, outlet) VALUES ($1, 0, $2)",
            [.id(Statement.ID.sample(801)), .id(Outlet.harbourRadio.id)])
        try connection.execute(
            "INSERT INTO statement_topics (statement, topic) VALUES ($1, $2)", [.id(Statement.ID.sample(801)), .id(Topic.harbour.id)])
        try connection.execute(
            "INSERT INTO statement_links (from_statement, to_statement, kind) VALUES ($1, $2, 'answers')",
            [.id(Statement.ID.sample(802)), .id(Statement.ID.sample(801))])
    }
}
