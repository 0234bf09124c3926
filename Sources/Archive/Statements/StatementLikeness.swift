package import Newsroom

/// A statement on record that is like others in its words.
package struct LikeStatement: Hashable, Sendable {
    package var statement: Statement
    /// Which part of the words that were asked about it has, from 0 to 1.
    package var share: Double
    /// The same, or which part of its own words they have, if that is more: a short statement may be all in a long one.
    package var likeness: Double
}

/// What is looked for among what has been said before.
package struct LikenessQuery: Hashable, Sendable {
    package var words: String
    /// The words as they were said, where `words` are a translation.
    package var original: String
    /// Whose statements are looked at however many others have said the same; others' are looked at besides.
    package var speaker: Topic.ID?
    /// Not to be found itself.
    package var except: Statement.ID?

    package init(words: String, original: String = "", speaker: Topic.ID? = nil, except: Statement.ID? = nil) {
        (self.words, self.original, self.speaker, self.except) = (words, original, speaker, except)
    }

    package init(_ statement: Statement) {
        self.init(
            words: statement.content.text, original: statement.original?.text ?? "", speaker: statement.speaker, except: statement.id)
    }
}

extension Statements {
    /// Less is no likeness.
    package static let leastLikeness = 0.35

    /// Of a statement's words, so many are kept, and so many asked for: the longest.
    static let mostWordsKept = 32
    private static let mostWordsAsked = 16
    /// Of all that have a word, the newest so many are looked at.
    private static let mostWithWord = 200
    /// Of those that have most of the rare words, so many are compared.
    private static let mostCompared = 50

    /// Confirmed statements that are like some words, the most like first; of those that are as like, the last made.
    ///
    /// Whatever the record holds, it costs so many looks into the index of words, and so many comparisons.
    package func like(_ query: LikenessQuery, limit: Int) throws -> [LikeStatement] {
        let asked = [query.words, query.original].filter { !$0.isEmpty }.map { WordSet($0) }
        let found = try candidates(asked, of: query).compactMap { id -> LikeStatement? in
            guard let statement = try connection.row("SELECT \(Self.columns) FROM statements WHERE id = $1", [.id(id)], Self.statement)
            else { return nil }
            return Self.likeness(of: statement, to: asked)
        }
        let best = found.sorted { ($1.likeness, $1.statement.id) < ($0.likeness, $0.statement.id) }.prefix(limit)
        return try best.map {
            LikeStatement(statement: try completed($0.statement), share: $0.share, likeness: $0.likeness)
        }
    }

    private static func likeness(of statement: Statement, to asked: [WordSet]) -> LikeStatement? {
        let texts = [statement.content.text, statement.original?.text ?? ""].filter { !$0.isEmpty }.map { WordSet($0) }
        let pairs = texts.flatMap { text in asked.map { (text: text, asked: $0) } }
        // One word in common says nothing, unless there is no other.
        let telling = pairs.filter { $0.text.countShared(with: $0.asked) >= min(2, $0.text.keys.count, $0.asked.keys.count) }
            .filter { $0.text.countShared(with: $0.asked) >= 2 || $0.text.keys.count == $0.asked.keys.count }
        let share = telling.map { $0.asked.share(in: $0.text) }.max() ?? 0
        let likeness = telling.map { max($0.asked.share(in: $0.text), $0.text.share(in: $0.asked)) }.max() ?? 0
        return likeness < leastLikeness ? nil : LikeStatement(statement: statement, share: share, likeness: likeness)
    }

    /// Those that have most of the words, where a word that few have counts for more: of the speaker, and of all.
    private func candidates(_ asked: [WordSet], of query: LikenessQuery) throws -> Set<Statement.ID> {
        let words = Set(asked.flatMap { $0.keys.prefix(Self.mostWordsAsked) }).sorted()
        var found = try best(of: words, query) { word in
            try connection.rows(
                "SELECT statement FROM statement_words WHERE word = $1 ORDER BY statement DESC LIMIT $2",
                [.integer(word), .int(Self.mostWithWord)]
            ) { try $0.id(0) }
        }
        guard let speaker = query.speaker else { return found }
        found.formUnion(
            try best(of: words, query) { word in
                try connection.rows(
                    "SELECT statement FROM statement_words WHERE speaker = $1 AND word = $2 ORDER BY statement DESC LIMIT $3",
                    [.id(speaker), .integer(word), .int(Self.mostWithWord)]
                ) { try $0.id(0) }
            })
        return found
    }

    private func best(
        of words: [Int64], _ query: LikenessQuery, having: (Int64) throws -> [Statement.ID]
    ) rethrows -> Set<Statement.ID> {
        var scores: [Statement.ID: Double] = [:]
        for word in words {
            let found = try having(word)
            for id in found where id != query.except { scores[id, default: 0] += 1 / Double(found.count + 1) }
        }
        return Set(scores.sorted { ($1.value, $1.key) < ($0.value, $0.key) }.prefix(Self.mostCompared).map(\.key))
    }

    // MARK: The index

    /// Puts the words of a confirmed statement into the index, or takes those of another out.
    func settleWords(of statement: Statement) throws {
        try connection.execute("DELETE FROM statement_words WHERE statement = $1", [.id(statement.id)])
        guard statement.confirmation != nil else { return }
        let texts = [statement.content.text, statement.original?.text ?? ""].filter { !$0.isEmpty }
        for word in Set(texts.flatMap { WordSet($0).keys.prefix(Self.mostWordsKept) }).sorted() {
            try connection.execute(
                "INSERT INTO statement_words (word, statement, speaker) VALUES ($1, $2, $3)",
                [.integer(word), .id(statement.id), .idIfAny(statement.speaker)])
        }
    }
}
