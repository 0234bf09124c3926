import Foundation
import Newsroom

/// Which stories of the desk's list have words, topics and names: what the two engines say differently of it.
///
/// What a story is stands in the index as words of their own, so that a list of two filters costs no more than one of one.
struct StorySearch {
    let connection: any Connection

    static let mostWords = 200
    /// Of a query.
    static let mostAsked = 12

    enum Facet {
        /// One word for the index, whatever stands between kind and name.
        static func stage(_ stage: Stage) -> String { "g\(stage.rawValue.lowercased().replacing(".", with: "z"))0" }
        /// Readers do not see the newest revision.
        static let waiting = "w0"
        static func section(_ id: Section.ID) -> String { "s\(digits(id.uuid))0" }
        static func topic(_ id: Topic.ID) -> String { "t\(digits(id.uuid))0" }
        static func creator(_ id: User.ID) -> String { "u\(digits(id.uuid))0" }
        static func assigned(_ id: User.ID) -> String { "a\(digits(id.uuid))0" }
        static func contributor(_ id: Contributor.ID) -> String { "c\(digits(id.uuid))0" }

        static func person(_ person: StoryListQuery.Person) -> [String] {
            switch person {
            case .account(let id): [creator(id), assigned(id)]
            case .contributor(let id): [contributor(id)]
            }
        }

        private static func digits(_ id: UUID) -> String { id.uuidString.lowercased().filter { $0 != "-" } }
    }

    // MARK: Keeping

    func put(_ words: [String], _ facets: [String], number: Int64) throws {
        switch connection.dialect {
        case .sqlite:
            try connection.execute(
                "INSERT INTO story_search (rowid, words, facets) VALUES ($1, $2, $3)",
                [.integer(number), .text(words.joined(separator: " ")), .text(facets.joined(separator: " "))])
        case .postgresql: try putVector(words, facets, number: number)
        }
    }

    /// Puts other words and facets in the place of a row's, if it has any.
    func replace(_ words: [String], _ facets: [String], number: Int64) throws {
        switch connection.dialect {
        case .sqlite:
            let texts: [SQLValue] = [.text(words.joined(separator: " ")), .text(facets.joined(separator: " "))]
            let changed = try connection.execute(
                "UPDATE story_search SET words = $1, facets = $2 WHERE rowid = $3", texts + [.integer(number)])
            if changed == 0 { try put(words, facets, number: number) }
        case .postgresql: try putVector(words, facets, number: number)
        }
    }

    private func putVector(_ words: [String], _ facets: [String], number: Int64) throws {
        let terms = Set(words).sorted() + Set(facets).map { "#" + $0 }.sorted()
        try connection.execute(
            "UPDATE story_entries SET vector = array_to_tsvector(string_to_array($1, ' ')) WHERE number = $2",
            [.text(terms.joined(separator: " ")), .integer(number)])
    }

    func remove(_ number: Int64) throws {
        guard connection.dialect == .sqlite else { return }
        try connection.execute("DELETE FROM story_search WHERE rowid = $1", [.integer(number)])
    }

    func move(_ number: Int64, from former: Stage, to stage: Stage) throws {
        switch connection.dialect {
        case .sqlite:
            let facets = try connection.row("SELECT facets FROM story_search WHERE rowid = $1", [.integer(number)]) { try $0.text(0) }
            let kept = (facets ?? "").split(separator: " ").map(String.init).filter { $0 != Facet.stage(former) }
            try connection.execute(
                "UPDATE story_search SET facets = $1 WHERE rowid = $2",
                [.text((kept + [Facet.stage(stage)]).joined(separator: " ")), .integer(number)])
        case .postgresql:
            try connection.execute(
                "UPDATE story_entries SET vector = ts_delete(vector, $1) WHERE number = $2",
                [.text("#" + Facet.stage(former)), .integer(number)])
            try connection.execute(
                "UPDATE story_entries SET vector = vector || array_to_tsvector(string_to_array($1, ' ')) WHERE number = $2",
                [.text("#" + Facet.stage(stage)), .integer(number)])
        }
    }

    // MARK: Finding

