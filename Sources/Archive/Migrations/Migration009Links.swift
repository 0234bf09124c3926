extension Migration {
    /// What pages elsewhere say of themselves, and which of them are still to be fetched.
    static let links = Migration(
        name: "links",
        statements: [
            """
            CREATE TABLE link_previews (
                url TEXT NOT NULL PRIMARY KEY,
                title TEXT NOT NULL,
                summary TEXT NOT NULL,
                site TEXT NOT NULL,
                author TEXT NOT NULL,
                language TEXT,
                fetched_at BIGINT NOT NULL)
            """,
            // Without a time at which it is due, it was given up.
            """
            CREATE TABLE link_fetches (
                url TEXT NOT NULL PRIMARY KEY,
                asked_at BIGINT NOT NULL,
                due BIGINT,
                attempts BIGINT NOT NULL,
                reason TEXT NOT NULL)
            """,
            "CREATE INDEX link_fetches_due ON link_fetches (due)",
        ])
}
