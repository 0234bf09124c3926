import Newsroom

/// The edition that was read last of one state: its page asks for its packages and its statements next, and most stories have none.
///
/// It belongs to the one state that it was read from.
final class OpenedEdition {
    /// What hangs on an edition: told by one row of its own, for each would be a statement that mostly finds nothing.
    struct Additions {
        let carried, corrections, translations, narration, sharingPicture, statements, packages: Bool
        let changes: Int

        /// Of a row of `editions` with the story as `$1`.
        static let columns = """
            EXISTS (SELECT 1 FROM carried_backgrounds WHERE story = $1), EXISTS (SELECT 1 FROM corrections WHERE story = $1), \
            EXISTS (SELECT 1 FROM translations WHERE story = $1), EXISTS (SELECT 1 FROM narrations WHERE story = $1), \
            EXISTS (SELECT 1 FROM sharing_pictures WHERE story = $1), EXISTS (SELECT 1 FROM edition_statements WHERE story = $1), \
            EXISTS (SELECT 1 FROM package_stories WHERE story = $1), (\(EditionHistory.countOfChanges))
            """

        init(_ row: any Row, from column: Int) throws {
            carried = try row.boolean(column)
            corrections = try row.boolean(column + 1)
            translations = try row.boolean(column + 2)
            narration = try row.boolean(column + 3)
            sharingPicture = try row.boolean(column + 4)
            statements = try row.boolean(column + 5)
            packages = try row.boolean(column + 6)
            changes = try row.int(column + 7)
        }
    }

    private var last: (summary: EditionSummary, has: Additions)?

    func note(_ summary: EditionSummary, _ has: Additions) { last = (summary, has) }

    /// As lists show it, and what hangs on it, if it is the one that was read last.
    func found(_ story: Story.ID) -> (summary: EditionSummary, has: Additions)? {
        last.flatMap { $0.summary.id == story ? $0 : nil }
    }
}
