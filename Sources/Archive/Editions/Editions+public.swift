package import Newsroom

/// What readers see already: changing it is publishing.
extension Editions {
    /// Topics of stories have a page, and so have those who are on the record.
    package func show(_ topic: Topic.ID) throws -> Bool {
        try has("edition_topics", "topic", .id(topic)) || has("edition_statements", "speaker", .id(topic))
    }

    package func show(_ contributor: Contributor.ID) throws -> Bool {
        try has("edition_contributors", "contributor", .id(contributor)) || has("edition_update_authors", "contributor", .id(contributor))
    }

    /// Whether an edition names them in its byline: then they have a page.
    func credit(_ contributor: Contributor.ID) throws -> Bool { try has("edition_contributors", "contributor", .id(contributor)) }

    /// Whether it is public and has something for readers.
    func show(_ package: StoryPackage.ID) throws -> Bool {
        try connection.row(
            """
            SELECT 1 FROM packages JOIN package_revisions ON package_revisions.package = packages.id
                AND package_revisions.number = packages.latest_revision
            WHERE packages.id = $1 AND package_revisions.is_public AND EXISTS (
                SELECT 1 FROM package_stories JOIN editions ON editions.story = package_stories.story
                WHERE package_stories.package = packages.id)
            """, [.id(package)]
        ) { _ in true } ?? false
    }

    package func show(_ photograph: Photograph.ID) throws -> Bool {
        try has("edition_photographs", "photograph", .id(photograph)) || has("edition_update_photographs", "photograph", .id(photograph))
            || has("photographs", "\(Photographs.isPortrait) AND id", .id(photograph))
    }

    package func show(_ background: Background.ID) throws -> Bool { try has("edition_backgrounds", "background", .id(background)) }

    /// Those that the story's edition shows; none where it is not public.
    package func photographs(of story: Story.ID) throws -> Set<Photograph.ID> {
        Set(try connection.rows("SELECT photograph FROM edition_photographs WHERE story = $1", [.id(story)]) { try $0.id(0) })
    }

    private func has(_ table: String, _ column: String, _ id: SQLValue) throws -> Bool {
        try connection.row("SELECT 1 FROM \(table) WHERE \(column) = $1 LIMIT 1", [id]) { _ in true } ?? false
    }
}
