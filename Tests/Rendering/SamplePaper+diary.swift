import Foundation
import Newsroom

/// The sample's diary: of a story and of none, to the minute and to the year, put off, and with how it turned out.
extension SamplePaper {
    mutating func putInDiary() {
        func put(
            _ number: Int, _ what: String, _ when: String, story: Int? = nil, topics: [Int] = [], formerly: String? = nil,
            _ outcome: DiaryAnswer.Outcome? = nil, note: String = ""
        ) {
            guard let when = ImpreciseDate(when) else { return }
            let at = Self.date("2025-02-12T15:40:00Z")
            let story: Story.ID? = story.map { Self.id($0) }
            let event = DiaryEvent(
                id: Self.id(number), what: what, when: when, topics: topicSummaries(topics).map(\.id), story: story, isPublic: true,
                formerly: formerly.flatMap { ImpreciseDate($0) },
                answer: outcome.map { DiaryAnswer($0, note: note, by: Self.id(1), at: at, isForReaders: true) })
            diaryEvents.append(
                PublishedDiaryEvent(
                    event: event, topics: topicSummaries(topics), story: story.flatMap { edition($0)?.summary },
                    changed: at.addingTimeInterval(Double(number))))
        }
        put(1, "The sluice <opens>; the board, & the county, look on", "2025-02-20", story: 1, topics: [2, 4])
        put(2, "Talks on the flood gate", "2025-02-20T09:30", story: 9)
        put(3, "The county answers", "2025-02~", topics: [3], formerly: "2025-02-10", .postponed, note: "The clerk was ill.")
        put(
            4,
            "A hundred days of the new harbour master, who has promised to have every gate of the sea wall looked at, mended and painted by then",
            "2025-04-28", story: 4)
        put(5, "The bridge is finished", "2026")
        put(6, "Spring tide", "2025-02-11", story: 1, .happened)
        put(7, "The regatta", "2025-01", .didNotHappen, note: "There was no wind.")
        put(8, "A vote of the board", "2024-12-30", topics: [2])
    }

    // MARK: EditionReader

    func diary(_ part: DiaryPart, after cursor: Cursor?, limit: Int) -> Page<PublishedDiaryEvent> {
        func place(_ event: PublishedDiaryEvent) -> (Int64, DiaryEvent.ID) { (event.position.position, event.id) }
        let sorted = diaryEvents.sorted { place($0) < place($1) }
        var rest: [PublishedDiaryEvent]
        switch part {
        case .coming(let day):
            rest = sorted.filter { $0.event.place >= DiaryEvent.place(ofDay: day) }
            if let cursor { rest = rest.filter { place($0) > (cursor.position, DiaryEvent.ID(cursor.id)) } }
        case .earlier(let day):
            rest = sorted.reversed().filter { $0.event.place < DiaryEvent.place(ofDay: day) }
            if let cursor { rest = rest.filter { place($0) < (cursor.position, DiaryEvent.ID(cursor.id)) } }
        }
        let items = Array(rest.prefix(limit))
        return Page(items: items, next: items.count < rest.count ? items.last?.position : nil)
    }
}
