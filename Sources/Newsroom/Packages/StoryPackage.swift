/// Stories that belong together, put in order by an editor: "Peace negotiations: what we know".
package struct StoryPackage: Identifiable, Hashable, Sendable, Codable {
    package typealias ID = Identifier<StoryPackage>

    package static let mostStories = 60

    package let id: ID
    package var title: String
    package var slug: String
    package var standfirst: String
    /// In the editor's order. Readers see those that are public.
    package var stories: [Story.ID]
    /// The one of its stories that stands large at the top.
    package var lead: Story.ID?
    /// Whether readers may see it. They do as soon as one of its stories is public.
    package var isPublic: Bool
    /// 0 before it was saved first.
    package var revision: Int

    package init(
        id: ID, title: String, slug: String = "", standfirst: String = "", stories: [Story.ID] = [], lead: Story.ID? = nil,
        isPublic: Bool = false, revision: Int = 0
    ) {
        self.id = id
        self.title = title
        self.slug = slug
        self.standfirst = standfirst
        self.stories = stories
        self.lead = lead
        self.isPublic = isPublic
        self.revision = revision
    }
}
