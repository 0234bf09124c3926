import Archive
import Newsroom

/// A statement on record with what it names, as that is called today.
struct RecordedStatement: Sendable {
    let statement: Statement
    /// Empty where the speaker is described and not named.
    let speaker: String
    let outlets: [String]
    /// Of its story.
    let headline: String
    /// Whether readers have it.
    let isPublic: Bool
    /// Nil where it names nothing at which it can be looked up.
    let evidence: EvidenceStanding?

    init(_ statement: Statement, _ records: Records) throws {
        self.statement = statement
        speaker = try statement.speaker.flatMap(records.topics.find)?.name ?? ""
        outlets = try statement.outlets.compactMap { try records.outlets.find($0)?.name }
        headline = try records.storyList.entry(of: statement.story)?.headline ?? ""
        isPublic = try records.editions.show(statement.id)
        evidence = statement.evidence.isEmpty ? nil : try records.evidence.standing(of: statement.evidence)
    }
}
