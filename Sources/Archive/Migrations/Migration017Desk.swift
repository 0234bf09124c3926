extension Migration {
    /// Signing in to the desk, and the list of stories. Of secrets that only their holder must know, hashes are kept.
    static let desk = Migration(
        name: "desk", statements: accounts + storyList,
        sqlite: [
            """
            CREATE VIRTUAL TABLE story_search USING fts5(
                words, facets, tokenize = 'unicode61 remove_diacritics 0')
            """
        ],
        postgresql: [
            "ALTER TABLE story_entries ADD COLUMN vector tsvector NOT NULL",
            "CREATE INDEX story_entries_vector ON story_entries USING gin (vector)",
        ],
        rebuildsStoryList: true)

    private static let accounts = [
        """
        CREATE TABLE user_sections (
            account UUID NOT NULL REFERENCES users,
            section UUID NOT NULL REFERENCES sections,
            PRIMARY KEY (account, section))
        """,
        // `account` is null for the link by which a newsroom's first account is made.
        """
        CREATE TABLE invitations (
            hash BYTEA NOT NULL PRIMARY KEY,
            account UUID UNIQUE REFERENCES users,
            made_at BIGINT NOT NULL,
            expires_at BIGINT NOT NULL)
        """,
        """
        CREATE TABLE sessions (
            id UUID NOT NULL PRIMARY KEY,
            hash BYTEA NOT NULL UNIQUE,
            account UUID NOT NULL REFERENCES users,
            level TEXT NOT NULL,
            started_at BIGINT NOT NULL,
            seen_at BIGINT NOT NULL,
            network TEXT NOT NULL,
            agent TEXT NOT NULL,
            failures BIGINT NOT NULL,
            challenge BYTEA,
            challenged_at BIGINT)
        """,
        "CREATE INDEX sessions_account ON sessions (account, id)",
        "CREATE INDEX sessions_started ON sessions (started_at)",
        "CREATE INDEX sessions_seen ON sessions (seen_at)",
        """
        CREATE TABLE authenticators (
            account UUID NOT NULL PRIMARY KEY REFERENCES users,
            secret BYTEA NOT NULL,
            added_at BIGINT NOT NULL,
            last_step BIGINT NOT NULL)
        """,
        """
        CREATE TABLE recovery_codes (
            account UUID NOT NULL REFERENCES users,
            hash BYTEA NOT NULL,
            used_at BIGINT,
            PRIMARY KEY (account, hash))
        """,
        """
        CREATE TABLE passkeys (
            id BYTEA NOT NULL PRIMARY KEY,
            account UUID NOT NULL REFERENCES users,
            key BYTEA NOT NULL,
            sign_count BIGINT NOT NULL,
            name TEXT NOT NULL,
            added_at BIGINT NOT NULL,
            used_at BIGINT)
        """,
        "CREATE INDEX passkeys_account ON passkeys (account, added_at)",
        """
        CREATE TABLE known_devices (
            hash BYTEA NOT NULL,
            account UUID NOT NULL REFERENCES users,
            seen_at BIGINT NOT NULL,
            PRIMARY KEY (hash, account))
        """,
        "CREATE INDEX known_devices_account ON known_devices (account, seen_at)",
        "CREATE INDEX events_actor ON events (actor, number)",
    ]

    /// What the list shows of each story's newest revision. `number` rises with every change: the list's order.
    private static let storyList = [
        """
        CREATE TABLE story_entries (
            story UUID NOT NULL PRIMARY KEY REFERENCES stories,
            number BIGINT NOT NULL UNIQUE,
            stage TEXT NOT NULL,
            section UUID REFERENCES sections,
            kind TEXT NOT NULL,
            language TEXT NOT NULL,
            headline TEXT NOT NULL,
            byline TEXT NOT NULL,
            revision BIGINT NOT NULL,
            embargo BIGINT,
            creator UUID NOT NULL REFERENCES users,
            changed_at BIGINT NOT NULL,
            changed_by UUID NOT NULL REFERENCES users)
        """,
        "CREATE INDEX story_entries_stage ON story_entries (stage, number)",
        "CREATE INDEX story_entries_section ON story_entries (section, number)",
        "CREATE INDEX story_entries_section_stage ON story_entries (section, stage, number)",
        "CREATE INDEX story_entries_creator ON story_entries (creator, number)",
        "CREATE INDEX story_entries_creator_stage ON story_entries (creator, stage, number)",
    ]
}
