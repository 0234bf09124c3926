package import Foundation
package import Newsroom

/// What is expected.
package struct Diary {
    let connection: any Connection

    static let columns = """
        diary_events.id, diary_events.what, diary_events.expected, diary_events.story, diary_events.passage, diary_events.is_public,
        diary_events.owner, diary_events.is_dropped, diary_events.formerly, diary_events.outcome, diary_events.answer_note,
        diary_events.answered_by, diary_events.answered_at, diary_events.is_answer_public
        """

    package func find(_ id: DiaryEvent.ID) throws -> DiaryEvent? {
        let found = try connection.row("SELECT \(Self.columns) FROM diary_events WHERE id = $1", [.id(id)], Self.event)
        guard var event = found else { return nil }
        event.topics = try connection.rows("SELECT topic FROM diary_topics WHERE event = $1 ORDER BY topic", [.id(id)]) { try $0.id(0) }
        return event
    }

    /// - Parameter now: from when readers' calendars know the event to be as it is.
    package func save(_ event: DiaryEvent, at now: Date) throws {
        try connection.execute(
            """
            INSERT INTO diary_events (id, what, expected, story, passage, is_public, owner, is_dropped, formerly, outcome, answer_note,
                answered_by, answered_at, is_answer_public, is_open, first_day, place, changed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
            ON CONFLICT (id) DO UPDATE SET what = excluded.what, expected = excluded.expected, story = excluded.story,
                passage = excluded.passage, is_public = excluded.is_public, owner = excluded.owner, is_dropped = excluded.is_dropped,
                formerly = excluded.formerly, outcome = excluded.outcome, answer_note = excluded.answer_note,
                answered_by = excluded.answered_by, answered_at = excluded.answered_at, is_answer_public = excluded.is_answer_public,
                is_open = excluded.is_open, first_day = excluded.first_day, place = excluded.place, changed_at = excluded.changed_at
            """,
            [
                .id(event.id), .text(event.what), .text(event.when.description), .idIfAny(event.story), .text(event.passage),
                .boolean(event.isPublic), .idIfAny(event.owner), .boolean(event.isDropped), .textIfAny(event.formerly?.description),
                .textIfAny(event.answer?.outcome.rawValue), .text(event.answer?.note ?? ""), .idIfAny(event.answer?.by),
                event.answer.map { .date($0.at) } ?? .null, .boolean(event.answer?.isForReaders ?? false), .boolean(event.isOpen),
                .int(event.when.first.daysSince1970), .int(event.place), .date(now),
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
            SELECT \(Self.columns) FROM diary_events WHERE first_day >= $1 AND first_day <= $2 AND is_dropped = FALSE
            ORDER BY first_day, id LIMIT $3
            """, [.int(first.daysSince1970), .int(last.daysSince1970), .int(limit)], Self.event)
    }

    /// Without topics, and without what was taken out.
    package func page(_ part: DiaryPart, after cursor: Cursor?, limit: Int) throws -> Page<DiaryEvent> {
        let (condition, order, arguments) = part.sql(place: "place", id: "id", after: cursor)
        var events = try connection.rows(
            """
            SELECT \(Self.columns) FROM diary_events WHERE is_dropped = FALSE AND \(condition)
            ORDER BY \(order) LIMIT $\(arguments.count + 1)
            """, arguments + [.int(limit + 1)], Self.event)
        guard events.count > limit else { return Page(items: events, next: nil) }
        events.removeLast()
        return Page(items: events, next: events.last.map { Cursor(position: Int64($0.place), id: $0.id.uuid) })
    }

    /// What has passed before a day while nobody has said how it turned out, the latest first; without topics.
    ///
    /// - Parameter owner: of whom it is asked; nil for everybody.
    package func unanswered(before day: Day, of owner: User.ID?, limit: Int) throws -> [DiaryEvent] {
        let condition = owner.map { _ in "AND owner = $2" } ?? ""
        let arguments: [SQLValue] = [.int(DiaryEvent.place(ofDay: day))] + (owner.map { [.id($0)] } ?? []) + [.int(limit)]
        return try connection.rows(
            """
            SELECT \(Self.columns) FROM diary_events WHERE is_open = TRUE AND place < $1 \(condition)
            ORDER BY place DESC, id DESC LIMIT $\(arguments.count)
            """, arguments, Self.event)
    }

    /// Those that a story says, with what was taken out; without topics.
    package func inStory(_ story: Story.ID) throws -> [DiaryEvent] {
        try connection.rows(
            "SELECT \(Self.columns) FROM diary_events WHERE story = $1 ORDER BY place, id LIMIT 500", [.id(story)], Self.event)
    }

    static func event(_ row: any Row) throws -> DiaryEvent {
        guard let when = try row.impreciseDateIfAny(2) else { throw EngineError.unexpectedValue("expected") }
        var answer: DiaryAnswer?
        if !row.isNull(9) {
            answer = DiaryAnswer(
                try row.name(9), note: try row.text(10), by: try row.id(11), at: try row.date(12), isForReaders: try row.boolean(13))
        }
        return DiaryEvent(
            id: try row.id(0), what: try row.text(1), when: when, story: try row.idIfAny(3), passage: try row.text(4),
            isPublic: try row.boolean(5), owner: try row.idIfAny(6), isDropped: try row.boolean(7),
            formerly: try row.impreciseDateIfAny(8), answer: answer)
    }

    func rebuildDays() throws {
        for event in try connection.rows("SELECT \(Self.columns) FROM diary_events", [], Self.event) {
            try connection.execute(
                "UPDATE diary_events SET first_day = $1, place = $2 WHERE id = $3",
                [.int(event.when.first.daysSince1970), .int(event.place), .id(event.id)])
            try Editions(connection: connection).settle(event)
        }
    }
}

extension DiaryPart {
    /// Where the part goes on after a place, and its order; the arguments are numbered from 1.
    func sql(place: String, id: String, after cursor: Cursor?) -> (condition: String, order: String, arguments: [SQLValue]) {
        let (day, isBefore, sign, order) =
            switch self {
            case .coming(let day): (day, ">=", ">", "\(place), \(id)")
            case .earlier(let day): (day, "<", "<", "\(place) DESC, \(id) DESC")
            }
        let bound = SQLValue.int(DiaryEvent.place(ofDay: day))
        guard let cursor else { return ("\(place) \(isBefore) $1", order, [bound]) }
        return (
            "\(place) \(isBefore) $1 AND (\(place), \(id)) \(sign) ($2, $3)", order, [bound, .integer(cursor.position), .uuid(cursor.id)]
        )
    }
}
