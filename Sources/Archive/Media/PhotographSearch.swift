import Newsroom

/// Which photographs have words: what the two engines say differently of it.
///
/// What is missing of a photograph stands in the index as words of their own.
struct PhotographSearch {
    let connection: any Connection

    private static let mostWords = 300

    private enum Facet {
        static let text = "lackstext0"
        static let credit = "lackscredit0"
        static let rights = "hasrightsend0"
    }

    // MARK: Keeping

    func put(_ photograph: Photograph, number: Int64, isNew: Bool) throws {
        let (words, facets) = (words(of: photograph), facets(of: photograph))
        switch connection.dialect {
        case .sqlite:
            let sql =
                isNew
                ? "INSERT INTO photograph_search (words, facets, rowid) VALUES ($1, $2, $3)"
                : "UPDATE photograph_search SET words = $1, facets = $2 WHERE rowid = $3"
            try connection.execute(
                sql, [.text(words.joined(separator: " ")), .text(facets.joined(separator: " ")), .integer(number)])
        case .postgresql:
            let terms = Set(words).sorted() + facets.map { "#" + $0 }
            try connection.execute(
                "UPDATE photograph_entries SET vector = array_to_tsvector(string_to_array($1, ' ')) WHERE number = $2",
                [.text(terms.joined(separator: " ")), .integer(number)])
        }
    }

    private func words(of photograph: Photograph) -> [String] {
        let texts = [
            photograph.credit, photograph.creator, photograph.place, photograph.occasion, photograph.caption, photograph.alternativeText,
        ]
        return SearchText.words(texts.joined(separator: " "), limit: Self.mostWords)
    }

    private func facets(of photograph: Photograph) -> [String] {
        (photograph.lacksAlternativeText ? [Facet.text] : []) + (photograph.lacksCredit ? [Facet.credit] : [])
            + (photograph.rightsEnd == nil ? [] : [Facet.rights])
    }

    // MARK: Finding

    /// The rows that match, in the list's order; nil where a text was asked for that has no words.
    func matching(_ query: PhotographQuery, after place: PhotographPlace?, limit: Int, _ arguments: inout [SQLValue]) -> String? {
        let words = SearchText.words(query.text, limit: StorySearch.mostAsked)
        if words.isEmpty {
            guard query.text.allSatisfy(\.isWhitespace) else { return nil }
            return byColumns(query, after: place, limit: limit, &arguments)
        }
        let number = SQLValue.integer(place?.number ?? .max)
        let rights = if case .rights(let day) = query.lacking { " AND rights_end <= \(day.daysSince1970)" } else { "" }
        switch connection.dialect {
        case .sqlite:
            arguments = [.text(sqliteExpression(query, words)), number, .int(limit)]
            return """
                SELECT \(Self.columns) FROM photograph_search
                JOIN photograph_entries ON photograph_entries.number = photograph_search.rowid
                WHERE photograph_search MATCH $1 AND photograph_search.rowid < $2\(rights)
                ORDER BY photograph_search.rowid DESC LIMIT $3
                """
        case .postgresql:
            arguments = [.text(postgresqlExpression(query, words)), number, .int(limit)]
            return """
                SELECT \(Self.columns) FROM photograph_entries WHERE vector @@ CAST($1 AS tsquery) AND number < $2\(rights)
                ORDER BY number DESC LIMIT $3
                """
        }
    }

    private static let columns = "photograph, number, rights_end"

    private func byColumns(_ query: PhotographQuery, after place: PhotographPlace?, limit: Int, _ arguments: inout [SQLValue]) -> String {
        let select = "SELECT \(Self.columns) FROM photograph_entries WHERE"
        if case .rights(let day) = query.lacking {
            let end = min(place?.rightsEnd ?? day, day)
            arguments = [.int(end.daysSince1970), .integer(place?.number ?? .max), .int(limit)]
            return "\(select) rights_end IS NOT NULL AND (rights_end, number) < ($1, $2) ORDER BY rights_end DESC, number DESC LIMIT $3"
        }
        arguments = [.integer(place?.number ?? .max), .int(limit)]
        let condition =
            switch query.lacking {
            case .alternativeText: "lacks_text = TRUE AND "
            case .credit: "lacks_credit = TRUE AND "
            case .rights, nil: ""
            }
        return "\(select) \(condition)number < $1 ORDER BY number DESC LIMIT $2"
    }

    private func facet(_ query: PhotographQuery) -> String? {
        switch query.lacking {
        case .alternativeText: Facet.text
        case .credit: Facet.credit
        case .rights: Facet.rights
        case nil: nil
        }
    }

    /// Words consist of letters and digits only, so that quoting them is safe in both query languages.
    private func sqliteExpression(_ query: PhotographQuery, _ words: [String]) -> String {
        let asked = "words : (\(words.map { "\"\($0)\"" }.joined(separator: " AND ")) *)"
        return facet(query).map { "\(asked) AND facets : \"\($0)\"" } ?? asked
    }

    private func postgresqlExpression(_ query: PhotographQuery, _ words: [String]) -> String {
        let asked = words.map { "'\($0)'" }.joined(separator: " & ") + ":*"
        return facet(query).map { "\(asked) & '#\($0)'" } ?? asked
    }
}
