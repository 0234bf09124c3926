import Newsroom

/// How many public stories name two topics together: counted as editions come and go, never when somebody reads.
struct TopicPairs {
    let connection: any Connection

    /// A story's first topics are what it is about; pairs of all of fifty would be 2,450.
    private static let pairs = """
        SELECT one.topic AS topic, two.topic AS other FROM edition_topics AS one
        JOIN edition_topics AS two ON two.story = one.story AND two.topic <> one.topic
        WHERE one.story = $1 AND one.position < 12 AND two.position < 12
        """

    /// Counts the pairs of a story's edition in.
    func add(_ story: Story.ID) throws {
        try connection.execute(
            """
            INSERT INTO topic_pairs (topic, other, together) SELECT pairs.topic, pairs.other, 1 FROM (\(Self.pairs)) AS pairs
            WHERE 1 = 1 ON CONFLICT (topic, other) DO UPDATE SET together = topic_pairs.together + 1
            """, [.id(story)])
    }

    /// Counts them out again; to be done before the edition's topics are taken away.
    func remove(_ story: Story.ID) throws {
        try connection.execute("UPDATE topic_pairs SET together = together - 1 WHERE (topic, other) IN (\(Self.pairs))", [.id(story)])
        try connection.execute("DELETE FROM topic_pairs WHERE together <= 0 AND (topic, other) IN (\(Self.pairs))", [.id(story)])
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
