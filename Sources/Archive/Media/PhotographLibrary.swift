package import Newsroom

/// The desk's list of photographs, the newest first: looked for by words and by what is missing of them.
package struct PhotographLibrary {
    let connection: any Connection

    private var search: PhotographSearch { PhotographSearch(connection: connection) }

    // MARK: Keeping

    func put(_ photograph: Photograph) throws {
        let known = try connection.row("SELECT number FROM photograph_entries WHERE photograph = $1", [.id(photograph.id)]) {
            try $0.integer(0)
        }
        let number = try known ?? nextNumber()
        let isPostgreSQL = connection.dialect == .postgresql
        try connection.execute(
            """
            INSERT INTO photograph_entries (photograph, number, lacks_text, lacks_credit, rights_end\(isPostgreSQL ? ", vector" : ""))
            VALUES ($1, $2, $3, $4, $5\(isPostgreSQL ? ", CAST('' AS tsvector)" : ""))
            ON CONFLICT (photograph) DO UPDATE SET lacks_text = excluded.lacks_text, lacks_credit = excluded.lacks_credit,
                rights_end = excluded.rights_end
            """,
            [
                .id(photograph.id), .integer(number), .boolean(photograph.lacksAlternativeText), .boolean(photograph.lacksCredit),
                photograph.rightsEnd.map { .int($0.daysSince1970) } ?? .null,
            ])
        try search.put(photograph, number: number, isNew: known == nil)
    }

    private func nextNumber() throws -> Int64 {
        let last = try connection.row("SELECT number FROM photograph_entries ORDER BY number DESC LIMIT 1", []) { try $0.integer(0) }
        return (last ?? 0) + 1
    }

    /// Puts the stories' newest revision in the place of the one before.
    func put(_ photographs: [Photograph.ID], of story: Story.ID) throws {
        try connection.execute("DELETE FROM story_photographs WHERE story = $1", [.id(story)])
        for photograph in photographs {
            try connection.execute(
                "INSERT INTO story_photographs (story, photograph) VALUES ($1, $2) ON CONFLICT DO NOTHING", [.id(story), .id(photograph)])
        }
    }

    /// Fills the list from what there is, in the order in which it came.
    func rebuild() throws {
        let photographs = Photographs(connection: connection)
        for id in try connection.rows("SELECT id FROM photographs ORDER BY id", [], { try $0.id(0, Photograph.self) }) {
            if let photograph = try photographs.find(id) { try put(photograph) }
        }
    }

    // MARK: Reading

    /// At most `limit`, after a place.
    package func entries(_ query: PhotographQuery, after place: PhotographPlace?, limit: Int) throws -> [PhotographListEntry] {
        var arguments: [SQLValue] = []
        guard let matching = search.matching(query, after: place, limit: limit, &arguments) else { return [] }
        let found = try connection.rows(matching, arguments) { row in
            (
                id: try row.id(0, Photograph.self),
                place: PhotographPlace(number: try row.integer(1), rightsEnd: try row.intIfAny(2).map { Day(daysSince1970: $0) })
            )
        }
        let photographs = Photographs(connection: connection)
        return try found.compactMap { id, place in try photographs.find(id).map { PhotographListEntry(photograph: $0, place: place) } }
    }

    /// Stories whose newest revision, or what readers see of them, carries the photograph: the newest first.
    package func stories(with photograph: Photograph.ID, limit: Int) throws -> [Story.ID] {
        let ids = try (Self.carried + [Self.live]).flatMap { carried in
            try connection.rows(
                "SELECT DISTINCT story FROM \(carried) AS carried WHERE photograph = $1 ORDER BY story DESC LIMIT $2",
                [.id(photograph), .int(limit)]
            ) { try $0.id(0, Story.self) }
        }
        return Set(ids).sorted { $0.description > $1.description }.prefix(limit).map(\.self)
    }

    /// Photographs of a story, as its newest revision or readers have it, that the paper may not show on a day.
    package func outOfRights(in story: Story.ID, on day: Day) throws -> [Photograph] {
        let ids = try (Self.carried + [Self.live]).flatMap { carried in
            try connection.rows(
                Self.outOfRights(carried, "carried.photograph") + " = $1 AND photograph_entries.rights_end < $2 LIMIT $3",
                [.id(story), .int(day.daysSince1970), .int(Self.mostOutOfRights)]
            ) { try $0.id(0, Photograph.self) }
        }
        let photographs = Photographs(connection: connection)
        return try Set(ids).sorted { $0.description < $1.description }.compactMap { try photographs.find($0) }
    }

    /// Those of the stories that carry such a photograph, live updates left aside.
    package func outOfRights(among stories: [Story.ID], on day: Day) throws -> Set<Story.ID> {
        var found: Set<Story.ID> = []
        for carried in Self.carried {
            try EditionSummaries(connection: connection).forEachBatch(stories.map(\.uuid)) { placeholders, ids in
                try connection.forEachRow(
                    Self.outOfRights(carried, "carried.story")
                        + " IN (\(placeholders)) AND photograph_entries.rights_end < $\(ids.count + 1)",
                    ids + [.int(day.daysSince1970)]
                ) { found.insert(try $0.id(0)) }
            }
        }
        return found
    }

    /// Joined in this order by SQLite: what the stories carry is little, and what was ever out of rights may be much.
    private static func outOfRights(_ carried: String, _ column: String) -> String {
        """
        SELECT \(column) FROM \(carried) AS carried CROSS JOIN photograph_entries
        WHERE photograph_entries.photograph = carried.photograph AND carried.story
        """
    }

    private static let mostOutOfRights = 20
    private static let carried = ["story_photographs", "edition_photographs"]
    private static let live = """
        (SELECT edition_updates.story, edition_update_photographs.photograph FROM edition_updates
        JOIN edition_update_photographs ON edition_update_photographs.live_update = edition_updates.live_update)
        """
}
