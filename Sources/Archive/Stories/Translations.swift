package import Foundation
package import Newsroom

/// Which stories are translations of one another.
package struct Translations {
    let connection: any Connection

    /// Of one story; a story has one in a language.
    package static let most = 100

    /// Those that the story is linked with, public or not, in the order of their identifiers.
    package func of(_ story: Story.ID) throws -> [Story.ID] {
        try connection.rows(
            """
            SELECT others.story FROM translations AS own
            JOIN translations AS others ON others.translation_group = own.translation_group
            WHERE own.story = $1 AND others.story <> $1 ORDER BY others.story
            """, [.id(story)]
        ) { try $0.id(0) }
    }

    /// Makes the stories one group, a new one: a name used before may still be that of stories left behind.
    package func link(_ stories: [Story.ID], as group: Identifier<Translations>, by user: User.ID, at now: Date) throws {
        for story in stories {
            try connection.execute(
                """
                INSERT INTO translations (story, translation_group, linked_at, linked_by) VALUES ($1, $2, $3, $4)
                ON CONFLICT (story) DO UPDATE SET translation_group = excluded.translation_group, linked_at = excluded.linked_at,
                    linked_by = excluded.linked_by
                """, [.id(story), .id(group), .date(now), .id(user)])
        }
    }

    package func unlink(_ story: Story.ID) throws {
        try connection.execute("DELETE FROM translations WHERE story = $1", [.id(story)])
    }

    /// Those that are public, the oldest first.
    func editions(of story: Story.ID) throws -> [Edition.Translation] {
        try connection.rows(
            """
            SELECT editions.story, editions.language, editions.slug, editions.first_published FROM translations AS own
            JOIN translations AS others ON others.translation_group = own.translation_group
            JOIN editions ON editions.story = others.story
            WHERE own.story = $1 AND others.story <> $1 ORDER BY editions.first_published, editions.story
            """, [.id(story)]
        ) {
            Edition.Translation(
                story: try $0.id(0), language: try $0.text(1), slug: try $0.text(2), firstPublished: try $0.date(3))
        }
    }
}
