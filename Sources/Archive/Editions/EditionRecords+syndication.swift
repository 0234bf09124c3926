import Foundation
import Newsroom

/// What feeds of corrections and sitemaps are made from.
extension EditionRecords {
    /// A correction as the list of all has it, before the stories are looked up.
    private struct Listed {
        var correction: Correction
        var update: LiveUpdate.ID?
        var isInOthers = false
    }

    func corrections(after cursor: Cursor?, limit: Int) throws -> Page<PublishedCorrection> {
        let place: [SQLValue] = [.integer(cursor?.position ?? .max), .uuid(cursor?.id ?? Self.highest), .int(limit + 1)]
        // Each list is read in the order of its index: together they have what is asked for.
        let lists = try [correctionsOfStories(before: place), correctionsOfUpdates(before: place), correctionsOfBackgrounds(before: place)]
        var found = lists.joined().sorted { ($0.correction.at, $0.correction.id) > ($1.correction.at, $1.correction.id) }
        var next: Cursor?
        if found.count > limit {
            found.removeLast(found.count - limit)
            next = (found.last?.correction).map {
                Cursor(position: Int64(($0.at.timeIntervalSince1970 * 1000).rounded()), id: $0.id.uuid)
            }
        }
        return Page(items: try published(found), next: next)
    }

    func correction(_ id: Correction.ID) throws -> PublishedCorrection? {
        let corrections = Corrections(connection: connection)
        if let own = try corrections.find(id) {
            return try corrections.isTakenBack(id) ? nil : published([Listed(correction: own)]).first
        }
        if let background = try BackgroundCorrections(connection: connection).find(id) {
            guard try !BackgroundCorrections(connection: connection).isTakenBack(id) else { return nil }
            let stories = try BackgroundCarriers(connection: connection).stories(of: background, limit: 2)
            guard let newest = stories.first else { return nil }
            return try published([Listed(correction: background.on(newest), isInOthers: stories.count > 1)]).first
        }
        let ofUpdate = try connection.row(
            """
            \(Self.columnsOfUpdates)
            FROM live_update_corrections JOIN edition_updates ON edition_updates.live_update = live_update_corrections.live_update
            WHERE live_update_corrections.id = $1
            """, [.id(id)], Self.ofUpdate)
        return try published([ofUpdate].compactMap(\.self)).first
    }

    func stories(correctedBy id: Correction.ID, after cursor: Cursor?, limit: Int) throws -> Page<EditionSummary> {
        guard let correction = try BackgroundCorrections(connection: connection).find(id) else {
            return Page(items: try self.correction(id).map { [$0.story] } ?? [], next: nil)
        }
        var stories = try BackgroundCarriers(connection: connection).stories(
            of: correction, before: (cursor?.id).map { Story.ID($0) }, limit: limit + 1)
        var next: Cursor?
        if stories.count > limit {
            stories.removeLast()
            next = stories.last.map { Cursor(position: 0, id: $0.uuid) }
        }
        return Page(items: try summaries.find(stories), next: next)
    }

    private func published(_ listed: [Listed]) throws -> [PublishedCorrection] {
        var stories: [Story.ID: EditionSummary] = [:]
        for summary in try summaries.find(Array(Set(listed.map(\.correction.story)))) { stories[summary.id] = summary }
        return listed.compactMap { item in
            stories[item.correction.story].map {
                PublishedCorrection(item.correction, of: $0, update: item.update, isInOthers: item.isInOthers)
            }
        }
    }

    private func correctionsOfStories(before place: [SQLValue]) throws -> [Listed] {
        try connection.rows(
            """
            SELECT \(Corrections.columns) FROM corrections
            WHERE (issued_at, id) < ($1, $2) AND taken_back_at IS NULL
                AND EXISTS (SELECT 1 FROM editions WHERE editions.story = corrections.story)
            ORDER BY issued_at DESC, id DESC LIMIT $3
            """, place
        ) { Listed(correction: try Corrections.correction($0)) }
    }

    /// Of updates that readers see.
    private func correctionsOfUpdates(before place: [SQLValue]) throws -> [Listed] {
        try connection.rows(
            """
            \(Self.columnsOfUpdates)
            FROM live_update_corrections JOIN edition_updates ON edition_updates.live_update = live_update_corrections.live_update
            WHERE (issued_at, live_update_corrections.id) < ($1, $2)
            ORDER BY issued_at DESC, live_update_corrections.id DESC LIMIT $3
            """, place, Self.ofUpdate)
    }

    private static let columnsOfUpdates = """
        SELECT live_update_corrections.id, edition_updates.story, 'correction', live_update_corrections.text, before_revision,
            after_revision, issued_at, issued_by, live_update_corrections.live_update
        """

    private static func ofUpdate(_ row: any Row) throws -> Listed {
        Listed(correction: try Corrections.correction(row), update: try row.id(8))
    }

