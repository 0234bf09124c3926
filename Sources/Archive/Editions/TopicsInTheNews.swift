package import Foundation
package import Newsroom

/// The topics that the newest editions name most, as they stand in the table of that name.
///
/// Every page shows the first of them, so they are kept and not counted for each. What they are follows from the editions alone and not
/// from what they were before: whoever's work is undone leaves every page as it was.
package struct TopicsInTheNews {
    /// As many editions are counted: the cost does not grow with the archive.
    private static let editions = 100

    let connection: any Connection

    /// Works them out anew, and returns what of them came out another list.
    ///
    /// - Parameter dates: when all that changed was first published, where that is known: what is older than the newest editions changes
    ///   nothing.
    package func settle(changed dates: [Date]? = nil) throws -> Set<Subject> {
        let oldest = try connection.row(
            "SELECT first_published FROM editions ORDER BY first_published DESC, story DESC LIMIT 1 OFFSET \(Self.editions - 1)", []
        ) { try $0.date(0) }
        if let oldest, let dates, dates.allSatisfy({ $0 < oldest }) { return [] }
        let before = try connection.rows("SELECT topic FROM topics_in_the_news ORDER BY position") { try $0.id(0, Topic.self) }
        let after = try connection.rows(
            """
            SELECT topics.id FROM (
                SELECT edition_topics.topic AS topic, count(*) AS stories
                FROM (SELECT story FROM editions ORDER BY first_published DESC, story DESC LIMIT \(Self.editions)) AS newest
                JOIN edition_topics ON edition_topics.story = newest.story GROUP BY edition_topics.topic) AS named
            JOIN topics ON topics.id = named.topic ORDER BY named.stories DESC, topics.slug LIMIT \(Topic.mostInTheNews)
            """
        ) { try $0.id(0, Topic.self) }
        guard before != after else { return [] }
        try put(after, over: before)
        let most = Topic.mostInNavigation
        // The navigation has them by name: which of them is named oftener is no change there.
        return Set(before.prefix(most)) == Set(after.prefix(most)) ? [.topicsInTheNews] : [.topicsInTheNews, .topicsInNavigation]
    }

    private func put(_ after: [Topic.ID], over before: [Topic.ID]) throws {
        for position in 0..<max(before.count, after.count) {
            let (old, new) = (position < before.count ? before[position] : nil, position < after.count ? after[position] : nil)
            guard old != new else { continue }
            if old != nil { try connection.execute("DELETE FROM topics_in_the_news WHERE position = $1", [.int(position)]) }
            guard let new else { continue }
            try connection.execute("INSERT INTO topics_in_the_news (position, topic) VALUES ($1, $2)", [.int(position), .id(new)])
        }
    }
}
