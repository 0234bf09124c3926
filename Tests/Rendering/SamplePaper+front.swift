import Newsroom

/// Sections, the front page and packages of the sample.
extension SamplePaper {
    func sections() -> [Section] { allSections.filter { section in editions.contains { $0.summary.section?.id == section.id } } }

    func section(slug: String) -> Section? { sections().first { $0.slug == slug } }

    func front() -> PublishedFront { front(as: arranged) }

    func front(as arranged: FrontArrangement) -> PublishedFront {
        PublishedFront(
            stories: arranged.stories.compactMapValues { edition($0)?.summary },
            packages: arranged.packages.compactMap { id in allPackages.first { $0.id == id }.flatMap(published) },
            placedStories: Array(arranged.stories.values), placedPackages: arranged.packages)
    }

    func storyPackage(slug: String) -> PublishedPackage? { allPackages.first { $0.slug == slug }.flatMap(published) }

    func packages(of story: Story.ID) -> [PublishedPackage] { allPackages.filter { $0.stories.contains(story) }.compactMap(published) }

    private func published(_ found: StoryPackage) -> PublishedPackage? {
        let stories = found.stories.compactMap { edition($0)?.summary }
        guard found.isPublic, !stories.isEmpty else { return nil }
        return PublishedPackage(
            id: found.id, title: found.title, slug: found.slug, standfirst: found.standfirst, lead: found.lead, stories: stories,
            members: found.stories)
    }
}
