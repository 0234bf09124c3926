package import Foundation
package import Newsroom

/// Packages of stories, with their revisions.
package struct StoryPackages {
    let connection: any Connection

    private static let source = """
        packages JOIN package_revisions ON package_revisions.package = packages.id AND package_revisions.number = packages.latest_revision
        """
    private static let columns = """
        packages.id, packages.slug, packages.latest_revision, package_revisions.title, package_revisions.standfirst, \
        package_revisions.lead, package_revisions.is_public
        """

    package func find(_ id: StoryPackage.ID) throws -> StoryPackage? {
        try filled(connection.row("SELECT \(Self.columns) FROM \(Self.source) WHERE packages.id = $1", [.id(id)], Self.bare))
    }

    package func find(slug: String) throws -> StoryPackage? {
        try filled(connection.row("SELECT \(Self.columns) FROM \(Self.source) WHERE packages.slug = $1", [.text(slug)], Self.bare))
    }

    /// The packages that a story is part of today, oldest first.
    package func carrying(_ story: Story.ID) throws -> [StoryPackage] {
        try connection.rows("SELECT package FROM package_stories WHERE story = $1 ORDER BY package", [.id(story)]) {
            try $0.id(0, StoryPackage.self)
        }.compactMap(find)
    }

    /// Newest first, those made before `id`.
    package func newest(before id: StoryPackage.ID? = nil, limit: Int) throws -> [StoryPackage] {
        try connection.rows(
            "SELECT id FROM packages\(id == nil ? "" : " WHERE id < $1") ORDER BY id DESC LIMIT $\(id == nil ? 1 : 2)",
            (id.map { [.id($0)] } ?? []) + [.int(limit)]
        ) { try $0.id(0, StoryPackage.self) }.compactMap(find)
    }

    /// Keeps the package as revision `package.revision`, which must be the one after the latest.
    package func save(_ saved: StoryPackage, by user: User.ID, at now: Date) throws {
        try connection.execute(
            """
            INSERT INTO packages (id, slug, latest_revision) VALUES ($1, $2, $3)
            ON CONFLICT (id) DO UPDATE SET latest_revision = excluded.latest_revision
            """, [.id(saved.id), .text(saved.slug), .int(saved.revision)])
        try connection.execute(
            """
            INSERT INTO package_revisions (package, number, title, standfirst, stories, lead, is_public, saved_at, saved_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            [
                .id(saved.id), .int(saved.revision), .text(saved.title), .text(saved.standfirst),
                .text(saved.stories.map(\.description).joined(separator: "\n")), .idIfAny(saved.lead), .boolean(saved.isPublic),
                .date(now), .id(user),
            ])
        try connection.execute("DELETE FROM package_stories WHERE package = $1", [.id(saved.id)])
        for (position, story) in saved.stories.enumerated() {
            try connection.execute(
                "INSERT INTO package_stories (package, position, story) VALUES ($1, $2, $3)", [.id(saved.id), .int(position), .id(story)])
        }
    }

    package struct Revision: Hashable, Sendable {
        package let number: Int
        package let title: String
        /// How many it had.
        package let stories: Int
        package let at: Date
        package let by: User.ID
    }

    /// Newest first, those below `number`.
    package func revisions(of id: StoryPackage.ID, before number: Int = .max, limit: Int) throws -> [Revision] {
        try connection.rows(
            """
            SELECT number, title, stories, saved_at, saved_by FROM package_revisions WHERE package = $1 AND number < $2
            ORDER BY number DESC LIMIT $3
            """, [.id(id), .int(number), .int(limit)]
        ) { row in
            Revision(
                number: try row.int(0), title: try row.text(1), stories: try row.text(2).split(separator: "\n").count,
                at: try row.date(3), by: try row.id(4))
        }
    }

    private static func bare(_ row: any Row) throws -> StoryPackage {
        StoryPackage(
            id: try row.id(0), title: try row.text(3), slug: try row.text(1), standfirst: try row.text(4), lead: try row.idIfAny(5),
            isPublic: try row.boolean(6), revision: try row.int(2))
    }

    private func filled(_ found: StoryPackage?) throws -> StoryPackage? {
        guard var found else { return nil }
        found.stories = try connection.rows(
            "SELECT story FROM package_stories WHERE package = $1 ORDER BY position", [.id(found.id)]
        ) { try $0.id(0) }
        return found
    }
}
