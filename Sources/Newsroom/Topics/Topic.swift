/// A person, organisation, place, event or theme that stories are about, with its page and feeds.
package struct Topic: Identifiable, Hashable, Sendable, Codable {
    package typealias ID = Identifier<Topic>

    /// How many of the topics that the newest editions name most there are for readers; the front page has all of them.
    package static let mostInTheNews = 16
    /// Those that are named most, which every page shows.
    package static let mostInNavigation = 8

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
    /// A person's birth, an organisation's foundation, an event's first day.
    package var began: ImpreciseDate?
    /// A person's death, an organisation's end, an event's last day.
    package var ended: ImpreciseDate?
    /// Where an event was; the region or country that a place is in. May be empty.
    package var place: String
    /// Of a place.
    package var coordinates: Coordinates?

    package init(
        id: ID, kind: Kind, name: String, slug: String, summary: String = "", aliases: [String] = [], began: ImpreciseDate? = nil,
        ended: ImpreciseDate? = nil, place: String = "", coordinates: Coordinates? = nil
    ) {
        self.id = id
        self.kind = kind
        self.name = name
        self.slug = slug
        self.summary = summary
        self.aliases = aliases
        self.began = began
        self.ended = ended
        self.place = place
        self.coordinates = coordinates
    }
}
