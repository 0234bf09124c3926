package import Newsroom

/// Which stories carry a passage: as readers have them, or as their newest revision has it.
package struct BackgroundUses {
    let connection: any Connection

    /// Puts the story's newest revision in the place of the one before.
    func put(_ backgrounds: [Background.ID], of story: Story.ID) throws {
        try connection.execute("DELETE FROM story_backgrounds WHERE story = $1", [.id(story)])
        for background in backgrounds {
            try connection.execute(
                "INSERT INTO story_backgrounds (story, background) VALUES ($1, $2) ON CONFLICT DO NOTHING", [.id(story), .id(background)])
        }
    }

    /// Finds out anew from the newest revisions, one after the other.
    func rebuild() throws {
        let stories = try connection.rows(
            """
            SELECT stories.id, stories.latest_revision FROM stories
            JOIN revisions ON revisions.story = stories.id AND revisions.number = stories.latest_revision
            WHERE revisions.document LIKE '%"background"%'
            """
        ) { (id: try $0.id(0, Story.self), revision: try $0.int(1)) }
        for story in stories {
            let revision = try Stories(connection: connection).revision(story.revision, of: story.id)
            try put(revision?.content.document.backgrounds ?? [], of: story.id)
        }
    }

    /// Public stories that carry the passage, the newest made first, those before `story`.
    package func shown(_ background: Background.ID, before story: Story.ID? = nil, limit: Int) throws -> [Story.ID] {
        try stories("edition_backgrounds", background, before: story, limit: limit)
    }

    /// The same with those of which only the newest revision carries it.
    package func all(_ background: Background.ID, before story: Story.ID? = nil, limit: Int) throws -> [Story.ID] {
        let found = try ["edition_backgrounds", "story_backgrounds"].flatMap {
            try stories($0, background, before: story, limit: limit)
        }
        return Set(found).sorted { $0.description > $1.description }.prefix(limit).map(\.self)
    }

    private func stories(_ table: String, _ background: Background.ID, before story: Story.ID?, limit: Int) throws -> [Story.ID] {
        try connection.rows(
            "SELECT story FROM \(table) WHERE background = $1 AND story < $2 ORDER BY story DESC LIMIT $3",
            [.id(background), .uuid(story?.uuid ?? EditionRecords.highest), .int(limit)]
        ) { try $0.id(0) }
    }

    /// How many public stories carry it; counted no further than `most`.
    package func count(_ background: Background.ID, upTo most: Int) throws -> Int {
        try connection.row(
            "SELECT count(*) FROM (SELECT 1 FROM edition_backgrounds WHERE background = $1 LIMIT $2) AS shown",
            [.id(background), .int(most)]
        ) { try $0.int(0) } ?? 0
    }
}
