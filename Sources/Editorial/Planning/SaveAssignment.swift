import Archive
import Foundation
package import Newsroom

/// Plans something to be written, or changes what is planned: what, how long, until when, and who.
///
/// The state and who made it stay; people are told apart by their accounts.
package struct SaveAssignment: Act {
    /// Made from the version that it names: 0 for a new one. Making one twice is the same as making it once.
    package var assignment: Assignment
    /// Added to the notes, unless it is empty.
    package var note: String

    package init(_ assignment: Assignment, note: String = "") {
        self.assignment = assignment
        self.note = note
    }

    package func perform(in transaction: Transaction) throws -> Assignment {
        try transaction.require(.writeOwnStories)
        var assignment = assignment
        assignment.title = assignment.title.trimmed
        try check(assignment)
        guard let existing = try transaction.records.assignments.find(assignment.id) else {
            guard assignment.version == 0 else { throw NewsroomError.notFound("assignment \(assignment.id)") }
            assignment.createdBy = transaction.actor.id
            assignment.state = .open
            return try keep(assignment, insteadOf: nil, in: transaction)
        }
        _ = try transaction.assignment(existing.id)
        try transaction.actor.requirePlanning(existing)
        (assignment.createdBy, assignment.state) = (existing.createdBy, existing.state)
        let base = assignment.version
        assignment.version = existing.version
        if assignment == existing { return existing }
        guard base == existing.version else { throw NewsroomError.conflict("somebody has changed the assignment meanwhile") }
        return try keep(assignment, insteadOf: existing, in: transaction)
    }

    private func check(_ assignment: Assignment) throws {
        try Check.text(assignment.title, in: "title", 1...200)
        if let length = assignment.length, !Assignment.lengths.contains(length) {
            throw NewsroomError.invalid(
                field: "length", reason: "\(Assignment.lengths.lowerBound) to \(Assignment.lengths.upperBound) words")
        }
        if let deadline = assignment.deadline, let planned = assignment.planned, planned < deadline {
            throw NewsroomError.invalid(field: "planned", reason: "it comes before the deadline")
        }
        guard Set(assignment.people).count == assignment.people.count, assignment.people.count <= Assignment.mostPeople else {
            throw NewsroomError.invalid(field: "people", reason: "at most \(Assignment.mostPeople), each once")
        }
    }

    private func keep(_ assignment: Assignment, insteadOf existing: Assignment?, in transaction: Transaction) throws -> Assignment {
        try transaction.actor.requirePlanning(assignment)
        try checkReferences(assignment, existing, in: transaction)
        let saved = try transaction.keep(assignment)
        if let before = existing?.story, before != saved.story { try transaction.records.storyList.refresh(before) }
        if !note.trimmed.isEmpty { try transaction.perform(NoteOnAssignment(saved.id, text: note)) }
        var details = ["title": saved.title]
        if existing?.people != saved.people { details["people"] = saved.people.map(\.description).joined(separator: " ") }
        if existing?.deadline != saved.deadline { details["deadline"] = saved.deadline?.formatted(.iso8601) ?? "none" }
        if existing?.planned != saved.planned { details["planned"] = saved.planned?.formatted(.iso8601) ?? "none" }
        if let story = saved.story { details["story"] = "\(story)" }
        transaction.record(on: "assignment:\(saved.id)", details)
        return saved
    }

    private func checkReferences(_ assignment: Assignment, _ existing: Assignment?, in transaction: Transaction) throws {
        let records = transaction.records
        if let section = assignment.section, try records.sections.find(section) == nil {
            throw NewsroomError.invalid(field: "section", reason: "there is no section \(section)")
        }
        if let id = assignment.story, id != existing?.story {
            guard let story = try records.stories.find(id), transaction.actor.mayRead(story) else {
                throw NewsroomError.invalid(field: "story", reason: "there is no story \(id)")
            }
            guard try records.assignments.of(id).count < Assignments.most else {
                throw NewsroomError.conflict("the story has \(Assignments.most) assignments, more than anybody can follow")
            }
        }
        for person in assignment.people where existing?.people.contains(person) != true {
            guard let user = try records.users.find(person), user.status != .suspended, user.id != User.operator.id else {
                throw NewsroomError.invalid(field: "people", reason: "there is no account \(person) that could take it")
            }
        }
    }
}
