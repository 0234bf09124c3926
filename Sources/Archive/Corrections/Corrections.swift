package import Foundation
package import Newsroom

/// What the paper said of its own errors.
package struct Corrections {
    let connection: any Connection

    package func add(_ correction: Correction) throws {
        try connection.execute(
            """
            INSERT INTO corrections (id, story, kind, text, before_revision, after_revision, issued_at, issued_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            [
                .id(correction.id), .id(correction.story), .name(correction.kind), .text(correction.text), .int(correction.before),
                .int(correction.after), .date(correction.at), .id(correction.by),
            ])
    }

    /// Those that stand, newest first.
    package func of(_ story: Story.ID) throws -> [Correction] {
        try connection.rows(
            "SELECT \(Self.columns) FROM corrections WHERE story = $1 AND taken_back_at IS NULL ORDER BY id DESC", [.id(story)],
            Self.correction)
    }

    /// The same, with those of passages that the story carried.
    package func all(on story: Story.ID) throws -> [Correction] {
        let records = EditionRecords(connection: connection, zone: .gmt)
        return try records.corrections(on: story, records.carried(by: story))
    }

    package func find(_ id: Correction.ID) throws -> Correction? {
        try connection.row("SELECT \(Self.columns) FROM corrections WHERE id = $1", [.id(id)], Self.correction)
    }

    package func isTakenBack(_ id: Correction.ID) throws -> Bool {
        try connection.row("SELECT taken_back_at FROM corrections WHERE id = $1", [.id(id)]) { !$0.isNull(0) } ?? false
    }

    /// - Parameter time: nil for one that stands again.
    package func takeBack(_ id: Correction.ID, at time: Date?) throws {
        try connection.execute(
            "UPDATE corrections SET taken_back_at = $1 WHERE id = $2", [time.map { .date($0) } ?? .null, .id(id)])
    }

    static let columns = "id, story, kind, text, before_revision, after_revision, issued_at, issued_by"

    static func correction(_ row: any Row) throws -> Correction {
        Correction(
            id: try row.id(0), story: try row.id(1), kind: try row.name(2), text: try row.text(3), before: try row.int(4),
            after: try row.int(5), at: try row.date(6), by: try row.id(7))
    }
}
