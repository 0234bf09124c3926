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
            INSERT INTO diary_events (id, what, expected, story, is_public, first_day) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (id) DO UPDATE SET what = excluded.what, expected = excluded.expected, story = excluded.story,
                is_public = excluded.is_public, first_day = excluded.first_day
            """,
            [
                .id(event.id), .text(event.what), .text(event.when.description), .idIfAny(event.story), .boolean(event.isPublic),
                .int(event.when.first.daysSince1970),
            ])
        try connection.execute("DELETE FROM diary_topics WHERE event = $1", [.id(event.id)])
        for topic in event.topics {
            try connection.execute(
                "INSERT INTO diary_topics (event, topic) VALUES ($1, $2) ON CONFLICT DO NOTHING", [.id(event.id), .id(topic)])
        }
    }

    /// What is expected from one day to another, in order; without topics. At most `limit`.
    package func events(from first: Day, through last: Day, limit: Int) throws -> [DiaryEvent] {
        try connection.rows(
            """
            SELECT id, what, expected, story, is_public FROM diary_events WHERE first_day >= $1 AND first_day <= $2
            ORDER BY first_day, id LIMIT $3
            """, [.int(first.daysSince1970), .int(last.daysSince1970), .int(limit)]
        ) { row in
            guard let when = try row.impreciseDateIfAny(2) else { throw EngineError.unexpectedValue("expected") }
            return DiaryEvent(
                id: try row.id(0), what: try row.text(1), when: when, story: try row.idIfAny(3), isPublic: try row.boolean(4))
        }
    }

    func rebuildDays() throws {
        let events = try connection.rows("SELECT id, expected FROM diary_events") {
            (id: try $0.id(0, DiaryEvent.self), when: try $0.impreciseDateIfAny(1))
        }
        for event in events {
            try connection.execute(
                "UPDATE diary_events SET first_day = $1 WHERE id = $2",
                [.int(event.when?.first.daysSince1970 ?? 0), .id(event.id)])
        }
    }
}
