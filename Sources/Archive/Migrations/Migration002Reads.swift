extension Migration {
    /// How often each story was read on each day (days since 1970 as the newsroom's zone counts them), and nothing about
    /// who read it.
    static let reads = Migration(
        name: "reads",
        statements: [
            """
            CREATE TABLE story_reads (
                day BIGINT NOT NULL,
                story UUID NOT NULL REFERENCES stories,
                reads BIGINT NOT NULL,
                PRIMARY KEY (day, story))
            """
        ])
}
