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

    /// Newest first.
    package func of(_ story: Story.ID) throws -> [Correction] {
        try connection.rows(
            "SELECT \(Self.columns) FROM corrections WHERE story = $1 ORDER BY id DESC", [.id(story)], Self.correction)
    }

    static let columns = "id, story, kind, text, before_revision, after_revision, issued_at, issued_by"

    static func correction(_ row: any Row) throws -> Correction {
        Correction(
            id: try row.id(0), story: try row.id(1), kind: try row.name(2), text: try row.text(3), before: try row.int(4),
            after: try row.int(5), at: try row.date(6), by: try row.id(7))
    }
}
