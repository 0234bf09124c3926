/// A person in a byline, with a page. An account at the desk is a `User`.
package struct Contributor: Identifiable, Hashable, Sendable, Codable {
    package typealias ID = Identifier<Contributor>

    package let id: ID
    package var name: String
    package var slug: String
    package var biography: String
    /// What the person is at the paper: "Court reporter".
    package var position: String
    /// Pages of the person elsewhere: `https://…`, `mailto:…`.
    package var links: [String]
    /// The picture on the person's page.
    package var portrait: Photograph.ID?

    package init(
        id: ID, name: String, slug: String, biography: String = "", position: String = "", links: [String] = [],
        portrait: Photograph.ID? = nil
    ) {
        self.id = id
        self.name = name
        self.slug = slug
        self.biography = biography
        self.position = position
        self.links = links
        self.portrait = portrait
    }
}
