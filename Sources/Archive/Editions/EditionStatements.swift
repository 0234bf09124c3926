import Foundation
import Newsroom

/// The statements that readers have: confirmed, and in the words that their story is published with.
struct EditionStatements {
    let connection: any Connection

    private static let columns = "\(Statements.columns), edition_statements.day"

    func find(_ id: Statement.ID) throws -> PublishedStatement? {
        try filled(
            connection.rows(
                """
                SELECT \(Self.columns) FROM edition_statements JOIN statements ON statements.id = edition_statements.statement
                WHERE edition_statements.statement = $1
                """, [.id(id)], Self.bare)
        ).first
    }

    /// - Parameter summary: the story as lists show it, where that is known.
    func inStory(_ story: Story.ID, as summary: EditionSummary? = nil) throws -> [PublishedStatement] {
        try filled(
            connection.rows(
                """
                SELECT \(Self.columns) FROM edition_statements JOIN statements ON statements.id = edition_statements.statement
                WHERE edition_statements.story = $1 ORDER BY edition_statements.position
                """, [.id(story)], Self.bare), known: summary)
    }

    func newest(_ filter: RecordFilter, after cursor: Cursor?, limit: Int) throws -> Page<PublishedStatement> {
        var arguments: [SQLValue] = []
        let (source, key, condition) = Self.source(of: filter, arguments: &arguments)
        var conditions = condition.map { [$0] } ?? []
        if let cursor {
            arguments += [.integer(cursor.position), .uuid(cursor.id)]
            conditions.append("(\(key).day, \(key).statement) < ($\(arguments.count - 1), $\(arguments.count))")
        }
        arguments.append(.int(limit + 1))
        var rows = try connection.rows(
            """
            SELECT \(Statements.columns), \(key).day FROM \(source) JOIN statements ON statements.id = \(key).statement
            \(conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND "))
            ORDER BY \(key).day DESC, \(key).statement DESC LIMIT $\(arguments.count)
            """, arguments, Self.bare)
        var next: Cursor?
        if rows.count > limit {
            rows.removeLast()
            next = rows.last.map { Cursor(position: Int64($0.day.daysSince1970), id: $0.statement.id.uuid) }
        }
        return Page(items: try filled(rows), next: next)
    }

    /// What each is linked with: first what it says of others, then what others say of it. Of each direction the first hundred.
    func links(of statements: [Statement.ID]) throws -> [Statement.ID: [PublishedStatementLink]] {
        var found: [(of: Statement.ID, to: Statement.ID, kind: StatementLink.Kind, isFromOther: Bool)] = []
        for (own, other, isFromOther) in [("from_statement", "to_statement", false), ("to_statement", "from_statement", true)] {
            for statement in statements {
                found += try connection.rows(
                    """
                    SELECT statement_links.\(other), statement_links.kind FROM statement_links
                    JOIN edition_statements ON edition_statements.statement = statement_links.\(other)
                    WHERE statement_links.\(own) = $1 ORDER BY statement_links.\(other) DESC, statement_links.kind LIMIT 100
                    """, [.id(statement)]
                ) { (of: statement, to: try $0.id(0), kind: try $0.name(1), isFromOther: isFromOther) }
            }
        }
        let others = try find(Set(found.map(\.to)))
        var links: [Statement.ID: [PublishedStatementLink]] = [:]
        for link in found {
            guard let other = others[link.to] else { continue }
            links[link.of, default: []].append(PublishedStatementLink(kind: link.kind, isFromOther: link.isFromOther, other: other))
        }
        return links
    }

    private func find(_ statements: Set<Statement.ID>) throws -> [Statement.ID: PublishedStatement] {
        var rows: [Bare] = []
        try EditionSummaries(connection: connection).forEachBatch(statements.map(\.uuid)) { placeholders, ids in
            rows += try connection.rows(
                """
                SELECT \(Self.columns) FROM edition_statements JOIN statements ON statements.id = edition_statements.statement
                WHERE edition_statements.statement IN (\(placeholders))
                """, ids, Self.bare)
        }
        return Dictionary(try filled(rows).map { ($0.id, $0) }) { first, _ in first }
    }

