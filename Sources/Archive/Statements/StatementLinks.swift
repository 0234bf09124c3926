package import Foundation
package import Newsroom

/// How statements stand to one another, and what was said not to be so.
extension Statements {
    package func link(_ link: StatementLink) throws {
        try connection.execute(
            "INSERT INTO statement_links (from_statement, to_statement, kind) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            [.id(link.from), .id(link.to), .name(link.kind)])
    }

    package func unlink(_ link: StatementLink) throws {
        try connection.execute(
            "DELETE FROM statement_links WHERE from_statement = $1 AND to_statement = $2 AND kind = $3",
            [.id(link.from), .id(link.to), .name(link.kind)])
    }

    package func has(_ link: StatementLink) throws -> Bool {
        try connection.row(
            "SELECT 1 FROM statement_links WHERE from_statement = $1 AND to_statement = $2 AND kind = $3",
            [.id(link.from), .id(link.to), .name(link.kind)]
        ) { _ in true } ?? false
    }

    package func links(from statement: Statement.ID) throws -> [StatementLink] {
        try connection.rows(
            "SELECT from_statement, to_statement, kind FROM statement_links WHERE from_statement = $1 ORDER BY to_statement, kind LIMIT 100",
            [.id(statement)]
        ) { StatementLink(from: try $0.id(0), to: try $0.id(1), kind: try $0.name(2)) }
    }

    /// The statements that say something of this one.
    package func linking(to statement: Statement.ID) throws -> Set<Statement.ID> {
        Set(
            try connection.rows("SELECT from_statement FROM statement_links WHERE to_statement = $1 LIMIT 200", [.id(statement)]) {
                try $0.id(0)
            })
    }

    // MARK: Refusals

    /// Says that two statements have nothing to do with each other: no link between them is suggested again.
    package func refuseLink(from statement: Statement.ID, to other: Statement.ID, by user: User.ID, at now: Date) throws {
        try connection.execute(
            """
            INSERT INTO refused_links (from_statement, to_statement, refused_by, refused_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT DO NOTHING
            """, [.id(statement), .id(other), .id(user), .date(now)])
    }

    package func takeLinkRefusalBack(from statement: Statement.ID, to other: Statement.ID) throws {
        try connection.execute(
            "DELETE FROM refused_links WHERE from_statement = $1 AND to_statement = $2", [.id(statement), .id(other)])
    }

    package func refusedLinks(from statement: Statement.ID) throws -> Set<Statement.ID> {
        Set(
            try connection.rows(
                "SELECT to_statement FROM refused_links WHERE from_statement = $1 ORDER BY to_statement LIMIT 1000", [.id(statement)]
            ) { try $0.id(0) })
    }
}
