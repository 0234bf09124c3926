import Foundation
import Newsroom

/// What feeds of corrections and sitemaps are made from.
extension EditionRecords {
    func corrections(after cursor: Cursor?, limit: Int) throws -> Page<PublishedCorrection> {
        let place: [SQLValue] = [.integer(cursor?.position ?? .max), .uuid(cursor?.id ?? Self.highest), .int(limit + 1)]
        // Each list is read in the order of its index: together they have what is asked for.
        var found = try (correctionsOfStories(before: place) + correctionsOfUpdates(before: place)).sorted {
            ($0.correction.at, $0.correction.id) > ($1.correction.at, $1.correction.id)
        }
        var next: Cursor?
        if found.count > limit {
            found.removeLast(found.count - limit)
            next = (found.last?.correction).map {
                Cursor(position: Int64(($0.at.timeIntervalSince1970 * 1000).rounded()), id: $0.id.uuid)
            }
        }
        var stories: [Story.ID: EditionSummary] = [:]
        for summary in try summaries.find(Array(Set(found.map(\.correction.story)))) { stories[summary.id] = summary }
        return Page(
            items: found.compactMap { correction, update in
                stories[correction.story].map { PublishedCorrection(correction, of: $0, update: update) }
            }, next: next)
    }

    private func correctionsOfStories(before place: [SQLValue]) throws -> [(correction: Correction, update: LiveUpdate.ID?)] {
        try connection.rows(
            """
            SELECT \(Corrections.columns) FROM corrections
            WHERE (issued_at, id) < ($1, $2) AND taken_back_at IS NULL
                AND EXISTS (SELECT 1 FROM editions WHERE editions.story = corrections.story)
            ORDER BY issued_at DESC, id DESC LIMIT $3
            """, place
        ) { (try Corrections.correction($0), nil) }
    }

    /// Of updates that readers see.
    private func correctionsOfUpdates(before place: [SQLValue]) throws -> [(correction: Correction, update: LiveUpdate.ID?)] {
        try connection.rows(
            """
            SELECT live_update_corrections.id, edition_updates.story, 'correction', live_update_corrections.text, before_revision,
                after_revision, issued_at, issued_by, live_update_corrections.live_update
            FROM live_update_corrections JOIN edition_updates ON edition_updates.live_update = live_update_corrections.live_update
            WHERE (issued_at, live_update_corrections.id) < ($1, $2)
            ORDER BY issued_at DESC, live_update_corrections.id DESC LIMIT $3
            """, place
        ) { (try Corrections.correction($0), try $0.id(8)) }
    }

    private static let highest = UUID(uuid: (255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255))

    func sitemapParts() throws -> [SitemapPartState] {
        try connection.rows("SELECT kind, number, changed_at FROM sitemap_parts WHERE addresses > 0 ORDER BY kind, number") {
            SitemapPartState(part: SitemapPart(try $0.name(0), try $0.int(1)), changed: try $0.date(2))
        }
    }

    func addresses(in part: SitemapPart) throws -> [PublishedAddress] {
        let (columns, table, key) =
            switch part.kind {
            case .stories: ("editions.slug, editions.updated", "editions", "story")
            case .topics: ("topics.slug, NULL", "topics", "id")
            case .authors: ("contributors.slug, NULL", "contributors", "id")
            case .packages: ("packages.slug, NULL", "packages", "id")
            }
        let versions = part.kind == .stories ? try versions(in: part) : [:]
        return try connection.rows(
            """
            SELECT \(columns), sitemap_entries.thing FROM sitemap_entries JOIN \(table) ON \(table).\(key) = sitemap_entries.thing
            WHERE sitemap_entries.kind = $1 AND sitemap_entries.number = $2 ORDER BY sitemap_entries.thing
            """, [.name(part.kind), .int(part.number)]
        ) { row in
            guard part.kind == .stories else { return PublishedAddress(slug: try row.text(0), updated: nil) }
            let versions = versions[try row.id(2)] ?? []
            return PublishedAddress(slug: try row.text(0), updated: try row.date(1), versions: versions.count > 1 ? versions : [])
        }
    }

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
