package import Foundation

/// Addresses elsewhere from which something is to be fetched, or was given up: one table for each kind of thing.
package struct FetchQueue {
    let connection: any Connection
    let table: String

    package struct Fetch: Hashable, Sendable {
        package let url: String
        /// Nil where it was given up.
        package let due: Date?
        /// How often it was tried in vain.
        package let attempts: Int
        /// Why it failed last; empty where it was not tried yet.
        package let reason: String
    }

    /// Notes that an address is to be fetched, unless it was noted before, given up or not.
    package func ask(for url: String, at now: Date) throws {
        try connection.execute(
            "INSERT INTO \(table) (url, asked_at, due, attempts, reason) VALUES ($1, $2, $2, 0, '') ON CONFLICT (url) DO NOTHING",
            [.text(url), .date(now)])
    }

    /// Notes that an address is to be fetched, whatever was noted before.
    package func askAnew(for url: String, at now: Date) throws {
        try connection.execute(
            """
            INSERT INTO \(table) (url, asked_at, due, attempts, reason) VALUES ($1, $2, $2, 0, '')
            ON CONFLICT (url) DO UPDATE SET asked_at = excluded.asked_at, due = excluded.due, attempts = 0, reason = ''
            """, [.text(url), .date(now)])
    }

    package func find(_ url: String) throws -> Fetch? {
        try connection.row("SELECT url, due, attempts, reason FROM \(table) WHERE url = $1", [.text(url)], fetch)
    }

    /// The address that is due first, if it is due by that time.
    package func next(by now: Date) throws -> Fetch? {
        try connection.row(
            "SELECT url, due, attempts, reason FROM \(table) WHERE due <= $1 ORDER BY due LIMIT 1", [.date(now)], fetch)
    }

    private func fetch(_ row: any Row) throws -> Fetch {
        Fetch(url: try row.text(0), due: try row.dateIfAny(1), attempts: try row.int(2), reason: try row.text(3))
    }

    /// - Parameter due: when it is tried next; nil gives it up.
    package func putOff(_ url: String, until due: Date?, attempts: Int, reason: String) throws {
        try connection.execute(
            "UPDATE \(table) SET due = $1, attempts = $2, reason = $3 WHERE url = $4",
            [due.map { .date($0) } ?? .null, .int(attempts), .text(reason), .text(url)])
    }

    /// It was fetched.
    func remove(_ url: String) throws { try connection.execute("DELETE FROM \(table) WHERE url = $1", [.text(url)]) }
}
