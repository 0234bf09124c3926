import Archive
import Newsroom

extension Transaction {
    func diaryEvent(_ id: DiaryEvent.ID) throws -> DiaryEvent {
        guard let event = try records.diary.find(id) else { throw NewsroomError.notFound("diary event \(id)") }
        return event
    }

    /// Keeps an event, lets readers have it or no longer, and names the pages that show it.
    ///
    /// - Parameters:
    ///   - event: everything that it names must be there; topics that were merged are named by those that stand today.
    ///   - former: the same before, if it was in the diary.
    /// - Throws: `NewsroomError.notAllowed` where readers see the difference and the actor may not publish.
    func keep(_ event: inout DiaryEvent, after former: DiaryEvent?) throws {
        event.what = event.what.trimmed
        try Check.text(event.what, in: "what", 1...500)
        guard event.topics.count <= 50 else { throw NewsroomError.invalid(field: "topics", reason: "there are more than 50") }
        event.topics = try event.topics.map { topic in
            guard let found = try records.topics.find(topic) else {
                throw NewsroomError.invalid(field: "topics", reason: "there is no topic \(topic)")
            }
            return found.id
        }
        let story = try event.story.map { try self.story($0) }
        event.owner = story?.createdBy ?? former?.owner ?? event.owner ?? actor.id
        let before = try shown(former)
        try records.diary.save(event, at: now)
        try records.editions.settle(event)
        let after = try shown(event)
        guard before != nil || after != nil else { return }
        touch(.diary)
        guard before != after else { return }
        try require(.publish)
        if let story { try require(.publish, on: story) }
    }

    /// What readers have of it.
    private func shown(_ event: DiaryEvent?) throws -> DiaryEvent? {
        guard var event, try records.editions.show(event.id) else { return nil }
        (event.owner, event.passage, event.topics) = (nil, "", event.topics.sorted())
        if event.answer?.isForReaders == false { event.answer = nil }
        return event
    }

    /// Names what a change of a story's edition touches: the diary, where the story is or was in it.
    func changingDiary<Result>(of story: Story.ID, _ change: () throws -> Result) throws -> Result {
        let before = try records.editions.diaryEvents(of: story)
        let result = try change()
        if try !before.isEmpty || !records.editions.diaryEvents(of: story).isEmpty { touch(.diary) }
        return result
    }
}

extension DiaryEvent {
    /// How it turned out, and that it was taken out, are said by acts of their own.
    mutating func takeAnswer(of former: DiaryEvent?) {
        (answer, formerly, isDropped) = (former?.answer, former?.formerly, former?.isDropped ?? false)
    }
}
