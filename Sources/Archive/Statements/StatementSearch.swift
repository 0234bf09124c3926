package import Newsroom

/// Which statements of the newsroom's own record a list shows, public or not; every part that is there must hold.
package struct StatementQuery: Hashable, Sendable {
    /// Words of what was said, of its occasion, or of the speaker's role; the last may be a beginning.
    package var words: String
    package var speaker: Topic.ID?
    package var topic: Topic.ID?
    /// Anywhere in the chain.
    package var outlet: Outlet.ID?
    package var attribution: Statement.Attribution?
    /// Said on this day or later, as well as that is known: "in February" is so from any day of it.
    package var from: Day?
    /// Said on this day or earlier.
    package var until: Day?

    package init(
        words: String = "", speaker: Topic.ID? = nil, topic: Topic.ID? = nil, outlet: Outlet.ID? = nil,
        attribution: Statement.Attribution? = nil, from: Day? = nil, until: Day? = nil
    ) {
        (self.words, self.speaker, self.topic, self.outlet) = (words, speaker, topic, outlet)
        (self.attribution, self.from, self.until) = (attribution, from, until)
    }
}

/// A part of a list of statements.
package struct FoundStatements: Hashable, Sendable {
    /// Confirmed ones, by their identifiers, the last made first.
    package var statements: [Statement] = []
    /// Where the list goes on; nil at its end.
    package var next: Statement.ID?
    /// Whether there may be more behind than was looked through: see `Statements.mostLookedThrough`.
    package var isCut = false
}

extension Statements {
    /// So many statements are looked through at a time: whatever is asked, it costs no more, however long the record is.
    package static let mostLookedThrough = 5_000

    private static let batch = 500

    /// - Parameter place: the statement behind which the list goes on.
    package func find(_ query: StatementQuery, after place: Statement.ID? = nil, limit: Int) throws -> FoundStatements {
        let asked = SearchText.words(query.words, limit: StorySearch.mostAsked)
        guard !asked.isEmpty || query.words.allSatisfy(\.isWhitespace) else { return FoundStatements() }
        var (found, place, looked) = (FoundStatements(), place, 0)
        while looked < Self.mostLookedThrough {
            let rows = try batch(query, after: place)
            // An outlet may stand in a chain twice, and its rows beside each other.
            for statement in rows where place != statement.id {
                looked += 1
                if query.holds(for: statement, asked), case let whole = try completed(statement),
                    query.outlet.map(whole.outlets.contains) != false
                {
                    guard found.statements.count < limit else {
                        found.next = place
                        return found
                    }
                    found.statements.append(whole)
                }
                place = statement.id
            }
            guard rows.count == Self.batch else { return found }
        }
        (found.next, found.isCut) = (place, true)
        return found
    }

    /// From the index of the one thing asked for of which there is likely least.
    private func batch(_ query: StatementQuery, after place: Statement.ID?) throws -> [Statement] {
        let joined = "AS listed JOIN statements ON statements.id = listed.statement"
        let (source, key, named, value): (String, String, String?, SQLValue?) =
            if let topic = query.topic {
                ("statement_topics \(joined)", "listed.statement", "listed.topic", .id(topic))
            } else if let outlet = query.outlet {
                ("statement_outlets \(joined)", "listed.statement", "listed.outlet", .id(outlet))
            } else if let speaker = query.speaker {
                ("statements", "statements.id", "statements.speaker", .id(speaker))
            } else {
                ("statements", "statements.id", nil, nil)
            }
        let arguments = [.uuid(place?.uuid ?? EditionRecords.highest)] + (value.map { [$0] } ?? []) + [.int(Self.batch)]
        return try connection.rows(
            """
            SELECT \(Self.columns) FROM \(source) WHERE \(key) < $1 \(named.map { "AND \($0) = $2" } ?? "")
            ORDER BY \(key) DESC LIMIT $\(arguments.count)
            """, arguments, Self.statement)
    }
}

extension StatementQuery {
    /// All but the outlet, which the statement does not have yet.
    ///
    /// - Parameter asked: the words, in their search form.
    fileprivate func holds(for statement: Statement, _ asked: [String]) -> Bool {
        guard statement.confirmation != nil, speaker == nil || statement.speaker == speaker,
            attribution == nil || statement.attribution == attribution
        else { return false }
        if let from, !(statement.said.map { $0.last >= from } ?? false) { return false }
        if let until, !(statement.said.map { $0.first <= until } ?? false) { return false }
        return asked.isEmpty || statement.has(asked)
    }
}

extension Statement {
    /// Whether it has all these words in their search form; of the last a beginning is enough.
    fileprivate func has(_ asked: [String]) -> Bool {
        let texts = [content.text, original?.text ?? "", occasion, role, described]
        let words = Set(SearchText.words(texts.joined(separator: " ")))
        guard let last = asked.last, asked.dropLast().allSatisfy(words.contains) else { return false }
        return words.contains(last) || words.contains { $0.hasPrefix(last) }
    }
}