    /// Of passages that public stories carried with the error: each stands once, with the newest of its stories.
    private func correctionsOfBackgrounds(before place: [SQLValue]) throws -> [Listed] {
        func story(_ offset: Int) -> String {
            """
            (SELECT carried_backgrounds.story FROM carried_backgrounds JOIN editions ON editions.story = carried_backgrounds.story
            WHERE \(BackgroundCarriers.hadError) ORDER BY carried_backgrounds.story DESC LIMIT 1 OFFSET \(offset))
            """
        }
        return try connection.rows(
            """
            SELECT \(BackgroundCorrections.columns), \(story(0)), \(story(1)) FROM background_corrections
            WHERE (issued_at, id) < ($1, $2) AND taken_back_at IS NULL AND EXISTS (
                SELECT 1 FROM carried_backgrounds JOIN editions ON editions.story = carried_backgrounds.story
                WHERE \(BackgroundCarriers.hadError))
            ORDER BY issued_at DESC, id DESC LIMIT $3
            """, place
        ) { row in
            Listed(
                correction: try BackgroundCorrections.correction(row).on(try row.id(8)),
                isInOthers: try row.idIfAny(9, Story.self) != nil)
        }
    }

    static let highest = UUID(uuid: (255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255))

    func sitemapParts() throws -> [SitemapPartState] {
        try connection.rows("SELECT kind, number, changed_at FROM sitemap_parts WHERE addresses > 0 ORDER BY kind, number") {
            SitemapPartState(part: SitemapPart(try $0.name(0), try $0.int(1)), changed: try $0.date(2))
        }
    }

    func addresses(in part: SitemapPart) throws -> [PublishedAddress] {
        let (columns, table, key) =
            switch part.kind {
            case .stories: ("editions.slug, editions.updated, \(Self.backgroundsTold)", "editions", "story")
            case .topics: ("topics.slug, NULL, NULL", "topics", "id")
            case .authors: ("contributors.slug, NULL, NULL", "contributors", "id")
            case .packages: ("packages.slug, NULL, NULL", "packages", "id")
            case .statements: ("'', NULL, NULL", "edition_statements", "statement")
            }
        let versions = part.kind == .stories ? try versions(in: part) : [:]
        return try connection.rows(
            """
            SELECT \(columns), sitemap_entries.thing FROM sitemap_entries JOIN \(table) ON \(table).\(key) = sitemap_entries.thing
            WHERE sitemap_entries.kind = $1 AND sitemap_entries.number = $2 ORDER BY sitemap_entries.thing
            """, [.name(part.kind), .int(part.number)]
        ) { row in
            if part.kind == .statements { return PublishedAddress(slug: "\(try row.id(3, Statement.self))", updated: nil) }
            guard part.kind == .stories else { return PublishedAddress(slug: try row.text(0), updated: nil) }
            let versions = versions[try row.id(3)] ?? []
            let updated = max(try row.date(1), try row.dateIfAny(2) ?? .distantPast)
            return PublishedAddress(slug: try row.text(0), updated: updated, versions: versions.count > 1 ? versions : [])
        }
    }

    /// When readers of an edition were last told of a change in a passage that it carries: kept once, not with each story.
    private static let backgroundsTold = """
        (SELECT max(backgrounds.told_at) FROM edition_backgrounds JOIN backgrounds ON backgrounds.id = edition_backgrounds.background
        WHERE edition_backgrounds.story = editions.story)
        """

    /// Of each story in the part that is linked with others: itself and those that are public, itself first.
    private func versions(in part: SitemapPart) throws -> [Story.ID: [Edition.Translation]] {
        var found: [Story.ID: [Edition.Translation]] = [:]
        try connection.forEachRow(
            """
            SELECT sitemap_entries.thing, editions.story, editions.language, editions.slug, editions.first_published FROM sitemap_entries
            JOIN translations AS own ON own.story = sitemap_entries.thing
            JOIN translations AS others ON others.translation_group = own.translation_group
            JOIN editions ON editions.story = others.story
            WHERE sitemap_entries.kind = $1 AND sitemap_entries.number = $2
            """, [.name(part.kind), .int(part.number)]
        ) { row in
            found[try row.id(0), default: []].append(
                Edition.Translation(
                    story: try row.id(1), language: try row.text(2), slug: try row.text(3), firstPublished: try row.date(4)))
        }
        for (story, versions) in found {
            found[story] = versions.sorted {
                ($0.story == story ? 0 : 1, $0.firstPublished, $0.story) < ($1.story == story ? 0 : 1, $1.firstPublished, $1.story)
            }
        }
        return found
    }

    func published(after time: Date, limit: Int) throws -> [RecentStory] {
        try connection.rows(
            """
            SELECT slug, language, headline, first_published FROM editions WHERE first_published > $1
            ORDER BY first_published DESC, story DESC LIMIT $2
            """, [.date(time), .int(limit)]
        ) {
            RecentStory(
                slug: try $0.text(0), language: try $0.text(1), headline: try $0.text(2), firstPublished: try $0.date(3))
        }
    }
}
