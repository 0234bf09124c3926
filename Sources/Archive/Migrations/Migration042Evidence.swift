extension Migration {
    /// Copies of the pages at which statements can be looked up, and which of them are still to be made.
    static let evidence = Migration(
        name: "evidence",
        statements: [
            """
            CREATE TABLE evidence_copies (
                url TEXT NOT NULL,
                fetched_at BIGINT NOT NULL,
                file TEXT NOT NULL,
                type TEXT NOT NULL,
                size BIGINT NOT NULL CHECK (size >= 0),
                PRIMARY KEY (url, fetched_at))
            """,
            """
            CREATE TABLE evidence_fetches (
                url TEXT NOT NULL PRIMARY KEY,
                asked_at BIGINT NOT NULL,
                due BIGINT,
                attempts INTEGER NOT NULL DEFAULT 0,
                reason TEXT NOT NULL DEFAULT '')
            """,
            "CREATE INDEX evidence_fetches_due ON evidence_fetches (due)",
            // What was on record before is copied as well.
            """
            INSERT INTO evidence_fetches (url, asked_at, due)
            SELECT evidence, MAX(confirmed_at), MAX(confirmed_at) FROM statements
            WHERE evidence <> '' AND confirmed_at IS NOT NULL GROUP BY evidence
            """,
        ])
}
