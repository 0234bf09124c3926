import Archive
import Foundation
import Newsroom

/// What a passage's screens are made from, read in one go.
struct BackgroundState: Sendable {
    static let mostStories = 20
    private static let mostRevisions = 50

    var background: Background
    var care: BackgroundCare
    /// Whether readers see it: then changing it is publishing.
    var isShown: Bool
    /// Public stories that carry it; counted no further than a hundred.
    var count: Int
    /// The newest that carry it, public or not; one more than are shown.
    var stories: [StoryListEntry]
    /// Whether others say it in words of their own, or may: they are still being looked through.
    var hasLike: Bool
    var corrections: [BackgroundCorrection]
    var history: [(number: Int, by: User.ID, at: Date)]
    /// Those who could answer for it.
    var keepers: [User]
    var names: [User.ID: String]

    /// - Throws: `NewsroomError.notFound`.
    init(_ id: Background.ID, _ records: Records) throws {
        guard let background = try records.backgrounds.find(id) else { throw NewsroomError.notFound("background") }
        self.background = background
        care = try records.backgrounds.care(of: id)
        isShown = try records.editions.show(id)
        count = try records.backgroundUses.count(id, upTo: 101)
        stories = try records.backgroundUses.all(id, limit: Self.mostStories + 1).compactMap { try records.storyList.entry(of: $0) }
        hasLike =
            try !records.backgroundLikenesses.stories(like: id, limit: 1).isEmpty || records.backgroundLikenesses.isWalking(id)
        corrections = try records.backgroundCorrections.of(id)
        history = try records.backgrounds.history(of: id, limit: Self.mostRevisions)
        keepers = try Self.keepers(records)
        names = [:]
        for id in Set(history.map(\.by) + [care.owner, care.confirmed?.by].compactMap(\.self)) {
            names[id] = try records.users.find(id)?.name
        }
    }

    static func keepers(_ records: Records) throws -> [User] {
        try records.users.all().filter { $0.id != User.operator.id && $0.status != .suspended && $0.may(.keepBackground) }
            .sorted { $0.name < $1.name }
    }
}
