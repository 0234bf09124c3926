import Foundation
import Newsroom

/// How public stories changed. Of a revision's words nothing leaves here but its difference from another, and only where both have
/// been public, neither is closed, and the story was not withdrawn since.
struct EditionHistory {
    let connection: any Connection

    /// Characters of a stored document beyond which it is not read.
    private static let longestDocument = 1_000_000
    /// Characters of stored documents that are read for one page, and bytes of words that it shows: where they are used up, the page
    /// ends and the next begins.
    private static let mostRead = 1_500_000
    private static let mostShown = 40_000

    /// Nil where the story is not public.
    func of(_ story: Story.ID, after cursor: Cursor?, limit: Int) throws -> StoryHistory? {
        guard let summary = try EditionSummaries(connection: connection).find([story]).first else { return nil }
        let corrections = try Corrections(connection: connection).of(story)
        let rows = try publications(of: story, after: cursor, limit: limit + 1)
        var walk = Walk(
            history: self, story: story, closed: try ClosedVersions(connection: connection).of(story),
            withdrawn: try lastWithdrawal(of: story))
        var steps: [HistoryStep] = []
        for (index, row) in rows.prefix(limit).enumerated() {
            let before = index + 1 < rows.count ? rows[index + 1] : nil
            let correction = corrections.first { $0.after == row.revision && $0.at == row.at && row.kind == .corrected }
            steps.append(
                HistoryStep(
                    id: row.id, kind: row.kind, at: row.at, isFirst: before == nil, correction: correction,
                    words: try walk.words(from: before, to: row)))
            if walk.read > Self.mostRead || walk.shown > Self.mostShown { break }
        }
        let next = steps.count < rows.count ? steps.last?.place : nil
        return StoryHistory(
            story: summary, changes: try changes(of: story), corrections: corrections, steps: Page(items: steps, next: next))
    }

    /// How often the story changed since its publication; `$1` is its identifier.
    static let countOfChanges = """
        SELECT count(*) FROM publications
        WHERE story = $1 AND undone_at IS NULL AND kind IN ('updated', 'fixed', 'corrected')
        """

    private func changes(of story: Story.ID) throws -> Int {
        try connection.row(Self.countOfChanges, [.id(story)]) { try $0.int(0) } ?? 0
    }

    fileprivate struct Publication {
        let id: Identifier<Newsroom.Publication>
        let revision: Int
        let kind: Newsroom.Publication.Kind
        let at: Date
    }

    private func publications(of story: Story.ID, after cursor: Cursor?, limit: Int) throws -> [Publication] {
        let arguments: [SQLValue] = [.id(story)] + (cursor.map { [.uuid($0.id)] } ?? []) + [.int(limit)]
        return try connection.rows(
            """
            SELECT id, revision, kind, published_at FROM publications
            WHERE story = $1 AND undone_at IS NULL \(cursor == nil ? "" : "AND id < $2") ORDER BY id DESC LIMIT $\(arguments.count)
            """, arguments
        ) { Publication(id: try $0.id(0), revision: try $0.int(1), kind: try $0.name(2), at: try $0.date(3)) }
    }

    private func lastWithdrawal(of story: Story.ID) throws -> Identifier<Newsroom.Publication>? {
        try connection.row(
            """
            SELECT id FROM publications WHERE story = $1 AND kind = 'withdrawn' AND undone_at IS NULL ORDER BY id DESC LIMIT 1
            """, [.id(story)]
        ) { try $0.id(0) }
    }

    /// Nil where it is too long to be read.
    fileprivate func content(_ revision: Int, of story: Story.ID) throws -> (content: StoryContent, length: Int)? {
        try connection.row(
            "SELECT fields, document FROM revisions WHERE story = $1 AND number = $2 AND length(document) <= $3",
            [.id(story), .int(revision), .int(Self.longestDocument)]
        ) { row in
            let document = try row.text(1)
            return (try StoryFields.content(fields: row.text(0), document: document), document.utf8.count)
        }
    }

    /// From the newest publication to older ones: what is the version after one is the version before the other, and read once.
    private struct Walk {
        let history: EditionHistory
        let story: Story.ID
        let closed: Set<Int>
        let withdrawn: Identifier<Newsroom.Publication>?
        private(set) var read = 0
        private(set) var shown = 0
        private var last: (revision: Int, content: StoryContent?)?

        init(history: EditionHistory, story: Story.ID, closed: Set<Int>, withdrawn: Identifier<Newsroom.Publication>?) {
            (self.history, self.story, self.closed, self.withdrawn) = (history, story, closed, withdrawn)
        }

        mutating func words(from before: Publication?, to after: Publication) throws -> HistoryStep.Words {
            guard let before, after.kind != .withdrawn, before.kind != .withdrawn else { return .none }
            if let withdrawn, after.id < withdrawn { return .withheld }
            guard before.revision != after.revision else { return .differ(VersionDifference()) }
            let closed = [before, after].filter { self.closed.contains($0.revision) }
            guard closed.isEmpty else { return .closed(closed.map(\.at)) }
            guard let new = try content(after.revision), let old = try content(before.revision) else {
                return .differ(VersionDifference(isTooLong: true))
            }
            let difference = VersionDifference(from: old, to: new)
            shown += difference.length
            return .differ(difference)
        }

        private mutating func content(_ revision: Int) throws -> StoryContent? {
            if let last, last.revision == revision { return last.content }
            let found = try history.content(revision, of: story)
            read += found?.length ?? EditionHistory.longestDocument
            last = (revision, found?.content)
            return found?.content
        }
    }
}
