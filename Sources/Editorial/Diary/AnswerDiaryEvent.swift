import Archive
package import Newsroom

/// Says how something expected turned out: it happened, it did not, or it was put off to another time.
///
/// Asked of the owner; whoever keeps the record may say it too. Readers have the answer of somebody who may publish.
package struct AnswerDiaryEvent: Act {
    package enum Answer: Hashable, Sendable {
        case happened
        case didNotHappen
        case postponed(to: ImpreciseDate)
    }

    package var event: DiaryEvent.ID
    package var answer: Answer
    package var note: String

    package init(_ event: DiaryEvent.ID, _ answer: Answer, note: String = "") {
        self.event = event
        self.answer = answer
        self.note = note
    }

    package func perform(in transaction: Transaction) throws {
        let former = try transaction.diaryEvent(event)
        try transaction.require(former.owner == transaction.actor.id ? .writeOwnStories : .keepRecord)
        guard !former.isDropped else { throw NewsroomError.conflict("the event was taken out of the diary") }
        try Check.text(note.trimmed, in: "note", 0...1_000)
        var event = former
        event.answer = DiaryAnswer(
            outcome, note: note.trimmed, by: transaction.actor.id, at: transaction.now, isForReaders: transaction.actor.may(.publish))
        if case .postponed(let date) = answer {
            guard date != former.when else {
                throw NewsroomError.invalid(field: "when", reason: "another time than the one for which it is expected already")
            }
            (event.when, event.formerly) = (date, former.when)
        } else if Day(transaction.now, in: transaction.zone) < former.when.first {
            throw NewsroomError.conflict("the day has not come yet")
        }
        try transaction.keep(&event, after: former)
        var details = ["outcome": outcome.rawValue]
        if case .postponed(let date) = answer { details["when"] = date.description }
        transaction.record(on: "diary:\(event.id)", details, before: .diaryEvent(former))
    }

    private var outcome: DiaryAnswer.Outcome {
        switch answer {
        case .happened: .happened
        case .didNotHappen: .didNotHappen
        case .postponed: .postponed
        }
    }
}
