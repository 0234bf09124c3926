import Archive
import Foundation
import Newsroom

/// What can be placed on the front page, and what was: everything that its screen reads.
struct FrontChoices: Sendable {
    static let mostNewest = 40
    static let mostFound = 20
    private static let mostPackages = 40
    private static let mostRevisions = 20

    struct Choice: Sendable {
        let id: Story.ID
        let headline: String
        /// When readers had it first; nil where they have not.
        let published: Date?
    }

    struct Change: Sendable {
        let number: Int
        let by: String
        let at: Date
        let places: [FrontArrangement.Place]
        let changesPackages: Bool
    }

    let front: FrontArrangement
    let words: String
    /// Those that are placed and in none of the lists, public or not.
    private(set) var placed: [Choice] = []
    let newest: [Choice]
    private(set) var found: [Choice] = []
    private(set) var packages: [StoryPackage] = []
    /// Newest first.
    private(set) var changes: [Change] = []

    init(_ front: FrontArrangement, newest: [EditionSummary], words: String, _ records: Records) throws {
        self.front = front
        self.words = words
        self.newest = newest.filter { $0.kind != .brief }.map { Choice(id: $0.id, headline: $0.headline, published: $0.firstPublished) }
        if !words.isEmpty {
            let entries = try records.storyList.entries(StoryListQuery(text: words), limit: Self.mostFound)
            found = try entries.map { try choice($0.id, $0.headline, records) }
        }
        let listed = Set((self.newest + found).map(\.id))
        for place in FrontArrangement.places {
            guard let id = front.stories[place], !listed.contains(id), !placed.contains(where: { $0.id == id }) else { continue }
            guard let headline = try records.storyList.headline(of: id) else { continue }
            placed.append(try choice(id, headline, records))
        }
        let recent = try records.packages.newest(limit: Self.mostPackages)
        packages = try front.packages.filter { id in !recent.contains { $0.id == id } }.compactMap(records.packages.find) + recent
        changes = try Self.changes(records)
    }

    private func choice(_ id: Story.ID, _ headline: String, _ records: Records) throws -> Choice {
        Choice(id: id, headline: headline, published: try records.editions.standing(id)?.firstPublished)
    }

    private static func changes(_ records: Records) throws -> [Change] {
        let revisions = try records.fronts.revisions(limit: mostRevisions + 1)
        return try zip(revisions, revisions.dropFirst().map(\.arrangement) + [FrontArrangement()]).prefix(mostRevisions).map {
            revision, before in
            let front = revision.arrangement
            return Change(
                number: revision.number, by: try records.users.find(revision.by)?.name ?? "", at: revision.at,
                places: front.places(otherThanIn: before), changesPackages: front.packages != before.packages)
        }
    }
}
