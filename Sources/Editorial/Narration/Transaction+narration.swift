import Archive
import Foundation
import Newsroom

extension NarrationScript {
    /// What tells the words of one narration from those of another.
    package var digest: String { Seal.next(before: "narration 1", text: text) }
}

extension Transaction {
    /// A story older than this when it becomes public is from an archive: not read aloud by itself.
    private static let freshness: TimeInterval = 30 * 86_400

    /// After an edition was changed: what was read aloud stays while the words are the same, and goes at once where they are
    /// others, for it may say what was corrected. What has no voice yet is asked for.
    ///
    /// - Parameter standing: the edition; nil where the story is not public.
    func settleNarration(of story: Story.ID, _ standing: Editions.Standing?) throws {
        guard let standing else { return }
        let narrations = records.narrations
        let digest = try narrations.find(story)?.digest
        let isFresh = standing.updated > now.addingTimeInterval(-Self.freshness)
        guard isFresh || digest != nil, let edition = try records.editions.edition(story) else { return }
        let script = NarrationScript(edition)
        guard script?.digest != digest || digest == nil else { return try narrations.drop(story) }
        if digest != nil { touch(.story(story), .list(.narrated)) }
        try narrations.remove(story)
        if let script { try narrations.ask(story, language: script.language, asked: standing.updated, due: now) }
    }

    /// The same for all stories that carry a background whose words are others now, whatever their number.
    func settleNarrations(carrying background: Background.ID) throws {
        let since = now.addingTimeInterval(-Self.freshness)
        if try records.narrations.redo(carrying: background, orUpdatedAfter: since, at: now) { touch(.list(.narrated)) }
    }
}
