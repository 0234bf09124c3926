package import Foundation
package import Newsroom

/// Which statements a story's edition carries for readers.
extension Editions {
    /// A statement that readers have, with the lists that it stands in.
    package struct StandingStatement: Hashable, Sendable {
        package let id: Statement.ID
        package let speaker: Topic.ID?
        package let topics: Set<Topic.ID>
        /// Their pages name it.
        package let linked: Set<Statement.ID>

        /// What pages that show it were made from.
        package var subjects: [Subject] {
            let ofSpeaker = speaker.map { speaker in
                [Subject.record(.speaker(speaker))] + topics.map { .record(.speakerOnTopic(speaker, $0)) }
            }
            return [.statement(id), .record(.all)] + (ofSpeaker ?? []) + topics.map { .record(.topic($0)) }
                + linked.map { .statement($0) }
        }
    }

    package func statements(of story: Story.ID) throws -> [StandingStatement] {
        try standing("edition_statements.story = $1", [.id(story)])
    }

    /// Those by a speaker or on a topic.
    package func statements(naming topic: Topic.ID) throws -> [StandingStatement] {
        try standing("edition_statements.speaker = $1", [.id(topic)])
            + standing(
                "edition_statements.statement IN (SELECT statement FROM edition_statement_topics WHERE topic = $1)", [.id(topic)])
    }

    package func show(_ statement: Statement.ID) throws -> Bool {
        try connection.row("SELECT 1 FROM edition_statements WHERE statement = $1", [.id(statement)]) { _ in true } ?? false
    }

    /// Makes readers have those statements of a public story that an editor has confirmed, and of which the edition has the very
    /// words that were confirmed.
    ///
    /// - Returns: the parts of the sitemap that changed by it.
    package func settleStatements(of story: Story.ID, at now: Date) throws -> Set<SitemapPart> {
        let before = try named(by: story)
        try putStatements(of: story)
        return try settleSitemap(before: before, after: named(by: story), at: now)
    }

    /// - Parameter body: the edition's document, where it is at hand.
    func putStatements(of story: Story.ID, body: Document? = nil) throws {
        try connection.execute("DELETE FROM edition_statements WHERE story = $1", [.id(story)])
        let edition = try connection.row("SELECT document, first_published FROM editions WHERE story = $1", [.id(story)]) {
            (document: try body ?? Document(json: $0.text(0)), firstPublished: try $0.date(1))
        }
        guard let edition else { return }
        let passages = edition.document.passages
        for (position, id) in edition.document.statements.enumerated() {
            guard let statement = try Statements(connection: connection).find(id), statement.story == story,
                statement.confirmation != nil, Document.standing(of: statement, in: passages) == .stands
            else { continue }
            let day = SQLValue.int((statement.said?.first ?? Day(edition.firstPublished, in: .gmt)).daysSince1970)
            try connection.execute(
                "INSERT INTO edition_statements (statement, story, position, speaker, day) VALUES ($1, $2, $3, $4, $5)",
                [.id(id), .id(story), .int(position), .idIfAny(statement.speaker), day])
            for topic in statement.topics {
                try connection.execute(
                    "INSERT INTO edition_statement_topics (statement, topic, speaker, day) VALUES ($1, $2, $3, $4)",
                    [.id(id), .id(topic), .idIfAny(statement.speaker), day])
            }
        }
    }

    /// Puts `target` where published statements have `topic`.
    func replaceInStatements(_ topic: Topic.ID, with target: Topic.ID) throws {
        for table in ["edition_statements", "edition_statement_topics"] {
            try connection.execute("UPDATE \(table) SET speaker = $1 WHERE speaker = $2", [.id(target), .id(topic)])
        }
        try connection.execute(
            """
            INSERT INTO edition_statement_topics (statement, topic, speaker, day)
            SELECT statement, $1, speaker, day FROM edition_statement_topics WHERE topic = $2 ON CONFLICT DO NOTHING
            """, [.id(target), .id(topic)])
        try connection.execute("DELETE FROM edition_statement_topics WHERE topic = $1", [.id(topic)])
    }

    private func standing(_ condition: String, _ arguments: [SQLValue]) throws -> [StandingStatement] {
        let found = try connection.rows(
            "SELECT statement, speaker FROM edition_statements WHERE \(condition) ORDER BY statement", arguments
        ) { (id: try $0.id(0, Statement.self), speaker: try $0.idIfAny(1, Topic.self)) }
        return try found.map { row in
            let topics = try connection.rows("SELECT topic FROM edition_statement_topics WHERE statement = $1", [.id(row.id)]) {
                try $0.id(0, Topic.self)
            }
            let linked = try connection.rows(
                """
                SELECT to_statement FROM statement_links WHERE from_statement = $1
                UNION SELECT from_statement FROM statement_links WHERE to_statement = $1
                """, [.id(row.id)]
            ) { try $0.id(0, Statement.self) }
            return StandingStatement(id: row.id, speaker: row.speaker, topics: Set(topics), linked: Set(linked))
        }
    }
}
