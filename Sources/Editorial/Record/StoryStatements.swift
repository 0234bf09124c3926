package import Archive
import CopyDesk
package import Foundation
package import Newsroom

/// What a story's newest text has on the record, and what the copy desk suggests of it besides.
package struct StoryStatements: Sendable {
    /// The draft's version in which positions count.
    package let version: Int
    /// In the text's order; neither what was refused nor what is marked already.
    package let suggestions: [SuggestedRecord]
    /// In the text's order; at the end those whose words are gone.
    package let statements: [KeptStatement]
    /// Whether the copy desk knows the story's language.
    package let isRead: Bool

    package static let mostSuggestions = 500

    /// - Parameters:
    ///   - today: from which "Wednesday" counts in what nobody has published yet.
    ///   - zone: the newsroom's, by which what is published is of a day.
    package init(of id: Story.ID, on today: Day, in zone: TimeZone, _ records: Records, memory: DraftMemory? = nil) throws {
        guard let story = try records.stories.find(id) else { throw NewsroomError.notFound("story \(id)") }
        let (version, draft, language) = try Self.newest(of: story, records, memory)
        let kept = try records.statements.inStory(id)
        statements = try Self.kept(kept, in: draft, records)
        self.version = version
        let desk = CopyDesk(languageOf: language)
        isRead = desk != nil
        guard let desk, let document = try? draft.document else {
            suggestions = []
            return
        }
        let day = try records.editions.standing(id).map { Day($0.firstPublished, in: zone) } ?? today
        let suggester = StatementSuggester(document, draft, refused: try records.statements.refused(in: id))
        suggestions = try suggester.suggestions(by: desk, on: day, records)
    }

    static func newest(
        of story: Story, _ records: Records, _ memory: DraftMemory?
    ) throws -> (version: Int, draft: DraftDocument, language: String) {
        if let draft = try records.drafts.find(story.id), let fields = try records.drafts.fields(of: story.id) {
            return (draft.version, try records.document(of: draft, memory: memory), fields.content.language)
        }
        guard let content = try records.stories.revision(story.latestRevision, of: story.id)?.content else {
            throw NewsroomError.notFound("revision \(story.latestRevision)")
        }
        return (0, try DraftDocument(content.document), content.language)
    }

    private static func kept(_ statements: [Statement], in draft: DraftDocument, _ records: Records) throws -> [KeptStatement] {
        let ranges = draft.statementRanges
        let found = try statements.compactMap { statement -> KeptStatement? in
            let marked = ranges[statement.id] ?? []
            guard statement.confirmation != nil || !marked.isEmpty else { return nil }
            let pieces = try marked.map { StatementPassage.Piece($0, try draft.passage($0)) }
            return KeptStatement(
                statement: statement, pieces: pieces, speaker: try statement.speaker.flatMap(records.topics.find)?.name ?? "",
                outlets: try statement.outlets.compactMap { try records.outlets.find($0)?.name },
                confirmedBy: try statement.confirmation.flatMap { try records.users.find($0.by) }?.name ?? "")
        }
        func place(_ one: KeptStatement) -> Int { one.pieces.first?.range.lowerBound ?? .max }
        return found.enumerated().sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }.map(\.element)
    }
}

/// A statement on the record, or marked in the text and not confirmed.
package struct KeptStatement: Sendable {
    package let statement: Statement
    /// Where its mark lies, and the words that stand there now.
    package let pieces: [StatementPassage.Piece]
    /// Names, as they are today.
    package let speaker: String
    package let outlets: [String]
    package let confirmedBy: String

    package var standing: PassageStanding {
        Document.standing(of: statement, in: pieces.isEmpty ? [:] : [statement.id: pieces.map(\.words)])
    }
}

/// What might be put on the record, one key away from it.
package struct SuggestedRecord: Sendable {
    package let fingerprint: String
    package let pieces: [StatementPassage.Piece]
    /// A topic of this name that there is.
    package let speaker: Topic?
    /// Empty where the copy names nobody, or nobody that could be told.
    package let name: String
    package let kindOfSpeaker: Topic.Kind
    package let attribution: Statement.Attribution
    package let described: String
    package let role: String
    package let kind: Statement.Kind
    package let content: Statement.Content
    package let said: ImpreciseDate?
    package let occasion: String
    package let outlets: [String]
    package let confidence: Double
}
