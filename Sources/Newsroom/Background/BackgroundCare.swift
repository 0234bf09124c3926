package import Foundation

/// Who answers for a background passage, and when somebody is to look at it again. Readers see none of it.
package struct BackgroundCare: Hashable, Sendable, Codable {
    /// That it was still right.
    package struct Confirmation: Hashable, Sendable, Codable {
        package var by: User.ID
        package var at: Date

        package init(by: User.ID, at: Date) {
            self.by = by
            self.at = at
        }
    }

    package var owner: User.ID?
    /// The day from which its owner is asked whether it is still right; nil for never.
    package var review: Day?
    /// The last time that somebody said so.
    package var confirmed: Confirmation?

    package init(owner: User.ID? = nil, review: Day? = nil, confirmed: Confirmation? = nil) {
        self.owner = owner
        self.review = review
        self.confirmed = confirmed
    }

    /// Whether it is time to look at it again.
    package func isDue(on day: Day) -> Bool { review.map { $0 <= day } ?? false }
}
