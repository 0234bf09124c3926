package import Foundation

/// What the paper says of an error in a passage that many stories carry: kept once, shown on each story that had the error.
package struct BackgroundCorrection: Identifiable, Hashable, Sendable {
    package let id: Correction.ID
    package var background: Background.ID
    package var kind: Correction.Kind
    package var text: String
    /// Revisions of the passage.
    package var before: Int
    package var after: Int
    package var at: Date
    package var by: User.ID

    package init(
        id: Correction.ID, background: Background.ID, kind: Correction.Kind, text: String, before: Int, after: Int, at: Date, by: User.ID
    ) {
        self.id = id
        self.background = background
        self.kind = kind
        self.text = text
        self.before = before
        self.after = after
        self.at = at
        self.by = by
    }

    /// As a story that carried the passage shows it.
    package func on(_ story: Story.ID) -> Correction {
        Correction(id: id, story: story, kind: kind, text: text, before: before, after: after, at: at, by: by, background: background)
    }
}
