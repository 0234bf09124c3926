package import Newsroom

/// What is expected.
package struct Diary {
    let connection: any Connection

    package func find(_ id: DiaryEvent.ID) throws -> DiaryEvent? {
        guard
            var event = try connection.row(
                "SELECT what, expected, story, is_public FROM diary_events WHERE id = $1", [.id(id)],
                { row in
                    guard let when = try row.impreciseDateIfAny(1) else { throw EngineError.unexpectedValue("expected") }
                    return DiaryEvent(id: id, what: try row.text(0), when: when, story: try row.idIfAny(2), isPublic: try row.boolean(3))
                })
        else { return nil }
        event.topics = try connection.rows("SELECT topic FROM diary_topics WHERE event = $1 ORDER BY topic", [.id(id)]) { try $0.id(0) }
        return event
    }

    package func save(_ event: DiaryEvent) throws {
        try connection.execute(
            """
            INSERT INTO diary_events (id, what, expected, story, is_public) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (id) DO UPDATE SET what = excluded.what, expected = excluded.expected, story = excluded.story,
                is_public = excluded.is_public
            """,
            [.id(event.id), .text(event.what), .text(event.when.description), .idIfAny(event.story), .boolean(event.isPublic)])
        try connection.execute("DELETE FROM diary_topics WHERE event = $1", [.id(event.id)])
        for topic in event.topics {
            try connection.execute(
                "INSERT INTO diary_topics (event, topic) VALUES ($1, $2) ON CONFLICT DO NOTHING", [.id(event.id), .id(topic)])
        }
    }
}
