package import Foundation
package import Newsroom

/// Which pictures are still to be drawn.
extension SharingPictures {
    package func order(_ story: Story.ID, at now: Date) throws {
        try connection.execute(
            """
            INSERT INTO sharing_picture_orders (story, since) VALUES ($1, $2)
            ON CONFLICT (story) DO UPDATE SET since = excluded.since, refusal = NULL
            """, [.id(story), .date(now)])
    }

    /// Orders anew what names a contributor and was first published after a time.
    package func order(naming contributor: Contributor.ID, publishedAfter time: Date, at now: Date) throws {
        try connection.execute(
            """
            INSERT INTO sharing_picture_orders (story, since)
            SELECT DISTINCT sharing_pictures.story, CAST($1 AS BIGINT) FROM edition_contributors
            JOIN sharing_pictures ON sharing_pictures.story = edition_contributors.story
            WHERE edition_contributors.contributor = $2 AND edition_contributors.first_published > $3
            ON CONFLICT (story) DO UPDATE SET since = excluded.since, refusal = NULL
            """, [.date(now), .id(contributor), .date(time)])
    }

    /// Orders all that was first published after a time: the paper has another name, or had no such pictures before.
    package func orderAll(publishedAfter time: Date) throws {
        try connection.execute(
            """
            INSERT INTO sharing_picture_orders (story, since) SELECT story, first_published FROM editions WHERE first_published > $1
            ON CONFLICT (story) DO UPDATE SET since = excluded.since, refusal = NULL
            """, [.date(time)])
    }

    /// What was refused is tried once more: letters may have been installed.
    package func tryAgain() throws {
        try connection.execute("UPDATE sharing_picture_orders SET refusal = NULL WHERE refusal IS NOT NULL")
    }

    /// The newest first.
    package func nextOrder() throws -> Story.ID? {
        try connection.row(
            "SELECT story FROM sharing_picture_orders WHERE refusal IS NULL ORDER BY since DESC, story DESC LIMIT 1"
        ) { try $0.id(0) }
    }

    package func settle(_ story: Story.ID) throws {
        try connection.execute("DELETE FROM sharing_picture_orders WHERE story = $1", [.id(story)])
    }

    /// The order is kept with the reason.
    package func refuse(_ story: Story.ID, because reason: String) throws {
        try connection.execute("UPDATE sharing_picture_orders SET refusal = $1 WHERE story = $2", [.text(reason), .id(story)])
    }
}
