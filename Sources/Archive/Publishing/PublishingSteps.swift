package import Foundation
package import Newsroom

/// One form by which a story went to readers, or left them.
package enum PublishingStep {}

/// Which forms were sent already.
package struct PublishingSteps {
    let connection: any Connection

    /// Notes the form; false where it was noted before, for whichever story.
    package func take(_ id: Identifier<PublishingStep>, of story: Story.ID, by user: User.ID, at now: Date) throws -> Bool {
        try connection.execute(
            "INSERT INTO publishing_steps (id, story, taken_at, taken_by) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING",
            [.id(id), .id(story), .date(now), .id(user)]) > 0
    }
}
