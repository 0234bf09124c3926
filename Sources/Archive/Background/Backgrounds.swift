package import Foundation
package import Newsroom

/// Passages kept once, with their own revisions.
package struct Backgrounds {
    let connection: any Connection

    /// - Parameter revision: nil for the latest.
    package func find(_ id: Background.ID, revision: Int? = nil) throws -> Background? {
        let number = revision == nil ? "backgrounds.latest_revision" : "$2"
        return try connection.row(
            """
            SELECT backgrounds.name, background_revisions.document, background_revisions.as_of, background_revisions.source,
                background_revisions.number
            FROM backgrounds JOIN background_revisions
                ON background_revisions.background = backgrounds.id AND background_revisions.background = $1
            WHERE background_revisions.number = \(number)
            """, [.id(id)] + (revision.map { [.int($0)] } ?? [])
        ) { row in
            guard let asOf = try row.impreciseDateIfAny(2) else { throw EngineError.unexpectedValue("as_of") }
            return Background(
                id: id, name: try row.text(0), document: try Document(json: row.text(1)), asOf: asOf, source: try row.text(3),
                revision: try row.int(4))
        }
    }

    /// The revision by which readers were last told that the passage was updated, as of a revision; nil where they never were.
    package func told(_ id: Background.ID, as revision: Int) throws -> Int? {
        try connection.row(
            "SELECT told_revision FROM background_revisions WHERE background = $1 AND number = $2", [.id(id), .int(revision)]
        ) { try $0.intIfAny(0) } ?? nil
    }

    /// Says that the pages which show the passage are others now, in a way that readers are told of.
    package func tell(_ id: Background.ID, at now: Date) throws {
        try connection.execute("UPDATE backgrounds SET told_at = $1 WHERE id = $2", [.date(now), .id(id)])
    }

    /// In the order of their making, those after `id`.
    package func all(after id: Background.ID?, limit: Int) throws -> [Background] {
        let ids = try connection.rows(
            id == nil ? "SELECT id FROM backgrounds ORDER BY id LIMIT $1" : "SELECT id FROM backgrounds WHERE id > $1 ORDER BY id LIMIT $2",
            (id.map { [.id($0)] } ?? []) + [.int(limit)]
        ) { try $0.id(0, Background.self) }
        return try ids.compactMap { try find($0) }
    }

    /// Keeps the passage as revision `background.revision`, which must be the one after the latest.
    ///
    /// - Parameter told: by which revision readers were last told of an update, this one or an earlier one.
    package func save(_ background: Background, told: Int? = nil, by user: User.ID, at now: Date) throws {
        try connection.execute(
            """
            INSERT INTO backgrounds (id, name, latest_revision) VALUES ($1, $2, $3)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, latest_revision = excluded.latest_revision
            """,
            [.id(background.id), .text(background.name), .int(background.revision)])
        try connection.execute(
            """
            INSERT INTO background_revisions (background, number, document, as_of, source, saved_at, saved_by, told_revision)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            [
                .id(background.id), .int(background.revision), .text(background.document.json), .text(background.asOf.description),
                .text(background.source), .date(now), .id(user), told.map { .int($0) } ?? .null,
            ])
        try BackgroundShingles(connection: connection).put(background)
        try Names(connection: connection).put([background.name], of: background.id.uuid, kind: .background)
    }
}
