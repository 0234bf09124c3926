import Archive
import Editorial
import Foundation
import Newsroom
import Rendering
import Web

/// One assignment: what is to be written, by whom, until when, and what the desk was told of it. A new one is made here too.
struct AssignmentScreen {
    static let routes = [
        Route(.get, "/assignments/new", for: .signedIn) { try await AssignmentScreen(visit: $0, visitor: $1).showNew() },
        Route(.post, "/assignments", for: .signedIn) { try await AssignmentScreen(visit: $0, visitor: $1).add() },
        Route(.get, "/assignments/{assignment}", for: .signedIn) { try await AssignmentScreen(visit: $0, visitor: $1).show() },
        Route(.post, "/assignments/{assignment}", for: .signedIn) { try await AssignmentScreen(visit: $0, visitor: $1).change() },
    ]

    private static let mostNotes = 100

    let visit: Visit
    let visitor: Visitor

    private struct Found: Sendable {
        var assignment: Assignment
        var story: StoryListEntry?
        var notes: [AssignmentNote] = []
        var names: StoryNames
        var writers: [User.ID: String] = [:]
        var sections: [Section]
    }

    /// What is not for who asks is answered as what is not there.
    private func find() async throws -> Found {
        let (id, user): (Assignment.ID, User) = (try visit.id("assignment"), visitor.user)
        return try await visit.desk.archive.read { records in
            guard let assignment = try records.assignments.find(id) else { throw NewsroomError.notFound("assignment") }
            let entry = try assignment.story.flatMap { try records.storyList.entry(of: $0) }
            guard user.mayRead(assignment, storyBy: entry?.creator) else { throw NewsroomError.notFound("assignment") }
            let notes = try records.assignments.notes(on: id, limit: Self.mostNotes)
            var writers: [User.ID: String] = [:]
            for id in Set(notes.map(\.by)) { writers[id] = try records.users.find(id)?.name }
            return Found(
                assignment: assignment, story: entry.flatMap { $0.creator == user.id || user.may(.readStories) ? $0 : nil }, notes: notes,
                names: try StoryNames([], [assignment], records), writers: writers, sections: try records.sections.all())
        }
    }

    /// An empty one: for a story, or on a day, where the address says so.
    private func fresh() async throws -> Found {
        let (user, words) = (visitor.user, visit.words)
        let story = (visit.form["story"] ?? visit.query["story"]).flatMap { Story.ID($0) }
        let id: Assignment.ID = visit.form["id"].flatMap { .init($0) } ?? visit.desk.identifiers.next()
        let day = visit.query["day"].flatMap { ImpreciseDate($0) }.flatMap { $0.precision == .day ? $0.first : nil }
        let zone = visit.desk.settings.paper.timeZone
        return try await visit.desk.archive.read { records in
            let entry = try story.flatMap { try records.storyList.entry(of: $0) }
            if story != nil, entry == nil || entry?.creator != user.id && !user.may(.readStories) { throw NewsroomError.notFound("story") }
            var assignment = Assignment(id: id, title: "", section: entry?.section, kind: entry?.kind ?? .news, createdBy: user.id)
            assignment.story = story
            assignment.title = entry?.headline ?? ""
            assignment.people = user.may(.assign) ? [] : [user.id]
            if assignment.title.isEmpty, entry != nil { assignment.title = words[.untitled] }
            assignment.deadline = day?.instant(at: Self.usualDeadline, in: zone)
            return Found(
                assignment: assignment, story: entry, names: try StoryNames([], [assignment], records),
                sections: try records.sections.all())
        }
    }

    /// In minutes of the day: what a new assignment on a day of the calendar begins with.
    private static let usualDeadline = 12 * 60

    private func showNew() async throws -> WebAnswer { try show(try await fresh()) }
    private func show() async throws -> WebAnswer { try show(try await find()) }

