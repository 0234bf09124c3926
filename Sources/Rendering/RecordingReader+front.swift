import Newsroom

/// Sections, the front page and packages.
extension RecordingReader {
    func sections() throws -> [Section] {
        func read() throws -> [Section] {
            note([.sections])
            let sections = try reader.sections()
            note(sections.map { .section($0.id) })
            return sections
        }
        return try keeping(.sections, read, cost: { 500 * (1 + $0.count) })
    }

    func section(slug: String) throws -> Section? {
        note([.address("section/\(slug)")])
        let section = try reader.section(slug: slug)
        if let section { note([.section(section.id)]) }
        return section
    }

    func front() throws -> PublishedFront {
        note([.front])
        return try noted(try reader.front())
    }

    func front(as arrangement: FrontArrangement) throws -> PublishedFront { try noted(try reader.front(as: arrangement)) }

    /// A story or package that is placed and not public may become so.
    private func noted(_ front: PublishedFront) throws -> PublishedFront {
        note(front.placedStories.map { .edition($0) })
        note(front.placedPackages.map { .storyPackage($0) })
        for summary in front.stories.values { note(summary) }
        for package in front.packages { note(package) }
        return front
    }

    func storyPackage(slug: String) throws -> PublishedPackage? {
        note([.address("package/\(slug)")])
        let found = try reader.storyPackage(slug: slug)
        if let found { note(found) }
        return found
    }

    /// A package that takes the story in, or lets it go, names the story.
    func packages(of story: Story.ID) throws -> [PublishedPackage] {
        note([.story(story)])
        let packages = try reader.packages(of: story)
        for package in packages { note(package) }
        return packages
    }

    private func note(_ package: PublishedPackage) {
        note([.storyPackage(package.id)])
        note(package.members.map { .edition($0) })
        for summary in package.stories { note(summary) }
    }
}
