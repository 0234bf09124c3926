extension Migration {
    /// Live updates with their revisions, their published copies, and the notices that those who follow the paper hear.
    static let liveCoverage = Migration(name: "live coverage", statements: updates + published + notices)

    private static let updates = [
        """
        CREATE TABLE live_updates (
            id UUID NOT NULL PRIMARY KEY,
            story UUID NOT NULL REFERENCES stories,
            latest_revision BIGINT NOT NULL,
            posted_at BIGINT NOT NULL,
            posted_by UUID NOT NULL REFERENCES users,
            updated_at BIGINT NOT NULL,
            pinned_at BIGINT,
            pinned_by UUID REFERENCES users,
            removed_at BIGINT,
            removed_by UUID REFERENCES users,
            CHECK ((pinned_at IS NULL) = (pinned_by IS NULL)),
            CHECK ((removed_at IS NULL) = (removed_by IS NULL)))
        """,
        "CREATE INDEX live_updates_story ON live_updates (story, id)",
        """
        CREATE TABLE live_update_revisions (
            live_update UUID NOT NULL REFERENCES live_updates,
            number BIGINT NOT NULL,
            fields TEXT NOT NULL,
            document TEXT NOT NULL,
            saved_at BIGINT NOT NULL,
            saved_by UUID NOT NULL REFERENCES users,
            PRIMARY KEY (live_update, number))
        """,
        """
        CREATE TABLE live_update_corrections (
            id UUID NOT NULL PRIMARY KEY,
            live_update UUID NOT NULL,
            text TEXT NOT NULL,
            before_revision BIGINT NOT NULL,
            after_revision BIGINT NOT NULL,
            issued_at BIGINT NOT NULL,
            issued_by UUID NOT NULL REFERENCES users,
            FOREIGN KEY (live_update, before_revision) REFERENCES live_update_revisions (live_update, number),
            FOREIGN KEY (live_update, after_revision) REFERENCES live_update_revisions (live_update, number))
        """,
        "CREATE INDEX live_update_corrections_update ON live_update_corrections (live_update, id)",
        """
        CREATE TABLE ended_coverages (
            story UUID NOT NULL PRIMARY KEY REFERENCES stories,
            ended_at BIGINT NOT NULL,
            ended_by UUID NOT NULL REFERENCES users)
        """,
    ]

    private static let published = [
        """
        CREATE TABLE edition_updates (
            live_update UUID NOT NULL PRIMARY KEY,
            story UUID NOT NULL REFERENCES editions ON DELETE CASCADE,
            revision BIGINT NOT NULL,
            headline TEXT NOT NULL,
            document TEXT NOT NULL,
            is_key_event BOOLEAN NOT NULL,
            is_pinned BOOLEAN NOT NULL,
            posted BIGINT NOT NULL,
            updated BIGINT NOT NULL,
            FOREIGN KEY (live_update, revision) REFERENCES live_update_revisions (live_update, number))
        """,
        "CREATE INDEX edition_updates_newest ON edition_updates (story, posted, live_update)",
        "CREATE INDEX edition_updates_pinned ON edition_updates (story, posted, live_update) WHERE is_pinned",
        """
        CREATE TABLE edition_update_authors (
            live_update UUID NOT NULL REFERENCES edition_updates ON DELETE CASCADE,
            position BIGINT NOT NULL,
            contributor UUID NOT NULL REFERENCES contributors,
            PRIMARY KEY (live_update, position))
        """,
        "CREATE INDEX edition_update_authors_contributor ON edition_update_authors (contributor, live_update)",
        """
        CREATE TABLE edition_update_photographs (
            live_update UUID NOT NULL REFERENCES edition_updates ON DELETE CASCADE,
            photograph UUID NOT NULL REFERENCES photographs,
            PRIMARY KEY (live_update, photograph))
        """,
        "CREATE INDEX edition_update_photographs_photograph ON edition_update_photographs (photograph, live_update)",
    ]

    private static let notices = [
        """
        CREATE TABLE notices (
            number BIGINT NOT NULL PRIMARY KEY,
            story UUID NOT NULL REFERENCES stories,
            live_update UUID REFERENCES live_updates,
            in_news_feed BOOLEAN NOT NULL,
            noticed_at BIGINT NOT NULL)
        """,
        "CREATE INDEX notices_story ON notices (story, number)",
        "CREATE INDEX notices_news_feed ON notices (number) WHERE in_news_feed",
    ]
}
