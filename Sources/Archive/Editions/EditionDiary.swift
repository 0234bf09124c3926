import Foundation
import Newsroom

/// The events of the diary that readers have.
struct EditionDiary {
    let connection: any Connection

    func page(_ part: DiaryPart, after cursor: Cursor?, limit: Int) throws -> Page<PublishedDiaryEvent> {
        let (condition, order, arguments) = part.sql(place: "published_events.place", id: "published_events.event", after: cursor)
        let rows = try connection.rows(
            """
            SELECT \(Diary.columns), diary_events.changed_at FROM published_events
            JOIN diary_events ON diary_events.id = published_events.event
            WHERE \(condition) ORDER BY \(order) LIMIT $\(arguments.count + 1)
            """, arguments + [.int(limit + 1)]
        ) { (event: try Diary.event($0), changed: try $0.date(14)) }
        let items = try filled(Array(rows.prefix(limit)))
        return Page(items: items, next: rows.count > limit ? items.last?.position : nil)
    }

    /// Looks up what the rows name, all of a kind at once.
    private func filled(_ rows: [(event: DiaryEvent, changed: Date)]) throws -> [PublishedDiaryEvent] {
        guard !rows.isEmpty else { return [] }
        let summaries = EditionSummaries(connection: connection)
        let stories = Dictionary(try summaries.find(Array(Set(rows.compactMap(\.event.story)))).map { ($0.id, $0) }) { first, _ in first }
        var topics: [DiaryEvent.ID: [TopicSummary]] = [:]
        try summaries.forEachBatch(rows.map(\.event.id.uuid)) { placeholders, ids in
            try connection.forEachRow(
                """
                SELECT diary_topics.event, topics.id, topics.kind, topics.name, topics.slug FROM diary_topics
                JOIN topics ON topics.id = diary_topics.topic
                WHERE diary_topics.event IN (\(placeholders)) AND EXISTS (SELECT 1 FROM edition_topics WHERE topic = topics.id)
                ORDER BY topics.slug
                """, ids
            ) { row in
                topics[try row.id(0), default: []].append(
                    TopicSummary(id: try row.id(1), kind: try row.name(2), name: try row.text(3), slug: try row.text(4)))
            }
        }
        return rows.map { event, changed in
            var event = event
            let found = topics[event.id] ?? []
            event.topics = found.map(\.id)
            if event.answer?.isForReaders == false { event.answer = nil }
            return PublishedDiaryEvent(event: event, topics: found, story: event.story.flatMap { stories[$0] }, changed: changed)
        }
    }
}
