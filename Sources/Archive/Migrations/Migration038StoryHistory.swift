extension Migration {
    /// What readers are not told of a story's history: publications that were undone, and versions that the newsroom has closed.
    static let storyHistory = Migration(
        name: "story-history",
        statements: [
            "ALTER TABLE publications ADD COLUMN undone_at BIGINT",
            """
            CREATE TABLE closed_versions (
                story UUID NOT NULL,
                revision BIGINT NOT NULL,
                reason TEXT NOT NULL,
                closed_at BIGINT NOT NULL,
                closed_by UUID NOT NULL REFERENCES users,
                PRIMARY KEY (story, revision),
                FOREIGN KEY (story, revision) REFERENCES revisions (story, number))
            """,
        ])
}
