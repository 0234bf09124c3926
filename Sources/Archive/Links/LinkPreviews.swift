package import Foundation
package import Newsroom

/// What pages elsewhere say of themselves, and which of them are still to be fetched.
package struct LinkPreviews {
    let connection: any Connection

    package func find(_ url: String) throws -> LinkPreview? {
        try connection.row(
            "SELECT title, summary, site, author, language, fetched_at FROM link_previews WHERE url = $1", [.text(url)]
        ) { row in
            LinkPreview(
                url: url, title: try row.text(0), summary: try row.text(1), site: try row.text(2), author: try row.text(3),
                language: try row.textIfAny(4), fetchedAt: try row.date(5))
        }
    }

    /// Keeps a preview in the place of the one before; its page is no longer to be fetched.
    package func keep(_ preview: LinkPreview) throws {
        try connection.execute(
            """
            INSERT INTO link_previews (url, title, summary, site, author, language, fetched_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (url) DO UPDATE SET title = excluded.title, summary = excluded.summary, site = excluded.site,
                author = excluded.author, language = excluded.language, fetched_at = excluded.fetched_at
            """,
            [
                .text(preview.url), .text(preview.title), .text(preview.summary), .text(preview.site), .text(preview.author),
                .textIfAny(preview.language), .date(preview.fetchedAt),
            ])
        try queue.remove(preview.url)
    }

    // MARK: Pages to fetch

    package var queue: FetchQueue { FetchQueue(connection: connection, table: "link_fetches") }

    /// Notes that a page is to be fetched, unless there is a preview of it or it was noted before, given up or not.
    package func ask(for url: String, at now: Date) throws {
        guard try find(url) == nil else { return }
        try queue.ask(for: url, at: now)
    }
}
