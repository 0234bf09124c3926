extension Migration {
    static let frontAndSections = Migration(name: "front and sections", statements: sections + packages + front)

    private static let sections = [
        """
        CREATE TABLE sections (
            id UUID NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            slug TEXT NOT NULL UNIQUE,
            summary TEXT NOT NULL,
            position BIGINT NOT NULL)
        """,
        "ALTER TABLE editions ADD COLUMN section UUID REFERENCES sections",
        "CREATE INDEX editions_section ON editions (section, first_published, story)",
    ]

    /// `stories` in a revision is the list as it was then, in order; what stands today has rows of its own.
    private static let packages = [
        """
        CREATE TABLE packages (
            id UUID NOT NULL PRIMARY KEY,
            slug TEXT NOT NULL UNIQUE,
            latest_revision BIGINT NOT NULL)
        """,
        """
        CREATE TABLE package_revisions (
            package UUID NOT NULL REFERENCES packages,
            number BIGINT NOT NULL,
            title TEXT NOT NULL,
            standfirst TEXT NOT NULL,
            stories TEXT NOT NULL,
            lead UUID REFERENCES stories,
            is_public BOOLEAN NOT NULL,
            saved_at BIGINT NOT NULL,
            saved_by UUID NOT NULL REFERENCES users,
            PRIMARY KEY (package, number))
        """,
        """
        CREATE TABLE package_stories (
            package UUID NOT NULL REFERENCES packages,
            position BIGINT NOT NULL,
            story UUID NOT NULL REFERENCES stories,
            PRIMARY KEY (package, position),
            UNIQUE (package, story))
        """,
        "CREATE INDEX package_stories_story ON package_stories (story, package)",
    ]

    private static let front = [
        """
        CREATE TABLE front_revisions (
            number BIGINT NOT NULL PRIMARY KEY,
            placements TEXT NOT NULL,
            saved_at BIGINT NOT NULL,
            saved_by UUID NOT NULL REFERENCES users)
        """,
        """
        CREATE TABLE front_placements (
            slot TEXT NOT NULL,
            position BIGINT NOT NULL,
            story UUID UNIQUE REFERENCES stories,
            package UUID UNIQUE REFERENCES packages,
            PRIMARY KEY (slot, position),
            CHECK ((story IS NULL) <> (package IS NULL)))
        """,
    ]
}
