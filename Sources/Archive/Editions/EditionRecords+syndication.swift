import Foundation
import Newsroom

/// What feeds of corrections and sitemaps are made from.
extension EditionRecords {
    func corrections(after cursor: Cursor?, limit: Int) throws -> Page<PublishedCorrection> {
        var found = try connection.rows(
            """
            SELECT \(Corrections.columns) FROM corrections
            WHERE (issued_at, id) < ($1, $2) AND EXISTS (SELECT 1 FROM editions WHERE editions.story = corrections.story)
            ORDER BY issued_at DESC, id DESC LIMIT $3
            """, [.integer(cursor?.position ?? .max), .uuid(cursor?.id ?? Self.highest), .int(limit + 1)], Corrections.correction)
        var next: Cursor?
        if found.count > limit {
            found.removeLast()
            next = found.last.map { Cursor(position: Int64(($0.at.timeIntervalSince1970 * 1000).rounded()), id: $0.id.uuid) }
        }
        var stories: [Story.ID: EditionSummary] = [:]
        for summary in try EditionSummaries(connection: connection).find(Array(Set(found.map(\.story)))) { stories[summary.id] = summary }
        return Page(
            items: found.compactMap { correction in stories[correction.story].map { PublishedCorrection(correction, of: $0) } }, next: next)
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
        return try connection.rows(
            """
            SELECT \(columns) FROM sitemap_entries JOIN \(table) ON \(table).\(key) = sitemap_entries.thing
            WHERE sitemap_entries.kind = $1 AND sitemap_entries.number = $2 ORDER BY sitemap_entries.thing
            """, [.name(part.kind), .int(part.number)]
        ) { PublishedAddress(slug: try $0.text(0), updated: part.kind == .stories ? try $0.date(1) : nil) }
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
