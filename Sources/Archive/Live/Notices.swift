package import Foundation
package import Newsroom

/// What those who follow the news feed or a live coverage are to look at, in order. Only grows.
package struct Notices {
    let connection: any Connection

    /// Adds a notice under the next number. Writing is serial, so none appears late.
    package func add(of story: Story.ID, update: LiveUpdate.ID? = nil, inNewsFeed: Bool, at now: Date) throws {
        let last = try connection.row("SELECT coalesce(max(number), 0) FROM notices") { try $0.integer(0) } ?? 0
        try connection.execute(
            "INSERT INTO notices (number, story, live_update, in_news_feed, noticed_at) VALUES ($1, $2, $3, $4, $5)",
            [.integer(last + 1), .id(story), .idIfAny(update), .boolean(inNewsFeed), .date(now)])
    }

    /// Those above a number, oldest first.
    package func of(_ stream: NewsStream, after number: Int, limit: Int) throws -> [Notice] {
        let (condition, arguments) = Self.condition(stream)
        return try connection.rows(
            """
            SELECT number, story, live_update FROM notices WHERE \(condition) AND number > $\(arguments.count + 1)
            ORDER BY number LIMIT $\(arguments.count + 2)
            """, arguments + [.int(number), .int(limit)]
        ) { Notice(number: try $0.int(0), story: try $0.id(1), update: try $0.idIfAny(2)) }
    }

    /// 0 where there is none.
    package func latest(_ stream: NewsStream) throws -> Int {
        let (condition, arguments) = Self.condition(stream)
        return try connection.row("SELECT number FROM notices WHERE \(condition) ORDER BY number DESC LIMIT 1", arguments) {
            try $0.int(0)
        } ?? 0
    }

    private static func condition(_ stream: NewsStream) -> (String, [SQLValue]) {
        switch stream {
        case .newsFeed: ("in_news_feed", [])
        case .story(let story): ("story = $1", [.id(story)])
        }
    }
}
