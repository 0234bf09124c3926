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

    /// Keeps the passage as revision `background.revision`, which must be the one after the latest.
    package func save(_ background: Background, by user: User.ID, at now: Date) throws {
        try connection.execute(
            """
            INSERT INTO backgrounds (id, name, latest_revision) VALUES ($1, $2, $3)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, latest_revision = excluded.latest_revision
            """,
            [.id(background.id), .text(background.name), .int(background.revision)])
        try connection.execute(
            """
            INSERT INTO background_revisions (background, number, document, as_of, source, saved_at, saved_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            [
                .id(background.id), .int(background.revision), .text(background.document.json), .text(background.asOf.description),
                .text(background.source), .date(now), .id(user),
            ])
        try Names(connection: connection).put([background.name], of: background.id.uuid, kind: .background)
    }
}
