package import Foundation
package import Newsroom

/// What is to be written.
package struct Assignments {
    let connection: any Connection

    /// Of one story.
    package static let most = 200

    // MARK: Keeping

    /// Adds the assignment or changes it; its version goes up by one.
    @discardableResult
    package func save(_ assignment: Assignment, by user: User.ID, at now: Date) throws -> Assignment {
        var assignment = assignment
        assignment.version += 1
        try connection.execute(
            """
            INSERT INTO assignments (id, title, section, kind, length, deadline, planned, story, state, version, created_at, created_by,
                changed_at, changed_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            ON CONFLICT (id) DO UPDATE SET title = excluded.title, section = excluded.section, kind = excluded.kind,
                length = excluded.length, deadline = excluded.deadline, planned = excluded.planned, story = excluded.story,
                state = excluded.state, version = excluded.version, changed_at = excluded.changed_at, changed_by = excluded.changed_by
            """,
            [
                .id(assignment.id), .text(assignment.title), .idIfAny(assignment.section), .name(assignment.kind),
                assignment.length.map { .int($0) } ?? .null, assignment.deadline.map { .date($0) } ?? .null,
                assignment.planned.map { .date($0) } ?? .null, .idIfAny(assignment.story), .name(assignment.state),
                .int(assignment.version), .date(now), .id(assignment.createdBy), .date(now), .id(user),
            ])
        try putPeople(of: assignment)
        try AssignmentTimes(connection: connection).put(assignment)
        return assignment
    }

    private func putPeople(of assignment: Assignment) throws {
        try connection.execute("DELETE FROM assignment_people WHERE assignment = $1", [.id(assignment.id)])
        for (position, account) in assignment.people.enumerated() {
            try connection.execute(
                "INSERT INTO assignment_people (assignment, account, position) VALUES ($1, $2, $3)",
                [.id(assignment.id), .id(account), .int(position)])
        }
    }

    package func add(_ note: AssignmentNote, to assignment: Assignment.ID) throws {
        try connection.execute(
            "INSERT INTO assignment_notes (id, assignment, text, written_at, written_by) VALUES ($1, $2, $3, $4, $5)",
            [.id(note.id), .id(assignment), .text(note.text), .date(note.at), .id(note.by)])
    }

    // MARK: Reading

    private static let columns = "id, title, section, kind, length, deadline, planned, story, state, created_by, version"

    package func find(_ id: Assignment.ID) throws -> Assignment? {
        try connection.row("SELECT \(Self.columns) FROM assignments WHERE id = $1", [.id(id)], assignment).map(withPeople)
    }

    /// All of a story, the newest first.
    package func of(_ story: Story.ID) throws -> [Assignment] {
        try connection.rows(
            "SELECT \(Self.columns) FROM assignments WHERE story = $1 ORDER BY id DESC LIMIT $2", [.id(story), .int(Self.most)], assignment
        ).map(withPeople)
    }

    /// The open one of a story that comes first: by its times, else by its age.
    package func next(of story: Story.ID) throws -> Assignment? {
        try of(story).filter { $0.state == .open }.min {
            ($0.upcoming ?? .distantFuture, $0.id) < ($1.upcoming ?? .distantFuture, $1.id)
        }
    }

    /// Who has an open assignment for the story.
    func assigned(to story: Story.ID) throws -> Set<User.ID> { Set(try of(story).filter { $0.state == .open }.flatMap(\.people)) }

    /// Open ones without a story, the newest first, those made before `id`; at most `limit`.
    package func ideas(in section: Section.ID?, before id: Assignment.ID?, limit: Int) throws -> [Assignment] {
        var arguments: [SQLValue] = []
        var condition = "story IS NULL AND state = 'open'"
        if let section {
            arguments.append(.id(section))
            condition += " AND section = $\(arguments.count)"
        }
        if let id {
            arguments.append(.id(id))
            condition += " AND id < $\(arguments.count)"
        }
        return try connection.rows(
            "SELECT \(Self.columns) FROM assignments WHERE \(condition) ORDER BY id DESC LIMIT $\(arguments.count + 1)",
            arguments + [.int(limit)], assignment
        ).map(withPeople)
    }

    /// Newest first, those made before `id`; at most `limit`.
    package func notes(on assignment: Assignment.ID, before id: Identifier<AssignmentNote>? = nil, limit: Int) throws -> [AssignmentNote] {
        try connection.rows(
            """
            SELECT \(Self.noteColumns) FROM assignment_notes WHERE assignment = $1\(id == nil ? "" : " AND id < $2")
            ORDER BY id DESC LIMIT $\(id == nil ? 2 : 3)
            """, [.id(assignment)] + (id.map { [.id($0)] } ?? []) + [.int(limit)], note)
    }

    /// The note and what it is on.
    package func note(_ id: Identifier<AssignmentNote>) throws -> (note: AssignmentNote, assignment: Assignment.ID)? {
        try connection.row("SELECT \(Self.noteColumns), assignment FROM assignment_notes WHERE id = $1", [.id(id)]) {
            (try note($0), try $0.id(4))
        }
    }

    private static let noteColumns = "id, text, written_at, written_by"

    private func note(_ row: any Row) throws -> AssignmentNote {
        AssignmentNote(id: try row.id(0), text: try row.text(1), at: try row.date(2), by: try row.id(3))
    }

    private func withPeople(_ assignment: Assignment) throws -> Assignment {
        var assignment = assignment
        assignment.people = try connection.rows(
            "SELECT account FROM assignment_people WHERE assignment = $1 ORDER BY position", [.id(assignment.id)]
        ) { try $0.id(0) }
        return assignment
    }

    private func assignment(_ row: any Row) throws -> Assignment {
        Assignment(
            id: try row.id(0), title: try row.text(1), section: try row.idIfAny(2), kind: try row.name(3), length: try row.intIfAny(4),
            deadline: try row.dateIfAny(5), planned: try row.dateIfAny(6), story: try row.idIfAny(7), state: try row.name(8),
            createdBy: try row.id(9), version: try row.int(10))
    }
}
