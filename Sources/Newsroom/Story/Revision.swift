package import Foundation

/// An immutable copy of a story's content: who saved it and when.
package struct Revision: Hashable, Sendable {
    package let story: Story.ID
    /// Rises with each save of the story.
    package let number: Int
    package let content: StoryContent
    package let savedAt: Date
    package let savedBy: User.ID
    package let manner: Manner
    /// When the first of the autosaves that coalesced into this revision was made; `savedAt` where none did.
    package let startedAt: Date

    /// How a save came about.
    package enum Manner: String, Codable, Hashable, Sendable {
        /// By the editor, in the background.
        case auto
        /// Because a person said so.
        case deliberate
        /// By an import.
        case imported
    }

    package init(
        story: Story.ID, number: Int, content: StoryContent, savedAt: Date, savedBy: User.ID, manner: Manner, startedAt: Date
    ) {
        self.story = story
        self.number = number
        self.content = content
        self.savedAt = savedAt
        self.savedBy = savedBy
        self.manner = manner
        self.startedAt = startedAt
    }

    /// Autosaves by one person within this time of the first of them are one revision.
    package static let coalescingTime: TimeInterval = 600

    /// Whether a save takes this revision's place instead of standing beside it.
    ///
    /// Only an autosave does, only in place of an autosave by the same person begun at most ten minutes before, and never
    /// in place of a revision that has been public or is planned to be: that one is on the record.
    package func coalesces(with manner: Manner, by user: User.ID, at time: Date, onTheRecord: Bool) -> Bool {
        manner == .auto && self.manner == .auto && savedBy == user && !onTheRecord
            && time.timeIntervalSince(startedAt) <= Self.coalescingTime && time >= startedAt
    }
}
