extension Migration {
    /// The words of confirmed statements, by which is found what is like them; links that were refused; and who follows what, with
    /// what is confirmed of each topic in its order.
    static let saidBefore = Migration(
        name: "said-before",
        statements: [
            """
            CREATE TABLE statement_words (
                word BIGINT NOT NULL,
                statement UUID NOT NULL REFERENCES statements ON DELETE CASCADE,
                speaker UUID REFERENCES topics,
                PRIMARY KEY (word, statement))
            """,
            "CREATE INDEX statement_words_speaker ON statement_words (speaker, word, statement)",
            "CREATE INDEX statement_words_statement ON statement_words (statement)",
            """
            CREATE TABLE refused_links (
                from_statement UUID NOT NULL REFERENCES statements ON DELETE CASCADE,
                to_statement UUID NOT NULL REFERENCES statements ON DELETE CASCADE,
                refused_by UUID NOT NULL REFERENCES users,
                refused_at BIGINT NOT NULL,
                PRIMARY KEY (from_statement, to_statement))
            """,
            """
            CREATE TABLE followed_topics (
                account UUID NOT NULL REFERENCES users,
                topic UUID NOT NULL REFERENCES topics,
                followed_at BIGINT NOT NULL,
                PRIMARY KEY (account, topic))
            """,
            "CREATE INDEX followed_topics_topic ON followed_topics (topic, account)",
            """
            CREATE TABLE followers (
                account UUID NOT NULL PRIMARY KEY REFERENCES users,
                seen_at BIGINT NOT NULL)
            """,
            """
            CREATE TABLE confirmed_statements (
                topic UUID NOT NULL REFERENCES topics,
                confirmed_at BIGINT NOT NULL,
                statement UUID NOT NULL REFERENCES statements ON DELETE CASCADE,
                PRIMARY KEY (topic, confirmed_at, statement))
            """,
            "CREATE INDEX confirmed_statements_statement ON confirmed_statements (statement)",
        ], rebuildsStatementWords: true)
}
