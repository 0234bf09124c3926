/// A person, organisation, place, event or theme that stories are about, with its page and feeds.
package struct Topic: Identifiable, Hashable, Sendable {
    package typealias ID = Identifier<Topic>

    package enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
        case person, organisation, place, event, theme
    }

    package let id: ID
    package var kind: Kind
    package var name: String
    package var slug: String
    package var summary: String
    /// Other spellings and names under which an editor or an import may know the topic.
    package var aliases: [String]

    package init(id: ID, kind: Kind, name: String, slug: String, summary: String = "", aliases: [String] = []) {
        self.id = id
        self.kind = kind
        self.name = name
        self.slug = slug
        self.summary = summary
        self.aliases = aliases
    }
}
