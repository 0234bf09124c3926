package import Foundation

/// What one of the desk says of a passage of a story while it is being made; or how they would word it.
///
/// It stands beside the text, not in it: readers, feeds and revisions have nothing of it. Where the text is changed around the
/// passage, its place moves along.
package struct Comment: Identifiable, Hashable, Sendable {
    package typealias ID = Identifier<Comment>

    package enum Outcome: String, Codable, Hashable, Sendable {
        /// Talked over, and done.
        case resolved
        /// The suggested words stand in the text.
        case accepted
        case refused
    }

    /// How and by whom it was settled.
    package struct Settlement: Hashable, Sendable {
        package var outcome: Outcome
        package var at: Date
        package var by: User.ID

        package init(outcome: Outcome, at: Date, by: User.ID) {
            self.outcome = outcome
            self.at = at
            self.by = by
        }
    }

    package let id: ID
    package let story: Story.ID
    /// The editor's positions in the draft's newest version. Empty where the passage is gone, or the whole story is meant.
    package var range: Range<Int>
    /// The passage as it was.
    package let quote: String
    /// What is to stand instead of it; nil where nothing is suggested. Empty: the passage is to go.
    package let suggestion: String?
    package let madeAt: Date
    package let madeBy: User.ID
    package var settlement: Settlement?

    package init(
        id: ID, story: Story.ID, range: Range<Int>, quote: String, suggestion: String?, madeAt: Date, madeBy: User.ID,
        settlement: Settlement? = nil
    ) {
        self.id = id
        self.story = story
        self.range = range
        self.quote = quote
        self.suggestion = suggestion
        self.madeAt = madeAt
        self.madeBy = madeBy
        self.settlement = settlement
    }

    /// In characters.
    package enum Limit {
        package static let text = 5_000
        package static let suggestion = 5_000
        package static let quote = 5_000
        /// Open at one story: each is moved along with every change.
        package static let open = 300
        package static let messages = 200
        package static let mentions = 20
    }

    /// The same comment after a change of the text: what is put in at an edge is outside.
    package func moved(through maps: [StepMap]) -> Comment {
        var comment = self
        let from = maps.map(range.lowerBound, .after)
        comment.range = from..<max(from, maps.map(range.upperBound, .before))
        return comment
    }
}

/// One thing that was said about a passage.
package struct CommentMessage: Identifiable, Hashable, Sendable {
    package typealias ID = Identifier<CommentMessage>

    package let id: ID
    package let comment: Comment.ID
    package let text: String
    package let at: Date
    package let by: User.ID

    package init(id: ID, comment: Comment.ID, text: String, at: Date, by: User.ID) {
        self.id = id
        self.comment = comment
        self.text = text
        self.at = at
        self.by = by
    }
}
