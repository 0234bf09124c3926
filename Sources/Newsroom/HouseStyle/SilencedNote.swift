package import Foundation

/// A copy-desk note that somebody has looked at, and of which a story is to hear no more.
package struct SilencedNote: Hashable, Sendable {
    package enum Reason: String, CaseIterable, Codable, Hashable, Sendable {
        /// The rule is wrong here.
        case falseAlarm
        /// The rule is right, and the copy means what it says.
        case meant
        /// It is part of a name or a title, which stands as its owner writes it.
        case name
        /// Something else, in words.
        case other
    }

    package var story: Story.ID
    /// Made of the rule and the words around the note (`CopyNote.key`).
    package var key: String
    package var rule: String
    package var reason: Reason
    /// What there is to say besides; needed where the reason is another.
    package var words: String
    package var by: User.ID
    package var at: Date

    /// Of more than these nobody has looked at each.
    package static let mostOfStory = 5_000

    package init(story: Story.ID, key: String, rule: String, reason: Reason, words: String = "", by: User.ID, at: Date) {
        (self.story, self.key, self.rule) = (story, key, rule)
        (self.reason, self.words, self.by, self.at) = (reason, words, by, at)
    }

    /// Whether a text can be a note's key.
    package static func isKey(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { $0 == 0x2D || $0 == 0x5F || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) }
    }
}

/// What people did with the notes of one rule, in all stories together.
package struct RuleCount: Hashable, Sendable {
    package var silenced: [SilencedNote.Reason: Int]
    /// How often its fix was taken.
    package var fixed: Int

    package init(silenced: [SilencedNote.Reason: Int] = [:], fixed: Int = 0) {
        self.silenced = silenced
        self.fixed = fixed
    }

    package subscript(reason: SilencedNote.Reason) -> Int { silenced[reason] ?? 0 }

    package var allSilenced: Int { silenced.values.reduce(0, +) }
}
