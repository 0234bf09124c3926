import Archive
import Foundation
import Newsroom
import Rendering

/// A story's assignments, as its own screen shows them: open ones first.
struct StoryPlan: Sendable {
    private let items: [(assignment: Assignment, note: AssignmentNote?)]
    private let names: StoryNames

    init(of story: Story.ID, for user: User, _ records: Records) throws {
        let author = try records.stories.find(story)?.createdBy
        let assignments = try records.assignments.of(story).filter { user.mayRead($0, storyBy: author) }
        names = try StoryNames([], assignments, records)
        items = try (assignments.filter { $0.state == .open } + assignments.filter { $0.state == .done }).prefix(10).map {
            ($0, try records.assignments.notes(on: $0.id, limit: 1).first)
        }
    }

    func value(_ story: Story, words: Int, _ visit: Visit) -> TemplateValue {
        .list(
            items.map { item in
                let (assignment, note) = item
                return .fields([
                    .url: .text("/assignments/\(assignment.id)"), .label: .text(assignment.title), .state: .text(assignment.state.rawValue),
                    .stateName: assignment.state == .open ? .none : .text(visit.words[assignment.state]),
                    .deadline: assignment.deadline.map { visit.desk.views.near($0, at: visit.desk.now()) } ?? .none,
                    .planned: assignment.planned.map { visit.desk.views.near($0, at: visit.desk.now()) } ?? .none,
                    .isLate: .bool(assignment.isLate(at: visit.desk.now(), stage: story.stage)),
                    .people: .text(assignment.people.compactMap { names.accounts[$0] }.joined(separator: ", ")),
                    .length: .text(AssignmentRow.length(assignment.length, words: words, visit.words)),
                    .note: .text(note.map { String($0.text.prefix(280)) } ?? ""),
                ])
            })
    }
}
