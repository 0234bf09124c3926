package import Foundation
package import Newsroom

/// Versions that readers once had and are not shown any more, not even in the story's history.
package struct ClosedVersions {
    let connection: any Connection

    /// By their revisions.
    package func of(_ story: Story.ID) throws -> Set<Int> {
        Set(try connection.rows("SELECT revision FROM closed_versions WHERE story = $1", [.id(story)]) { try $0.int(0) })
    }

    /// Returns whether it was open.
    package func close(_ revision: Int, of story: Story.ID, because reason: String, by user: User.ID, at now: Date) throws -> Bool {
        try connection.execute(
            """
            INSERT INTO closed_versions (story, revision, reason, closed_at, closed_by) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (story, revision) DO NOTHING
            """, [.id(story), .int(revision), .text(reason), .date(now), .id(user)]) > 0
    }

    /// Returns whether it was closed.
    package func open(_ revision: Int, of story: Story.ID) throws -> Bool {
        try connection.execute("DELETE FROM closed_versions WHERE story = $1 AND revision = $2", [.id(story), .int(revision)]) > 0
    }
}
