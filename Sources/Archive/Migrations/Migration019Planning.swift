extension Migration {
    /// What is to be written, by whom and until when; and what the list of stories shows of length and of what readers see.
    static let planning = Migration(
        name: "planning", statements: assignments + storyEntries, rebuildsStoryList: true, rebuildsDiaryDays: true)

    private static let assignments = [
        """
        CREATE TABLE assignments (
            id UUID NOT NULL PRIMARY KEY,
            title TEXT NOT NULL,
            section UUID REFERENCES sections,
            kind TEXT NOT NULL,
            length BIGINT,
            deadline BIGINT,
            planned BIGINT,
            story UUID REFERENCES stories,
            state TEXT NOT NULL,
            version BIGINT NOT NULL,
            created_at BIGINT NOT NULL,
            created_by UUID NOT NULL REFERENCES users,
            changed_at BIGINT NOT NULL,
            changed_by UUID NOT NULL REFERENCES users)
        """,
        "CREATE INDEX assignments_story ON assignments (story, id)",
        "CREATE INDEX assignments_ideas ON assignments (id) WHERE story IS NULL AND state = 'open'",
        "CREATE INDEX assignments_ideas_section ON assignments (section, id) WHERE story IS NULL AND state = 'open'",
        """
        CREATE TABLE assignment_people (
            assignment UUID NOT NULL REFERENCES assignments ON DELETE CASCADE,
            account UUID NOT NULL REFERENCES users,
            position BIGINT NOT NULL,
            PRIMARY KEY (assignment, position),
            UNIQUE (assignment, account))
        """,
        """
        CREATE TABLE assignment_notes (
            id UUID NOT NULL PRIMARY KEY,
            assignment UUID NOT NULL REFERENCES assignments ON DELETE CASCADE,
            text TEXT NOT NULL,
            written_at BIGINT NOT NULL,
            written_by UUID NOT NULL REFERENCES users)
        """,
        "CREATE INDEX assignment_notes_assignment ON assignment_notes (assignment, id)",
        // Each time of an assignment stands once in every list that it belongs to: everybody's, its section's, each person's.
        // Whatever is asked for is then one stretch of one index.
        """
        CREATE TABLE assignment_times (
            list UUID NOT NULL,
            what TEXT NOT NULL,
            is_open BOOLEAN NOT NULL,
            due BIGINT NOT NULL,
            assignment UUID NOT NULL REFERENCES assignments ON DELETE CASCADE,
            PRIMARY KEY (list, what, is_open, due, assignment))
        """,
        "CREATE INDEX assignment_times_assignment ON assignment_times (assignment)",
    ]

    /// `is_current`: readers see the newest revision, so that nothing waits.
    private static let storyEntries = [
        "ALTER TABLE story_entries ADD COLUMN words BIGINT NOT NULL DEFAULT 0",
        "ALTER TABLE story_entries ADD COLUMN is_current BOOLEAN NOT NULL DEFAULT FALSE",
        "CREATE INDEX story_entries_waiting ON story_entries (stage, number) WHERE is_current = FALSE",
        "CREATE INDEX story_entries_section_waiting ON story_entries (section, stage, number) WHERE is_current = FALSE",
        "CREATE INDEX story_entries_embargo ON story_entries (embargo, story) WHERE embargo IS NOT NULL",
        // A day's events are found by the number of the day: the text's order differs between databases.
        "ALTER TABLE diary_events ADD COLUMN first_day BIGINT NOT NULL DEFAULT 0",
        "CREATE INDEX diary_events_first_day ON diary_events (first_day, id)",
    ]
}
