extension Migration {
    /// What was there before an act, so that it can be put back; and corrections that were taken back.
    static let undoing = Migration(
        name: "undoing",
        statements: [
            // No reference to the events: what somebody has taken out of the trail must be found by its seals.
            """
            CREATE TABLE former_values (
                event UUID NOT NULL PRIMARY KEY,
                value TEXT NOT NULL)
            """,
            "ALTER TABLE corrections ADD COLUMN taken_back_at BIGINT",
        ])
}
