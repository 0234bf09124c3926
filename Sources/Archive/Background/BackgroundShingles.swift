package import Newsroom

/// In which passages runs of words stand: an index over passages alone, so that looking a paragraph up costs the same however many
/// stories there are.
package struct BackgroundShingles {
    /// Of a passage: more is longer than anything that many stories carry.
    private static let mostOfPassage = 4_000
    /// Of a paragraph: enough to find it by.
    private static let mostOfParagraph = 64
    private static let candidates = 5

    let connection: any Connection

    /// Where the words are others than before, stories are looked through for them anew.
    func put(_ background: Background) throws {
        let shingles = Shingles(background.document).sketch(Self.mostOfPassage)
        let former = try connection.rows("SELECT shingle FROM background_shingles WHERE background = $1", [.id(background.id)]) {
            try $0.integer(0)
        }
        guard Set(former) != Set(shingles) else { return }
        try connection.execute("DELETE FROM background_shingles WHERE background = $1", [.id(background.id)])
        try BackgroundLikenesses(connection: connection).begin(background.id)
        for shingle in shingles {
            try connection.execute(
                "INSERT INTO background_shingles (shingle, background) VALUES ($1, $2)", [.integer(shingle), .id(background.id)])
        }
    }

    func rebuild() throws {
        let backgrounds = Backgrounds(connection: connection)
        for id in try connection.rows("SELECT id FROM backgrounds", [], { try $0.id(0, Background.self) }) {
            if let background = try backgrounds.find(id) { try put(background) }
        }
    }

    /// The passage that paragraphs which stand one after the other are most like, with which of them; nil where none is like it.
    ///
    /// - Parameter at: the one that is asked about.
    package func find(_ paragraphs: [Shingles], at: Int) throws -> (background: Background, like: LikePassage)? {
        guard paragraphs.indices.contains(at) else { return nil }
        let sketch = paragraphs[at].sketch(Self.mostOfParagraph)
        guard !sketch.isEmpty else { return nil }
        let places = sketch.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        let ids = try connection.rows(
            """
            SELECT background FROM background_shingles WHERE shingle IN (\(places))
            GROUP BY background ORDER BY count(*) DESC, background LIMIT \(Self.candidates)
            """, sketch.map { .integer($0) }
        ) { try $0.id(0, Background.self) }
        let backgrounds = Backgrounds(connection: connection)
        var best: (background: Background, like: LikePassage)?
        for background in try ids.compactMap({ try backgrounds.find($0) }) {
            guard let like = LikePassage(Shingles(background.document), in: paragraphs, at: at) else { continue }
            if like.likeness > best?.like.likeness ?? 0 { best = (background, like) }
        }
        return best
    }
}
