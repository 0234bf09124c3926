package import Foundation
package import Newsroom

/// A row of the desk's list of stories: what its newest revision says, and whether readers see it.
package struct StoryListEntry: Hashable, Sendable, Identifiable {
    package let id: Story.ID
    /// Rises with every change of any story: the list's order.
    package let number: Int64
    package let stage: Stage
    package let section: Section.ID?
    package let kind: StoryKind
    package let language: String
    package let headline: String
    /// In the byline's order.
    package let byline: [Contributor.ID]
    /// The newest.
    package let revision: Int
    package let embargo: Date?
    package let creator: User.ID
    package let changedAt: Date
    package let changedBy: User.ID
    package let publication: PublicationState
    /// How long the text is.
    package let words: Int
}

/// Which stories a list shows; every part that is there must hold.
package struct StoryListQuery: Hashable, Sendable {
    /// Words of the headline, names of the byline and topics; the last may be a beginning.
    package var text: String
    package var stage: Stage?
    package var section: Section.ID?
    package var topic: Topic.ID?
    /// Those whom a name stands for: accounts that made the story or have an assignment for it, contributors in its byline.
    /// Empty: anybody.
    package var people: [Person]
    /// Made by this account: all that somebody from outside sees.
    package var creator: User.ID?
    /// Only those whose newest revision readers do not see.
    package var isWaiting: Bool

    package enum Person: Hashable, Sendable {
        case account(User.ID)
        case contributor(Contributor.ID)
    }

    package init(
        text: String = "", stage: Stage? = nil, section: Section.ID? = nil, topic: Topic.ID? = nil, people: [Person] = [],
        creator: User.ID? = nil, isWaiting: Bool = false
    ) {
        self.text = text
        self.stage = stage
        self.section = section
        self.topic = topic
        self.people = people
        self.creator = creator
        self.isWaiting = isWaiting
    }
}
