extension Migration {
    /// The diary: the words that an event came from, who is asked how it turned out, what they said; and the events that readers have.
    static let diary = Migration(
        name: "diary",
        statements: [
            "ALTER TABLE diary_events ADD COLUMN passage TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE diary_events ADD COLUMN place BIGINT NOT NULL DEFAULT 0",
            "ALTER TABLE diary_events ADD COLUMN owner UUID REFERENCES users",
            "ALTER TABLE diary_events ADD COLUMN is_dropped BOOLEAN NOT NULL DEFAULT FALSE",
            "ALTER TABLE diary_events ADD COLUMN is_open BOOLEAN NOT NULL DEFAULT TRUE",
            "ALTER TABLE diary_events ADD COLUMN formerly TEXT",
            "ALTER TABLE diary_events ADD COLUMN outcome TEXT",
            "ALTER TABLE diary_events ADD COLUMN answer_note TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE diary_events ADD COLUMN answered_by UUID REFERENCES users",
            "ALTER TABLE diary_events ADD COLUMN answered_at BIGINT",
            "ALTER TABLE diary_events ADD COLUMN is_answer_public BOOLEAN NOT NULL DEFAULT FALSE",
            "ALTER TABLE diary_events ADD COLUMN changed_at BIGINT NOT NULL DEFAULT 0",
            """
            UPDATE diary_events SET owner = (SELECT created_by FROM stories WHERE stories.id = diary_events.story)
            WHERE story IS NOT NULL
            """,
            "DROP INDEX diary_events_expected",
            "CREATE INDEX diary_events_place ON diary_events (place, id) WHERE is_dropped = FALSE",
            "CREATE INDEX diary_events_open ON diary_events (place, id) WHERE is_open = TRUE",
            "CREATE INDEX diary_events_owner ON diary_events (owner, place, id) WHERE is_open = TRUE",
            "CREATE INDEX diary_events_story ON diary_events (story, place, id)",
            """
            CREATE TABLE published_events (
                event UUID NOT NULL PRIMARY KEY REFERENCES diary_events,
                story UUID REFERENCES editions ON DELETE CASCADE,
                place BIGINT NOT NULL)
            """,
            "CREATE INDEX published_events_place ON published_events (place, event)",
            "CREATE INDEX published_events_story ON published_events (story, event)",
        ], rebuildsDiaryDays: true)
}
