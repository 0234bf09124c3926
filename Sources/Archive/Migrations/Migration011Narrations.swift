extension Migration {
    /// Stories read aloud, what is still to be read, and files that no story has any longer.
    static let narrations = Migration(
        name: "narrations",
        statements: [
            """
            CREATE TABLE narrations (
                story UUID NOT NULL PRIMARY KEY REFERENCES editions,
                digest TEXT NOT NULL,
                voice TEXT NOT NULL,
                language TEXT NOT NULL,
                duration DOUBLE PRECISION NOT NULL,
                opus_name TEXT NOT NULL,
                opus_bytes BIGINT NOT NULL,
                mp3_name TEXT NOT NULL,
                mp3_bytes BIGINT NOT NULL,
                marks TEXT NOT NULL,
                first_published BIGINT NOT NULL,
                made_at BIGINT NOT NULL)
            """,
            "CREATE INDEX narrations_newest ON narrations (first_published, story)",
            "CREATE INDEX narrations_opus ON narrations (opus_name)",
            "CREATE INDEX narrations_mp3 ON narrations (mp3_name)",
            // A null in `due`: tried often enough, until the words are others.
            """
            CREATE TABLE narration_work (
                story UUID NOT NULL PRIMARY KEY REFERENCES editions ON DELETE CASCADE,
                language TEXT NOT NULL,
                asked BIGINT NOT NULL,
                due BIGINT,
                attempts BIGINT NOT NULL,
                failure TEXT NOT NULL)
            """,
            "CREATE INDEX narration_work_newest ON narration_work (asked, story)",
            "CREATE TABLE narration_leavings (file_name TEXT NOT NULL PRIMARY KEY)",
        ])
}
