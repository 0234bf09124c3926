import Newsroom

/// Sections, the front page and packages, as far as readers see them.
extension EditionRecords {
    func sections() throws -> [Section] { try Sections(connection: connection).shown() }

    func section(slug: String) throws -> Section? {
        let sections = Sections(connection: connection)
        guard let section = try sections.find(slug: slug), try !section.isClosed && sections.isShown(section.id) else { return nil }
        return section
    }

    func front() throws -> PublishedFront { try front(as: try Fronts(connection: connection).current()) }

    func front(as arranged: FrontArrangement) throws -> PublishedFront {
        var front = PublishedFront(placedStories: Array(arranged.stories.values), placedPackages: arranged.packages)
        let placed = try summaries.find(front.placedStories, keeping: true)
        let found = Dictionary(placed.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        front.stories = arranged.stories.compactMapValues { found[$0] }
        front.packages = try arranged.packages.compactMap { id in
            try StoryPackages(connection: connection).find(id).flatMap(published)
        }
        return front
    }

    func storyPackage(slug: String) throws -> PublishedPackage? {
        try StoryPackages(connection: connection).find(slug: slug).flatMap(published)
    }

    func packages(of story: Story.ID) throws -> [PublishedPackage] {
        if opened.found(story)?.has.packages == false { return [] }
        return try StoryPackages(connection: connection).carrying(story).compactMap(published)
    }

    /// Nil where readers may not see it, or there is nothing in it for them yet.
    private func published(_ found: StoryPackage) throws -> PublishedPackage? {
        guard found.isPublic else { return nil }
        let stories = try summaries.find(found.stories)
        guard !stories.isEmpty else { return nil }
        return PublishedPackage(
            id: found.id, title: found.title, slug: found.slug, standfirst: found.standfirst,
            lead: stories.contains { $0.id == found.lead } ? found.lead : nil, stories: stories, members: found.stories)
    }
}
