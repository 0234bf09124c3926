package import Newsroom

/// Confidential sources. Who they are comes and goes sealed.
package struct ConfidentialSources {
    let connection: any Connection

    /// Who somebody is, as it is kept.
    package struct Sealed: Hashable, Sendable {
        package var bytes: [UInt8]
        /// Of the key that it was sealed with.
        package var keyFingerprint: [UInt8]

        package init(bytes: [UInt8], keyFingerprint: [UInt8]) {
            self.bytes = bytes
            self.keyFingerprint = keyFingerprint
        }
    }

    private static let columns = "id, label, changed_at, changed_by"

    package func find(_ id: ConfidentialSource.ID) throws -> ConfidentialSource? {
        try connection.row("SELECT \(Self.columns) FROM confidential_sources WHERE id = $1", [.id(id)], Self.source).map(completed)
    }

    /// Those that an account keeps, newest first.
    package func kept(by account: User.ID, limit: Int) throws -> [ConfidentialSource] {
        try connection.rows(
            "SELECT source FROM source_keepers WHERE account = $1 ORDER BY source DESC LIMIT $2", [.id(account), .int(limit)]
        ) { try $0.id(0, ConfidentialSource.self) }.compactMap(find)
    }

    package func isThereAny() throws -> Bool {
        try connection.row("SELECT id FROM confidential_sources LIMIT 1") { _ in true } ?? false
    }

    package func sealed(_ id: ConfidentialSource.ID) throws -> Sealed? {
        try connection.row("SELECT sealed, key_fingerprint FROM confidential_sources WHERE id = $1", [.id(id)]) {
            Sealed(bytes: try $0.bytes(0), keyFingerprint: try $0.bytes(1))
        }
    }

    package func save(_ source: ConfidentialSource, _ sealed: Sealed) throws {
        try connection.execute(
            """
            INSERT INTO confidential_sources (id, label, sealed, key_fingerprint, changed_at, changed_by)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (id) DO UPDATE SET label = excluded.label, sealed = excluded.sealed,
                key_fingerprint = excluded.key_fingerprint, changed_at = excluded.changed_at, changed_by = excluded.changed_by
            """,
            [
                .id(source.id), .text(source.label), .bytes(sealed.bytes), .bytes(sealed.keyFingerprint), .date(source.changedAt),
                .id(source.changedBy),
            ])
        try connection.execute("DELETE FROM source_keepers WHERE source = $1", [.id(source.id)])
        for keeper in source.keepers {
            try connection.execute("INSERT INTO source_keepers (source, account) VALUES ($1, $2)", [.id(source.id), .id(keeper)])
        }
    }

    // MARK: What they said

    /// Nil takes it away.
    package func name(_ source: ConfidentialSource.ID?, for statement: Statement.ID) throws {
        try connection.execute("DELETE FROM statement_sources WHERE statement = $1", [.id(statement)])
        guard let source else { return }
        try connection.execute("INSERT INTO statement_sources (statement, source) VALUES ($1, $2)", [.id(statement), .id(source)])
    }

    package func source(of statement: Statement.ID) throws -> ConfidentialSource.ID? {
        try connection.row("SELECT source FROM statement_sources WHERE statement = $1", [.id(statement)]) { try $0.id(0) }
    }

    /// Newest first.
    package func statements(of source: ConfidentialSource.ID, limit: Int) throws -> [Statement.ID] {
        try connection.rows(
            "SELECT statement FROM statement_sources WHERE source = $1 ORDER BY statement DESC LIMIT $2", [.id(source), .int(limit)]
        ) { try $0.id(0) }
    }

    /// Statements by speakers who are not named and of whom no source is kept, newest first.
    package func statementsWithoutSource(limit: Int) throws -> [Statement.ID] {
        try connection.rows(
            """
            SELECT id FROM statements WHERE speaker IS NULL
                AND NOT EXISTS (SELECT 1 FROM statement_sources WHERE statement_sources.statement = statements.id)
            ORDER BY id DESC LIMIT $1
            """, [.int(limit)]
        ) { try $0.id(0) }
    }

    private static func source(_ row: any Row) throws -> ConfidentialSource {
        ConfidentialSource(id: try row.id(0), label: try row.text(1), keepers: [], changedAt: try row.date(2), changedBy: try row.id(3))
    }

    private func completed(_ source: ConfidentialSource) throws -> ConfidentialSource {
        var source = source
        source.keepers = try connection.rows(
            "SELECT account FROM source_keepers WHERE source = $1 ORDER BY account", [.id(source.id)]
        ) { try $0.id(0) }
        return source
    }
}
