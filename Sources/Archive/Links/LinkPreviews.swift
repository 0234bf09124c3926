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
        try connection.execute("DELETE FROM link_fetches WHERE url = $1", [.text(preview.url)])
    }

    // MARK: Pages to fetch

    /// A page that is to be fetched, or was given up.
    package struct Fetch: Hashable, Sendable {
        package let url: String
        /// Nil where it was given up.
        package let due: Date?
        /// How often it was tried in vain.
        package let attempts: Int
        /// Why it failed last; empty where it was not tried yet.
        package let reason: String
    }

    /// Notes that a page is to be fetched, unless there is a preview of it or it was noted before, given up or not.
    package func ask(for url: String, at now: Date) throws {
        guard try find(url) == nil else { return }
        try connection.execute(
            """
            INSERT INTO link_fetches (url, asked_at, due, attempts, reason) VALUES ($1, $2, $2, 0, '') ON CONFLICT (url) DO NOTHING
            """, [.text(url), .date(now)])
    }

    /// Notes that a page is to be fetched, whatever is there of it.
    package func askAnew(for url: String, at now: Date) throws {
        try connection.execute(
            """
            INSERT INTO link_fetches (url, asked_at, due, attempts, reason) VALUES ($1, $2, $2, 0, '')
            ON CONFLICT (url) DO UPDATE SET asked_at = excluded.asked_at, due = excluded.due, attempts = 0, reason = ''
            """, [.text(url), .date(now)])
    }

    package func fetch(of url: String) throws -> Fetch? {
        try connection.row("SELECT url, due, attempts, reason FROM link_fetches WHERE url = $1", [.text(url)], fetch)
    }

    /// The page that is due first, if it is due by that time.
    package func nextFetch(by now: Date) throws -> Fetch? {
        try connection.row(
            "SELECT url, due, attempts, reason FROM link_fetches WHERE due <= $1 ORDER BY due LIMIT 1", [.date(now)], fetch)
    }

    private func fetch(_ row: any Row) throws -> Fetch {
        Fetch(url: try row.text(0), due: try row.dateIfAny(1), attempts: try row.int(2), reason: try row.text(3))
    }

    /// - Parameter due: when it is tried next; nil gives it up.
    package func putOff(_ url: String, until due: Date?, attempts: Int, reason: String) throws {
        try connection.execute(
            "UPDATE link_fetches SET due = $1, attempts = $2, reason = $3 WHERE url = $4",
            [due.map { .date($0) } ?? .null, .int(attempts), .text(reason), .text(url)])
    }
}
