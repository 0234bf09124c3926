package import Foundation

/// What readers are told of how a public story changed since its publication.
package struct StoryHistory: Sendable {
    package let story: EditionSummary
    /// How often it changed, whether readers were told or not.
    package let changes: Int
    /// Those that stand, newest first.
    package let corrections: [Correction]
    /// Newest first. The last of all is the first publication.
    package let steps: Page<HistoryStep>

    package init(story: EditionSummary, changes: Int, corrections: [Correction], steps: Page<HistoryStep>) {
        self.story = story
        self.changes = changes
        self.corrections = corrections
        self.steps = steps
    }
}

/// One publication in a story's history. What was undone is not among them.
package struct HistoryStep: Hashable, Sendable {
    /// What can be said of the words before and after.
    package enum Words: Hashable, Sendable {
        /// There were none before, or the words are not held against others: it was withdrawn, or came back.
        case none
        case differ(VersionDifference)
        /// Versions, by the time at which each became public, that the newsroom has closed: nothing of the difference is shown.
        case closed([Date])
        /// The story was withdrawn later, and came back: what it was before is not shown again.
        case withheld
    }

    package let id: Identifier<Publication>
    package let kind: Publication.Kind
    package let at: Date
    /// The story's first publication.
    package let isFirst: Bool
    /// Nil also where it was taken back.
    package let correction: Correction?
    package let words: Words

    package init(
        id: Identifier<Publication>, kind: Publication.Kind, at: Date, isFirst: Bool = false, correction: Correction? = nil, words: Words
    ) {
        self.id = id
        self.kind = kind
        self.at = at
        self.isFirst = isFirst
        self.correction = correction
        self.words = words
    }

    package var place: Cursor { Cursor(position: Int64((at.timeIntervalSince1970 * 1000).rounded()), id: id.uuid) }
}
