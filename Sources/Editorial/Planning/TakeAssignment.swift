import Archive
package import Newsroom

/// Takes an assignment upon oneself.
package struct TakeAssignment: Act {
    package var assignment: Assignment.ID

    package init(_ assignment: Assignment.ID) {
        self.assignment = assignment
    }

    package func perform(in transaction: Transaction) throws {
        var assignment = try transaction.openAssignment(assignment)
        guard !assignment.people.contains(transaction.actor.id) else { return }
        try transaction.actor.requireTaking(assignment)
        guard assignment.people.count < Assignment.mostPeople else {
            throw NewsroomError.conflict("\(Assignment.mostPeople) people have the assignment already")
        }
        assignment.people.append(transaction.actor.id)
        try transaction.keep(assignment)
        transaction.record(on: "assignment:\(assignment.id)", ["title": assignment.title])
    }
}
