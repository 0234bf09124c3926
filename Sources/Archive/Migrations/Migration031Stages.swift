extension Migration {
    /// What the newsroom calls its stages, and those of its own.
    static let stages = Migration(
        name: "stages",
        statements: [
            """
            CREATE TABLE stages (
                name TEXT NOT NULL PRIMARY KEY,
                label TEXT NOT NULL,
                position BIGINT NOT NULL,
                closed_at BIGINT)
            """
        ])
}