    /// The rows that match as a query of `story_entries`, newest number first; nil where a text was asked for that has no words.
    func matching(_ query: StoryListQuery, before number: Int64, limit: Int, _ arguments: inout [SQLValue]) -> String? {
        let words = SearchText.words(query.text, limit: Self.mostAsked)
        if words.isEmpty, query.text.contains(where: { !$0.isWhitespace }) { return nil }
        // What waits of somebody's stories has no index of its own.
        if words.isEmpty, query.topic == nil, query.people.isEmpty, !(query.isWaiting && query.creator != nil) {
            return byColumns(query, before: number, limit: limit, &arguments)
        }
        switch connection.dialect {
        case .sqlite:
            arguments = [.text(sqliteExpression(query, words)), .integer(number), .int(limit)]
            return """
                SELECT story_entries.* FROM story_search JOIN story_entries ON story_entries.number = story_search.rowid
                WHERE story_search MATCH $1 AND story_search.rowid < $2 ORDER BY story_search.rowid DESC LIMIT $3
                """
        case .postgresql:
            arguments = [.text(postgresqlExpression(query, words)), .integer(number), .int(limit)]
            return """
                SELECT * FROM story_entries WHERE vector @@ CAST($1 AS tsquery) AND number < $2
                ORDER BY number DESC LIMIT $3
                """
        }
    }

    /// Whether one row has the words and the topic of a query.
    func isMatch(_ query: StoryListQuery, number: Int64) throws -> Bool {
        let words = SearchText.words(query.text, limit: Self.mostAsked)
        if words.isEmpty, query.text.contains(where: { !$0.isWhitespace }) { return false }
        if words.isEmpty, query.topic == nil { return true }
        let query = StoryListQuery(text: query.text, topic: query.topic)
        return switch connection.dialect {
        case .sqlite:
            try connection.row(
                "SELECT 1 FROM story_search WHERE story_search MATCH $1 AND rowid = $2",
                [.text(sqliteExpression(query, words)), .integer(number)]
            ) { _ in true } ?? false
        case .postgresql:
            try connection.row(
                "SELECT 1 FROM story_entries WHERE vector @@ CAST($1 AS tsquery) AND number = $2",
                [.text(postgresqlExpression(query, words)), .integer(number)]
            ) { _ in true } ?? false
        }
    }

    /// Every story that has a facet.
    func stories(with facet: String) throws -> [Story.ID] {
        switch connection.dialect {
        case .sqlite:
            try connection.rows(
                """
                SELECT story_entries.story FROM story_search JOIN story_entries ON story_entries.number = story_search.rowid
                WHERE story_search MATCH $1
                """, [.text("facets : \"\(facet)\"")]
            ) { try $0.id(0) }
        case .postgresql:
            try connection.rows("SELECT story FROM story_entries WHERE vector @@ CAST($1 AS tsquery)", [.text("'#\(facet)'")]) {
                try $0.id(0)
            }
        }
    }

    private func byColumns(_ query: StoryListQuery, before number: Int64, limit: Int, _ arguments: inout [SQLValue]) -> String {
        var conditions: [String] = []
        func add(_ column: String, _ value: SQLValue?) {
            guard let value else { return }
            arguments.append(value)
            conditions.append("\(column) = $\(arguments.count)")
        }
        add("stage", query.stage.map { .name($0) })
        add("section", query.section.map { .id($0) })
        add("creator", query.creator.map { .id($0) })
        arguments.append(.integer(number))
        conditions.append("number < $\(arguments.count)")
        arguments.append(.int(limit))
        let condition = conditions.joined(separator: " AND ") + (query.isWaiting ? " AND is_current = FALSE" : "")
        return "SELECT * FROM story_entries WHERE \(condition) ORDER BY number DESC LIMIT $\(arguments.count)"
    }

    private func facets(_ query: StoryListQuery) -> [String] {
        (query.stage.map { [Facet.stage($0)] } ?? []) + (query.section.map { [Facet.section($0)] } ?? [])
            + (query.topic.map { [Facet.topic($0)] } ?? []) + (query.creator.map { [Facet.creator($0)] } ?? [])
            + (query.isWaiting ? [Facet.waiting] : [])
    }

    /// Words consist of letters and digits only, so that quoting them is safe in both query languages.
    private func sqliteExpression(_ query: StoryListQuery, _ words: [String]) -> String {
        var parts: [String] = []
        if !words.isEmpty { parts.append("words : (\(words.map { "\"\($0)\"" }.joined(separator: " AND ")) *)") }
        parts += facets(query).map { "facets : \"\($0)\"" }
        if !query.people.isEmpty {
            parts.append("facets : (\(query.people.flatMap(Facet.person).map { "\"\($0)\"" }.joined(separator: " OR ")))")
        }
        return parts.joined(separator: " AND ")
    }

    private func postgresqlExpression(_ query: StoryListQuery, _ words: [String]) -> String {
        var parts = words.map { "'\($0)'" }
        if let last = parts.popLast() { parts.append("\(last):*") }
        parts += facets(query).map { "'#\($0)'" }
        if !query.people.isEmpty { parts.append("(\(query.people.flatMap(Facet.person).map { "'#\($0)'" }.joined(separator: " | ")))") }
        return parts.joined(separator: " & ")
    }
}
