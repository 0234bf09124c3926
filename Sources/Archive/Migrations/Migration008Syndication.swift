extension Migration {
    /// Corrections by time, and the sitemap's parts: each edition, each topic and contributor that an edition names, and each
    /// package has its place in a part for as long as it is public.
    static let syndication = Migration(
        name: "syndication",
        statements: [
            "CREATE INDEX corrections_newest ON corrections (issued_at, id)",
            """
            CREATE TABLE sitemap_parts (
                kind TEXT NOT NULL,
                number BIGINT NOT NULL,
                addresses BIGINT NOT NULL,
                changed_at BIGINT NOT NULL,
                PRIMARY KEY (kind, number))
            """,
            """
            CREATE TABLE sitemap_entries (
                kind TEXT NOT NULL,
                thing UUID NOT NULL,
                number BIGINT NOT NULL,
                PRIMARY KEY (kind, thing),
                FOREIGN KEY (kind, number) REFERENCES sitemap_parts (kind, number))
            """,
            "CREATE INDEX sitemap_entries_part ON sitemap_entries (kind, number, thing)",
        ] + fill("stories", "SELECT story AS thing, updated AS changed_at FROM editions")
            + fill("topics", "SELECT topic AS thing, max(first_published) AS changed_at FROM edition_topics GROUP BY topic")
            + fill(
                "authors", "SELECT contributor AS thing, max(first_published) AS changed_at FROM edition_contributors GROUP BY contributor")
            + fill(
                "packages",
                """
                SELECT packages.id AS thing, max(editions.updated) AS changed_at FROM packages
                JOIN package_revisions ON package_revisions.package = packages.id
                    AND package_revisions.number = packages.latest_revision
                JOIN package_stories ON package_stories.package = packages.id
                JOIN editions ON editions.story = package_stories.story
                WHERE package_revisions.is_public GROUP BY packages.id
                """)
    )

    /// Places for what is public already, in parts of ten thousand.
    private static func fill(_ kind: String, _ things: String) -> [String] {
        let placed = """
            SELECT thing, changed_at, (row_number() OVER (ORDER BY thing) - 1) / 10000 + 1 AS number FROM (\(things)) AS things
            """
        return [
            """
            INSERT INTO sitemap_parts (kind, number, addresses, changed_at)
            SELECT '\(kind)', number, count(*), max(changed_at) FROM (\(placed)) AS placed GROUP BY number
            """,
            "INSERT INTO sitemap_entries (kind, thing, number) SELECT '\(kind)', thing, number FROM (\(placed)) AS placed",
        ]
    }
}
