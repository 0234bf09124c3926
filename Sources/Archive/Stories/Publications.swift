package import Foundation
package import Newsroom

/// The record of what became public and what is planned to.
package struct Publications {
    let connection: any Connection

    package func add(_ publication: Publication) throws {
        try connection.execute(
            "INSERT INTO publications (id, story, revision, kind, published_at, published_by) VALUES ($1, $2, $3, $4, $5, $6)",
            [
                .id(publication.id), .id(publication.story), .int(publication.revision), .name(publication.kind), .date(publication.at),
                .id(publication.by),
            ])
    }

    /// In the order in which they were recorded.
    package func of(_ story: Story.ID) throws -> [Publication] {
        try connection.rows(
            "SELECT id, story, revision, kind, published_at, published_by FROM publications WHERE story = $1 ORDER BY id", [.id(story)],
            publication)
    }

    private func publication(_ row: any Row) throws -> Publication {
        Publication(
            id: try row.id(0), story: try row.id(1), revision: try row.int(2), kind: try row.name(3), at: try row.date(4),
            by: try row.id(5))
    }

    /// The revisions that readers have ever had.
    package func versions(of story: Story.ID) throws -> Set<Int> {
        Set(
            try connection.rows("SELECT revision FROM publications WHERE story = $1 AND kind <> 'withdrawn'", [.id(story)]) {
                try $0.int(0)
            })
    }

    /// Takes from the story's history what an account made public since a time. The record keeps it.
    ///
    /// - Returns: whether there was anything.
    package func undo(_ story: Story.ID, by user: User.ID, since time: Date, at now: Date) throws -> Bool {
        let first = Identifier<Publication>(UUID(version7At: time, random: (0, 0)))
        return try connection.execute(
            """
            UPDATE publications SET undone_at = $1
            WHERE story = $2 AND id >= $3 AND published_by = $4 AND undone_at IS NULL
            """, [.date(now), .id(story), .id(first), .id(user)]) > 0
    }

    /// The same for one.
    package func undo(_ publication: Identifier<Publication>, at now: Date) throws {
        try connection.execute("UPDATE publications SET undone_at = $1 WHERE id = $2", [.date(now), .id(publication)])
    }

    /// The newest that was not undone.
    package func newest(of story: Story.ID) throws -> Publication? {
        try connection.row(
            """
            SELECT id, story, revision, kind, published_at, published_by FROM publications
            WHERE story = $1 AND undone_at IS NULL ORDER BY id DESC LIMIT 1
            """, [.id(story)], publication)
    }

    /// When the story first became public; kept for ever, over withdrawals too.
    package func firstPublished(_ story: Story.ID) throws -> Date? {
        try connection.row(
            "SELECT min(published_at) FROM publications WHERE story = $1 AND kind = $2",
            [.id(story), .name(Publication.Kind.published)]
        ) { try $0.dateIfAny(0) } ?? nil
    }

    package func plan(_ story: Story.ID, revision: Int, due: Date, by user: User.ID, at now: Date) throws {
        try connection.execute(
            """
            INSERT INTO planned_publications (story, revision, due, planned_at, planned_by) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (story) DO UPDATE SET revision = excluded.revision, due = excluded.due, planned_at = excluded.planned_at,
                planned_by = excluded.planned_by
            """,
            [.id(story), .int(revision), .date(due), .date(now), .id(user)])
    }

    /// Returns whether there was a plan.
    @discardableResult
    package func dropPlan(_ story: Story.ID) throws -> Bool {
        try connection.execute("DELETE FROM planned_publications WHERE story = $1", [.id(story)]) > 0
    }

    package struct Plan: Hashable, Sendable {
        package let story: Story.ID
        package let revision: Int
        package let due: Date
        package let by: User.ID
    }

    package func plan(_ story: Story.ID) throws -> Plan? {
        try connection.row(
            "SELECT story, revision, due, planned_by FROM planned_publications WHERE story = $1", [.id(story)], plan)
    }

    /// The plan that is due first, due or not.
    package func nextPlan() throws -> Plan? {
        try connection.row(
            "SELECT story, revision, due, planned_by FROM planned_publications ORDER BY due, story LIMIT 1", [], plan)
    }

    /// Those due from one time until another, in order; at most `limit`.
    package func plans(from start: Date, until end: Date, limit: Int) throws -> [Plan] {
        try connection.rows(
            """
            SELECT story, revision, due, planned_by FROM planned_publications WHERE due >= $1 AND due < $2 ORDER BY due, story LIMIT $3
            """, [.date(start), .date(end), .int(limit)], plan)
    }

    private func plan(_ row: any Row) throws -> Plan {
        Plan(story: try row.id(0), revision: try row.int(1), due: try row.date(2), by: try row.id(3))
    }

    /// Whether a revision has been public, is planned to be, or was shown to somebody by a link: such a one is never replaced.
    package func isOnTheRecord(_ revision: Int, of story: Story.ID) throws -> Bool {
        try connection.row(
            """
            SELECT 1 FROM publications WHERE story = $1 AND revision = $2
            UNION ALL SELECT 1 FROM planned_publications WHERE story = $1 AND revision = $2
            UNION ALL SELECT 1 FROM imports WHERE story = $1 AND revision = $2
            UNION ALL SELECT 1 FROM previews WHERE story = $1 AND revision = $2 LIMIT 1
            """, [.id(story), .int(revision)]
        ) { _ in true } ?? false
    }

    /// The revision that readers see.
    func publicRevision(of story: Story.ID) throws -> Int? {
        try connection.row("SELECT revision FROM editions WHERE story = $1", [.id(story)]) { try $0.int(0) }
    }
}
