import Archive
import Newsroom

extension Transaction {
    /// The assignment, if there is one and the actor may see it.
    func assignment(_ id: Assignment.ID) throws -> Assignment {
        guard let assignment = try records.assignments.find(id) else { throw NewsroomError.notFound("assignment \(id)") }
        let author = try assignment.story.flatMap { try records.stories.find($0)?.createdBy }
        guard actor.mayRead(assignment, storyBy: author) else { throw NewsroomError.notFound("assignment \(id)") }
        return assignment
    }

    /// - Throws: `NewsroomError.conflict` where it is done or dropped.
    func openAssignment(_ id: Assignment.ID) throws -> Assignment {
        let assignment = try assignment(id)
        guard assignment.state == .open else { throw NewsroomError.conflict("the assignment is not open any more") }
        return assignment
    }

    /// Keeps it, and lets its story be found by who has it.
    @discardableResult
    func keep(_ assignment: Assignment) throws -> Assignment {
        let saved = try records.assignments.save(assignment, by: actor.id, at: now)
        if let story = saved.story { try records.storyList.refresh(story) }
        return saved
    }

    /// A story that becomes public for the first time has done the first of its assignments; what is planned after that is
    /// an update.
    func doFirstAssignment(of story: Story.ID) throws {
        guard var assignment = try records.assignments.next(of: story) else { return }
        assignment.state = .done
        try keep(assignment)
        record(SettleAssignment.name, on: "assignment:\(assignment.id)", ["state": assignment.state.rawValue, "story": "\(story)"])
    }
}
