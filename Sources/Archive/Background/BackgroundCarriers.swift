import Foundation
package import Newsroom

/// From which of a passage's revisions to which a story has shown it to readers: what tells which stories had an error.
///
/// A row is written when a story comes to carry a passage and when it leaves it, never when the passage changes.
package struct BackgroundCarriers {
    let connection: any Connection

    /// Whether a row of `carried_backgrounds` had the error that a row of `background_corrections` says: it came before the
    /// revision that has it right, and had not left before.
    static let hadError = """
        carried_backgrounds.background = background_corrections.background
        AND carried_backgrounds.since_revision < background_corrections.after_revision
        AND (carried_backgrounds.until_revision IS NULL OR carried_backgrounds.until_revision >= background_corrections.after_revision)
        """

    /// Whether the story's edition that stands carries any.
    func isCarrying(_ story: Story.ID) throws -> Bool {
        try connection.row(
            "SELECT 1 FROM carried_backgrounds WHERE story = $1 AND until_revision IS NULL LIMIT 1", [.id(story)]
        ) { _ in true } ?? false
    }

    /// Keeps what the story's edition carries now, after it was put or taken away.
    func settle(_ story: Story.ID) throws {
        try connection.execute(
            """
            UPDATE carried_backgrounds
            SET until_revision = (SELECT latest_revision FROM backgrounds WHERE backgrounds.id = carried_backgrounds.background)
            WHERE story = $1 AND until_revision IS NULL AND NOT EXISTS (
                SELECT 1 FROM edition_backgrounds WHERE edition_backgrounds.story = carried_backgrounds.story
                    AND edition_backgrounds.background = carried_backgrounds.background)
            """, [.id(story)])
        // Who left it and comes back while it stands as it did has never been without it.
        try connection.execute(
            """
            INSERT INTO carried_backgrounds (story, background, since_revision)
            SELECT edition_backgrounds.story, edition_backgrounds.background, backgrounds.latest_revision
            FROM edition_backgrounds JOIN backgrounds ON backgrounds.id = edition_backgrounds.background
            WHERE edition_backgrounds.story = $1 AND NOT EXISTS (
                SELECT 1 FROM carried_backgrounds WHERE carried_backgrounds.story = edition_backgrounds.story
                    AND carried_backgrounds.background = edition_backgrounds.background
                    AND carried_backgrounds.until_revision IS NULL)
            ON CONFLICT (story, background, since_revision) DO UPDATE SET until_revision = NULL
            """, [.id(story)])
    }

    /// The passages that readers have ever had in the story.
    func everCarried(by story: Story.ID) throws -> Set<Background.ID> {
        Set(try connection.rows("SELECT background FROM carried_backgrounds WHERE story = $1", [.id(story)]) { try $0.id(0) })
    }

    /// Whether there ever was a correction of a passage that the story has carried.
    package func hasCorrections(_ story: Story.ID) throws -> Bool {
        try connection.row(
            """
            SELECT 1 FROM carried_backgrounds JOIN background_corrections
                ON background_corrections.background = carried_backgrounds.background
            WHERE carried_backgrounds.story = $1 LIMIT 1
            """, [.id(story)]
        ) { _ in true } ?? false
    }

    /// What stands on the story for errors in passages that it carried, newest first.
    func corrections(on story: Story.ID) throws -> [Correction] {
        try connection.rows(
            """
            SELECT \(BackgroundCorrections.columns) FROM carried_backgrounds JOIN background_corrections ON \(Self.hadError)
            WHERE carried_backgrounds.story = $1 AND background_corrections.taken_back_at IS NULL
            ORDER BY background_corrections.issued_at DESC, background_corrections.id DESC
            """, [.id(story)]
        ) { try BackgroundCorrections.correction($0).on(story) }
    }

    /// When each passage in the story was last updated under its readers; none for those that came as they stand. A story that was
    /// taken away and came back has had its readers all the same.
    func updates(on story: Story.ID) throws -> [Background.ID: Date] {
        var updates: [Background.ID: Date] = [:]
        try connection.forEachRow(
            """
            SELECT backgrounds.id, told.saved_at FROM edition_backgrounds
            JOIN backgrounds ON backgrounds.id = edition_backgrounds.background
            JOIN background_revisions AS latest ON latest.background = backgrounds.id AND latest.number = backgrounds.latest_revision
            JOIN background_revisions AS told ON told.background = backgrounds.id AND told.number = latest.told_revision
            WHERE edition_backgrounds.story = $1 AND EXISTS (
                SELECT 1 FROM carried_backgrounds WHERE carried_backgrounds.story = edition_backgrounds.story
                    AND carried_backgrounds.background = edition_backgrounds.background
                    AND carried_backgrounds.since_revision < told.number
                    AND (carried_backgrounds.until_revision IS NULL OR carried_backgrounds.until_revision >= told.number))
            """, [.id(story)]
        ) { updates[try $0.id(0)] = try $0.date(1) }
        return updates
    }

    /// Public stories that had the error, the newest made first, those before `story`.
    package func stories(of correction: BackgroundCorrection, before story: Story.ID? = nil, limit: Int) throws -> [Story.ID] {
        try connection.rows(
            """
            SELECT carried_backgrounds.story FROM carried_backgrounds JOIN editions ON editions.story = carried_backgrounds.story
            WHERE carried_backgrounds.background = $1 AND carried_backgrounds.since_revision < $2
                AND (carried_backgrounds.until_revision IS NULL OR carried_backgrounds.until_revision >= $2)
                AND carried_backgrounds.story < $3
            ORDER BY carried_backgrounds.story DESC LIMIT $4
            """,
            [.id(correction.background), .int(correction.after), .uuid(story?.uuid ?? EditionRecords.highest), .int(limit)]
        ) { try $0.id(0) }
    }
}
