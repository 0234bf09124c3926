extension Migration {
    /// What is being written: each story's draft, the log of its changes, and fields that two people changed at the same time.
    static let drafts = Migration(
        name: "drafts",
        statements: [
            // `unsaved_since` and `unsaved_by`: null where the revision has everything.
            """
            CREATE TABLE drafts (
                story UUID NOT NULL PRIMARY KEY REFERENCES stories,
                id UUID NOT NULL,
                version BIGINT NOT NULL,
                kept_from BIGINT NOT NULL,
                fields TEXT NOT NULL,
                field_marks TEXT NOT NULL,
                revision BIGINT NOT NULL,
                unsaved_since BIGINT,
                unsaved_by UUID REFERENCES users,
                saved_at BIGINT NOT NULL,
                CHECK ((unsaved_since IS NULL) = (unsaved_by IS NULL)))
            """,
            "CREATE INDEX drafts_unsaved ON drafts (unsaved_since) WHERE unsaved_since IS NOT NULL",
            "CREATE INDEX drafts_saved ON drafts (saved_at) WHERE unsaved_since IS NULL",
            // Apart from the draft's own row, which is written anew with every batch.
            """
            CREATE TABLE draft_snapshots (
                story UUID NOT NULL PRIMARY KEY REFERENCES drafts ON DELETE CASCADE,
                version BIGINT NOT NULL,
                document TEXT NOT NULL)
            """,
            """
            CREATE TABLE draft_batches (
                story UUID NOT NULL REFERENCES drafts ON DELETE CASCADE,
                version BIGINT NOT NULL,
                id UUID NOT NULL,
                client UUID NOT NULL,
                author UUID NOT NULL REFERENCES users,
                accepted_at BIGINT NOT NULL,
                bytes BIGINT NOT NULL,
                changes TEXT NOT NULL,
                PRIMARY KEY (story, version))
            """,
            """
            CREATE TABLE field_conflicts (
                id UUID NOT NULL PRIMARY KEY,
                story UUID NOT NULL REFERENCES stories,
                field TEXT NOT NULL,
                value TEXT NOT NULL,
                kept_at BIGINT NOT NULL,
                kept_by UUID NOT NULL REFERENCES users,
                settled_at BIGINT,
                settled_by UUID REFERENCES users,
                CHECK ((settled_at IS NULL) = (settled_by IS NULL)))
            """,
            "CREATE INDEX field_conflicts_story ON field_conflicts (story, id)",
            // Who brought a version that was set aside together with the story, or had no need of it.
            "ALTER TABLE set_aside ADD COLUMN settled_at BIGINT",
            "ALTER TABLE set_aside ADD COLUMN settled_by UUID REFERENCES users",
        ])
}
