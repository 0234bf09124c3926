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

    /// On which terms the speaker spoke (the trade's own terms, as AP and Reuters define them).
    package enum Attribution: String, CaseIterable, Codable, Hashable, Sendable {
        /// By name.
        case onRecord
        /// Described and not named: "a European diplomat".
        case background
        /// Not named, and described no more closely than the source agreed to.
        case anonymous
    }

    /// The words as they were said, where the copy has a translation of them.
    package struct Original: Hashable, Sendable {
        package var text: String
        /// BCP 47.
        package var language: String

        package init(text: String, language: String) {
            self.text = text
            self.language = language
        }
    }

    package let id: ID
    package var story: Story.ID
    /// Nil where the speaker is described and not named: see `attribution`.
    package var speaker: Topic.ID?
    package var attribution: Attribution
    /// How readers are told of a speaker who is not named; empty where there is a name.
    package var described: String
    /// What the speaker was at the time: "Kremlin spokesperson".
    package var role: String
    package var kind: Kind
    package var content: Content
    package var said: ImpreciseDate?
    package var occasion: String
    /// The chain through which we know, the one nearest to the speaker first.
    package var outlets: [Outlet.ID]
    package var topics: [Topic.ID]
    package var original: Original?
    /// Where it can be looked up: an address; empty where nothing is kept.
    package var evidence: String
    /// The story's words that carry it, as they were when it was last saved: one text for each stretch of the text, in its order.
    /// None where the story does not have it marked. Where the story says something else by now, the statement has to be
    /// confirmed again: see `Document.standing(of:)`.
    package var passage: [String]
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
        id: ID, story: Story.ID, speaker: Topic.ID?, attribution: Attribution = .onRecord, described: String = "", role: String = "",
        kind: Kind, content: Content, said: ImpreciseDate? = nil, occasion: String = "", outlets: [Outlet.ID] = [],
        topics: [Topic.ID] = [], original: Original? = nil, evidence: String = "", passage: [String] = [],
        confirmation: Confirmation? = nil
    ) {
        self.id = id
        self.story = story
        self.speaker = speaker
        self.attribution = attribution
        self.described = described
        self.role = role
        self.kind = kind
        self.content = content
        self.said = said
        self.occasion = occasion
        self.outlets = outlets
        self.topics = topics
        self.original = original
        self.evidence = evidence
        self.passage = passage
        self.confirmation = confirmation
    }

    /// Only an indirect statement is without words of the speaker's own, and only it is. Verbatim words are those of the passage: a
    /// paraphrase is not taken for them. Who speaks on the record is named, and nobody else is.
    package func check() throws {
        switch (attribution, speaker) {
        case (.onRecord, nil): throw NewsroomError.invalid(field: "speaker", reason: "say who said it")
        case (.background, _?), (.anonymous, _?):
            throw NewsroomError.invalid(field: "speaker", reason: "who is not named stands on no page: describe them instead")
        case (_, nil) where described.isEmpty:
            throw NewsroomError.invalid(field: "described", reason: "say how readers are told who it is")
        default: break
        }
        guard !content.text.isEmpty else { throw NewsroomError.invalid(field: "content", reason: "say what was said") }
        switch (kind, content) {
        case (.indirect, .verbatim):
            throw NewsroomError.invalid(field: "content", reason: "an indirect statement gives the sense, not the speaker's words")
        case (.direct, .sense), (.written, .sense):
            throw NewsroomError.invalid(field: "content", reason: "a \(kind.rawValue) statement needs the speaker's words")
        default: break
        }
        if case .verbatim(let words) = content, !passage.isEmpty, !Passage.areSame([words], passage) {
            throw NewsroomError.invalid(field: "content", reason: "the passage says something else: its words are the speaker's own")
        }
    }
}

/// How one statement stands to another.
package struct StatementLink: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
        case repeats, contradicts, retracts, answers, corrects
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
