/// What an account may do with an assignment. Acts and screens ask here.
extension User {
    /// - Parameter author: who made the assignment's story.
    package func mayRead(_ assignment: Assignment, storyBy author: User.ID?) -> Bool {
        may(.readStories) || assignment.createdBy == id || assignment.people.contains(id) || author == id
    }

    /// Whether the account may change the assignment as it stands. One's own idea, as long as nobody else has it, is one's own
    /// business; everything else is the desk's.
    ///
    /// - Throws: `NewsroomError.notAllowed` or `.notAllowedHere`.
    package func requirePlanning(_ assignment: Assignment) throws {
        guard assignment.createdBy == id, assignment.people.allSatisfy({ $0 == id }) else {
            return try require(.assign, in: assignment.section)
        }
        try requireWritingOwn(in: assignment.section)
    }

    /// Whether the account may take the assignment upon itself. Who works from outside is asked.
    package func requireTaking(_ assignment: Assignment) throws {
        try require(.readStories)
        try requireWritingOwn(in: assignment.section)
    }

    /// Done, or open again, says who has it or who plans.
    package func requireSettling(_ assignment: Assignment, to state: Assignment.State) throws {
        let isTheirs = assignment.people.contains(id) && assignment.state != .dropped && state != .dropped
        if !isTheirs { try requirePlanning(assignment) }
    }

    private func requireWritingOwn(in section: Section.ID?) throws {
        if let section { try require(.writeOwnStories, in: section) } else { try require(.writeOwnStories) }
    }
}
