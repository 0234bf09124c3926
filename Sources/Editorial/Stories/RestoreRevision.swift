import Archive
package import Newsroom

/// Makes what a story was in an earlier revision its newest one. Nothing is taken away: what stood in between stays in the list.
///
/// Words that somebody has typed and that are in no revision yet hold it up; an open draft without such words follows.
package struct RestoreRevision: Act {
    package var story: Story.ID
    package var revision: Int
    /// The latest revision that the person has seen; where there is another since, nothing is done.
    package var latest: Int

    package init(story: Story.ID, revision: Int, latest: Int) {
        self.story = story
        self.revision = revision
        self.latest = latest
    }

    /// The number of the newest revision.
    package func perform(in transaction: Transaction) throws -> Int {
        let story = try transaction.story(self.story, changing: true)
        if let unsaved = try transaction.records.drafts.find(story.id)?.unsaved {
            let name = try transaction.records.users.find(unsaved.by)?.name ?? "somebody"
            throw NewsroomError.conflict("\(name) is writing: there are words that are in no revision yet. Try again when they are saved")
        }
        guard story.latestRevision == latest else {
            throw NewsroomError.conflict("the story was changed while you looked at it: its latest revision is \(story.latestRevision)")
        }
        var content = try transaction.revision(revision, of: story.id).content
        content.topics = try settled(content.topics, in: transaction)
        guard case .saved(let number) = try transaction.perform(SaveStory(story: story.id, content: content, basedOn: latest)) else {
            throw NewsroomError.conflict("the story was changed while you looked at it")
        }
        guard number != latest else { return number }
        transaction.record(on: "story:\(story.id)", ["restored": "\(revision)", "revision": "\(number)"])
        return number
    }

    /// Topics that were merged since stand as what they were merged into, each once.
    private func settled(_ topics: [Topic.ID], in transaction: Transaction) throws -> [Topic.ID] {
        try topics.reduce(into: []) { settled, topic in
            let now = try transaction.records.topics.settled(topic)
            if !settled.contains(now) { settled.append(now) }
        }
    }
}
