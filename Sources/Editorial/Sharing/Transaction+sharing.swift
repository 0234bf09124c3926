import Archive
import Foundation
import Newsroom

extension Transaction {
    /// A story older than this is from an archive: links to it show the paper's picture, unless it was drawn when it was new.
    static let sharingFreshness: TimeInterval = 30 * 86_400

    /// After an edition was changed: a picture that says the same stays, one that says what was corrected goes at once, and what
    /// is to have one and has none is asked for.
    ///
    /// - Parameter standing: the edition; nil where the story is not public.
    func settleSharingPicture(of story: Story.ID, _ standing: Editions.Standing?) throws {
        guard let standing else { return }
        let sharing = records.sharing
        let isFresh = standing.updated > now.addingTimeInterval(-Self.sharingFreshness)
        let drawn = try sharing.find(story)
        guard isFresh || drawn != nil else { return try sharing.settle(story) }
        let sheet = try sharing.sheet(of: story)
        guard sheet == nil || drawn?.sheet != sheet else { return try sharing.settle(story) }
        try sharing.remove(story)
        if isFresh, sheet != nil { try sharing.order(story, at: standing.updated) }
    }
}
