import Archive
package import Newsroom

/// Tells the desk something about an assignment.
package struct NoteOnAssignment: Act {
    package var assignment: Assignment.ID
    package var text: String

    package init(_ assignment: Assignment.ID, text: String) {
        self.assignment = assignment
        self.text = text
    }

    package func perform(in transaction: Transaction) throws {
        let assignment = try transaction.assignment(assignment)
        let text = text.replacing("\r\n", with: "\n").trimmed
        try Check.text(text, in: "note", 1...AssignmentNote.longest)
        let note = AssignmentNote(id: transaction.newID(), text: text, at: transaction.now, by: transaction.actor.id)
        try transaction.records.assignments.add(note, to: assignment.id)
        transaction.record(on: "assignment:\(assignment.id)", ["note": "\(note.id)"])
    }
}
