import Archive
import Foundation
import Newsroom

extension Transaction {
    /// A story older than this is from an archive: links to it show the paper's picture, unless it was drawn when it was new.
    static let sharingFreshness: TimeInterval = 30 * 86_400

    /// After an edition was changed: a picture that says the same stays, one that says what was corrected goes at once, and what
    /// is to have one and has none is asked for.
    func settleSharingPicture(of story: Story.ID) throws {
        let sharing = records.sharing
        guard let standing = try records.editions.standing(story) else { return }
        let sheet = try sharing.sheet(of: story)
        let isDrawn = try sharing.find(story)?.sheet == sheet
        guard sheet == nil || !isDrawn else { return try sharing.settle(story) }
        try sharing.remove(story)
        guard sheet != nil, standing.updated > now.addingTimeInterval(-Self.sharingFreshness) else { return }
        try sharing.order(story, at: standing.updated)
    }
}
