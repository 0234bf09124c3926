extension Migration {
    /// Corrections of passages that many stories carry: one row each, however many stories those are. Which stories had the error
    /// is told by the revisions at which each came to carry the passage and left it.
    static let travellingCorrections = Migration(
        name: "travelling-corrections",
        statements: [
            "ALTER TABLE backgrounds ADD COLUMN told_at BIGINT",
            "ALTER TABLE background_revisions ADD COLUMN told_revision BIGINT",
            """
            CREATE TABLE background_corrections (
                id UUID NOT NULL PRIMARY KEY,
                background UUID NOT NULL,
                kind TEXT NOT NULL,
                text TEXT NOT NULL,
                before_revision BIGINT NOT NULL,
                after_revision BIGINT NOT NULL,
                issued_at BIGINT NOT NULL,
                issued_by UUID NOT NULL REFERENCES users,
                taken_back_at BIGINT,
                CHECK (before_revision < after_revision),
                FOREIGN KEY (background, before_revision) REFERENCES background_revisions (background, number),
                FOREIGN KEY (background, after_revision) REFERENCES background_revisions (background, number))
            """,
            "CREATE INDEX background_corrections_background ON background_corrections (background, after_revision)",
            "CREATE INDEX background_corrections_newest ON background_corrections (issued_at, id)",
            """
            CREATE TABLE carried_backgrounds (
                story UUID NOT NULL REFERENCES stories,
                background UUID NOT NULL REFERENCES backgrounds,
                since_revision BIGINT NOT NULL,
                until_revision BIGINT,
                PRIMARY KEY (story, background, since_revision))
            """,
            "CREATE INDEX carried_backgrounds_background ON carried_backgrounds (background, story)",
            """
            INSERT INTO carried_backgrounds (story, background, since_revision) SELECT story, background, 0 FROM edition_backgrounds
            """,
            "ALTER TABLE webhook_messages ADD COLUMN correction UUID",
            "CREATE INDEX webhook_messages_correction ON webhook_messages (correction) WHERE correction IS NOT NULL",
        ])
}
