extension Migration {
    /// Addresses that lead elsewhere, and sections that are closed.
    static let redirects = Migration(
        name: "redirects",
        statements: [
            """
            CREATE TABLE redirects (
                address TEXT NOT NULL PRIMARY KEY,
                target TEXT NOT NULL,
                made_at BIGINT NOT NULL,
                made_by UUID NOT NULL REFERENCES users (id))
            """,
            "ALTER TABLE sections ADD COLUMN closed_at BIGINT",
        ])
}
