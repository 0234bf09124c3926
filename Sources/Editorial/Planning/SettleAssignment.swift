import Archive
package import Newsroom

/// Says that an assignment is done, is dropped, or is open again.
package struct SettleAssignment: Act {
    package var assignment: Assignment.ID
    package var state: Assignment.State

    package init(_ assignment: Assignment.ID, to state: Assignment.State) {
        self.assignment = assignment
        self.state = state
    }

    package func perform(in transaction: Transaction) throws {
        var assignment = try transaction.assignment(assignment)
        guard assignment.state != state else { return }
        try transaction.actor.requireSettling(assignment, to: state)
        let before = assignment.state
        assignment.state = state
        try transaction.keep(assignment)
        transaction.record(on: "assignment:\(assignment.id)", ["from": before.rawValue, "state": state.rawValue])
    }
}
