import Newsroom

/// How many public stories name two topics together: counted as editions come and go, never when somebody reads.
struct TopicPairs {
    let connection: any Connection

    /// A story's first topics are what it is about; pairs of all of fifty would be 2,450.
    private func pairs(of story: Story.ID) throws -> [(topic: Topic.ID, other: Topic.ID)] {
        let topics = try connection.rows("SELECT topic FROM edition_topics WHERE story = $1 AND position < 12", [.id(story)]) {
            try $0.id(0, Topic.self)
        }
        return topics.flatMap { topic in topics.filter { $0 != topic }.map { (topic, $0) } }
    }

    /// Counts the pairs of a story's edition in: one by one, for the reason that `Connection.put` gives.
    func add(_ story: Story.ID) throws {
        for pair in try pairs(of: story) {
            try connection.execute(
                """
                INSERT INTO topic_pairs (topic, other, together) VALUES ($1, $2, 1)
                ON CONFLICT (topic, other) DO UPDATE SET together = topic_pairs.together + 1
                """, [.id(pair.topic), .id(pair.other)])
        }
    }

    /// Counts them out again; to be done before the edition's topics are taken away.
    func remove(_ story: Story.ID) throws {
        for pair in try pairs(of: story) {
            let arguments: [SQLValue] = [.id(pair.topic), .id(pair.other)]
            try connection.execute("UPDATE topic_pairs SET together = together - 1 WHERE topic = $1 AND other = $2", arguments)
            try connection.execute("DELETE FROM topic_pairs WHERE topic = $1 AND other = $2 AND together <= 0", arguments)
        }
    }

    /// Those named most often together with a topic, most first.
    func most(with topic: Topic.ID, limit: Int) throws -> [TopicSummary] {
        try connection.rows(
            """
            SELECT topics.id, topics.kind, topics.name, topics.slug FROM topic_pairs JOIN topics ON topics.id = topic_pairs.other
            WHERE topic_pairs.topic = $1 ORDER BY topic_pairs.together DESC, topic_pairs.other DESC LIMIT $2
            """, [.id(topic), .int(limit)]
        ) { TopicSummary(id: try $0.id(0), kind: try $0.name(1), name: try $0.text(2), slug: try $0.text(3)) }
    }

    /// Every topic that stands in a pair with it.
    func others(of topic: Topic.ID) throws -> [Topic.ID] {
        try connection.rows("SELECT other FROM topic_pairs WHERE topic = $1", [.id(topic)]) { try $0.id(0) }
    }
}
