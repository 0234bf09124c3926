package import Foundation

/// What the paper says of its own error, and which revisions stand before and after.
package struct Correction: Identifiable, Hashable, Sendable {
    package typealias ID = Identifier<Correction>

    package enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
        case correction, clarification, update, retraction
    }

    package let id: ID
    package var story: Story.ID
    package var kind: Kind
    package var text: String
    package var before: Int
    package var after: Int
    package var at: Date
    package var by: User.ID

    package init(id: ID, story: Story.ID, kind: Kind, text: String, before: Int, after: Int, at: Date, by: User.ID) {
        self.id = id
        self.story = story
        self.kind = kind
        self.text = text
        self.before = before
        self.after = after
        self.at = at
        self.by = by
    }
}
