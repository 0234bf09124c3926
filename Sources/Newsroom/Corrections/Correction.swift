package import Foundation

/// What the paper says of its own error, and which revisions stand before and after.
package struct Correction: Identifiable, Hashable, Sendable {
    package typealias ID = Identifier<Correction>

    package enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
        case correction, clarification, update, retraction
    }

    package static let longestText = 2_000

    package let id: ID
    /// The story that it is of, or one that carries the passage that it is of.
    package var story: Story.ID
    package var kind: Kind
    package var text: String
    package var before: Int
    package var after: Int
    package var at: Date
    package var by: User.ID
    /// Where not the story was corrected but a passage that it carries; the revisions are then the passage's.
    package var background: Background.ID?

    package init(
        id: ID, story: Story.ID, kind: Kind, text: String, before: Int, after: Int, at: Date, by: User.ID, background: Background.ID? = nil
    ) {
        self.id = id
        self.story = story
        self.kind = kind
        self.text = text
        self.before = before
        self.after = after
        self.at = at
        self.by = by
        self.background = background
    }
}
