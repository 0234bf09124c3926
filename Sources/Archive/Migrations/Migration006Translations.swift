extension Migration {
    /// Which stories are translations of one another: those of one group.
    static let translations = Migration(
        name: "translations",
        statements: [
            """
            CREATE TABLE translations (
                story UUID NOT NULL PRIMARY KEY REFERENCES stories,
                translation_group UUID NOT NULL,
                linked_at BIGINT NOT NULL,
                linked_by UUID NOT NULL REFERENCES users)
            """,
            "CREATE INDEX translations_group ON translations (translation_group, story)",
        ])
}
