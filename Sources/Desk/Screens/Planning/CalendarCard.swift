import Archive
import Editorial
import Foundation
import Newsroom
import Rendering

/// One card of the calendar.
struct CalendarCard {
    let item: CalendarItem
    let day: Day
    let names: StoryNames
    let visit: Visit
    let user: User

    var value: TemplateValue {
        let said: [DeskName: TemplateValue] =
            switch item.what {
            case .assignment(let assignment, let deadline, let planned): self.assignment(assignment, deadline, planned)
            case .publication(let date): publication(date)
            case .embargo(let date): embargo(date)
            case .event(let event): self.event(event)
            }
        return .fields(blank.merging(said) { $1 })
    }

    /// Every name that a card has, so that none is looked for around it.
    private var blank: [DeskName: TemplateValue] {
        [
            .url: .none, .id: .none, .item: .none, .headline: .none, .language: .none, .kind: .none, .people: .none,
            .isDone: .bool(false), .times: .none, .stage: .none, .stageName: .none, .day: .text(day.description),
        ]
    }

    /// The story, as far as it is for who looks.
    private var entry: StoryListEntry? { item.entry.flatMap { $0.creator == user.id || user.may(.readStories) ? $0 : nil } }

    private func assignment(_ assignment: Assignment, _ deadline: Date?, _ planned: Date?) -> [DeskName: TemplateValue] {
        let which: MoveAssignment.Times = deadline == nil ? .planned : planned == nil ? .deadline : .both
        let name = CardName.assignment(assignment.id, which)
        let isLate = assignment.isLate(at: visit.desk.now(), stage: item.entry?.stage)
        let times = [deadline.map { time($0, .due, isLate: isLate) }, planned.map { time($0, .plannedFor, isLate: isLate) }].compactMap {
            $0
        }
        let canMove = assignment.state == .open && (try? user.requirePlanning(assignment)) != nil
        return [
            .url: .text("/assignments/\(assignment.id)"), .id: .text(name.anchor), .item: canMove ? .text(name.text) : .none,
            .headline: .text(assignment.title), .kind: .text(deadline == nil ? "planned" : "deadline"),
            .people: .text(assignment.people.compactMap { names.accounts[$0] }.joined(separator: ", ")),
            .isDone: .bool(assignment.state == .done),
            .times: .list(times),
            .stage: .text(entry?.stage.kind.rawValue ?? (assignment.story == nil ? "idea" : "")),
            .stageName: .text(entry.map { visit.words[$0.stage] } ?? (assignment.story == nil ? visit.words[.idea] : "")),
        ]
    }

    private func publication(_ date: Date) -> [DeskName: TemplateValue] {
        guard let entry else { return [:] }
        let name = CardName.publication(entry.id)
        let canMove = (try? user.require(.publish, in: entry.section)) != nil
        return story(entry).merging([
            .id: .text(name.anchor), .item: canMove ? .text(name.text) : .none, .kind: .text("publication"),
            .times: .list([time(date, .becomesPublicAt)]),
        ]) { $1 }
    }

    private func embargo(_ date: Date) -> [DeskName: TemplateValue] {
        guard let entry else { return [:] }
        return story(entry).merging([
            .id: .text("embargo-\(entry.id)"), .kind: .text("embargo"), .times: .list([time(date, .embargoEnds)]),
        ]) { $1 }
    }

    private func story(_ entry: StoryListEntry) -> [DeskName: TemplateValue] {
        [
            .url: .text("/stories/\(entry.id)"), .headline: .text(entry.headline.isEmpty ? visit.words[.untitled] : entry.headline),
            .language: .text(entry.language), .stage: .text(entry.stage.kind.rawValue), .stageName: .text(visit.words[entry.stage]),
            .people: .text(entry.byline.compactMap { names.contributors[$0] }.joined(separator: ", ")),
        ]
    }

    private func event(_ event: DiaryEvent) -> [DeskName: TemplateValue] {
        let zone = visit.desk.settings.paper.timeZone
        let hasTime = event.when.precision == .minute
        let time = hasTime ? self.time(day.instant(at: event.when.minute, in: zone), .expected) : allDay
        return [
            .id: .text("event-\(event.id)"), .headline: .text(event.what), .kind: .text("event"),
            .times: .list([time]),
            .url: user.may(.readStories) || event.owner == user.id ? .text("/diary/\(event.id)") : .none,
        ]
    }

    /// Of what is late, those times that have gone by are.
    private func time(_ date: Date, _ word: DeskWord, isLate: Bool = false) -> TemplateValue {
        let (iso, clock) = visit.desk.views.clock(date)
        let isPast = isLate && date < visit.desk.now()
        return .fields([.label: .text(visit.words[word]), .iso: .text(iso), .text: .text(clock), .isLate: .bool(isPast)])
    }

    private var allDay: TemplateValue {
        .fields([.label: .text(visit.words[.expected]), .iso: .none, .text: .none, .isLate: .bool(false)])
    }
}
