extension Migration {
    static let topicsAndSearch = Migration(
        name: "topics and search", statements: topics + pairs + search,
        sqlite: [
            "DROP TABLE edition_search",
            """
            CREATE VIRTUAL TABLE edition_search USING fts5(
                headline, standfirst, topics, body, facets, tokenize = 'porter unicode61 remove_diacritics 0')
            """,
        ],
        postgresql: ["CREATE INDEX topic_names_beginning ON topic_names (folded_name text_pattern_ops)"],
        rebuildsSearch: true)

    /// Dates are EDTF. What they mean, the topic's kind says: birth and death, foundation, an event's beginning and end.
    private static let topics = [
        "ALTER TABLE topics ADD COLUMN began TEXT",
        "ALTER TABLE topics ADD COLUMN ended TEXT",
        "ALTER TABLE topics ADD COLUMN place TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE topics ADD COLUMN latitude DOUBLE PRECISION",
        "ALTER TABLE topics ADD COLUMN longitude DOUBLE PRECISION",
        "ALTER TABLE contributors ADD COLUMN links TEXT NOT NULL DEFAULT ''",
    ]

    private static let pairs = [
        """
        CREATE TABLE topic_pairs (
            topic UUID NOT NULL REFERENCES topics,
            other UUID NOT NULL REFERENCES topics,
            together BIGINT NOT NULL,
            PRIMARY KEY (topic, other))
        """,
        "CREATE INDEX topic_pairs_most ON topic_pairs (topic, together, other)",
        """
        INSERT INTO topic_pairs (topic, other, together)
        SELECT one.topic, two.topic, count(*) FROM edition_topics AS one
        JOIN edition_topics AS two ON two.story = one.story AND two.topic <> one.topic
        WHERE one.position < 12 AND two.position < 12 GROUP BY one.topic, two.topic
        """,
    ]

    private static let search = [
        """
        CREATE TABLE vocabulary (
            word TEXT NOT NULL PRIMARY KEY,
            stories BIGINT NOT NULL)
        """,
        """
        CREATE TABLE vocabulary_keys (
            slip TEXT NOT NULL,
            word TEXT NOT NULL,
            PRIMARY KEY (slip, word))
        """,
        "DELETE FROM search_entries",
    ]
}
