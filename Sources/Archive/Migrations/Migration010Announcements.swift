extension Migration {
    /// Which feeds are to be announced to the WebSub hub, and up to which change that was worked out.
    static let announcements = Migration(
        name: "announcements",
        statements: [
            """
            CREATE TABLE feed_announcements (
                feed TEXT NOT NULL PRIMARY KEY,
                change_number BIGINT NOT NULL,
                due BIGINT NOT NULL,
                attempts BIGINT NOT NULL,
                reason TEXT NOT NULL)
            """,
            "CREATE INDEX feed_announcements_due ON feed_announcements (due)",
            """
            CREATE TABLE hubs (
                address TEXT NOT NULL PRIMARY KEY,
                change_number BIGINT NOT NULL)
            """,
        ])
}
