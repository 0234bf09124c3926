import Archive
package import Foundation
import Newsroom

/// The actor has seen what was new of the topics that they follow, up to a time: what comes later is new.
package struct SeeFollowed: Act {
    /// When it was shown. What came in between is still new.
    package var until: Date

    package init(until time: Date) {
        until = time
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.readStories)
        let following = transaction.records.following
        let time = min(until, transaction.now)
        if let seen = try following.seen(by: transaction.actor.id), seen >= time { return }
        try following.see(by: transaction.actor.id, until: time)
        transaction.record(on: "user:\(transaction.actor.id)")
    }
}
