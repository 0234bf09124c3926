package import Foundation
package import Newsroom

/// Stories and their revisions.
package struct Stories {
    let connection: any Connection

    package func find(_ id: Story.ID) throws -> Story? {
        try connection.row(
            """
            SELECT stories.id, stories.stage, stories.latest_revision, stories.created_at, stories.created_by, editions.revision,
                planned_publications.revision, planned_publications.due,
                (SELECT kind FROM publications WHERE publications.story = stories.id ORDER BY publications.id DESC LIMIT 1)
            FROM stories LEFT JOIN editions ON editions.story = stories.id
            LEFT JOIN planned_publications ON planned_publications.story = stories.id WHERE stories.id = $1
            """, [.id(id)]
        ) { row in
            Story(
                id: try row.id(0), stage: try row.name(1), latestRevision: try row.int(2), createdAt: try row.date(3),
                createdBy: try row.id(4), publication: try publication(row))
        }
    }

    private func publication(_ row: any Row) throws -> PublicationState {
        if let revision = try row.intIfAny(5) { return .published(revision: revision) }
        if let revision = try row.intIfAny(6) { return .planned(revision: revision, due: try row.date(7)) }
        return row.isNull(8) ? .unpublished : .withdrawn
    }

    /// Makes the story with its first revision.
    ///
    /// - Parameter isFound: whether the desk's list finds it by its words at once, or when it becomes public, which it then has to before
    ///   the end.
    package func add(_ id: Story.ID, stage: Stage, first revision: Revision, isFound: Bool = true) throws {
        try connection.execute(
            "INSERT INTO stories (id, stage, latest_revision, created_at, created_by) VALUES ($1, $2, $3, $4, $5)",
            [.id(id), .name(stage), .int(revision.number), .date(revision.savedAt), .id(revision.savedBy)])
        try insert(revision)
        try StoryList(connection: connection).add(revision, stage: stage, creator: revision.savedBy, isFound: isFound)
    }

    /// Adds the revision after the latest.
    package func add(_ revision: Revision) throws {
        try insert(revision)
        try connection.execute(
            "UPDATE stories SET latest_revision = $1 WHERE id = $2", [.int(revision.number), .id(revision.story)])
        let story = try connection.row("SELECT stage, created_by FROM stories WHERE id = $1", [.id(revision.story)]) {
            (stage: try $0.name(0, Stage.self), creator: try $0.id(1, User.self))
        }
        guard let story else { return }
        try StoryList(connection: connection).put(revision, stage: story.stage, creator: story.creator)
    }

    /// Adds the revision after the latest, which it takes the place of.
    package func add(_ revision: Revision, insteadOf number: Int) throws {
        try connection.execute("DELETE FROM revisions WHERE story = $1 AND number = $2", [.id(revision.story), .int(number)])
        try add(revision)
    }

    package func revision(_ number: Int, of story: Story.ID) throws -> Revision? {
        try connection.row(
            "SELECT number, fields, document, saved_at, saved_by, manner, started_at FROM revisions WHERE story = $1 AND number = $2",
            [.id(story), .int(number)]
        ) { try revision($0, of: story) }
    }

    /// Newest first, those below `number`.
    package func revisions(of story: Story.ID, before number: Int = .max, limit: Int) throws -> [Revision] {
        try connection.rows(
            """
            SELECT number, fields, document, saved_at, saved_by, manner, started_at FROM revisions
            WHERE story = $1 AND number < $2 ORDER BY number DESC LIMIT $3
            """, [.id(story), .int(number), .int(limit)]
        ) { try revision($0, of: story) }
    }

    /// Keeps a save that came too late beside the story, so that neither side's words are lost.
    package func setAside(
        _ content: StoryContent, of story: Story.ID, basedOn number: Int, as id: Identifier<SetAside>, by user: User.ID, at now: Date
    )
        throws
    {
        try connection.execute(
            """
            INSERT INTO set_aside (id, story, based_on, fields, document, saved_at, saved_by) VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            [
                .id(id), .id(story), .int(number), .text(try StoryFields.json(content)), .text(content.document.json), .date(now),
                .id(user),
            ])
    }

    /// Those that nobody has settled, oldest first.
    package func setAside(of story: Story.ID) throws -> [SetAside] {
        try connection.rows(
            "SELECT id, based_on, fields, document, saved_at, saved_by FROM set_aside WHERE story = $1 AND settled_at IS NULL ORDER BY id",
            [.id(story)]
        ) { row in
            SetAside(
                id: try row.id(0), basedOn: try row.int(1),
                content: try StoryFields.content(fields: row.text(2), document: row.text(3)), savedAt: try row.date(4),
                savedBy: try row.id(5))
        }
    }

    /// Whose version it is, and whether somebody has settled it.
    package func standing(ofSetAside id: Identifier<SetAside>) throws -> (story: Story.ID, isSettled: Bool)? {
        try connection.row("SELECT story, settled_at FROM set_aside WHERE id = $1", [.id(id)]) { (try $0.id(0), !$0.isNull(1)) }
    }

    package func settle(_ id: Identifier<SetAside>, by user: User.ID, at now: Date) throws {
        try connection.execute(
            "UPDATE set_aside SET settled_at = $1, settled_by = $2 WHERE id = $3", [.date(now), .id(user), .id(id)])
    }

    package func move(_ story: Story.ID, from: Stage, to: Stage, as id: Identifier<Stage>, by user: User.ID, at now: Date) throws {
        try connection.execute("UPDATE stories SET stage = $1 WHERE id = $2", [.name(to), .id(story)])
        try connection.execute(
            "INSERT INTO stage_changes (id, story, from_stage, to_stage, changed_at, changed_by) VALUES ($1, $2, $3, $4, $5, $6)",
            [.id(id), .id(story), .name(from), .name(to), .date(now), .id(user)])
        try StoryList(connection: connection).move(story, to: to)
    }

    /// Who moved the story to a stage last, and when; nil where nobody did.
    package func lastMove(of story: Story.ID, to stage: Stage) throws -> (by: User.ID, at: Date)? {
        try connection.row(
            "SELECT changed_by, changed_at FROM stage_changes WHERE story = $1 AND to_stage = $2 ORDER BY id DESC LIMIT 1",
            [.id(story), .name(stage)]
        ) { (try $0.id(0), try $0.date(1)) }
    }

    /// What a list of revisions shows of each: newest first, those below `number`.
    package func history(of story: Story.ID, before number: Int = .max, limit: Int) throws -> [RevisionEntry] {
        try connection.rows(
            """
            SELECT number, saved_at, saved_by, manner, started_at FROM revisions WHERE story = $1 AND number < $2
            ORDER BY number DESC LIMIT $3
            """, [.id(story), .int(number), .int(limit)]
        ) { row in
            RevisionEntry(
                number: try row.int(0), savedAt: try row.date(1), savedBy: try row.id(2), manner: try row.name(3),
                startedAt: try row.date(4))
        }
    }

    private func insert(_ revision: Revision) throws {
        try connection.execute(
            """
            INSERT INTO revisions (story, number, fields, document, manner, started_at, saved_at, saved_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            [
                .id(revision.story), .int(revision.number), .text(try StoryFields.json(revision.content)),
                .text(revision.content.document.json), .name(revision.manner), .date(revision.startedAt), .date(revision.savedAt),
                .id(revision.savedBy),
            ])
    }

    private func revision(_ row: any Row, of story: Story.ID) throws -> Revision {
        Revision(
            story: story, number: try row.int(0), content: try StoryFields.content(fields: row.text(1), document: row.text(2)),
            savedAt: try row.date(3), savedBy: try row.id(4), manner: try row.name(5), startedAt: try row.date(6))
    }
}

/// A revision without its content.
package struct RevisionEntry: Hashable, Sendable {
    package let number: Int
    package let savedAt: Date
    package let savedBy: User.ID
    package let manner: Revision.Manner
    package let startedAt: Date
}

/// A save over a revision that its author had not seen: kept beside the story until somebody brings the two together.
package struct SetAside: Hashable, Sendable {
    package let id: Identifier<SetAside>
    package let basedOn: Int
    package let content: StoryContent
    package let savedAt: Date
    package let savedBy: User.ID
}
