package import Foundation
package import Newsroom

/// Which part of the sitemap each public thing stands in.
///
/// New ones go into the last part until it is full; what goes leaves a gap. No part is ever read to change another.
struct SitemapEntries {
    let connection: any Connection
    let now: Date

    /// Gives a thing its place, or keeps the one it has, and returns the part that it stands in.
    func put(_ thing: UUID, _ kind: SitemapPart.Kind) throws -> SitemapPart {
        if let part = try part(of: thing, kind) {
            try change(part, by: 0)
            return part
        }
        let part = try partWithRoom(kind)
        try change(part, by: 1)
        try connection.execute(
            "INSERT INTO sitemap_entries (kind, thing, number) VALUES ($1, $2, $3)", [.name(kind), .uuid(thing), .int(part.number)])
        return part
    }

    /// Takes a thing's place away, if it has one, and returns the part that it stood in.
    func remove(_ thing: UUID, _ kind: SitemapPart.Kind) throws -> SitemapPart? {
        guard let part = try part(of: thing, kind) else { return nil }
        try connection.execute("DELETE FROM sitemap_entries WHERE kind = $1 AND thing = $2", [.name(kind), .uuid(thing)])
        try change(part, by: -1)
        return part
    }

    /// Says that what stands beside a thing's address has changed; nil where the thing has no place.
    func renew(_ thing: UUID, _ kind: SitemapPart.Kind) throws -> SitemapPart? {
        guard let part = try part(of: thing, kind) else { return nil }
        try change(part, by: 0)
        return part
    }

    private func part(of thing: UUID, _ kind: SitemapPart.Kind) throws -> SitemapPart? {
        try connection.row("SELECT number FROM sitemap_entries WHERE kind = $1 AND thing = $2", [.name(kind), .uuid(thing)]) {
            SitemapPart(kind, try $0.int(0))
        }
    }

    private func partWithRoom(_ kind: SitemapPart.Kind) throws -> SitemapPart {
        let last = try connection.row(
            "SELECT number, addresses FROM sitemap_parts WHERE kind = $1 ORDER BY number DESC LIMIT 1", [.name(kind)]
        ) { (number: try $0.int(0), addresses: try $0.int(1)) }
        guard let last else { return SitemapPart(kind, 1) }
        return SitemapPart(kind, last.addresses < SitemapPart.mostAddresses ? last.number : last.number + 1)
    }

    func change(_ part: SitemapPart, by addresses: Int) throws {
        try connection.execute(
            """
            INSERT INTO sitemap_parts (kind, number, addresses, changed_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (kind, number) DO UPDATE SET addresses = sitemap_parts.addresses + excluded.addresses,
                changed_at = excluded.changed_at
            """, [.name(part.kind), .int(part.number), .int(addresses), .date(now)])
    }
}

extension Editions {
    /// Whom and what an edition names: each has a page while an edition does.
    struct Named {
        var topics: Set<Topic.ID> = []
        var contributors: Set<Contributor.ID> = []
        var statements: Set<Statement.ID> = []
    }

    func named(by story: Story.ID) throws -> Named {
        Named(
            topics: Set(
                try connection.rows(
                    """
                    SELECT topic FROM edition_topics WHERE story = $1 UNION SELECT speaker FROM edition_statements
                    WHERE story = $1 AND speaker IS NOT NULL
                    """, [.id(story)]
                ) { try $0.id(0) }),
            contributors: Set(
                try connection.rows("SELECT contributor FROM edition_contributors WHERE story = $1", [.id(story)]) { try $0.id(0) }),
            statements: Set(
                try connection.rows("SELECT statement FROM edition_statements WHERE story = $1", [.id(story)]) { try $0.id(0) }))
    }

    /// Makes the sitemap say what is public now of those that an edition named before and names after.
    func settleSitemap(before: Named, after: Named, at now: Date) throws -> Set<SitemapPart> {
        let entries = SitemapEntries(connection: connection, now: now)
        var changed: Set<SitemapPart?> = []
        for topic in after.topics.subtracting(before.topics) { changed.insert(try entries.add(topic.uuid, .topics)) }
        for author in after.contributors.subtracting(before.contributors) { changed.insert(try entries.add(author.uuid, .authors)) }
        for topic in before.topics.subtracting(after.topics) where try !show(topic) {
            changed.insert(try entries.remove(topic.uuid, .topics))
        }
        for author in before.contributors.subtracting(after.contributors) where try !credit(author) {
            changed.insert(try entries.remove(author.uuid, .authors))
        }
        for statement in after.statements.subtracting(before.statements).sorted() {
            changed.insert(try entries.add(statement.uuid, .statements))
        }
        for statement in before.statements.subtracting(after.statements) {
            changed.insert(try entries.remove(statement.uuid, .statements))
        }
        return Set(changed.compactMap { $0 })
    }

    /// Gives the statements that readers have their places, a part at a time; those that have one keep it.
    func fillSitemapWithStatements(at now: Date) throws {
        let entries = SitemapEntries(connection: connection, now: now)
        var last = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
        while true {
            let part = try connection.rows(
                "SELECT statement FROM edition_statements WHERE statement > $1 ORDER BY statement LIMIT 500", [.uuid(last)]
            ) { try $0.uuid(0) }
            for statement in part { _ = try entries.add(statement, .statements) }
            guard let end = part.last, part.count == 500 else { return }
            last = end
        }
    }

    /// Makes the sitemap say what readers see now of the packages that carry a story.
    func settlePackages(of story: Story.ID, at now: Date) throws -> Set<SitemapPart> {
        let packages = try connection.rows("SELECT package FROM package_stories WHERE story = $1", [.id(story)]) {
            try $0.id(0, StoryPackage.self)
        }
        return Set(try packages.compactMap { try settleSitemap($0, at: now) })
    }

    /// Says that the parts in which public stories stand have changed: they name the stories' translations.
    package func changeSitemap(of stories: [Story.ID], at now: Date) throws -> Set<SitemapPart> {
        let entries = SitemapEntries(connection: connection, now: now)
        return Set(try stories.compactMap { try entries.renew($0.uuid, .stories) })
    }

    /// The same of the stories that carry a background.
    package func changeSitemap(carrying background: Background.ID, at now: Date) throws -> Set<SitemapPart> {
        let parts = try connection.rows(
            """
            SELECT DISTINCT sitemap_entries.number FROM edition_backgrounds
            JOIN sitemap_entries ON sitemap_entries.kind = $1 AND sitemap_entries.thing = edition_backgrounds.story
            WHERE edition_backgrounds.background = $2
            """, [.name(SitemapPart.Kind.stories), .id(background)]
        ) { SitemapPart(.stories, try $0.int(0)) }
        let entries = SitemapEntries(connection: connection, now: now)
        for part in parts { try entries.change(part, by: 0) }
        return Set(parts)
    }

    /// Gives a package its place while readers can see it.
    ///
    /// - Returns: the part of the sitemap that changed by it.
    @discardableResult
    package func settleSitemap(_ package: StoryPackage.ID, at now: Date) throws -> SitemapPart? {
        let entries = SitemapEntries(connection: connection, now: now)
        return try show(package) ? entries.add(package.uuid, .packages) : entries.remove(package.uuid, .packages)
    }
}

extension SitemapEntries {
    /// Gives a thing its place; nil where it has one, and nothing changes.
    fileprivate func add(_ thing: UUID, _ kind: SitemapPart.Kind) throws -> SitemapPart? {
        try part(of: thing, kind) == nil ? put(thing, kind) : nil
    }
}
