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
        var kept = 0
        for story in due {
            do {
                try transaction.perform(SaveDraft(storyIfUnsaved: story))
                kept += 1
            } catch is NewsroomError {
                // Nothing of this one was changed; the others must not wait for it.
                continue
            }
        }
        let old = try drafts.untouched(since: transaction.now - DraftLimits.keptFor, limit: Self.most)
        for story in old {
            // By a draft's changes, comments keep their place: it is looked at again in a while.
            if try transaction.records.comments.hasOpen(story) {
                try drafts.keepLonger(story, at: transaction.now)
            } else {
                try drafts.remove(story)
            }
        }
        return kept == Self.most || old.count == Self.most
    }
}
