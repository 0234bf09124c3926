package import Foundation
package import Newsroom

/// Who follows which topics, and what has come of them since they looked last.
///
/// Nothing is written for a follower when something comes: what there is of each topic is read in its order.
package struct Following {
    let connection: any Connection

    /// So many an account can follow: each is looked up when it asks for what is new.
    package static let mostTopics = 100

    package func follows(_ account: User.ID, _ topic: Topic.ID) throws -> Bool {
        try connection.row("SELECT 1 FROM followed_topics WHERE account = $1 AND topic = $2", [.id(account), .id(topic)]) { _ in
            true
        } ?? false
    }

    /// The topics that an account follows, with the time since when.
    package func topics(of account: User.ID) throws -> [FollowedTopic] {
        try connection.rows(
            "SELECT topic, followed_at FROM followed_topics WHERE account = $1 ORDER BY topic LIMIT $2",
            [.id(account), .int(Self.mostTopics)]
        ) { FollowedTopic(topic: try $0.id(0), since: try $0.date(1)) }
    }

    package func follow(_ topic: Topic.ID, by account: User.ID, at now: Date) throws {
        try connection.execute(
            "INSERT INTO followed_topics (account, topic, followed_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            [.id(account), .id(topic), .date(now)])
    }

    package func unfollow(_ topic: Topic.ID, by account: User.ID) throws {
        try connection.execute("DELETE FROM followed_topics WHERE account = $1 AND topic = $2", [.id(account), .id(topic)])
    }

    /// When an account has said last that it has seen what is new; nil before it did.
    package func seen(by account: User.ID) throws -> Date? {
        try connection.row("SELECT seen_at FROM followers WHERE account = $1", [.id(account)]) { try $0.date(0) }
    }

    package func see(by account: User.ID, until time: Date) throws {
        try connection.execute(
            "INSERT INTO followers (account, seen_at) VALUES ($1, $2) ON CONFLICT (account) DO UPDATE SET seen_at = excluded.seen_at",
            [.id(account), .date(time)])
    }
}

package struct FollowedTopic: Hashable, Sendable {
    package let topic: Topic.ID
    package let since: Date
}

/// Something that came of topics which somebody follows.
package struct FollowedItem: Hashable, Sendable {
    package enum Thing: Hashable, Sendable {
        /// By or about one of them, confirmed at the time by somebody else.
        case statement(Statement)
        /// On one of them, public since the time.
        case story(Story.ID)
    }

    package let thing: Thing
    package let at: Date
    /// Those of the followed topics.
    package var topics: [Topic.ID]
}

extension Following {
    /// What came of the followed topics since the account followed each and looked last, the newest first; at most `limit`.
    package func news(for account: User.ID, limit: Int) throws -> [FollowedItem] {
        let seen = try seen(by: account)
        var found: [Key: [Topic.ID]] = [:]
        for followed in try topics(of: account) {
            let since = max(followed.since, seen ?? followed.since)
            // What somebody has confirmed is no news to them, and takes no place from what is.
            for (table, thing, time, joined, others) in [
                (
                    "confirmed_statements", "statement", "confirmed_at",
                    "JOIN statements ON statements.id = confirmed_statements.statement",
                    "AND statements.confirmed_by <> $3"
                ),
                ("edition_topics", "story", "first_published", "", ""),
            ] {
                let rows = try connection.rows(
                    """
                    SELECT \(table).\(time), \(table).\(thing) FROM \(table) \(joined)
                    WHERE \(table).topic = $1 AND \(table).\(time) > $2 \(others)
                    ORDER BY \(table).\(time) DESC, \(table).\(thing) DESC LIMIT \(limit)
                    """, [.id(followed.topic), .date(since)] + (others.isEmpty ? [] : [.id(account)])
                ) { Key(at: try $0.date(0), id: try $0.uuid(1), isStory: thing == "story") }
                for row in rows { found[row, default: []].append(followed.topic) }
            }
        }
        let statements = Statements(connection: connection)
        var news: [FollowedItem] = []
        for (key, topics) in found.sorted(by: { ($1.key.at, $1.key.id) < ($0.key.at, $0.key.id) }) where news.count < limit {
            if key.isStory {
                news.append(FollowedItem(thing: .story(Story.ID(key.id)), at: key.at, topics: topics))
            } else if let statement = try statements.find(Statement.ID(key.id)), statement.confirmation?.by != account {
                news.append(FollowedItem(thing: .statement(statement), at: key.at, topics: topics))
            }
        }
        return news
    }

    private struct Key: Hashable {
        let at: Date
        let id: UUID
        let isStory: Bool
    }
}
