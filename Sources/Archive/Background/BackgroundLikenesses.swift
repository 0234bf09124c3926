package import Foundation
package import Newsroom

/// Stories whose newest revision says in words of its own what a passage says.
///
/// They are found by a walk through the stories, a few at a time, for every passage whose text has become another. Walks that come to
/// the same place go on together: however many passages there are, a story is looked at once.
package struct BackgroundLikenesses {
    /// Paragraphs of a story in whose place the reference could stand.
    package struct Place: Hashable, Sendable {
        /// Of the document.
        package let blocks: ClosedRange<Int>
        /// Of a hundred.
        package let percent: Int
        package let beginning: String
    }

    private static let mostParagraphs = 400

    let connection: any Connection

    private var shingles: BackgroundShingles { BackgroundShingles(connection: connection) }

    // MARK: Walking

    /// Begins anew for a passage.
    func begin(_ background: Background.ID) throws {
        try connection.execute("DELETE FROM background_likenesses WHERE background = $1 AND left_by IS NULL", [.id(background)])
        try connection.execute(
            """
            INSERT INTO background_walks (background, after_story) VALUES ($1, $2)
            ON CONFLICT (background) DO UPDATE SET after_story = excluded.after_story
            """, [.id(background), .uuid(Backgrounds.lowest)])
    }

    /// What the next part of a walk has found, and how far it came.
    package struct Step: Sendable {
        fileprivate let place: UUID
        /// Nil where there are no more stories.
        fileprivate let reached: UUID?
        fileprivate let backgrounds: Set<Background.ID>
        fileprivate let found: [(background: Background.ID, story: Story.ID, percent: Int)]
    }

    /// Looks at the next stories, at most `limit`, for the passages that are furthest behind; nil where nothing is to be looked at.
    /// Only reads: who writes does not wait for it.
    package func next(limit: Int) throws -> Step? {
        guard let place = try place(after: nil) else { return nil }
        let next = try self.place(after: place)
        let backgrounds = Set(
            try connection.rows("SELECT background FROM background_walks WHERE after_story = $1", [.uuid(place)]) {
                try $0.id(0, Background.self)
            })
        let stories = try connection.rows(
            "SELECT id, stage, latest_revision FROM stories WHERE id > $1 AND id <= $2 ORDER BY id LIMIT $3",
            [.uuid(place), .uuid(next ?? EditionRecords.highest), .int(limit)]
        ) { (id: try $0.id(0, Story.self), stage: try $0.name(1, Stage.self), revision: try $0.int(2)) }
        let found = try stories.filter { $0.stage.kind != .spiked }.flatMap { story in
            try look(at: story.id, story.revision, for: backgrounds).map { (background: $0.key, story: story.id, percent: $0.value) }
        }
        let reached = stories.count == limit ? stories.last?.id.uuid : next
        return Step(place: place, reached: reached, backgrounds: backgrounds, found: found)
    }

    /// Keeps what a step has found. A passage that began anew meanwhile begins anew.
    ///
    /// - Returns: whether there may be more.
    package func keep(_ step: Step) throws -> Bool {
        for one in step.found {
            try connection.execute(
                """
                INSERT INTO background_likenesses (background, story, percent) VALUES ($1, $2, $3)
                ON CONFLICT (background, story) DO UPDATE SET percent = excluded.percent
                """, [.id(one.background), .id(one.story), .int(one.percent)])
        }
        for background in step.backgrounds {
            if let reached = step.reached {
                try connection.execute(
                    "UPDATE background_walks SET after_story = $1 WHERE background = $2 AND after_story = $3",
                    [.uuid(reached), .id(background), .uuid(step.place)])
            } else {
                try connection.execute(
                    "DELETE FROM background_walks WHERE background = $1 AND after_story = $2", [.id(background), .uuid(step.place)])
            }
        }
        return try isAnyWalking()
    }

    private func place(after place: UUID?) throws -> UUID? {
        try connection.row(
            "SELECT after_story FROM background_walks \(place == nil ? "" : "WHERE after_story > $1") ORDER BY after_story LIMIT 1",
            place.map { [.uuid($0)] } ?? []
        ) { try $0.uuid(0) }
    }

    private func look(at story: Story.ID, _ number: Int, for backgrounds: Set<Background.ID>) throws -> [Background.ID: Int] {
        guard let revision = try Stories(connection: connection).revision(number, of: story) else { return [:] }
        let carried = Set(revision.content.document.backgrounds)
        return try places(in: revision.content.document).filter { backgrounds.contains($0.key) && !carried.contains($0.key) }
            .mapValues(\.percent)
    }

    /// By passage, each where the document is most like it.
    private func places(in document: Document) throws -> [Background.ID: Place] {
        var places: [Background.ID: Place] = [:]
        for (run, paragraphs) in Self.runs(of: document) {
            var at = 0
            while at < paragraphs.count {
                guard let found = try shingles.find(paragraphs, at: at) else {
                    at += 1
                    continue
                }
                let place = Place(found.like, in: run)
                if place.percent > places[found.background.id]?.percent ?? 0 { places[found.background.id] = place }
                at = max(at, found.like.paragraphs.upperBound) + 1
            }
        }
        return places
    }

    /// The first so many paragraphs, such as stand one after the other together.
    private static func runs(of document: Document) -> [(run: Document.ParagraphRun, paragraphs: [Shingles])] {
        var left = mostParagraphs
        return document.paragraphRuns.prefix(mostParagraphs).compactMap { run in
            let paragraphs = run.texts.prefix(left).map { Shingles($0) }
            left -= paragraphs.count
            return paragraphs.isEmpty ? nil : (run, paragraphs)
        }
    }

    // MARK: What was found

    /// Where a document says what a passage says; nil where it does not, or has it already.
    package func place(of background: Background, in document: Document) -> Place? {
        guard !document.backgrounds.contains(background.id) else { return nil }
        let passage = Shingles(background.document)
        var best: Place?
        for (run, paragraphs) in Self.runs(of: document) {
            for at in paragraphs.indices {
                guard let like = LikePassage(passage, in: paragraphs, at: at) else { continue }
                let place = Place(like, in: run)
                if place.percent > best?.percent ?? 0 { best = place }
            }
        }
        return best
    }

    /// Those that nobody has said no to and that do not carry it, the newest made first, those before `story`.
    package func stories(like background: Background.ID, before story: Story.ID? = nil, limit: Int) throws -> [Story.ID] {
        try connection.rows(
            """
            SELECT story FROM background_likenesses WHERE background = $1 AND story < $2 AND left_by IS NULL AND NOT EXISTS (
                SELECT 1 FROM story_backgrounds WHERE story_backgrounds.story = background_likenesses.story
                    AND story_backgrounds.background = background_likenesses.background)
            ORDER BY story DESC LIMIT $3
            """, [.id(background), .uuid(story?.uuid ?? EditionRecords.highest), .int(limit)]
        ) { try $0.id(0) }
    }

    /// Whether stories are still being looked through for it.
    package func isWalking(_ background: Background.ID) throws -> Bool {
        try connection.row("SELECT 1 FROM background_walks WHERE background = $1", [.id(background)]) { _ in true } ?? false
    }

    package func isAnyWalking() throws -> Bool { try place(after: nil) != nil }

    /// The story keeps its own words.
    package func leave(_ story: Story.ID, _ background: Background.ID, by user: User.ID, at now: Date) throws {
        try connection.execute(
            """
            INSERT INTO background_likenesses (background, story, percent, left_by, left_at) VALUES ($1, $2, 0, $3, $4)
            ON CONFLICT (background, story) DO UPDATE SET left_by = excluded.left_by, left_at = excluded.left_at
            """, [.id(background), .id(story), .id(user), .date(now)])
    }
}

extension BackgroundLikenesses.Place {
    fileprivate init(_ like: LikePassage, in run: Document.ParagraphRun) {
        let (first, last) = (like.paragraphs.lowerBound, like.paragraphs.upperBound)
        blocks = run.start + first...run.start + last
        percent = Int((like.likeness * 100).rounded())
        beginning = String(run.texts[first].prefix(300))
    }
}
