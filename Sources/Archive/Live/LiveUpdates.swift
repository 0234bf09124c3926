package import Foundation
package import Newsroom

/// The newsroom's record of live coverage: updates, their revisions and corrections, and when a coverage ended.
package struct LiveUpdates {
    let connection: any Connection

    private static let columns = """
        live_updates.id, live_updates.story, live_update_revisions.fields, live_update_revisions.document, live_updates.latest_revision, \
        live_updates.posted_at, live_updates.posted_by, live_updates.updated_at, live_updates.pinned_at, live_updates.removed_at
        """

    private static let latest = """
        live_updates JOIN live_update_revisions ON live_update_revisions.live_update = live_updates.id
        AND live_update_revisions.number = live_updates.latest_revision
        """

    package func find(_ id: LiveUpdate.ID) throws -> LiveUpdate? {
        try connection.row("SELECT \(Self.columns) FROM \(Self.latest) WHERE live_updates.id = $1", [.id(id)], Self.update)
    }

    /// Those that should be public where the story is, and are not.
    func missingFromEdition(of story: Story.ID) throws -> [LiveUpdate] {
        try connection.rows(
            """
            SELECT \(Self.columns) FROM \(Self.latest) LEFT JOIN edition_updates ON edition_updates.live_update = live_updates.id
            WHERE live_updates.story = $1 AND live_updates.removed_at IS NULL AND edition_updates.live_update IS NULL
            ORDER BY live_updates.id
            """, [.id(story)], Self.update)
    }

    private static func update(_ row: any Row) throws -> LiveUpdate {
        LiveUpdate(
            id: try row.id(0), story: try row.id(1), content: try LiveUpdateFields.content(fields: row.text(2), document: row.text(3)),
            revision: try row.int(4), postedAt: try row.date(5), postedBy: try row.id(6), updatedAt: try row.date(7),
            isPinned: !row.isNull(8), isRemoved: !row.isNull(9))
    }

    /// The revisions' contents, oldest first.
    package func revisions(of update: LiveUpdate.ID) throws -> [LiveUpdate.Content] {
        try connection.rows("SELECT fields, document FROM live_update_revisions WHERE live_update = $1 ORDER BY number", [.id(update)]) {
            try LiveUpdateFields.content(fields: $0.text(0), document: $0.text(1))
        }
    }

    package func add(_ update: LiveUpdate) throws {
        try connection.execute(
            """
            INSERT INTO live_updates (id, story, latest_revision, posted_at, posted_by, updated_at) VALUES ($1, $2, $3, $4, $5, $6)
            """,
            [
                .id(update.id), .id(update.story), .int(update.revision), .date(update.postedAt), .id(update.postedBy),
                .date(update.updatedAt),
            ])
        try addRevision(of: update, by: update.postedBy, at: update.postedAt)
    }

    /// Keeps the content as the revision that the update says it is now at.
    package func save(_ update: LiveUpdate, by user: User.ID, at now: Date) throws {
        try addRevision(of: update, by: user, at: now)
        try connection.execute(
            "UPDATE live_updates SET latest_revision = $1, updated_at = $2 WHERE id = $3",
            [.int(update.revision), .date(update.updatedAt), .id(update.id)])
    }

    private func addRevision(of update: LiveUpdate, by user: User.ID, at now: Date) throws {
        try connection.execute(
            """
            INSERT INTO live_update_revisions (live_update, number, fields, document, saved_at, saved_by)
            VALUES ($1, $2, $3, $4, $5, $6)
            """,
            [
                .id(update.id), .int(update.revision), .text(try LiveUpdateFields.json(update.content)),
                .text(update.content.document.json),
                .date(now), .id(user),
            ])
    }

    package func addCorrection(
        _ text: String, of update: LiveUpdate.ID, as id: Identifier<PublishedUpdate.Correction>, before: Int, after: Int, by user: User.ID,
        at now: Date
    ) throws {
        try connection.execute(
            """
            INSERT INTO live_update_corrections (id, live_update, text, before_revision, after_revision, issued_at, issued_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """, [.id(id), .id(update), .text(text), .int(before), .int(after), .date(now), .id(user)])
    }

    /// Whether readers were ever told of an error in the update; in any of the story's updates, where none is named.
    package func hasCorrections(in story: Story.ID, of update: LiveUpdate.ID? = nil) throws -> Bool {
        try connection.row(
            """
            SELECT 1 FROM live_updates JOIN live_update_corrections ON live_update_corrections.live_update = live_updates.id
            WHERE live_updates.story = $1 \(update == nil ? "" : "AND live_updates.id = $2") LIMIT 1
            """, [.id(story)] + (update.map { [.id($0)] } ?? [])
        ) { _ in true } ?? false
    }

    package func setPinned(_ isPinned: Bool, _ update: LiveUpdate.ID, by user: User.ID, at now: Date) throws {
        try connection.execute(
            "UPDATE live_updates SET pinned_at = $1, pinned_by = $2 WHERE id = $3",
            [isPinned ? .date(now) : .null, isPinned ? .id(user) : .null, .id(update)])
    }

    package func pinnedCount(of story: Story.ID) throws -> Int {
        try connection.row(
            "SELECT count(*) FROM live_updates WHERE story = $1 AND pinned_at IS NOT NULL AND removed_at IS NULL", [.id(story)]
        ) { try $0.int(0) } ?? 0
    }

    package func remove(_ update: LiveUpdate.ID, by user: User.ID, at now: Date) throws {
        try connection.execute(
            "UPDATE live_updates SET removed_at = $1, removed_by = $2 WHERE id = $3", [.date(now), .id(user), .id(update)])
    }

    // MARK: The end

    package func ended(_ story: Story.ID) throws -> Date? {
        try connection.row("SELECT ended_at FROM ended_coverages WHERE story = $1", [.id(story)]) { try $0.date(0) }
    }

    package func end(_ story: Story.ID, by user: User.ID, at now: Date) throws {
        try connection.execute(
            "INSERT INTO ended_coverages (story, ended_at, ended_by) VALUES ($1, $2, $3)", [.id(story), .date(now), .id(user)])
    }

    package func resume(_ story: Story.ID) throws {
        try connection.execute("DELETE FROM ended_coverages WHERE story = $1", [.id(story)])
    }
}

/// An update's fields at rest: everything in its content but the document, as JSON. Keys are only ever added.
struct LiveUpdateFields: Codable {
    var headline: String
    var authors: [Contributor.ID]
    var isKeyEvent: Bool

    static func json(_ content: LiveUpdate.Content) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let fields = Self(headline: content.headline, authors: content.authors, isKeyEvent: content.isKeyEvent)
        return String(decoding: try encoder.encode(fields), as: UTF8.self)
    }

    static func content(fields: String, document: String) throws -> LiveUpdate.Content {
        let fields = try JSONDecoder().decode(Self.self, from: Data(fields.utf8))
        return LiveUpdate.Content(
            headline: fields.headline, authors: fields.authors, document: try Document(json: document), isKeyEvent: fields.isKeyEvent)
    }
}
