import Archive
package import Newsroom

/// An editor's yes: what a story's newest text expects becomes an event of the diary, with the passage that says so.
///
/// The identifier is made by the client; a repeated call is one, and mends what the editor sees otherwise now.
package struct ConfirmExpectation: Act {
    /// With its story and passage.
    package var event: DiaryEvent
    /// Nil: those of the story.
    package var topics: [Topic.ID]?

    package init(_ event: DiaryEvent, topics: [Topic.ID]? = nil) {
        self.event = event
        self.topics = topics
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.keepRecord)
        guard let story = try event.story.map({ try transaction.story($0) }) else {
            throw NewsroomError.invalid(field: "story", reason: "name the story that says so")
        }
        let former = try transaction.records.diary.find(event.id)
        if let former, former.story != story.id { throw NewsroomError.conflict("the event came from elsewhere: \(former.what)") }
        if former?.passage != event.passage { try checkPassage(in: story, transaction) }
        var event = event
        event.takeAnswer(of: former)
        event.topics = try topics ?? former?.topics ?? transaction.topics(of: story)
        try transaction.keep(&event, after: former)
        transaction.record(
            on: "diary:\(event.id)", ["story": "\(story.id)", "when": event.when.description], before: .diaryEvent(former))
        try transaction.tellOfRecord(of: story.id)
    }

    private func checkPassage(in story: Story, _ transaction: Transaction) throws {
        try Check.text(event.passage, in: "passage", 1...2_000)
        guard try event.isSaid(in: transaction.text(of: story).plainText) else {
            throw NewsroomError.conflict("the text has these words no longer: look at the passage again")
        }
        let fingerprint = SuggestionFingerprint.ofExpectation(event.passage)
        let known = try transaction.records.diary.inStory(story.id).first {
            $0.id != event.id && SuggestionFingerprint.ofExpectation($0.passage) == fingerprint
        }
        if let known { throw NewsroomError.conflict("these words are in the diary already: \(known.what)") }
    }
}

extension Transaction {
    /// Those of the story as it is now.
    fileprivate func topics(of story: Story) throws -> [Topic.ID] {
        let fields = try records.drafts.fields(of: story.id)?.content
        let named = try fields?.topics ?? revision(story.latestRevision, of: story.id).content.topics
        return try named.prefix(50).compactMap { try records.topics.find($0)?.id }
    }
}
