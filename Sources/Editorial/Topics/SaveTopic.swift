import Archive
package import Newsroom

/// Makes a topic or changes it. Its address stays.
package struct SaveTopic: Act {
    package var topic: Topic

    /// - Parameter topic: with an empty slug, a free one is made from the name.
    package init(_ topic: Topic) {
        self.topic = topic
    }

    package func perform(in transaction: Transaction) throws -> Topic {
        try transaction.require(.keepTopics)
        var topic = topic
        topic.name = topic.name.trimmed
        try Check.text(topic.name, in: "name", 1...200)
        try Check.text(topic.summary, in: "summary", 0...5_000)
        guard topic.aliases.count <= 100 else { throw NewsroomError.invalid(field: "aliases", reason: "at most 100 other names") }
        for alias in topic.aliases { try Check.text(alias, in: "aliases", 1...200) }
        try checkFacts(topic)
        let existing = try transaction.records.topics.find(topic.id)
        if let existing {
            guard existing.id == topic.id else { throw NewsroomError.conflict("the topic was merged into \(existing.name)") }
            topic.slug = existing.slug
        } else {
            topic.slug = try Check.freeSlug(topic.slug.isEmpty ? Slug.make(from: topic.name, language: "") : topic.slug, id: topic.id) {
                try transaction.records.topics.find(slug: $0) == nil
            }
        }
        guard topic != existing else { return topic }
        // Readers see the change at once where a public story has the topic.
        if try transaction.records.editions.show(topic.id) { try transaction.require(.publish) }
        try transaction.records.topics.save(topic)
        try transaction.records.editions.indexStories(withTopic: topic.id)
        if let existing, existing.name != topic.name { try transaction.records.storyList.refresh(with: topic.id) }
        transaction.record(
            on: "topic:\(topic.id)", ["name": topic.name, "kind": topic.kind.rawValue], before: existing.map { .topic($0) })
        transaction.touch(.topic(topic.id), .search)
        return topic
    }

    /// Each kind has the facts that it can have.
    private func checkFacts(_ topic: Topic) throws {
        try Check.text(topic.place, in: "place", 0...200)
        let hasDates = [.person, .organisation, .event].contains(topic.kind)
        for (field, date) in [("began", topic.began), ("ended", topic.ended)] where date != nil {
            guard hasDates else { throw NewsroomError.invalid(field: field, reason: "a \(topic.kind.rawValue) has no dates") }
            guard date?.precision != .minute else { throw NewsroomError.invalid(field: field, reason: "to the day at most") }
        }
        if let began = topic.began, let ended = topic.ended, ended.last < began.first {
            throw NewsroomError.invalid(field: "ended", reason: "it ends before it began")
        }
        guard topic.place.isEmpty || topic.kind == .event || topic.kind == .place else {
            throw NewsroomError.invalid(field: "place", reason: "only events and places are somewhere")
        }
        guard topic.coordinates == nil || topic.kind == .place else {
            throw NewsroomError.invalid(field: "coordinates", reason: "only places have coordinates")
        }
    }
}
