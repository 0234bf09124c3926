extension Migration {
    /// Times are milliseconds since 1970 in UTC; identifiers are UUID version 7; `fields` and `document` are JSON.
    static let firstEdition = Migration(
        name: "first edition",
        statements: people + stories + topics + media + backgrounds + editions + record + trail,
        sqlite: [
            """
            CREATE VIRTUAL TABLE edition_search USING fts5(
                headline, standfirst, topics, body, tokenize = 'porter unicode61 remove_diacritics 0')
            """
        ],
        postgresql: [
            // Without stop words, so that both engines find the same: "The Who" is a fair thing to look for.
            "CREATE TEXT SEARCH DICTIONARY stem_english (TEMPLATE = snowball, Language = english)",
            "CREATE TEXT SEARCH CONFIGURATION broadsheet (COPY = pg_catalog.simple)",
            """
            ALTER TEXT SEARCH CONFIGURATION broadsheet ALTER MAPPING FOR asciiword, word, asciihword, hword, hword_asciipart, hword_part
            WITH stem_english
            """,
            "ALTER TABLE search_entries ADD COLUMN vector tsvector NOT NULL",
            "CREATE INDEX search_entries_vector ON search_entries USING gin (vector)",
        ])

    private static let people = [
        """
        CREATE TABLE users (
            id UUID NOT NULL PRIMARY KEY,
            email TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            role TEXT NOT NULL,
            status TEXT NOT NULL,
            password_hash TEXT,
            created_at BIGINT NOT NULL)
        """,
        """
        CREATE TABLE contributors (
            id UUID NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            folded_name TEXT NOT NULL,
            slug TEXT NOT NULL UNIQUE,
            biography TEXT NOT NULL,
            position TEXT NOT NULL)
        """,
        "CREATE INDEX contributors_name ON contributors (folded_name, id)",
    ]

    private static let stories = [
        """
        CREATE TABLE stories (
            id UUID NOT NULL PRIMARY KEY,
            stage TEXT NOT NULL,
            latest_revision BIGINT NOT NULL,
            created_at BIGINT NOT NULL,
            created_by UUID NOT NULL REFERENCES users)
        """,
        """
        CREATE TABLE revisions (
            story UUID NOT NULL REFERENCES stories,
            number BIGINT NOT NULL,
            fields TEXT NOT NULL,
            document TEXT NOT NULL,
            manner TEXT NOT NULL,
            started_at BIGINT NOT NULL,
            saved_at BIGINT NOT NULL,
            saved_by UUID NOT NULL REFERENCES users,
            PRIMARY KEY (story, number))
        """,
        """
        CREATE TABLE set_aside (
            id UUID NOT NULL PRIMARY KEY,
            story UUID NOT NULL REFERENCES stories,
            based_on BIGINT NOT NULL,
            fields TEXT NOT NULL,
            document TEXT NOT NULL,
            saved_at BIGINT NOT NULL,
            saved_by UUID NOT NULL REFERENCES users)
        """,
        "CREATE INDEX set_aside_story ON set_aside (story, id)",
        """
        CREATE TABLE stage_changes (
            id UUID NOT NULL PRIMARY KEY,
            story UUID NOT NULL REFERENCES stories,
            from_stage TEXT NOT NULL,
            to_stage TEXT NOT NULL,
            changed_at BIGINT NOT NULL,
            changed_by UUID NOT NULL REFERENCES users)
        """,
        "CREATE INDEX stage_changes_story ON stage_changes (story, id)",
        """
        CREATE TABLE publications (
            id UUID NOT NULL PRIMARY KEY,
            story UUID NOT NULL,
            revision BIGINT NOT NULL,
            kind TEXT NOT NULL,
            published_at BIGINT NOT NULL,
            published_by UUID NOT NULL REFERENCES users,
            FOREIGN KEY (story, revision) REFERENCES revisions (story, number))
        """,
        "CREATE INDEX publications_story ON publications (story, id)",
        """
        CREATE TABLE planned_publications (
            story UUID NOT NULL PRIMARY KEY,
            revision BIGINT NOT NULL,
            due BIGINT NOT NULL,
            planned_at BIGINT NOT NULL,
            planned_by UUID NOT NULL REFERENCES users,
            FOREIGN KEY (story, revision) REFERENCES revisions (story, number))
        """,
        "CREATE INDEX planned_publications_due ON planned_publications (due, story)",
        """
        CREATE TABLE imports (
            origin TEXT NOT NULL PRIMARY KEY,
            digest TEXT NOT NULL,
            story UUID NOT NULL REFERENCES stories,
            revision BIGINT NOT NULL,
            imported_at BIGINT NOT NULL,
            FOREIGN KEY (story, revision) REFERENCES revisions (story, number))
        """,
        "CREATE INDEX imports_story ON imports (story, revision)",
    ]

    private static let topics = [
        """
        CREATE TABLE topics (
            id UUID NOT NULL PRIMARY KEY,
            kind TEXT NOT NULL,
            name TEXT NOT NULL,
            slug TEXT NOT NULL UNIQUE,
            summary TEXT NOT NULL,
            merged_into UUID REFERENCES topics)
        """,
        """
        CREATE TABLE topic_names (
            folded_name TEXT NOT NULL,
            topic UUID NOT NULL REFERENCES topics,
            name TEXT NOT NULL,
            is_alias BOOLEAN NOT NULL,
            PRIMARY KEY (folded_name, topic))
        """,
        "CREATE INDEX topic_names_topic ON topic_names (topic, folded_name)",
        """
        CREATE TABLE outlets (
            id UUID NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            folded_name TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            note TEXT NOT NULL)
        """,
    ]

    private static let media = [
        """
        CREATE TABLE photographs (
            id UUID NOT NULL PRIMARY KEY,
            caption TEXT NOT NULL,
            credit TEXT NOT NULL,
            creator TEXT NOT NULL,
            rights TEXT NOT NULL,
            place TEXT NOT NULL,
            occasion TEXT NOT NULL,
            taken TEXT,
            alternative_text TEXT NOT NULL,
            digital_source_type TEXT,
            focal_x DOUBLE PRECISION NOT NULL,
            focal_y DOUBLE PRECISION NOT NULL,
            file_name TEXT,
            file_type TEXT,
            width BIGINT,
            height BIGINT,
            source_url TEXT,
            CHECK ((file_name IS NULL) = (file_type IS NULL) AND (file_name IS NULL) = (width IS NULL)
                AND (file_name IS NULL) = (height IS NULL)))
        """,
        "CREATE INDEX photographs_file ON photographs (file_name)",
        """
        CREATE TABLE recordings (
            id UUID NOT NULL PRIMARY KEY,
            story UUID REFERENCES stories,
            title TEXT NOT NULL,
            voice_kind TEXT NOT NULL,
            voice_name TEXT NOT NULL,
            duration DOUBLE PRECISION,
            file_name TEXT)
        """,
        "CREATE INDEX recordings_story ON recordings (story, id)",
    ]

    private static let backgrounds = [
        """
        CREATE TABLE backgrounds (
            id UUID NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            latest_revision BIGINT NOT NULL)
        """,
        """
        CREATE TABLE background_revisions (
            background UUID NOT NULL REFERENCES backgrounds,
            number BIGINT NOT NULL,
            document TEXT NOT NULL,
            as_of TEXT NOT NULL,
            source TEXT NOT NULL,
            saved_at BIGINT NOT NULL,
            saved_by UUID NOT NULL REFERENCES users,
            PRIMARY KEY (background, number))
        """,
    ]

    private static let editions = [
        """
        CREATE TABLE editions (
            story UUID NOT NULL PRIMARY KEY,
            revision BIGINT NOT NULL,
            kind TEXT NOT NULL,
            language TEXT NOT NULL,
            slug TEXT NOT NULL UNIQUE,
            headline TEXT NOT NULL,
            standfirst TEXT NOT NULL,
            dateline TEXT NOT NULL,
            search_title TEXT NOT NULL,
            sharing_title TEXT NOT NULL,
            lead_photograph UUID REFERENCES photographs,
            lead_caption TEXT,
            document TEXT NOT NULL,
            in_news_feed BOOLEAN NOT NULL,
            first_published BIGINT NOT NULL,
            updated BIGINT NOT NULL,
            words BIGINT NOT NULL,
            FOREIGN KEY (story, revision) REFERENCES revisions (story, number))
        """,
        "CREATE INDEX editions_newest ON editions (first_published, story)",
        "CREATE INDEX editions_news_feed ON editions (first_published, story) WHERE in_news_feed",
        """
        CREATE TABLE edition_topics (
            story UUID NOT NULL REFERENCES editions ON DELETE CASCADE,
            topic UUID NOT NULL REFERENCES topics,
            position BIGINT NOT NULL,
            first_published BIGINT NOT NULL,
            PRIMARY KEY (story, topic))
        """,
        "CREATE INDEX edition_topics_newest ON edition_topics (topic, first_published, story)",
        """
        CREATE TABLE edition_contributors (
            story UUID NOT NULL REFERENCES editions ON DELETE CASCADE,
            contributor UUID NOT NULL REFERENCES contributors,
            role TEXT NOT NULL,
            position BIGINT NOT NULL,
            first_published BIGINT NOT NULL,
            PRIMARY KEY (story, contributor))
        """,
        "CREATE INDEX edition_contributors_newest ON edition_contributors (contributor, first_published, story)",
        """
        CREATE TABLE edition_photographs (
            story UUID NOT NULL REFERENCES editions ON DELETE CASCADE,
            photograph UUID NOT NULL REFERENCES photographs,
            PRIMARY KEY (story, photograph))
        """,
        "CREATE INDEX edition_photographs_photograph ON edition_photographs (photograph, story)",
        """
        CREATE TABLE edition_backgrounds (
            story UUID NOT NULL REFERENCES editions ON DELETE CASCADE,
            background UUID NOT NULL REFERENCES backgrounds,
            PRIMARY KEY (story, background))
        """,
        "CREATE INDEX edition_backgrounds_background ON edition_backgrounds (background, story)",
        """
        CREATE TABLE topics_in_the_news (
            position BIGINT NOT NULL PRIMARY KEY,
            topic UUID NOT NULL REFERENCES topics)
        """,
        """
        CREATE TABLE addresses (
            slug TEXT NOT NULL PRIMARY KEY,
            story UUID NOT NULL REFERENCES stories,
            since BIGINT NOT NULL)
        """,
        "CREATE INDEX addresses_story ON addresses (story)",
        """
        CREATE TABLE search_entries (
            number BIGINT NOT NULL PRIMARY KEY,
            story UUID NOT NULL UNIQUE REFERENCES editions ON DELETE CASCADE)
        """,
    ]

    private static let record = [
        """
        CREATE TABLE statements (
            id UUID NOT NULL PRIMARY KEY,
            story UUID NOT NULL REFERENCES stories,
            speaker UUID NOT NULL REFERENCES topics,
            role TEXT NOT NULL,
            kind TEXT NOT NULL,
            words TEXT,
            sense TEXT,
            said TEXT,
            occasion TEXT NOT NULL,
            confirmed_by UUID REFERENCES users,
            confirmed_at BIGINT,
            CHECK ((words IS NULL) <> (sense IS NULL)),
            CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL)))
        """,
        "CREATE INDEX statements_story ON statements (story, id)",
        "CREATE INDEX statements_speaker ON statements (speaker, id)",
        """
        CREATE TABLE statement_outlets (
            statement UUID NOT NULL REFERENCES statements ON DELETE CASCADE,
            position BIGINT NOT NULL,
            outlet UUID NOT NULL REFERENCES outlets,
            PRIMARY KEY (statement, position))
        """,
        "CREATE INDEX statement_outlets_outlet ON statement_outlets (outlet, statement)",
        """
        CREATE TABLE statement_topics (
            statement UUID NOT NULL REFERENCES statements ON DELETE CASCADE,
            topic UUID NOT NULL REFERENCES topics,
            PRIMARY KEY (statement, topic))
        """,
        "CREATE INDEX statement_topics_topic ON statement_topics (topic, statement)",
        """
        CREATE TABLE statement_links (
            from_statement UUID NOT NULL REFERENCES statements ON DELETE CASCADE,
            to_statement UUID NOT NULL REFERENCES statements ON DELETE CASCADE,
            kind TEXT NOT NULL,
            PRIMARY KEY (from_statement, to_statement, kind),
            CHECK (from_statement <> to_statement))
        """,
        "CREATE INDEX statement_links_to ON statement_links (to_statement, from_statement)",
        """
        CREATE TABLE corrections (
            id UUID NOT NULL PRIMARY KEY,
            story UUID NOT NULL,
            kind TEXT NOT NULL,
            text TEXT NOT NULL,
            before_revision BIGINT NOT NULL,
            after_revision BIGINT NOT NULL,
            issued_at BIGINT NOT NULL,
            issued_by UUID NOT NULL REFERENCES users,
            FOREIGN KEY (story, before_revision) REFERENCES revisions (story, number),
            FOREIGN KEY (story, after_revision) REFERENCES revisions (story, number))
        """,
        "CREATE INDEX corrections_story ON corrections (story, id)",
        """
        CREATE TABLE diary_events (
            id UUID NOT NULL PRIMARY KEY,
            what TEXT NOT NULL,
            expected TEXT NOT NULL,
            story UUID REFERENCES stories,
            is_public BOOLEAN NOT NULL)
        """,
        "CREATE INDEX diary_events_expected ON diary_events (expected, id)",
        """
        CREATE TABLE diary_topics (
            event UUID NOT NULL REFERENCES diary_events ON DELETE CASCADE,
            topic UUID NOT NULL REFERENCES topics,
            PRIMARY KEY (event, topic))
        """,
        "CREATE INDEX diary_topics_topic ON diary_topics (topic, event)",
        """
        CREATE TABLE figures (
            id UUID NOT NULL PRIMARY KEY,
            story UUID NOT NULL REFERENCES stories,
            value TEXT NOT NULL,
            unit TEXT NOT NULL,
            counts TEXT NOT NULL,
            source TEXT NOT NULL,
            as_of TEXT)
        """,
        "CREATE INDEX figures_story ON figures (story, id)",
    ]

    private static let trail = [
        """
        CREATE TABLE events (
            number BIGINT NOT NULL PRIMARY KEY,
            id UUID NOT NULL UNIQUE,
            occurred_at BIGINT NOT NULL,
            actor UUID NOT NULL REFERENCES users,
            act TEXT NOT NULL,
            subject TEXT NOT NULL,
            details TEXT NOT NULL,
            seal TEXT NOT NULL)
        """,
        "CREATE INDEX events_subject ON events (subject, number)",
        """
        CREATE TABLE changes (
            number BIGINT NOT NULL PRIMARY KEY,
            changed_at BIGINT NOT NULL,
            act TEXT NOT NULL,
            subjects TEXT NOT NULL)
        """,
    ]
}
