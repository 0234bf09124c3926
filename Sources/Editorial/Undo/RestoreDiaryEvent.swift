import Archive
import Newsroom

/// Puts an event of the diary back as it was, with its answer.
struct RestoreDiaryEvent: Act {
    let event: DiaryEvent

    init(_ event: DiaryEvent) {
        self.event = event
    }

    func perform(in transaction: Transaction) throws {
        try transaction.require(.keepRecord)
        let former = try transaction.diaryEvent(event.id)
        var event = event
        try transaction.keep(&event, after: former)
        transaction.record(on: "diary:\(event.id)", ["when": event.when.description], before: .diaryEvent(former))
    }
}
