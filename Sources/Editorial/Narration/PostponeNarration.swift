import Archive
import Foundation
package import Newsroom

/// Notes that a story could not be read aloud, and why. It is tried again after a minute, then after longer and longer,
/// and after six times no more until its words change.
package struct PostponeNarration: Act {
    package var story: Story.ID
    package var reason: String

    static let attempts = 6

    package init(story: Story.ID, reason: String) {
        self.story = story
        self.reason = reason
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.publish)
        guard let work = try transaction.records.narrations.work(story) else { return }
        let attempts = work.attempts + 1
        let isLast = attempts >= Self.attempts
        // 1, 4, 16, 64, 256 minutes.
        let wait = TimeInterval(60 << (2 * min(work.attempts, 8)))
        let reason = String(reason.prefix(300))
        try transaction.records.narrations.postpone(
            story, due: isLast ? nil : transaction.now.addingTimeInterval(wait), attempts: attempts, failure: reason)
        transaction.record(on: "story:\(story)", ["failed": reason, "attempts": "\(attempts)"])
    }
}