    /// Of the newest two hundred statements, so that the cost does not grow with the record.
    func speakers(on topic: Topic.ID, limit: Int) throws -> [TopicSummary] {
        try connection.rows(
            """
            SELECT topics.id, topics.kind, topics.name, topics.slug FROM (
                SELECT speaker FROM edition_statement_topics WHERE topic = $1 ORDER BY day DESC, statement DESC LIMIT 200) AS newest
            JOIN topics ON topics.id = newest.speaker
            GROUP BY topics.id, topics.kind, topics.name, topics.slug ORDER BY count(*) DESC, topics.slug LIMIT $2
            """, [.id(topic), .int(limit)]
        ) { TopicSummary(id: try $0.id(0), kind: try $0.name(1), name: try $0.text(2), slug: try $0.text(3)) }
    }

    // MARK: Parts

    private struct Bare {
        var statement: Statement
        var day: Day
    }

    private static func bare(_ row: any Row) throws -> Bare {
        Bare(statement: try Statements.statement(row), day: Day(daysSince1970: try row.int(17)))
    }

    private static func source(
        of filter: RecordFilter, arguments: inout [SQLValue]
    ) -> (source: String, key: String, condition: String?) {
        switch filter {
        case .all: return ("edition_statements", "edition_statements", nil)
        case .speaker(let speaker):
            arguments.append(.id(speaker))
            return ("edition_statements", "edition_statements", "edition_statements.speaker = $1")
        case .topic(let topic):
            arguments.append(.id(topic))
            return ("edition_statement_topics", "edition_statement_topics", "edition_statement_topics.topic = $1")
        case .speakerOnTopic(let speaker, let topic):
            arguments += [.id(topic), .id(speaker)]
            return (
                "edition_statement_topics", "edition_statement_topics",
                "edition_statement_topics.topic = $1 AND edition_statement_topics.speaker = $2"
            )
        }
    }

    /// Looks up what the rows name, all of a kind at once.
    private func filled(_ rows: [Bare], known: EditionSummary? = nil) throws -> [PublishedStatement] {
        guard !rows.isEmpty else { return [] }
        let summaries = EditionSummaries(connection: connection)
        let others = Set(rows.map(\.statement.story)).filter { $0 != known?.id }
        var stories = Dictionary(try summaries.find(Array(others)).map { ($0.id, $0) }) { first, _ in first }
        if let known { stories[known.id] = known }
        var (outlets, topics, speakers): ([Statement.ID: [Outlet]], [Statement.ID: [TopicSummary]], [Topic.ID: TopicSummary]) =
            ([:], [:], [:])
        try summaries.forEachBatch(rows.map(\.statement.id.uuid)) { placeholders, ids in
            try connection.forEachRow(
                """
                SELECT statement_outlets.statement, outlets.id, outlets.name, outlets.kind, outlets.note FROM statement_outlets
                JOIN outlets ON outlets.id = statement_outlets.outlet WHERE statement_outlets.statement IN (\(placeholders))
                ORDER BY statement_outlets.position
                """, ids
            ) { row in
                outlets[try row.id(0), default: []].append(
                    Outlet(id: try row.id(1), name: try row.text(2), kind: try row.name(3), note: try row.text(4)))
            }
            try connection.forEachRow(
                """
                SELECT statement_topics.statement, topics.id, topics.kind, topics.name, topics.slug FROM statement_topics
                JOIN topics ON topics.id = statement_topics.topic WHERE statement_topics.statement IN (\(placeholders))
                ORDER BY topics.slug
                """, ids
            ) { row in
                topics[try row.id(0), default: []].append(
                    TopicSummary(id: try row.id(1), kind: try row.name(2), name: try row.text(3), slug: try row.text(4)))
            }
        }
        try summaries.forEachBatch(rows.compactMap(\.statement.speaker?.uuid)) { placeholders, ids in
            try connection.forEachRow("SELECT id, kind, name, slug FROM topics WHERE id IN (\(placeholders))", ids) { row in
                let topic = TopicSummary(id: try row.id(0), kind: try row.name(1), name: try row.text(2), slug: try row.text(3))
                speakers[topic.id] = topic
            }
        }
        return rows.compactMap { row in
            guard let story = stories[row.statement.story] else { return nil }
            var statement = row.statement
            statement.outlets = (outlets[statement.id] ?? []).map(\.id)
            statement.topics = (topics[statement.id] ?? []).map(\.id)
            return PublishedStatement(
                statement: statement, speaker: statement.speaker.flatMap { speakers[$0] }, outlets: outlets[statement.id] ?? [],
                topics: topics[statement.id] ?? [], story: story, day: row.day)
        }
    }
}
