import Archive
package import Newsroom

/// Makes two topics one: names, stories, statements and the old address go over to the topic that stays.
package struct MergeTopics: Act {
    package var topic: Topic.ID
    package var into: Topic.ID

    package init(_ topic: Topic.ID, into: Topic.ID) {
        self.topic = topic
        self.into = into
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.mergeTopics)
        let topics = transaction.records.topics
        guard let gone = try topics.find(topic) else { throw NewsroomError.notFound("topic \(topic)") }
        guard let stays = try topics.find(into) else { throw NewsroomError.notFound("topic \(into)") }
        guard gone.id == topic else { throw NewsroomError.conflict("the topic was merged into \(gone.name) already") }
        guard gone.id != stays.id else { throw NewsroomError.invalid(field: "into", reason: "a topic cannot be merged into itself") }
        let stories = try transaction.records.editions.stories(withTopic: gone.id)
        let together = try topics.together(with: gone.id)
        transaction.touch(try transaction.records.editions.statements(naming: gone.id).flatMap(\.subjects))
        try topics.merge(gone.id, into: stays.id)
        try transaction.records.storyList.refresh(with: gone.id)
        transaction.touch(try transaction.records.editions.replace(gone.id, with: stays.id, at: transaction.now))
        transaction.touch(try transaction.records.editions.statements(naming: stays.id).flatMap(\.subjects))
        _ = try transaction.records.topicsInTheNews.settle()
        transaction.record(on: "topic:\(gone.id)", ["into": "\(stays.id)", "name": gone.name, "stories": "\(stories.count)"])
        transaction.touch(.topic(gone.id), .topic(stays.id), .list(.topic(gone.id)), .list(.topic(stays.id)))
        transaction.touch(.address("topic/\(gone.slug)"), .address("topic/\(stays.slug)"), .topicsInTheNews, .topicsInNavigation, .search)
        transaction.touch(stories.flatMap { [.story($0), .edition($0)] })
        // What is named together with them has other counts now.
        transaction.touch(together.map { .list(.topic($0)) })
    }
}
