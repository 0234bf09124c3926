package import Newsroom

/// What a story of the list is found by: words, and what it is.
extension StoryList {
    func words(_ content: StoryContent) throws -> [String] {
        var texts = [content.headline, content.slug]
        let contributors = Contributors(connection: connection)
        for entry in content.byline { texts += try contributors.find(entry.contributor).map { [$0.name] } ?? [] }
        let topics = Topics(connection: connection)
        for topic in content.topics { texts += try topics.find(topic).map { [$0.name] } ?? [] }
        return SearchText.words(texts.joined(separator: " "), limit: StorySearch.mostWords)
    }

    func facets(_ content: StoryContent, of story: Story.ID, stage: Stage, creator: User.ID) throws -> [String] {
        let topics = Topics(connection: connection)
        let assigned = try Assignments(connection: connection).assigned(to: story)
        return try [StorySearch.Facet.stage(stage), StorySearch.Facet.creator(creator)]
            + (content.section.map { [StorySearch.Facet.section($0)] } ?? [])
            + content.topics.map { StorySearch.Facet.topic(try topics.settled($0)) }
            + content.byline.map { StorySearch.Facet.contributor($0.contributor) } + assigned.map { StorySearch.Facet.assigned($0) }
    }

    /// Finds the story by what is true today: who has it, how topics and contributors are called. Its place stays.
    ///
    /// - Parameter known: a revision that is at hand.
    package func refresh(_ story: Story.ID, known: Revision? = nil) throws {
        let found = try connection.row(
            """
            SELECT entry.number, entry.stage, entry.creator, entry.is_current, entry.revision, revisions.fields
            FROM story_entries AS entry
            JOIN revisions ON revisions.story = entry.story AND revisions.number = entry.revision WHERE entry.story = $1
            """, [.id(story)]
        ) { row in
            let isKnown = try known?.number == row.int(4)
            return (
                number: try row.integer(0), stage: try row.name(1, Stage.self), creator: try row.id(2, User.self),
                isCurrent: try row.boolean(3), content: try isKnown ? nil : StoryFields.content(fields: row.text(5))
            )
        }
        guard let found, let content = found.content ?? known?.content else { return }
        var facets = try facets(content, of: story, stage: found.stage, creator: found.creator)
        if !found.isCurrent { facets.append(StorySearch.Facet.waiting) }
        try StorySearch(connection: connection).replace(words(content), facets, number: found.number)
    }

    /// After another name of the topic, or its merger into another.
    package func refresh(with topic: Topic.ID) throws {
        for story in try StorySearch(connection: connection).stories(with: StorySearch.Facet.topic(topic)) { try refresh(story) }
    }

    package func refresh(with contributor: Contributor.ID) throws {
        let stories = try StorySearch(connection: connection).stories(with: StorySearch.Facet.contributor(contributor))
        for story in stories { try refresh(story) }
    }
}
