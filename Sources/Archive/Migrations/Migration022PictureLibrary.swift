extension Migration {
    /// Until when photographs may be shown, the list in which they are looked for, and which stories carry them.
    static let pictureLibrary = Migration(
        name: "picture-library",
        statements: [
            // A day, counted since 1970.
            "ALTER TABLE photographs ADD COLUMN rights_end BIGINT",
            "ALTER TABLE photographs ADD COLUMN version BIGINT NOT NULL DEFAULT 1",
            // `number` rises with every photograph that comes: the list's order.
            """
            CREATE TABLE photograph_entries (
                photograph UUID NOT NULL PRIMARY KEY REFERENCES photographs,
                number BIGINT NOT NULL UNIQUE,
                lacks_text BOOLEAN NOT NULL,
                lacks_credit BOOLEAN NOT NULL,
                rights_end BIGINT)
            """,
            "CREATE INDEX photograph_entries_text ON photograph_entries (number) WHERE lacks_text = TRUE",
            "CREATE INDEX photograph_entries_credit ON photograph_entries (number) WHERE lacks_credit = TRUE",
            "CREATE INDEX photograph_entries_rights ON photograph_entries (rights_end, number) WHERE rights_end IS NOT NULL",
            // Of each story's newest revision. A story may name what is not there.
            """
            CREATE TABLE story_photographs (
                story UUID NOT NULL REFERENCES stories,
                photograph UUID NOT NULL,
                PRIMARY KEY (story, photograph))
            """,
            "CREATE INDEX story_photographs_photograph ON story_photographs (photograph, story)",
        ],
        sqlite: [
            "CREATE VIRTUAL TABLE photograph_search USING fts5(words, facets, tokenize = 'unicode61 remove_diacritics 0')"
        ],
        postgresql: [
            "ALTER TABLE photograph_entries ADD COLUMN vector tsvector NOT NULL",
            "CREATE INDEX photograph_entries_vector ON photograph_entries USING gin (vector)",
        ],
        rebuildsStoryList: true, rebuildsPhotographs: true)
}
