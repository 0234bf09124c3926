package import Newsroom

/// Numbers in the copy, with what they count.
package struct Figures {
    let connection: any Connection

    private static let columns = "id, story, value, unit, counts, source, as_of"

    package func inStory(_ story: Story.ID) throws -> [Figure] {
        try connection.rows("SELECT \(Self.columns) FROM figures WHERE story = $1 ORDER BY id", [.id(story)], figure)
    }

    /// Those that count the same, in the same words, in whatever story; the last made first.
    package func counting(_ counts: String, limit: Int) throws -> [Figure] {
        try connection.rows(
            "SELECT \(Self.columns) FROM figures WHERE counts = $1 ORDER BY id DESC LIMIT $2", [.text(counts), .int(limit)], figure)
    }

    private func figure(_ row: any Row) throws -> Figure {
        Figure(
            id: try row.id(0), story: try row.id(1), value: try row.text(2), unit: try row.text(3), counts: try row.text(4),
            source: try row.text(5), asOf: try row.impreciseDateIfAny(6))
    }

    package func save(_ figure: Figure) throws {
        try connection.execute(
            """
            INSERT INTO figures (id, story, value, unit, counts, source, as_of) VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (id) DO UPDATE SET value = excluded.value, unit = excluded.unit, counts = excluded.counts,
                source = excluded.source, as_of = excluded.as_of
            """,
            [
                .id(figure.id), .id(figure.story), .text(figure.value), .text(figure.unit), .text(figure.counts), .text(figure.source),
                .textIfAny(figure.asOf?.description),
            ])
    }
}
