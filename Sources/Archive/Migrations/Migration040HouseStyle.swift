extension Migration {
    /// House style: the notes that were silenced, what people did with each rule's, and figures by what they count.
    static let houseStyle = Migration(
        name: "house-style",
        statements: [
            """
            CREATE TABLE silenced_notes (
                story UUID NOT NULL REFERENCES stories,
                note_key TEXT NOT NULL,
                rule TEXT NOT NULL,
                reason TEXT NOT NULL,
                words TEXT NOT NULL,
                silenced_by UUID NOT NULL REFERENCES users,
                silenced_at BIGINT NOT NULL,
                PRIMARY KEY (story, note_key))
            """,
            """
            CREATE TABLE rule_counts (
                rule TEXT NOT NULL,
                outcome TEXT NOT NULL,
                times BIGINT NOT NULL,
                PRIMARY KEY (rule, outcome))
            """,
            "CREATE INDEX figures_counts ON figures (counts, id)",
        ])
}
