package import Foundation
package import Newsroom

/// Makes and takes away editions: the published copies that readers' pages are made from.
package struct Editions {
    let connection: any Connection

    /// What becomes public.
    package struct Copy: Sendable {
        package var revision: Revision
        package var slug: String
        package var firstPublished: Date
        package var updated: Date

        package init(revision: Revision, slug: String, firstPublished: Date, updated: Date) {
            self.revision = revision
            self.slug = slug
            self.firstPublished = firstPublished
            self.updated = updated
        }
    }

    /// Puts a copy in the place of what is public of the story.
    ///
    /// - Parameter now: when its address becomes the story's: the latest of all, also where readers are told of no update.
    /// - Returns: the parts of the sitemap that changed by it.
    @discardableResult
    package func put(_ copy: Copy, at now: Date) throws -> Set<SitemapPart> {
        let story = copy.revision.story
        // What stands beside an edition goes with it: of a story that has none there is nothing to take away.
        let isFirst = try connection.row("SELECT 1 FROM editions WHERE story = $1", [.id(story)]) { _ in true } == nil
        let before = isFirst ? Named() : try named(by: story)
        let carried = isFirst ? false : try backgroundCarriers.isCarrying(story)
        if !isFirst { try forget(story) }
        try putEdition(copy)
        try StoryList(connection: connection).show(copy.revision)
        try putLanguage(copy)
        try putTopics(copy)
        try putContributors(copy)
        try putPhotographs(copy)
        try putBackgrounds(copy)
        if carried || !copy.revision.content.document.backgrounds.isEmpty { try backgroundCarriers.settle(story) }
        if !isFirst || copy.revision.content.kind == .live { try putUpdates(of: copy) }
        if !isFirst || !copy.revision.content.document.statements.isEmpty {
            try putStatements(of: story, body: copy.revision.content.document)
        }
        try putDiary(of: story)
        try putAddress(copy.slug, of: story, since: now)
        try TopicPairs(connection: connection).add(story)
        try Vocabulary(connection: connection).add(Self.words(copy.revision.content.headline, copy.revision.content.standfirst))
        try index(story, body: copy.revision.content.document)
        let part = try SitemapEntries(connection: connection, now: now).put(story.uuid, .stories)
        return try settleSitemap(before: before, after: named(by: story), at: now).union([part])
            .union(settlePackages(of: story, at: now))
    }

    /// Takes the story's edition away. Its addresses stay, so that readers are told that it was withdrawn.
    ///
    /// - Returns: the parts of the sitemap that changed by it.
    @discardableResult
    package func remove(_ story: Story.ID, at now: Date) throws -> Set<SitemapPart> {
        let before = try named(by: story)
        try SearchIndex(connection: connection).remove(story)
        try Narrations(connection: connection).remove(story)
        try SharingPictures(connection: connection).remove(story)
        try forget(story)
        try backgroundCarriers.settle(story)
        try connection.execute("DELETE FROM editions WHERE story = $1", [.id(story)])
        try StoryList(connection: connection).hide(story)
        let part = try SitemapEntries(connection: connection, now: now).remove(story.uuid, .stories)
        let parts = try settleSitemap(before: before, after: Named(), at: now)
        return try parts.union([part].compactMap { $0 }).union(settlePackages(of: story, at: now))
    }

    /// What the public edition of a story is made from.
    package struct Standing: Hashable, Sendable {
        package var revision: Int
        package var kind: StoryKind
        package var language: String
        package var slug: String
        package var firstPublished: Date
        package var updated: Date
        package var inNewsFeed: Bool
        package var topics: [TopicSummary]
        package var byline: [Credit]
        package var section: Section.ID?
    }

    package func standing(_ story: Story.ID) throws -> Standing? {
        guard
            var standing = try connection.row(
                "SELECT revision, kind, language, slug, first_published, updated, in_news_feed, section FROM editions WHERE story = $1",
                [.id(story)],
                { row in
                    Standing(
                        revision: try row.int(0), kind: try row.name(1), language: try row.text(2), slug: try row.text(3),
                        firstPublished: try row.date(4), updated: try row.date(5), inNewsFeed: try row.boolean(6), topics: [], byline: [],
                        section: try row.idIfAny(7))
                })
        else { return nil }
        let named = try EditionSummaries(connection: connection).names(of: [story])
        standing.topics = named.topics[story] ?? []
        standing.byline = named.credits[story] ?? []
        return standing
    }

    /// The whole of it, with what its body names.
    package func edition(_ story: Story.ID) throws -> Edition? {
        try EditionRecords(connection: connection, zone: .gmt).edition(story)
    }

    /// Whether another story than that one is public in a language.
    package func isIn(_ language: String, without story: Story.ID) throws -> Bool {
        try connection.row(
            "SELECT 1 FROM edition_languages WHERE language = $1 AND story <> $2 LIMIT 1", [.text(language), .id(story)]
        ) { _ in true } ?? false
    }

    /// The story that an address leads to or once led to.
    package func owner(ofSlug slug: String) throws -> Story.ID? {
        try connection.row("SELECT story FROM addresses WHERE slug = $1", [.text(slug)]) { try $0.id(0) }
    }

    /// The address that the story had last, public or not.
    package func lastSlug(of story: Story.ID) throws -> String? {
        try connection.row("SELECT slug FROM addresses WHERE story = $1 ORDER BY since DESC, slug LIMIT 1", [.id(story)]) { try $0.text(0) }
    }

    /// Every address that leads to the story or once did.
    package func slugs(of story: Story.ID) throws -> [String] {
        try connection.rows("SELECT slug FROM addresses WHERE story = $1", [.id(story)]) { try $0.text(0) }
    }

    package func stories(withTopic topic: Topic.ID) throws -> [Story.ID] {
        try connection.rows("SELECT story FROM edition_topics WHERE topic = $1", [.id(topic)]) { try $0.id(0) }
    }

    /// How many public stories carry a background.
    package func carriers(of background: Background.ID) throws -> Int {
        try connection.row("SELECT count(*) FROM edition_backgrounds WHERE background = $1", [.id(background)]) { try $0.int(0) } ?? 0
    }

    /// Those of the newest public stories that carry a background: what feeds have of them.
    package func newest(carrying background: Background.ID, among limit: Int) throws -> [Story.ID] {
        try connection.rows(
            """
            SELECT newest.story FROM (SELECT story FROM editions ORDER BY first_published DESC, story DESC LIMIT $1) AS newest
            JOIN edition_backgrounds ON edition_backgrounds.story = newest.story WHERE edition_backgrounds.background = $2
            """, [.int(limit), .id(background)]
        ) { try $0.id(0) }
    }

    /// Puts `target` where editions have `topic`; an edition that has both keeps the earlier place. Afterwards they are found
    /// by the names that `target` has: give it those of `topic` first.
    ///
    /// - Returns: the parts of the sitemap that changed by it.
    @discardableResult
    package func replace(_ topic: Topic.ID, with target: Topic.ID, at now: Date) throws -> Set<SitemapPart> {
        let stories = try stories(withTopic: topic)
        let pairs = TopicPairs(connection: connection)
        for story in stories { try pairs.remove(story) }
        try connection.execute(
            """
            INSERT INTO edition_topics (story, topic, position, first_published)
            SELECT story, $1, position, first_published FROM edition_topics WHERE topic = $2
            ON CONFLICT (story, topic) DO UPDATE SET position =
                CASE WHEN excluded.position < edition_topics.position THEN excluded.position ELSE edition_topics.position END
            """, [.id(target), .id(topic)])
        try connection.execute("DELETE FROM edition_topics WHERE topic = $1", [.id(topic)])
        for story in stories {
            try pairs.add(story)
            try index(story)
        }
        try replaceInStatements(topic, with: target)
        let stays: Set<Topic.ID> = try show(target) ? [target] : []
        return try settleSitemap(
            before: Named(topics: [topic]), after: Named(topics: stays), at: now)
    }

    /// Lets search find the public stories of a topic by the names that it has now.
    package func indexStories(withTopic topic: Topic.ID) throws {
        for story in try stories(withTopic: topic) { try index(story) }
    }

    private var backgroundCarriers: BackgroundCarriers { BackgroundCarriers(connection: connection) }

    /// Counts out what the edition that stands of the story was counted in with, and takes away what it names.
    private func forget(_ story: Story.ID) throws {
        try TopicPairs(connection: connection).remove(story)
        try unlearn(story)
        for table in ["edition_languages", "edition_topics", "edition_contributors", "edition_photographs", "edition_backgrounds"] {
            try connection.execute("DELETE FROM \(table) WHERE story = $1", [.id(story)])
        }
    }

    private func putEdition(_ copy: Copy) throws {
        let content = copy.revision.content
        try connection.put(
            [
                ("revision", .int(copy.revision.number)), ("kind", .name(content.kind)), ("language", .text(content.language)),
                ("slug", .text(copy.slug)), ("headline", .text(content.headline)), ("standfirst", .text(content.standfirst)),
                ("dateline", .text(content.dateline)), ("search_title", .text(content.searchTitle)),
                ("sharing_title", .text(content.sharingTitle)), ("lead_photograph", .idIfAny(content.leadPhotograph?.photograph)),
                ("lead_caption", .textIfAny(content.leadPhotograph?.caption)), ("document", .text(content.document.json)),
                ("in_news_feed", .boolean(content.runsInNewsFeed)), ("first_published", .date(copy.firstPublished)),
                ("updated", .date(copy.updated)), ("words", .int(content.words)), ("section", .idIfAny(content.section)),
            ], into: "editions", key: ("story", .id(copy.revision.story)))
    }

    private func putLanguage(_ copy: Copy) throws {
        try connection.execute(
            "INSERT INTO edition_languages (story, language, first_published) VALUES ($1, $2, $3)",
            [.id(copy.revision.story), .text(LanguageTag.primary(copy.revision.content.language)), .date(copy.firstPublished)])
    }

    private func putTopics(_ copy: Copy) throws {
        for (position, topic) in copy.revision.content.topics.enumerated() {
            try connection.execute(
                "INSERT INTO edition_topics (story, topic, position, first_published) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
                [
                    .id(copy.revision.story), .id(try Topics(connection: connection).settled(topic)), .int(position),
                    .date(copy.firstPublished),
                ])
        }
    }

    private func putContributors(_ copy: Copy) throws {
        for (position, entry) in copy.revision.content.byline.enumerated() {
            try connection.execute(
                """
                INSERT INTO edition_contributors (story, contributor, role, position, first_published) VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT DO NOTHING
                """,
                [.id(copy.revision.story), .id(entry.contributor), .name(entry.role), .int(position), .date(copy.firstPublished)])
        }
    }

    private func putPhotographs(_ copy: Copy) throws {
        for photograph in copy.revision.content.photographs {
            try connection.execute(
                "INSERT INTO edition_photographs (story, photograph) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                [.id(copy.revision.story), .id(photograph)])
        }
    }

    private func putBackgrounds(_ copy: Copy) throws {
        for background in copy.revision.content.document.backgrounds {
            try connection.execute(
                "INSERT INTO edition_backgrounds (story, background) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                [.id(copy.revision.story), .id(background)])
        }
    }

    private func putAddress(_ slug: String, of story: Story.ID, since: Date) throws {
        try connection.execute(
            """
            INSERT INTO addresses (slug, story, since) VALUES ($1, $2, $3)
            ON CONFLICT (slug) DO UPDATE SET since = excluded.since
            """, [.text(slug), .id(story), .date(since)])
    }
}
