import Archive
import Foundation
package import Newsroom

/// Says that a background passage is still right as it stands, and when it is looked at again.
package struct ConfirmBackground: Act {
    package var background: Background.ID
    /// The one that was looked at.
    package var revision: Int
    /// Nil for never.
    package var review: Day?

    package init(_ background: Background.ID, revision: Int, review: Day?) {
        self.background = background
        self.revision = revision
        self.review = review
    }

    /// - Throws: `NewsroomError.conflict` where the passage is another by now.
    package func perform(in transaction: Transaction) throws {
        try transaction.require(.keepBackground)
        guard let current = try transaction.records.backgrounds.find(background) else {
            throw NewsroomError.notFound("background \(background)")
        }
        guard current.revision == revision else {
            throw NewsroomError.conflict("the background was changed in between: its latest revision is \(current.revision)")
        }
        let today = Day(transaction.now, in: transaction.zone)
        if let review, review <= today {
            throw NewsroomError.invalid(field: "review", reason: "choose a day that is to come")
        }
        let former = try transaction.records.backgrounds.care(of: background)
        // A form that is sent twice is said once.
        if let said = former.confirmed, said.by == transaction.actor.id, former.review == review,
            transaction.now.timeIntervalSince(said.at) < 60
        {
            return
        }
        var care = former
        care.review = review
        care.confirmed = .init(by: transaction.actor.id, at: transaction.now)
        try transaction.keep(care, of: background, after: former)
        var details = ["revision": "\(revision)"]
        details["review"] = review?.description
        transaction.record(on: "background:\(background)", details, before: .backgroundCare(former))
    }
}
