import Foundation
import Newsroom

/// Live updates as readers see them: one query for the rows, then one for each kind of thing that they name.
struct EditionUpdates {
    let connection: any Connection

    private static let columns = "live_update, headline, document, is_key_event, is_pinned, posted, updated"

    func coverage(of story: Story.ID) throws -> LiveCoverage {
        let newest = try page(of: story, after: nil, limit: LiveCoverage.length)
        let pinned = try connection.rows(
            """
            SELECT \(Self.columns) FROM edition_updates WHERE story = $1 AND is_pinned
            ORDER BY posted DESC, live_update DESC LIMIT $2
            """, [.id(story), .int(LiveCoverage.mostPinned)], Self.bare)
        return LiveCoverage(
            ended: try LiveUpdates(connection: connection).ended(story), pinned: try filled(pinned), newest: newest.items,
            next: newest.next, notice: try Notices(connection: connection).latest(.story(story)))
    }

    func page(of story: Story.ID, after cursor: Cursor?, limit: Int) throws -> Page<PublishedUpdate> {
        var rows = try connection.rows(
            """
            SELECT \(Self.columns) FROM edition_updates WHERE story = $1 AND (posted, live_update) < ($2, $3)
            ORDER BY posted DESC, live_update DESC LIMIT $4
            """,
            [.id(story), .integer(cursor?.position ?? .max), .uuid(cursor?.id ?? Self.lowest), .int(limit + 1)], Self.bare)
        var next: Cursor?
        if rows.count > limit {
            rows.removeLast()
            next = rows.last?.place
        }
        return Page(items: try filled(rows), next: next)
    }

    func find(_ update: LiveUpdate.ID, of story: Story.ID) throws -> PublishedUpdate? {
        let row = try connection.row(
            "SELECT \(Self.columns) FROM edition_updates WHERE live_update = $1 AND story = $2", [.id(update), .id(story)], Self.bare)
        return try row.flatMap { try filled([$0]).first }
    }

    /// What search finds of them, newest first.
    func text(of story: Story.ID) throws -> String {
        try connection.rows(
            "SELECT headline, document FROM edition_updates WHERE story = $1 ORDER BY posted DESC, live_update DESC", [.id(story)]
        ) { row in
            [try row.text(0), try Document(json: row.text(1)).plainText].filter { !$0.isEmpty }.joined(separator: "\n\n")
        }.joined(separator: "\n\n")
    }

    private static let lowest = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))

    private static func bare(_ row: any Row) throws -> PublishedUpdate {
        PublishedUpdate(
            id: try row.id(0), headline: try row.text(1), document: try Document(json: row.text(2)), isKeyEvent: try row.boolean(3),
            isPinned: try row.boolean(4), posted: try row.date(5), updated: try row.date(6))
    }

    private func filled(_ updates: [PublishedUpdate]) throws -> [PublishedUpdate] {
        try updates.map { update in
            var update = update
            update.authors = try connection.rows(
                """
                SELECT contributors.id, contributors.name FROM edition_update_authors
                JOIN contributors ON contributors.id = edition_update_authors.contributor
                WHERE edition_update_authors.live_update = $1 ORDER BY edition_update_authors.position
                """, [.id(update.id)]
            ) { PublishedUpdate.Author(contributor: try $0.id(0), name: try $0.text(1)) }
            update.corrections = try connection.rows(
                "SELECT text, issued_at FROM live_update_corrections WHERE live_update = $1 ORDER BY id DESC", [.id(update.id)]
            ) { PublishedUpdate.Correction(text: try $0.text(0), at: try $0.date(1)) }
            return update
        }
    }
}
