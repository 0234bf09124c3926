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
    /// Words are compared with so many statements at a time, so that a question costs the same however long the record is.
    package static let mostLookedThrough = 5_000

    private static let batch = 500

    /// - Parameter place: the statement behind which the list goes on.
    package func find(_ query: StatementQuery, after place: Statement.ID? = nil, limit: Int) throws -> FoundStatements {
        let asked = SearchText.words(query.words, limit: StorySearch.mostAsked)
        guard !asked.isEmpty || query.words.allSatisfy(\.isWhitespace) else { return FoundStatements() }
        var (found, place, looked) = (FoundStatements(), place, 0)
        let size = asked.isEmpty ? limit + 1 : Self.batch
        while looked < Self.mostLookedThrough {
            let rows = try batch(query, after: place, size: size)
            for statement in rows where place != statement.id {
                looked += 1
                if asked.isEmpty || statement.has(asked) {
                    guard found.statements.count < limit else {
                        found.next = place
                        return found
                    }
                    found.statements.append(try completed(statement))
                }
                place = statement.id
            }
            guard rows.count == size else { return found }
        }
        (found.next, found.isCut) = (place, true)
        return found
    }

    private func batch(_ query: StatementQuery, after place: Statement.ID?, size: Int) throws -> [Statement] {
        var arguments: [SQLValue] = []
        func parameter(_ value: SQLValue) -> String {
            arguments.append(value)
            return "$\(arguments.count)"
        }
        // By the index of what there is least of; an outlet may stand in a chain twice, and its rows beside each other.
        let (source, key, first): (String, String, String?) =
            if let topic = query.topic {
                (
                    "statement_topics AS listed JOIN statements ON statements.id = listed.statement", "listed.statement",
                    "listed.topic = \(parameter(.id(topic)))"
                )
            } else if let outlet = query.outlet {
                (
                    "statement_outlets AS listed JOIN statements ON statements.id = listed.statement", "listed.statement",
                    "listed.outlet = \(parameter(.id(outlet)))"
                )
            } else {
                ("statements", "statements.id", nil)
            }
        var conditions = ["statements.confirmed_at IS NOT NULL"] + (first.map { [$0] } ?? [])
        if let speaker = query.speaker { conditions.append("statements.speaker = \(parameter(.id(speaker)))") }
        if query.topic != nil, let outlet = query.outlet {
            conditions.append(
                "EXISTS (SELECT 1 FROM statement_outlets AS chain WHERE chain.statement = statements.id AND chain.outlet = \(parameter(.id(outlet))))"
            )
        }
        if let attribution = query.attribution { conditions.append("statements.attribution = \(parameter(.name(attribution)))") }
        // EDTF's letters stand in the order of time but for the sign of what is approximate, and what is known less well is the
        // beginning of what is known better.
        let said = "rtrim(statements.said, '~')" + (connection.dialect == .postgresql ? " COLLATE \"C\"" : "")
        if let from = query.from {
            conditions.append("substr(CAST(\(parameter(.text("\(from)"))) AS TEXT), 1, length(rtrim(statements.said, '~'))) <= \(said)")
        }
        if let until = query.until { conditions.append("\(said) <= \(parameter(.text("\(until)~")))") }
        if let place { conditions.append("\(key) < \(parameter(.id(place)))") }
        return try connection.rows(
            """
            SELECT \(Self.columns) FROM \(source) WHERE \(conditions.joined(separator: " AND "))
            ORDER BY \(key) DESC LIMIT \(parameter(.int(size)))
            """, arguments, Self.statement)
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
