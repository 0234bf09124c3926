package import Foundation

/// Who said what, when, and how we know.
package struct Statement: Identifiable, Hashable, Sendable {
    package typealias ID = Identifier<Statement>

    /// How the words stand in the copy (after Pareti 2015: direct, indirect and mixed; `written` for documents and posts).
    package enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
        case direct, indirect, mixed, written
    }

    /// What was said. A paraphrase can never be taken for somebody's own words.
    package enum Content: Hashable, Sendable {
        case verbatim(String)
        case sense(String)

        package var text: String {
            switch self {
            case .verbatim(let text), .sense(let text): text
            }
        }
    }

    package let id: ID
    package var story: Story.ID
    package var speaker: Topic.ID
    /// What the speaker was at the time: "Kremlin spokesperson".
    package var role: String
    package var kind: Kind
    package var content: Content
    package var said: ImpreciseDate?
    package var occasion: String
    /// The chain through which we know, the one nearest to the speaker first.
    package var outlets: [Outlet.ID]
    package var topics: [Topic.ID]
    /// Whether an editor confirmed it, who and when; a suggestion counts for nothing until then.
    package var confirmation: Confirmation?

    package struct Confirmation: Hashable, Sendable {
        package var by: User.ID
        package var at: Date
        package init(by: User.ID, at: Date) {
            self.by = by
            self.at = at
        }
    }

    package init(
        id: ID, story: Story.ID, speaker: Topic.ID, role: String = "", kind: Kind, content: Content, said: ImpreciseDate? = nil,
        occasion: String = "", outlets: [Outlet.ID] = [], topics: [Topic.ID] = [], confirmation: Confirmation? = nil
    ) {
        self.id = id
        self.story = story
        self.speaker = speaker
        self.role = role
        self.kind = kind
        self.content = content
        self.said = said
        self.occasion = occasion
        self.outlets = outlets
        self.topics = topics
        self.confirmation = confirmation
    }

    /// Only an indirect statement is without words of the speaker's own, and only it is.
    package func check() throws {
        guard !content.text.isEmpty else { throw NewsroomError.invalid(field: "content", reason: "say what was said") }
        switch (kind, content) {
        case (.indirect, .verbatim):
            throw NewsroomError.invalid(field: "content", reason: "an indirect statement gives the sense, not the speaker's words")
        case (.direct, .sense), (.written, .sense):
            throw NewsroomError.invalid(field: "content", reason: "a \(kind.rawValue) statement needs the speaker's words")
        default: break
        }
    }
}

/// How one statement stands to another.
package struct StatementLink: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
        case repeats, contradicts, retracts, answers
    }

    package var from: Statement.ID
    package var to: Statement.ID
    package var kind: Kind

    package init(from: Statement.ID, to: Statement.ID, kind: Kind) {
        self.from = from
        self.to = to
        self.kind = kind
    }
}
