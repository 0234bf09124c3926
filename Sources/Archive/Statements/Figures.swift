package import Newsroom

/// Numbers in the copy, with what they count.
package struct Figures {
    let connection: any Connection

    package func inStory(_ story: Story.ID) throws -> [Figure] {
        try connection.rows(
            "SELECT id, story, value, unit, counts, source, as_of FROM figures WHERE story = $1 ORDER BY id", [.id(story)]
        ) { row in
            Figure(
                id: try row.id(0), story: try row.id(1), value: try row.text(2), unit: try row.text(3), counts: try row.text(4),
                source: try row.text(5), asOf: try row.impreciseDateIfAny(6))
        }
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
