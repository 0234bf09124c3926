package import Foundation
package import Newsroom

/// Drafts: each with its document at some version, the batches since, and its fields as they are now.
package struct Drafts {
    let connection: any Connection

    package func find(_ story: Story.ID) throws -> Draft? {
        try connection.row("SELECT \(Self.columns) FROM drafts WHERE story = $1", [.id(story)], Self.draft)
    }

    package func fields(of story: Story.ID) throws -> DraftFields? {
        try connection.row("SELECT fields FROM drafts WHERE story = $1", [.id(story)]) { try DraftFields(json: $0.text(0)) }
    }

    package func add(_ draft: Draft, fields: DraftFields, document: DraftDocument) throws {
        try connection.execute(
            """
            INSERT INTO drafts (story, id, version, kept_from, fields, field_marks, revision, unsaved_since, unsaved_by, saved_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            [
                .id(draft.story), .id(draft.id), .int(draft.version), .int(draft.keptFrom), .text(try StoryFields.json(fields.content)),
                .text(try Self.json(draft.fieldMarks)), .int(draft.revision), draft.unsaved.map { .date($0.since) } ?? .null,
                .idIfAny(draft.unsaved?.by), .date(draft.savedAt),
            ])
        try keepSnapshot(document, of: draft)
    }

    /// Keeps everything of the draft but its document; the fields only where they are given.
    package func update(_ draft: Draft, fields: DraftFields? = nil) throws {
        try connection.execute(
            """
            UPDATE drafts SET version = $1, kept_from = $2, field_marks = $3, revision = $4, unsaved_since = $5, unsaved_by = $6,
                saved_at = $7 WHERE story = $8
            """,
            [
                .int(draft.version), .int(draft.keptFrom), .text(try Self.json(draft.fieldMarks)), .int(draft.revision),
                draft.unsaved.map { .date($0.since) } ?? .null, .idIfAny(draft.unsaved?.by), .date(draft.savedAt), .id(draft.story),
            ])
        guard let fields else { return }
        try connection.execute(
            "UPDATE drafts SET fields = $1 WHERE story = $2", [.text(try StoryFields.json(fields.content)), .id(draft.story)])
    }

    /// As if it had been saved now.
    package func keepLonger(_ story: Story.ID, at now: Date) throws {
        try connection.execute("UPDATE drafts SET saved_at = $1 WHERE story = $2", [.date(now), .id(story)])
    }

    package func remove(_ story: Story.ID) throws {
        try connection.execute("DELETE FROM drafts WHERE story = $1", [.id(story)])
    }

    // MARK: The document

    package func snapshot(of story: Story.ID) throws -> (version: Int, document: String)? {
        try connection.row("SELECT version, document FROM draft_snapshots WHERE story = $1", [.id(story)]) {
            (try $0.int(0), try $0.text(1))
        }
    }

    package func snapshotVersion(of story: Story.ID) throws -> Int {
        try connection.row("SELECT version FROM draft_snapshots WHERE story = $1", [.id(story)]) { try $0.int(0) } ?? 0
    }

    package func keepSnapshot(_ document: DraftDocument, of draft: Draft) throws {
        let text = String(decoding: document.json.bytes(), as: UTF8.self)
        try connection.execute(
            """
            INSERT INTO draft_snapshots (story, version, document) VALUES ($1, $2, $3)
            ON CONFLICT (story) DO UPDATE SET version = excluded.version, document = excluded.document
            """, [.id(draft.story), .int(draft.version), .text(text)])
    }

    // MARK: What to do next

    /// Those that were not saved since before a time, the oldest first.
    package func unsaved(since time: Date, limit: Int) throws -> [Story.ID] {
        try connection.rows(
            "SELECT story FROM drafts WHERE unsaved_since IS NOT NULL AND unsaved_since <= $1 ORDER BY unsaved_since LIMIT $2",
            [.date(time), .int(limit)]
        ) { try $0.id(0) }
    }

    /// Those to which nothing was added since before a time.
    package func untouched(since time: Date, limit: Int) throws -> [Story.ID] {
        try connection.rows(
            "SELECT story FROM drafts WHERE unsaved_since IS NULL AND saved_at <= $1 ORDER BY saved_at LIMIT $2",
            [.date(time), .int(limit)]
        ) { try $0.id(0) }
    }

    private static let columns = "id, story, version, kept_from, field_marks, revision, unsaved_since, unsaved_by, saved_at"

    private static func draft(_ row: any Row) throws -> Draft {
        let marks = try JSONDecoder().decode([String: Draft.FieldMark].self, from: Data(row.text(4).utf8))
        let unsaved: Draft.Unsaved? =
            if let since = try row.dateIfAny(6), let by: User.ID = try row.idIfAny(7) { Draft.Unsaved(since: since, by: by) } else { nil }
        return Draft(
            id: try row.id(0), story: try row.id(1), version: try row.int(2), keptFrom: try row.int(3), fieldMarks: marks,
            revision: try row.int(5), unsaved: unsaved, savedAt: try row.date(8))
    }

    private static func json(_ marks: [String: Draft.FieldMark]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(marks), as: UTF8.self)
    }
}
