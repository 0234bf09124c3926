package import Foundation
package import Newsroom

/// When assignments are due: everybody's, each section's, each person's.
package struct AssignmentTimes {
    let connection: any Connection

    /// Which of an assignment's times.
    package enum What: String, CaseIterable, Hashable, Sendable {
        case deadline, planned
        /// Whichever of the two comes first.
        case upcoming
    }

    /// Whose assignments.
    package enum List: Hashable, Sendable {
        case everybody
        case section(Section.ID)
        case person(User.ID)

        fileprivate var uuid: UUID {
            switch self {
            case .everybody: UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
            case .section(let id): id.uuid
            case .person(let id): id.uuid
            }
        }
    }

    /// A place in a list, by its time.
    package struct Place: Hashable, Sendable {
        package let due: Date
        package let assignment: Assignment.ID

        package init(due: Date, assignment: Assignment.ID) {
            self.due = due
            self.assignment = assignment
        }
    }

    /// Dropped assignments stand in no list; done ones in those that look back.
    func put(_ assignment: Assignment) throws {
        try connection.execute("DELETE FROM assignment_times WHERE assignment = $1", [.id(assignment.id)])
        guard assignment.state != .dropped else { return }
        let lists = [List.everybody] + (assignment.section.map { [.section($0)] } ?? []) + assignment.people.map { .person($0) }
        for (what, due) in [(What.deadline, assignment.deadline), (.planned, assignment.planned), (.upcoming, assignment.upcoming)] {
            guard let due else { continue }
            for list in lists {
                try connection.execute(
                    "INSERT INTO assignment_times (list, what, is_open, due, assignment) VALUES ($1, $2, $3, $4, $5)",
                    [.uuid(list.uuid), .name(what), .boolean(assignment.state == .open), .date(due), .id(assignment.id)])
            }
        }
    }

    /// In order of time, behind `place` and before `end`; at most `limit`.
    package func places(
        _ list: List, _ what: What, isOpen: Bool, after place: Place?, until end: Date?, limit: Int
    ) throws -> [Place] {
        try connection.rows(
            """
            SELECT due, assignment FROM assignment_times
            WHERE list = $1 AND what = $2 AND is_open = $3 AND (due, assignment) > ($4, $5) AND due < $6
            ORDER BY due, assignment LIMIT $7
            """,
            [
                .uuid(list.uuid), .name(what), .boolean(isOpen), place.map { .date($0.due) } ?? .integer(.min),
                .uuid(place?.assignment.uuid ?? List.everybody.uuid), end.map { .date($0) } ?? .integer(.max), .int(limit),
            ]
        ) { Place(due: try $0.date(0), assignment: try $0.id(1)) }
    }

    /// Those from one time until another, in order; at most `limit`.
    package func places(_ list: List, _ what: What, isOpen: Bool, from start: Date, until end: Date, limit: Int) throws -> [Place] {
        try connection.rows(
            """
            SELECT due, assignment FROM assignment_times WHERE list = $1 AND what = $2 AND is_open = $3 AND due >= $4 AND due < $5
            ORDER BY due, assignment LIMIT $6
            """, [.uuid(list.uuid), .name(what), .boolean(isOpen), .date(start), .date(end), .int(limit)]
        ) { Place(due: try $0.date(0), assignment: try $0.id(1)) }
    }
}
