extension Migration {
    /// The record: speakers who are not named, the words as they were said, where they can be looked up, the passage that was
    /// confirmed; what was suggested and refused; and the statements that readers have.
    static let statementsOnRecord = Migration(
        name: "statements-on-record", statements: [], sqlite: rebuilt + fresh, postgresql: widened + fresh)

    /// SQLite cannot let a column be empty that could not: the tables are made anew.
    private static let rebuilt = [
        "ALTER TABLE statements RENAME TO former_statements",
        "ALTER TABLE statement_outlets RENAME TO former_statement_outlets",
        "ALTER TABLE statement_topics RENAME TO former_statement_topics",
        "ALTER TABLE statement_links RENAME TO former_statement_links",
        "DROP INDEX statements_story", "DROP INDEX statements_speaker", "DROP INDEX statement_outlets_outlet",
        "DROP INDEX statement_topics_topic", "DROP INDEX statement_links_to",
        """
        CREATE TABLE statements (
            id UUID NOT NULL PRIMARY KEY,
            story UUID NOT NULL REFERENCES stories,
            speaker UUID REFERENCES topics,
            role TEXT NOT NULL,
            kind TEXT NOT NULL,
            words TEXT,
            sense TEXT,
            said TEXT,
            occasion TEXT NOT NULL,
            confirmed_by UUID REFERENCES users,
            confirmed_at BIGINT,
            attribution TEXT NOT NULL DEFAULT 'onRecord',
            described TEXT NOT NULL DEFAULT '',
            original TEXT NOT NULL DEFAULT '',
            original_language TEXT NOT NULL DEFAULT '',
            evidence TEXT NOT NULL DEFAULT '',
            passage TEXT NOT NULL DEFAULT '[]',
            CHECK ((words IS NULL) <> (sense IS NULL)),
            CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL)),
            CHECK ((speaker IS NOT NULL) = (attribution = 'onRecord')))
        """,
        "CREATE INDEX statements_story ON statements (story, id)",
        "CREATE INDEX statements_speaker ON statements (speaker, id)",
        """
        INSERT INTO statements
            (id, story, speaker, role, kind, words, sense, said, occasion, confirmed_by, confirmed_at)
        SELECT id, story, speaker, role, kind, words, sense, said, occasion, confirmed_by, confirmed_at FROM former_statements
        """,
        """
        CREATE TABLE statement_outlets (
            statement UUID NOT NULL REFERENCES statements ON DELETE CASCADE,
            position BIGINT NOT NULL,
            outlet UUID NOT NULL REFERENCES outlets,
            PRIMARY KEY (statement, position))
        """,
        "CREATE INDEX statement_outlets_outlet ON statement_outlets (outlet, statement)",
        "INSERT INTO statement_outlets SELECT statement, position, outlet FROM former_statement_outlets",
        """
        CREATE TABLE statement_topics (
            statement UUID NOT NULL REFERENCES statements ON DELETE CASCADE,
            topic UUID NOT NULL REFERENCES topics,
            PRIMARY KEY (statement, topic))
        """,
        "CREATE INDEX statement_topics_topic ON statement_topics (topic, statement)",
        "INSERT INTO statement_topics SELECT statement, topic FROM former_statement_topics",
        """
        CREATE TABLE statement_links (
            from_statement UUID NOT NULL REFERENCES statements ON DELETE CASCADE,
            to_statement UUID NOT NULL REFERENCES statements ON DELETE CASCADE,
            kind TEXT NOT NULL,
            PRIMARY KEY (from_statement, to_statement, kind),
            CHECK (from_statement <> to_statement))
        """,
        "CREATE INDEX statement_links_to ON statement_links (to_statement, from_statement)",
        "INSERT INTO statement_links SELECT from_statement, to_statement, kind FROM former_statement_links",
        "DROP TABLE former_statement_links", "DROP TABLE former_statement_topics", "DROP TABLE former_statement_outlets",
        "DROP TABLE former_statements",
    ]

    private static let widened = [
        "ALTER TABLE statements ALTER COLUMN speaker DROP NOT NULL",
        "ALTER TABLE statements ADD COLUMN attribution TEXT NOT NULL DEFAULT 'onRecord'",
        "ALTER TABLE statements ADD COLUMN described TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE statements ADD COLUMN original TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE statements ADD COLUMN original_language TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE statements ADD COLUMN evidence TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE statements ADD COLUMN passage TEXT NOT NULL DEFAULT '[]'",
        "ALTER TABLE statements ADD CHECK ((speaker IS NOT NULL) = (attribution = 'onRecord'))",
    ]

    private static let fresh = [
        """
        CREATE TABLE refused_suggestions (
            story UUID NOT NULL REFERENCES stories,
            fingerprint TEXT NOT NULL,
            refused_by UUID NOT NULL REFERENCES users,
            refused_at BIGINT NOT NULL,
            PRIMARY KEY (story, fingerprint))
        """,
        """
        CREATE TABLE edition_statements (
            statement UUID NOT NULL PRIMARY KEY REFERENCES statements,
            story UUID NOT NULL REFERENCES editions ON DELETE CASCADE,
            position BIGINT NOT NULL,
            speaker UUID REFERENCES topics,
            day BIGINT NOT NULL)
        """,
        "CREATE INDEX edition_statements_story ON edition_statements (story, position)",
        "CREATE INDEX edition_statements_newest ON edition_statements (day, statement)",
        "CREATE INDEX edition_statements_speaker ON edition_statements (speaker, day, statement)",
        """
        CREATE TABLE edition_statement_topics (
            statement UUID NOT NULL REFERENCES edition_statements ON DELETE CASCADE,
            topic UUID NOT NULL REFERENCES topics,
            speaker UUID REFERENCES topics,
            day BIGINT NOT NULL,
            PRIMARY KEY (statement, topic))
        """,
        "CREATE INDEX edition_statement_topics_newest ON edition_statement_topics (topic, day, statement)",
        "CREATE INDEX edition_statement_topics_speaker ON edition_statement_topics (topic, speaker, day, statement)",
    ]
}
