/// A section as an edition names it.
package struct SectionSummary: Hashable, Sendable {
    package let id: Section.ID
    package let name: String
    package let slug: String

    package init(id: Section.ID, name: String, slug: String) {
        self.id = id
        self.name = name
        self.slug = slug
    }

    package init(_ section: Section) {
        self.init(id: section.id, name: section.name, slug: section.slug)
    }
}

/// What an editor has placed on the front page, as far as it is public.
package struct PublishedFront: Sendable {
    package var stories: [FrontArrangement.Place: EditionSummary]
    package var packages: [PublishedPackage]
    /// Everything that is placed, public or not: what is not may become so.
    package var placedStories: [Story.ID]
    package var placedPackages: [StoryPackage.ID]

    package init(
        stories: [FrontArrangement.Place: EditionSummary] = [:], packages: [PublishedPackage] = [], placedStories: [Story.ID] = [],
        placedPackages: [StoryPackage.ID] = []
    ) {
        self.stories = stories
        self.packages = packages
        self.placedStories = placedStories
        self.placedPackages = placedPackages
    }
}

/// A package of stories as readers see it.
package struct PublishedPackage: Identifiable, Hashable, Sendable {
    package let id: StoryPackage.ID
    package let title: String
    package let slug: String
    package let standfirst: String
    /// The lead's identifier, where it is public.
    package let lead: Story.ID?
    /// Those that are public, in the editor's order; never empty.
    package let stories: [EditionSummary]
    /// Everything that is in it, public or not.
    package let members: [Story.ID]

    package init(
        id: StoryPackage.ID, title: String, slug: String, standfirst: String, lead: Story.ID?, stories: [EditionSummary],
        members: [Story.ID]
    ) {
        self.id = id
        self.title = title
        self.slug = slug
        self.standfirst = standfirst
        self.lead = lead
        self.stories = stories
        self.members = members
    }
}
