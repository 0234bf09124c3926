package import Foundation

/// Which feeds are still to be announced to the hub. A feed is there once, with the newest change that touched it.
package struct Announcements {
    let connection: any Connection

    package struct Announcement: Hashable, Sendable {
        /// The address, path only.
        package let feed: String
        package let change: Int
        /// How often it was tried in vain.
        package let attempts: Int
    }

    /// The number of the last change of which it is known what the hub is to hear; nil for a hub that was never told anything.
    package func heard(by hub: String) throws -> Int? {
        try connection.row("SELECT change_number FROM hubs WHERE address = $1", [.text(hub)]) { try $0.int(0) }
    }

    package func setHeard(_ change: Int, by hub: String) throws {
        try connection.execute(
            """
            INSERT INTO hubs (address, change_number) VALUES ($1, $2)
            ON CONFLICT (address) DO UPDATE SET change_number = excluded.change_number
            """, [.text(hub), .int(change)])
    }

    /// Notes that a feed is to be announced: at once, whatever was tried in vain before.
    package func add(_ feed: String, change: Int, at now: Date) throws {
        try connection.execute(
            """
            INSERT INTO feed_announcements (feed, change_number, due, attempts, reason) VALUES ($1, $2, $3, 0, '')
            ON CONFLICT (feed) DO UPDATE SET change_number = excluded.change_number, due = excluded.due, attempts = 0, reason = ''
            """, [.text(feed), .int(change), .date(now)])
    }

    /// The one that is due first, if it is due by that time.
    package func next(by now: Date) throws -> Announcement? {
        try connection.row(
            "SELECT feed, change_number, attempts FROM feed_announcements WHERE due <= $1 ORDER BY due LIMIT 1", [.date(now)]
        ) { Announcement(feed: try $0.text(0), change: try $0.int(1), attempts: try $0.int(2)) }
    }

    /// Unless a newer change has touched the feed meanwhile.
    package func putOff(_ announcement: Announcement, until due: Date, attempts: Int, reason: String) throws {
        try connection.execute(
            "UPDATE feed_announcements SET due = $1, attempts = $2, reason = $3 WHERE feed = $4 AND change_number = $5",
            [.date(due), .int(attempts), .text(reason), .text(announcement.feed), .int(announcement.change)])
    }

    /// Takes it out, unless a newer change has touched the feed meanwhile.
    package func remove(_ announcement: Announcement) throws {
        try connection.execute(
            "DELETE FROM feed_announcements WHERE feed = $1 AND change_number = $2", [.text(announcement.feed), .int(announcement.change)])
    }
}
