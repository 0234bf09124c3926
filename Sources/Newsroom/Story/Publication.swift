package import Foundation

/// The record that a revision became public, or a story ceased to be, at a time, by a person.
package struct Publication: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
        /// The story is public from now on.
        case published
        /// A newer revision of a public story took the place of the one before, and readers are told when.
        case updated
        /// The same without a new "updated" time: a typing error, a link.
        case fixed
        /// The same with a correction that says what was wrong.
        case corrected
        /// The story is not public any more.
        case withdrawn
    }

    package let id: Identifier<Publication>
    package let story: Story.ID
    package let revision: Int
    package let kind: Kind
    package let at: Date
    package let by: User.ID

    package init(id: Identifier<Publication>, story: Story.ID, revision: Int, kind: Kind, at: Date, by: User.ID) {
        self.id = id
        self.story = story
        self.revision = revision
        self.kind = kind
        self.at = at
        self.by = by
    }
}

/// What a story's publications add up to.
package enum PublicationState: Hashable, Sendable {
    case unpublished
    case planned(revision: Int, due: Date)
    case published(revision: Int)
    case withdrawn
}
