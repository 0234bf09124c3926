extension Migration {
    /// What fields suggest while somebody types: the names of things, from each of their words on.
    static let names = Migration(
        name: "names",
        statements: [
            """
            CREATE TABLE name_starts (
                kind TEXT NOT NULL,
                start TEXT NOT NULL,
                place BIGINT NOT NULL,
                name TEXT NOT NULL,
                thing UUID NOT NULL,
                PRIMARY KEY (kind, start, thing, place))
            """,
            "CREATE INDEX name_starts_thing ON name_starts (thing)",
            // The same file twice is the same photograph.
            "CREATE INDEX photographs_original ON photographs (original_name) WHERE original_name IS NOT NULL",
        ],
        // A range follows the database's own order of letters, which may be any; this index has that of the codes.
        postgresql: ["CREATE INDEX name_starts_codes ON name_starts (kind, start COLLATE \"C\")"],
        rebuildsNames: true)
}
