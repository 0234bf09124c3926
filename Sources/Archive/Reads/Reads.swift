package import Newsroom

/// How often stories are read: a number for each story and day. Nothing about readers is kept, so nothing can be told.
package struct Reads {
    let connection: any Connection

    /// A story, and how often it was read.
    package struct Count: Hashable, Sendable {
        package var story: Story.ID
        /// Empty where the story is not public any more.
        package var headline: String
        package var slug: String
        package var reads: Int
    }

    /// Adds to what was counted on the day. Stories that the archive does not have are passed over.
    package func add(_ counts: [Story.ID: Int], on day: Day) throws {
        // In one order always, so that two nodes that count at once do not wait for each other in a ring.
        for (story, reads) in counts.sorted(by: { $0.key.description < $1.key.description }) {
            try connection.execute(
                """
                INSERT INTO story_reads (day, story, reads) SELECT $1, id, $2 FROM stories WHERE id = $3
                ON CONFLICT (day, story) DO UPDATE SET reads = story_reads.reads + excluded.reads
                """, [.int(day.daysSince1970), .int(reads), .id(story)])
        }
    }

    /// The stories read most often from one day to another, both included; of equal ones, the newer first.
    package func most(from first: Day, through last: Day, limit: Int) throws -> [Count] {
        try connection.rows(
            """
            SELECT counted.story, coalesce(editions.headline, ''), coalesce(editions.slug, ''), counted.reads
            FROM (SELECT story, CAST(sum(reads) AS BIGINT) AS reads FROM story_reads WHERE day BETWEEN $1 AND $2
                GROUP BY story ORDER BY 2 DESC, story DESC LIMIT $3) AS counted
            LEFT JOIN editions ON editions.story = counted.story ORDER BY counted.reads DESC, counted.story DESC
            """, [.int(first.daysSince1970), .int(last.daysSince1970), .int(limit)]
        ) { Count(story: try $0.id(0), headline: try $0.text(1), slug: try $0.text(2), reads: try $0.int(3)) }
    }
}
