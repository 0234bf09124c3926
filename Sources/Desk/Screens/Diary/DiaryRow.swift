import Archive
import Foundation
import Newsroom
import Rendering

/// What events of the diary name, by name.
struct DiaryNames: Sendable {
    private(set) var accounts: [User.ID: String] = [:]
    private(set) var stories: [Story.ID: StoryListEntry] = [:]

    init(_ events: [DiaryEvent], _ records: Records) throws {
        for id in Set(events.flatMap { [$0.owner, $0.answer?.by] }.compactMap(\.self)) {
            accounts[id] = try records.users.find(id)?.name
        }
        for id in Set(events.compactMap(\.story)) { stories[id] = try records.storyList.entry(of: id) }
    }
}

/// An event of the diary, wherever it stands in a list.
struct DiaryRow {
    private let event: DiaryEvent
    private let names: DiaryNames
    private let visit: Visit
    private let visitor: Visitor

    init(_ event: DiaryEvent, _ names: DiaryNames, _ visit: Visit, _ visitor: Visitor) {
        (self.event, self.names, self.visit, self.visitor) = (event, names, visit, visitor)
    }

    var value: TemplateValue { .fields(fields) }

    /// Of what has passed nobody has said how it turned out.
    private var isAsked: Bool { event.isOpen && event.place < DiaryEvent.place(ofDay: visit.today) }

    var fields: [DeskName: TemplateValue] {
        let (words, views) = (visit.words, visit.desk.views)
        let story = event.story.flatMap { names.stories[$0] }.flatMap { entry in
            entry.creator == visitor.user.id || visitor.may(.readStories) ? entry : nil
        }
        let outcome = event.answer.map { words["outcome_\(templateSpelling($0.outcome.rawValue))"] } ?? ""
        return [
            .url: .text("/diary/\(event.id)"), .id: .text("\(event.id)"), .what: .text(event.what),
            .date: .fields([.iso: .text(event.when.isApproximate ? "" : event.when.description), .text: .text(views.expected(event.when))]),
            .formerly: event.formerly.map { .text(words[.formerlyExpected, ["date": views.expected($0)]]) } ?? .none,
            .outcome: .text(event.isDropped ? words[.eventDropped] : isAsked ? words[.didItHappen] : outcome),
            .isLate: .bool(isAsked), .isPublic: .bool(event.isPublic), .note: .text(event.answer?.note ?? ""),
            .by: .text(event.answer.flatMap { names.accounts[$0.by] } ?? ""),
            .answered: event.answer.map { views.recent($0.at, at: visit.desk.now()) } ?? .none,
            .isHidden: .bool(event.isPublic && event.answer?.isForReaders == false),
            .who: .text(event.owner.flatMap { names.accounts[$0] } ?? ""),
            .storyUrl: story.map { .text("/stories/\($0.id)") } ?? .none,
            .storyHeadline: story.map { .text($0.headline.isEmpty ? words[.untitled] : $0.headline) } ?? .none,
            .language: story.map { .text($0.language) } ?? .none,
        ]
    }
}
