import Archive
import Foundation
import Newsroom
import Rendering

/// What a row or a card says of an assignment: when, how long, who.
struct AssignmentRow {
    let assignment: Assignment?
    let entry: StoryListEntry?
    let names: StoryNames
    let visit: Visit

    init(_ assignment: Assignment?, _ entry: StoryListEntry?, _ names: StoryNames, _ visit: Visit) {
        self.assignment = assignment
        self.entry = entry
        self.names = names
        self.visit = visit
    }

    var fields: [DeskName: TemplateValue] {
        let (words, now) = (visit.words, visit.desk.now())
        let people = assignment?.people.compactMap { names.accounts[$0] } ?? []
        return [
            .assignment: .text(title), .assignmentUrl: .text(assignment.map { "/assignments/\($0.id)" } ?? ""),
            .deadline: time(assignment?.deadline), .planned: time(assignment?.planned),
            .isLate: .bool(assignment?.isLate(at: now, stage: entry?.stage) == true), .people: .text(people.joined(separator: ", ")),
            .length: .text(Self.length(assignment?.length, words: entry?.words, words)), .isAssigned: .bool(assignment != nil),
        ]
    }

    /// Where it says more than the headline.
    private var title: String {
        guard let assignment, let entry, assignment.title != entry.headline else { return "" }
        return assignment.title
    }

    private func time(_ date: Date?) -> TemplateValue { date.map { visit.desk.views.near($0, at: visit.desk.now()) } ?? .none }

    /// `380 of 600 words`; empty where no length is planned.
    static func length(_ length: Int?, words: Int?, _ texts: DeskWords) -> String {
        guard let length else { return "" }
        guard let words else { return texts[.plannedWords, ["length": "\(length)"]] }
        return texts[.wordsOfPlanned, ["words": "\(words)", "length": "\(length)"]]
    }
}
