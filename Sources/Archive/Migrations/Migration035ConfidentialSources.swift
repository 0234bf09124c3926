extension Migration {
    /// Who was promised not to be named: sealed with a key that is not here. No text of theirs stands in the clear.
    static let confidentialSources = Migration(
        name: "confidential-sources",
        statements: [
            """
            CREATE TABLE confidential_sources (
                id UUID NOT NULL PRIMARY KEY,
                label TEXT NOT NULL,
                sealed BYTEA NOT NULL,
                key_fingerprint BYTEA NOT NULL,
                changed_at BIGINT NOT NULL,
                changed_by UUID NOT NULL REFERENCES users)
            """,
            """
            CREATE TABLE source_keepers (
                source UUID NOT NULL REFERENCES confidential_sources,
                account UUID NOT NULL REFERENCES users,
                PRIMARY KEY (source, account))
            """,
            "CREATE INDEX source_keepers_account ON source_keepers (account, source)",
            """
            CREATE TABLE statement_sources (
                statement UUID NOT NULL PRIMARY KEY REFERENCES statements,
                source UUID NOT NULL REFERENCES confidential_sources)
            """,
            "CREATE INDEX statement_sources_source ON statement_sources (source, statement)",
            "CREATE INDEX statements_unnamed ON statements (id) WHERE speaker IS NULL",
        ])
}
