package import Newsroom

/// Whom the paper quotes, on which terms, and through whom it knows: of the statements that readers have.
package struct StatementAudit: Hashable, Sendable {
    package struct Share<Of: Hashable & Sendable>: Hashable, Sendable {
        package var of: Of
        package var count: Int
    }

    package var count = 0
    /// Most often first.
    package var attributions: [Share<Statement.Attribution>] = []
    /// Those who are named, most often first; at most `limit`.
    package var speakers: [Share<TopicSummary>] = []
    /// Wherever they stand in a chain, each once for a statement; most often first, at most `limit`.
    package var outlets: [Share<Outlet>] = []
    /// Statements that are known through nobody else.
    package var withoutOutlet = 0
}

extension Statements {
    /// An audit covers no more days than these, so that it does not cost more each year.
    package static let mostAuditedDays = 366

    /// - Parameter days: on which they were said or, where that is not known, published; cut to the last `mostAuditedDays`.
    package func audit(_ days: ClosedRange<Day>, limit: Int) throws -> StatementAudit {
        let first = max(days.lowerBound.daysSince1970, days.upperBound.daysSince1970 - Self.mostAuditedDays + 1)
        let range: [SQLValue] = [.int(first), .int(days.upperBound.daysSince1970)]
        let within = "WHERE edition_statements.day >= $1 AND edition_statements.day <= $2"
        var audit = StatementAudit()
        audit.attributions = try connection.rows(
            """
            SELECT statements.attribution, count(*) FROM edition_statements
            JOIN statements ON statements.id = edition_statements.statement
            \(within)
            GROUP BY statements.attribution ORDER BY count(*) DESC, statements.attribution
            """, range
        ) { .init(of: try $0.name(0), count: try $0.int(1)) }
        audit.count = audit.attributions.reduce(0) { $0 + $1.count }
        audit.speakers = try connection.rows(
            """
            SELECT topics.id, topics.kind, topics.name, topics.slug, said.often FROM (
                SELECT edition_statements.speaker AS speaker, count(*) AS often FROM edition_statements \(within)
                    AND edition_statements.speaker IS NOT NULL
                GROUP BY edition_statements.speaker ORDER BY count(*) DESC, edition_statements.speaker LIMIT $3) AS said
            JOIN topics ON topics.id = said.speaker ORDER BY said.often DESC, topics.name
            """, range + [.int(limit)]
        ) {
            .init(
                of: TopicSummary(id: try $0.id(0), kind: try $0.name(1), name: try $0.text(2), slug: try $0.text(3)), count: try $0.int(4))
        }
        audit.outlets = try connection.rows(
            """
            SELECT outlets.id, outlets.name, outlets.kind, outlets.note, known.often FROM (
                SELECT statement_outlets.outlet AS outlet, count(DISTINCT statement_outlets.statement) AS often
                FROM edition_statements JOIN statement_outlets ON statement_outlets.statement = edition_statements.statement
                \(within)
                GROUP BY statement_outlets.outlet ORDER BY count(DISTINCT statement_outlets.statement) DESC, statement_outlets.outlet
                LIMIT $3) AS known
            JOIN outlets ON outlets.id = known.outlet ORDER BY known.often DESC, outlets.name
            """, range + [.int(limit)]
        ) {
            .init(
                of: Outlet(id: try $0.id(0), name: try $0.text(1), kind: try $0.name(2), note: try $0.text(3)), count: try $0.int(4))
        }
        audit.withoutOutlet =
            try connection.row(
                """
                SELECT count(*) FROM edition_statements \(within) AND NOT EXISTS (
                    SELECT 1 FROM statement_outlets WHERE statement_outlets.statement = edition_statements.statement)
                """, range
            ) { try $0.int(0) } ?? 0
        return audit
    }
}
