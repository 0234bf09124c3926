import Archive
package import Newsroom

/// The actor is told when something comes of a topic: a statement by or about it, a story on it.
package struct FollowTopic: Act {
    package var topic: Topic.ID

    package init(_ topic: Topic.ID) {
        self.topic = topic
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.readStories)
        guard let topic = try transaction.records.topics.find(topic) else { throw NewsroomError.notFound("topic \(topic)") }
        let following = transaction.records.following
        guard try !following.follows(transaction.actor.id, topic.id) else { return }
        guard try following.topics(of: transaction.actor.id).count < Following.mostTopics else {
            throw NewsroomError.conflict("you follow \(Following.mostTopics) topics already: leave one first")
        }
        try following.follow(topic.id, by: transaction.actor.id, at: transaction.now)
        transaction.record(on: "topic:\(topic.id)")
    }
}

/// The actor is told of a topic no longer.
package struct UnfollowTopic: Act {
    package var topic: Topic.ID

    package init(_ topic: Topic.ID) {
        self.topic = topic
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.readStories)
        let topic = try transaction.records.topics.find(topic)?.id ?? topic
        guard try transaction.records.following.follows(transaction.actor.id, topic) else { return }
        try transaction.records.following.unfollow(topic, by: transaction.actor.id)
        transaction.record(on: "topic:\(topic)")
    }
}
