import Foundation
package import Newsroom

/// The desk's list of stories: one row for each, of its newest revision, kept as the story changes.
package struct StoryList {
    let connection: any Connection

    // MARK: Keeping

    /// Puts what a new newest revision says into the story's row, and the row at the head of the list.
    func put(_ revision: Revision, stage: Stage, creator: User.ID) throws {
        try remove(revision.story)
        let isCurrent = try Publications(connection: connection).publicRevision(of: revision.story) == revision.number
        try put(revision, stage: stage, creator: creator, isCurrent: isCurrent, isFound: true)
    }

    /// The same for a story that was not there before.
    ///
    /// - Parameter isFound: whether it is found by its words at once, or from the next `show` or `refresh` on.
    func add(_ revision: Revision, stage: Stage, creator: User.ID, isFound: Bool) throws {
        try put(revision, stage: stage, creator: creator, isCurrent: false, isFound: isFound)
    }

    private func put(_ revision: Revision, stage: Stage, creator: User.ID, isCurrent: Bool, isFound: Bool) throws {
        let content = revision.content
        let number = try nextNumber()
        try connection.execute(
            """
            INSERT INTO story_entries (story, number, stage, section, kind, language, headline, byline, revision, embargo, creator,
                changed_at, changed_by, words, is_current\(dialectColumn))
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15\(dialectValue))
            """,
            [
                .id(revision.story), .integer(number), .name(stage), .idIfAny(content.section), .name(content.kind),
                .text(content.language), .text(content.headline),
                .text(content.byline.map(\.contributor.description).joined(separator: " ")), .int(revision.number),
                content.embargo.map { .date($0) } ?? .null, .id(creator), .date(revision.savedAt), .id(revision.savedBy),
                .int(WordCount.words(in: content.document.plainText)),
                .boolean(isCurrent),
            ])
        try PhotographLibrary(connection: connection).put(content.photographs, of: revision.story)
        try BackgroundUses(connection: connection).put(content.document.backgrounds, of: revision.story)
        guard isFound else { return }
        var facets = try facets(content, of: revision.story, stage: stage, creator: creator)
        if !isCurrent { facets.append(StorySearch.Facet.waiting) }
        try StorySearch(connection: connection).put(try words(content), facets, number: number)
    }

    /// PostgreSQL keeps the words in the row itself; they are put in after it.
    private var dialectColumn: String { connection.dialect == .postgresql ? ", vector" : "" }
    private var dialectValue: String { connection.dialect == .postgresql ? ", CAST('' AS tsvector)" : "" }

    func move(_ story: Story.ID, to stage: Stage) throws {
        guard let number = try number(of: story) else { return }
        let former: Stage? = try connection.row("SELECT stage FROM story_entries WHERE story = $1", [.id(story)]) { try $0.name(0) }
        try connection.execute("UPDATE story_entries SET stage = $1 WHERE story = $2", [.name(stage), .id(story)])
        try StorySearch(connection: connection).move(number, from: former ?? stage, to: stage)
    }

    /// Notes which revision readers see now.
    func show(_ revision: Revision) throws {
        try show(revision.number, of: revision.story)
        try refresh(revision.story, known: revision)
    }

    /// Notes that readers see none.
    func hide(_ story: Story.ID) throws {
        try show(0, of: story)
        try refresh(story)
    }

    private func show(_ number: Int, of story: Story.ID) throws {
        try connection.execute("UPDATE story_entries SET is_current = (revision = $1) WHERE story = $2", [.int(number), .id(story)])
    }

    private func remove(_ story: Story.ID) throws {
        guard let number = try number(of: story) else { return }
        try StorySearch(connection: connection).remove(number)
        try connection.execute("DELETE FROM story_entries WHERE story = $1", [.id(story)])
    }

    private func number(of story: Story.ID) throws -> Int64? {
        try connection.row("SELECT number FROM story_entries WHERE story = $1", [.id(story)]) { try $0.integer(0) }
    }

    private func nextNumber() throws -> Int64 {
        let last = try connection.row("SELECT number FROM story_entries ORDER BY number DESC LIMIT 1", []) { try $0.integer(0) }
        return (last ?? 0) + 1
    }

    /// Fills the list from the newest revisions, the story changed last at its head.
    func rebuild() throws {
        let stories = try connection.rows(
            """
            SELECT stories.id, stories.stage, stories.created_by, stories.latest_revision FROM stories
            JOIN revisions ON revisions.story = stories.id AND revisions.number = stories.latest_revision
            ORDER BY revisions.saved_at, stories.id
            """
        ) { (id: try $0.id(0, Story.self), stage: try $0.name(1, Stage.self), creator: try $0.id(2, User.self), revision: try $0.int(3)) }
        for story in stories {
            guard let revision = try Stories(connection: connection).revision(story.revision, of: story.id) else { continue }
            try put(revision, stage: story.stage, creator: story.creator)
        }
    }

    // MARK: Reading

    /// The section that the story's newest revision stands in.
    package func section(of story: Story.ID) throws -> Section.ID? {
        try connection.row("SELECT section FROM story_entries WHERE story = $1", [.id(story)]) { try $0.idIfAny(0) } ?? nil
    }

    /// Of its newest revision; nil where there is no such story.
    package func headline(of story: Story.ID) throws -> String? {
        try connection.row("SELECT headline FROM story_entries WHERE story = $1", [.id(story)]) { try $0.text(0) }
    }

    /// Changed last first, those below `number`; at most `limit`.
    package func entries(_ query: StoryListQuery, before number: Int64 = .max, limit: Int) throws -> [StoryListEntry] {
        var arguments: [SQLValue] = []
        guard let matching = StorySearch(connection: connection).matching(query, before: number, limit: limit, &arguments) else {
            return []
        }
        return try connection.rows(
            "\(Self.columns) FROM (\(matching)) AS entry \(Self.beside) ORDER BY entry.number DESC", arguments, entry)
    }

    /// The story's row.
    package func entry(of story: Story.ID) throws -> StoryListEntry? {
        try connection.row("\(Self.columns) FROM story_entries AS entry \(Self.beside) WHERE entry.story = $1", [.id(story)], entry)
    }

    private static let columns = """
        SELECT entry.story, entry.number, entry.stage, entry.section, entry.kind, entry.language, entry.headline, entry.byline,
            entry.revision, entry.embargo, entry.creator, entry.changed_at, entry.changed_by, editions.revision,
            planned_publications.revision, planned_publications.due,
            EXISTS (SELECT 1 FROM publications WHERE publications.story = entry.story), entry.words
        """
    private static let beside = """
        LEFT JOIN editions ON editions.story = entry.story
        LEFT JOIN planned_publications ON planned_publications.story = entry.story
        """

    /// Stories whose embargo ends from one time until another, in order; at most `limit`.
    func embargoes(from start: Date, until end: Date, limit: Int) throws -> [(story: Story.ID, end: Date)] {
        try connection.rows(
            """
            SELECT story, embargo FROM story_entries WHERE embargo IS NOT NULL AND embargo >= $1 AND embargo < $2
            ORDER BY embargo, story LIMIT $3
            """, [.date(start), .date(end), .int(limit)]
        ) { (try $0.id(0), try $0.date(1)) }
    }

    private func entry(_ row: any Row) throws -> StoryListEntry {
        StoryListEntry(
            id: try row.id(0), number: try row.integer(1), stage: try row.name(2), section: try row.idIfAny(3), kind: try row.name(4),
            language: try row.text(5), headline: try row.text(6),
            byline: try row.text(7).split(separator: " ").compactMap { Contributor.ID(String($0)) }, revision: try row.int(8),
            embargo: try row.dateIfAny(9), creator: try row.id(10), changedAt: try row.date(11), changedBy: try row.id(12),
            publication: try publication(row), words: try row.int(17))
    }

    private func publication(_ row: any Row) throws -> PublicationState {
        if let revision = try row.intIfAny(13) { return .published(revision: revision) }
        if let revision = try row.intIfAny(14), let due = try row.dateIfAny(15) { return .planned(revision: revision, due: due) }
        return try row.truth(16) ? .withdrawn : .unpublished
    }
}

extension Row {
    /// What EXISTS gives: a number in SQLite, a truth value in PostgreSQL.
    fileprivate func truth(_ column: Int) throws -> Bool {
        do { return try boolean(column) } catch { return try integer(column) != 0 }
    }
}