    private func show(_ found: Found, typed: Bool = false, status: Int = 200, fault: String? = nil) throws -> WebAnswer {
        let (assignment, words) = (found.assignment, visit.words)
        let isNew = assignment.version == 0
        let title = isNew ? words[.newAssignment] : assignment.title
        let form = AssignmentForm(visit: visit, visitor: visitor).fields(assignment, found.names, found.sections, typed: typed)
        var fields = AssignmentRow(assignment, found.story, found.names, visit).fields
        fields[.authors] = fields[.people]
        fields.merge(form) { $1 }
        fields.merge(rights(assignment, isNew: isNew)) { $1 }
        fields.merge(story(found)) { $1 }
        fields[.headline] = .text(title)
        fields[.isNew] = .bool(isNew)
        fields[.url] = .text(isNew ? "/assignments" : "/assignments/\(assignment.id)")
        fields[.state] = .text(assignment.state.rawValue)
        fields[.stateName] = .text(words[assignment.state])
        fields[.section] = .text(found.sections.first { $0.id == assignment.section }?.name ?? "")
        fields[.kind] = .text(words[assignment.kind])
        fields[.notes] = .list(found.notes.map { note($0, found.writers) })
        fields[.fault] = fault.map { .text($0) } ?? TemplateValue.none
        return try visit.screen(.assignment, title: title, status: status, fields)
    }

    private func story(_ found: Found) -> [DeskName: TemplateValue] {
        let words = visit.words
        let headline = found.story.map { $0.headline.isEmpty ? words[.untitled] : $0.headline } ?? ""
        return [
            .story: .text(found.assignment.story?.description ?? ""), .storyUrl: .text(found.story.map { "/stories/\($0.id)" } ?? ""),
            .storyHeadline: .text(headline), .stage: .text(found.story?.stage.kind.rawValue ?? ""),
            .stageName: .text(found.story.map { words[$0.stage] } ?? ""), .language: .text(found.story?.language ?? ""),
        ]
    }

    /// What the acts would let this account do.
    private func rights(_ assignment: Assignment, isNew: Bool) -> [DeskName: TemplateValue] {
        let user = visitor.user
        let isOpen = !isNew && assignment.state == .open
        let hasIt = assignment.people.contains(user.id)
        return [
            .isOpen: .bool(isOpen), .canPlan: .bool(isNew || may { try user.requirePlanning(assignment) }),
            .canAssign: .bool(user.may(.assign)), .hasIt: .bool(isOpen && hasIt),
            .canTake: .bool(isOpen && !hasIt && may { try user.requireTaking(assignment) }),
            .canSettle: .bool(!isNew && may { try user.requireSettling(assignment, to: isOpen ? .done : .open) }),
            .canDrop: .bool(isOpen && may { try user.requireSettling(assignment, to: .dropped) }),
            .canBegin: .bool(isOpen && assignment.story == nil && mayBegin(assignment)),
        ]
    }

    private func may(_ check: () throws -> Void) -> Bool { (try? check()) != nil }

    private func mayBegin(_ assignment: Assignment) -> Bool {
        let user = visitor.user
        return assignment.people.contains(user.id) || assignment.createdBy == user.id || may { try user.requireTaking(assignment) }
    }

    private func note(_ note: AssignmentNote, _ writers: [User.ID: String]) -> TemplateValue {
        .fields([
            .text: .text(note.text), .by: .text(writers[note.by] ?? ""), .date: visit.desk.views.recent(note.at, at: visit.desk.now()),
        ])
    }

    private func add() async throws -> WebAnswer {
        let found = try await fresh()
        do {
            let assignment = try await AssignmentForm(visit: visit, visitor: visitor).assignment(found.assignment)
            try await visit.perform(SaveAssignment(assignment, note: visit.field("note")), as: visitor)
            return .redirect(to: "/assignments/\(assignment.id)?done=planned")
        } catch let error as NewsroomError {
            let (status, text) = try visit.reason(error)
            return try show(found, typed: true, status: status, fault: text)
        }
    }

    private func change() async throws -> WebAnswer {
        var found = try await find()
        do {
            var assignment = try await AssignmentForm(visit: visit, visitor: visitor).assignment(found.assignment)
            assignment.version = Int(visit.field("version")) ?? 0
            try await visit.perform(SaveAssignment(assignment), as: visitor)
        } catch NewsroomError.conflict {
            // What was typed stands there again, and is saved over the other's if its author says so once more.
            found = try await find()
            return try show(found, typed: true, status: 409, fault: visit.words[.changedMeanwhile])
        } catch let error as NewsroomError {
            let (status, text) = try visit.reason(error)
            return try show(found, typed: true, status: status, fault: text)
        }
        return .redirect(to: "/assignments/\(found.assignment.id)?done=saved")
    }
}
