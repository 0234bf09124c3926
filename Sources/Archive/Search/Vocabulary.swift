import Newsroom

/// The words of the headlines and standfirsts that readers see, each with the number of stories that have it: what "did you
/// mean" is taken from. Kept as editions come and go, so that a word that is no longer public is not suggested.
struct Vocabulary {
    let connection: any Connection

    /// Of one story.
    private static let mostWords = 80

    func add(_ text: String) throws {
        for word in Self.words(text) {
            let isNew = try connection.execute("UPDATE vocabulary SET stories = stories + 1 WHERE word = $1", [.text(word)]) == 0
            guard isNew else { continue }
            try connection.execute("INSERT INTO vocabulary (word, stories) VALUES ($1, 1)", [.text(word)])
            for key in Spelling.keys(word) {
                try connection.execute("INSERT INTO vocabulary_keys (slip, word) VALUES ($1, $2)", [.text(key), .text(word)])
            }
        }
    }

    func remove(_ text: String) throws {
        for word in Self.words(text) {
            try connection.execute("UPDATE vocabulary SET stories = stories - 1 WHERE word = $1", [.text(word)])
            guard try connection.execute("DELETE FROM vocabulary WHERE word = $1 AND stories <= 0", [.text(word)]) > 0 else { continue }
            for key in Spelling.keys(word) {
                try connection.execute("DELETE FROM vocabulary_keys WHERE slip = $1 AND word = $2", [.text(key), .text(word)])
            }
        }
    }

    /// The nearest word, of several the one that most stories have; nil where none is near.
    func nearest(to word: String) throws -> String? {
        var keys = Array(Spelling.keys(word)).sorted()
        guard let last = keys.last else { return nil }
        while keys.count < 8 { keys.append(last) }
        let limit = Spelling.mostSlips(word.count)
        var best: (slips: Int, stories: Int64, word: String)?
        try connection.forEachRow(
            """
            SELECT vocabulary.word, vocabulary.stories FROM vocabulary_keys JOIN vocabulary ON vocabulary.word = vocabulary_keys.word
            WHERE vocabulary_keys.slip IN ($1, $2, $3, $4, $5, $6, $7, $8) LIMIT 500
            """, keys.map { .text($0) }
        ) { row in
            let (candidate, stories) = (try row.text(0), try row.integer(1))
            guard candidate != word, let slips = Spelling.slips(word, candidate, limit: limit) else { return }
            let isBetter = best.map { (slips, -stories, candidate) < ($0.slips, -$0.stories, $0.word) } ?? true
            if isBetter { best = (slips, stories, candidate) }
        }
        return best?.word
    }

    private static func words(_ text: String) -> Set<String> { Set(Spelling.words(text).prefix(mostWords)) }
}
