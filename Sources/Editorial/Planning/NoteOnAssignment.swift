import Archive
package import Newsroom

/// Tells the desk something about an assignment.
package struct NoteOnAssignment: Act {
    package var assignment: Assignment.ID
    package var text: String
    /// Nil for one that the act makes. Noting twice under one identifier is the same as noting once.
    package var note: Identifier<AssignmentNote>?

    package init(_ assignment: Assignment.ID, text: String, as note: Identifier<AssignmentNote>? = nil) {
        self.assignment = assignment
        self.text = text
        self.note = note
    }

    package func perform(in transaction: Transaction) throws {
        let assignment = try transaction.assignment(assignment)
        let text = text.replacing("\r\n", with: "\n").trimmed
        try Check.text(text, in: "note", 1...AssignmentNote.longest)
        if let note, let known = try transaction.records.assignments.note(note) {
            guard known.assignment == assignment.id, known.note.by == transaction.actor.id else {
                throw NewsroomError.conflict("the identifier is that of another note")
            }
            return
        }
        let note = AssignmentNote(id: note ?? transaction.newID(), text: text, at: transaction.now, by: transaction.actor.id)
        try transaction.records.assignments.add(note, to: assignment.id)
        transaction.record(on: "assignment:\(assignment.id)", ["note": "\(note.id)"])
    }
}
