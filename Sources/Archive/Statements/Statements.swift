package import Foundation
package import Newsroom

/// Who said what.
package struct Statements {
    let connection: any Connection

    static let columns = """
        statements.id, statements.story, statements.speaker, statements.role, statements.kind, statements.words, statements.sense, \
        statements.said, statements.occasion, statements.confirmed_by, statements.confirmed_at, statements.attribution, \
        statements.described, statements.original, statements.original_language, statements.evidence, statements.passage
        """

    package func find(_ id: Statement.ID) throws -> Statement? {
        try connection.row("SELECT \(Self.columns) FROM statements WHERE id = $1", [.id(id)], Self.statement).map(completed)
    }

    package func inStory(_ story: Story.ID) throws -> [Statement] {
        try connection.rows("SELECT \(Self.columns) FROM statements WHERE story = $1 ORDER BY id", [.id(story)], Self.statement).map(
            completed)
    }

    package func save(_ statement: Statement) throws {
        var words: String?
        var sense: String?
        switch statement.content {
        case .verbatim(let text): words = text
        case .sense(let text): sense = text
        }
        try connection.execute(
            """
            INSERT INTO statements (id, story, speaker, role, kind, words, sense, said, occasion, confirmed_by, confirmed_at,
                attribution, described, original, original_language, evidence, passage)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
            ON CONFLICT (id) DO UPDATE SET speaker = excluded.speaker, role = excluded.role, kind = excluded.kind,
                words = excluded.words, sense = excluded.sense, said = excluded.said, occasion = excluded.occasion,
                confirmed_by = excluded.confirmed_by, confirmed_at = excluded.confirmed_at, attribution = excluded.attribution,
                described = excluded.described, original = excluded.original, original_language = excluded.original_language,
                evidence = excluded.evidence, passage = excluded.passage
            """,
            [
                .id(statement.id), .id(statement.story), .idIfAny(statement.speaker), .text(statement.role), .name(statement.kind),
                .textIfAny(words), .textIfAny(sense), .textIfAny(statement.said?.description), .text(statement.occasion),
                .idIfAny(statement.confirmation?.by), statement.confirmation.map { .date($0.at) } ?? .null,
                .name(statement.attribution), .text(statement.described), .text(statement.original?.text ?? ""),
                .text(statement.original?.language ?? ""), .text(statement.evidence),
                .text(String(decoding: JSONValue.array(statement.passage.map { .string($0) }).bytes(), as: UTF8.self)),
            ])
        try connection.execute("DELETE FROM statement_outlets WHERE statement = $1", [.id(statement.id)])
        for (position, outlet) in statement.outlets.enumerated() {
            try connection.execute(
                "INSERT INTO statement_outlets (statement, position, outlet) VALUES ($1, $2, $3)",
                [.id(statement.id), .int(position), .id(outlet)])
        }
        try connection.execute("DELETE FROM statement_topics WHERE statement = $1", [.id(statement.id)])
        for topic in statement.topics {
            try connection.execute(
                "INSERT INTO statement_topics (statement, topic) VALUES ($1, $2) ON CONFLICT DO NOTHING", [.id(statement.id), .id(topic)])
        }
        try settleIndexes(of: statement)
    }

    /// With a suggestion that somebody refused, by its fingerprint: it is not made again for this story.
    package func refuse(_ fingerprint: String, in story: Story.ID, by user: User.ID, at now: Date) throws {
        try connection.execute(
            """
            INSERT INTO refused_suggestions (story, fingerprint, refused_by, refused_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING
            """, [.id(story), .text(fingerprint), .id(user), .date(now)])
    }

    package func takeRefusalBack(_ fingerprint: String, in story: Story.ID) throws {
        try connection.execute(
            "DELETE FROM refused_suggestions WHERE story = $1 AND fingerprint = $2", [.id(story), .text(fingerprint)])
    }

    /// The fingerprints of what was refused in a story.
    package func refused(in story: Story.ID) throws -> Set<String> {
        Set(
            try connection.rows(
                "SELECT fingerprint FROM refused_suggestions WHERE story = $1 ORDER BY fingerprint LIMIT 5000", [.id(story)]
            ) { try $0.text(0) })
    }

    /// Without outlets and topics: see `completed`.
    static func statement(_ row: any Row) throws -> Statement {
        let content: Statement.Content = try row.isNull(5) ? .sense(row.text(6)) : .verbatim(row.text(5))
        var confirmation: Statement.Confirmation?
        if let by = try row.idIfAny(9, User.self) {
            confirmation = Statement.Confirmation(by: by, at: try row.date(10))
        }
        let original = try Statement.Original(text: row.text(13), language: row.text(14))
        return Statement(
            id: try row.id(0), story: try row.id(1), speaker: try row.idIfAny(2), attribution: try row.name(11),
            described: try row.text(12), role: try row.text(3), kind: try row.name(4), content: content,
            said: try row.impreciseDateIfAny(7), occasion: try row.text(8), original: original.text.isEmpty ? nil : original,
            evidence: try row.text(15), passage: try passage(row.text(16)), confirmation: confirmation)
    }

    private static func passage(_ json: String) throws -> [String] {
        guard case .array(let pieces)? = try? JSONValue(parsing: json) else { throw EngineError.unexpectedValue("a passage: \(json)") }
        return pieces.compactMap(\.string)
    }

    func completed(_ statement: Statement) throws -> Statement {
        var statement = statement
        statement.outlets = try connection.rows(
            "SELECT outlet FROM statement_outlets WHERE statement = $1 ORDER BY position", [.id(statement.id)]
        ) { try $0.id(0) }
        statement.topics = try connection.rows(
            "SELECT topic FROM statement_topics WHERE statement = $1 ORDER BY topic", [.id(statement.id)]
        ) {
            try $0.id(0)
        }
        return statement
    }
}
