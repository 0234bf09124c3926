import Archive
package import Newsroom

/// Enters something expected into the diary.
package struct SaveDiaryEvent: Act {
    package var event: DiaryEvent

    package init(_ event: DiaryEvent) {
        self.event = event
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.keepRecord)
        try Check.text(event.what, in: "what", 1...500)
        for topic in event.topics where try transaction.records.topics.find(topic) == nil {
            throw NewsroomError.invalid(field: "topics", reason: "there is no topic \(topic)")
        }
        if let story = event.story { _ = try transaction.story(story) }
        try transaction.records.diary.save(event)
        transaction.record(on: "diary:\(event.id)", ["when": event.when.description])
    }
}
