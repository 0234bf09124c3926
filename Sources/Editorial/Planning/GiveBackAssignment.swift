import Archive
package import Newsroom

/// Gives an assignment back to the desk.
package struct GiveBackAssignment: Act {
    package var assignment: Assignment.ID

    package init(_ assignment: Assignment.ID) {
        self.assignment = assignment
    }

    package func perform(in transaction: Transaction) throws {
        var assignment = try transaction.openAssignment(assignment)
        guard let index = assignment.people.firstIndex(of: transaction.actor.id) else { return }
        assignment.people.remove(at: index)
        try transaction.keep(assignment)
        transaction.record(on: "assignment:\(assignment.id)", ["title": assignment.title])
    }
}
