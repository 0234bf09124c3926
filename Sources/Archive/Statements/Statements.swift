import Foundation
package import Newsroom

/// Who said what.
package struct Statements {
    let connection: any Connection

    private static let columns = "id, story, speaker, role, kind, words, sense, said, occasion, confirmed_by, confirmed_at"

    package func find(_ id: Statement.ID) throws -> Statement? {
        try connection.row("SELECT \(Self.columns) FROM statements WHERE id = $1", [.id(id)], statement).map(completed)
    }

    package func inStory(_ story: Story.ID) throws -> [Statement] {
        try connection.rows("SELECT \(Self.columns) FROM statements WHERE story = $1 ORDER BY id", [.id(story)], statement).map(completed)
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
            INSERT INTO statements (\(Self.columns)) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            ON CONFLICT (id) DO UPDATE SET speaker = excluded.speaker, role = excluded.role, kind = excluded.kind,
                words = excluded.words, sense = excluded.sense, said = excluded.said, occasion = excluded.occasion,
                confirmed_by = excluded.confirmed_by, confirmed_at = excluded.confirmed_at
            """,
            [
                .id(statement.id), .id(statement.story), .id(statement.speaker), .text(statement.role), .name(statement.kind),
                .textIfAny(words), .textIfAny(sense), .textIfAny(statement.said?.description), .text(statement.occasion),
                .idIfAny(statement.confirmation?.by), statement.confirmation.map { .date($0.at) } ?? .null,
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
    }

    package func link(_ link: StatementLink) throws {
        try connection.execute(
            "INSERT INTO statement_links (from_statement, to_statement, kind) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            [.id(link.from), .id(link.to), .name(link.kind)])
    }

    package func links(from statement: Statement.ID) throws -> [StatementLink] {
        try connection.rows(
            "SELECT from_statement, to_statement, kind FROM statement_links WHERE from_statement = $1 ORDER BY to_statement, kind",
            [.id(statement)]
        ) { StatementLink(from: try $0.id(0), to: try $0.id(1), kind: try $0.name(2)) }
    }

    private func statement(_ row: any Row) throws -> Statement {
        let content: Statement.Content = try row.isNull(5) ? .sense(row.text(6)) : .verbatim(row.text(5))
        var confirmation: Statement.Confirmation?
        if let by = try row.idIfAny(9, User.self) {
            confirmation = Statement.Confirmation(by: by, at: try row.date(10))
        }
        return Statement(
            id: try row.id(0), story: try row.id(1), speaker: try row.id(2), role: try row.text(3), kind: try row.name(4),
            content: content, said: try row.impreciseDateIfAny(7), occasion: try row.text(8), confirmation: confirmation)
    }

    private func completed(_ statement: Statement) throws -> Statement {
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
