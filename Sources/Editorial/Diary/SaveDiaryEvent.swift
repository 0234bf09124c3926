import Archive
package import Newsroom

/// Enters something expected into the diary, or changes what it is, when, and whether readers see it.
///
/// Its answer, its owner and the words that it came from stay as they are.
package struct SaveDiaryEvent: Act {
    package var event: DiaryEvent

    package init(_ event: DiaryEvent) {
        self.event = event
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.keepRecord)
        let former = try transaction.records.diary.find(event.id)
        var event = event
        event.takeAnswer(of: former)
        event.passage = former?.story == event.story ? former?.passage ?? "" : ""
        try transaction.keep(&event, after: former)
        transaction.record(on: "diary:\(event.id)", ["when": event.when.description], before: .diaryEvent(former))
    }
}
