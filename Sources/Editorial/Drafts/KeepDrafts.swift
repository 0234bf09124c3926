import Archive
import Foundation
import Newsroom

/// Keeps as revisions what has been unsaved for ten minutes, wherever its editors have gone, and puts drafts away that have long
/// been the same as their revision. Done by the clock.
package struct KeepDrafts: Act {
    /// At a time, so that writers wait little.
    static var most: Int { 20 }

    package init() {}

    /// Whether there may be more.
    package func perform(in transaction: Transaction) throws -> Bool {
        try transaction.require(.writeStories)
        let drafts = transaction.records.drafts
        let due = try drafts.unsaved(since: transaction.now - Revision.coalescingTime, limit: Self.most)
        for story in due { try transaction.perform(SaveDraft(storyIfUnsaved: story)) }
        let old = try drafts.untouched(since: transaction.now - DraftLimits.keptFor, limit: Self.most)
        for story in old { try drafts.remove(story) }
        return due.count == Self.most || old.count == Self.most
    }
}
