package import Archive
import Foundation
package import Newsroom

/// How the statements of a story stand to others, and which earlier ones they seem to repeat.
package struct StoryLinks: Sendable {
    /// In the order in which the statements were made.
    package let links: [StatementLink]
    package let suggested: [SuggestedLink]

    /// Of a story's statements, the first so many are looked at.
    package static let mostStatements = 100
    /// Of those that are linked to nothing, the last so many: each question costs some hundred look-ups.
    package static let mostAsked = 20
    /// For each of them.
    package static let mostSuggested = 2
    /// Who has said less of it before has said something else.
    package static let leastShare = 0.6

    package init(of story: Story.ID, _ records: Records) throws {
        let statements = try records.statements.inStory(story).filter { $0.confirmation != nil }.prefix(Self.mostStatements)
        links = try statements.flatMap { try records.statements.links(from: $0.id) }
        let linked = Set(links.map(\.from))
        let asked = statements.filter { !linked.contains($0.id) }.suffix(Self.mostAsked)
        suggested = try asked.flatMap { try Self.suggestions(for: $0, records.statements) }
    }

    private static func suggestions(for statement: Statement, _ statements: Statements) throws -> [SuggestedLink] {
        guard let speaker = statement.speaker else { return [] }
        let linked = Set(try statements.links(from: statement.id).map(\.to))
        let linking = try statements.linking(to: statement.id)
        let refused = try statements.refusedLinks(from: statement.id)
        let like = try statements.like(LikenessQuery(statement), limit: 30).filter { found in
            found.statement.speaker == speaker && found.share >= leastShare && found.statement.isEarlier(than: statement)
                && !linking.contains(found.statement.id) && !refused.contains(found.statement.id)
        }
        // Who repeats the last time has said that it was not the first; and what repeats the same is the same saying.
        let known = try reached(from: linked, statements)
        var (found, behind) = ([LikeStatement](), Set<Statement.ID>())
        for one in like {
            let all = try reached(from: [one.statement.id], statements)
            guard all.isDisjoint(with: known) else { continue }
            found.append(one)
            behind.formUnion(all.subtracting([one.statement.id]))
        }
        return found.filter { !behind.contains($0.statement.id) }.prefix(mostSuggested).map {
            SuggestedLink(from: statement.id, to: $0.statement, share: $0.share)
        }
    }

    /// Those, and what they repeat in turn.
    private static func reached(from first: Set<Statement.ID>, _ statements: Statements) throws -> Set<Statement.ID> {
        var (reached, new) = (first, first)
        while !new.isEmpty, reached.count < 200 {
            let next = try Set(new.sorted().flatMap { try statements.links(from: $0) }.filter { $0.kind == .repeats }.map(\.to))
            new = next.subtracting(reached)
            reached.formUnion(new)
        }
        return reached
    }
}

/// A statement that seems to repeat what its speaker said before.
package struct SuggestedLink: Hashable, Sendable {
    package let from: Statement.ID
    package let to: Statement
    /// Which part of its words the other has.
    package let share: Double
}

extension Statement {
    /// By when it was said or, where that is not known, confirmed; of the same day, by when it was made.
    package func isEarlier(than other: Statement) -> Bool {
        (day, id) < (other.day, other.id)
    }

    private var day: Int {
        (said?.first ?? confirmation.map { Day($0.at, in: .gmt) })?.daysSince1970 ?? .min
    }
}

/// What was said before that is like some words.
package struct SaidBefore: Sendable {
    /// By the same speaker, the last said first.
    package let bySpeaker: [LikeStatement]
    /// By others, the last said first.
    package let byOthers: [LikeStatement]

    package static let most = 10

    package init(_ query: LikenessQuery, _ records: Records) throws {
        let like = try records.statements.like(query, limit: 3 * Self.most)
        let own = like.filter { query.speaker != nil && $0.statement.speaker == query.speaker }.prefix(Self.most)
        let others = like.filter { query.speaker == nil || $0.statement.speaker != query.speaker }.prefix(Self.most)
        bySpeaker = own.sorted { $1.statement.isEarlier(than: $0.statement) }
        byOthers = others.sorted { $1.statement.isEarlier(than: $0.statement) }
    }
}
