import Archive
package import Newsroom

/// Takes an event out of the diary, or puts it back: nobody expects it any longer, nobody is asked, and readers do not see it.
package struct DropDiaryEvent: Act {
    package var event: DiaryEvent.ID
    package var isDropped: Bool

    package init(_ event: DiaryEvent.ID, isDropped: Bool = true) {
        self.event = event
        self.isDropped = isDropped
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.keepRecord)
        let former = try transaction.diaryEvent(event)
        guard former.isDropped != isDropped else { return }
        var event = former
        event.isDropped = isDropped
        try transaction.keep(&event, after: former)
        transaction.record(on: "diary:\(event.id)", ["dropped": "\(isDropped)"], before: .diaryEvent(former))
    }
}
