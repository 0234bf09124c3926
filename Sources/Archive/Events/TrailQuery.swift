package import Foundation
package import Newsroom

/// Which events a list of the trail shows: what is given narrows it.
package struct TrailQuery: Hashable, Sendable {
    /// Who did it.
    package var account: User.ID?
    /// The act's name: `PublishStory`.
    package var act: String?
    /// What it was done to: `story:0190…`.
    package var subject: String?
    package var from: Date?
    /// Before this time.
    package var until: Date?

    package init(account: User.ID? = nil, act: String? = nil, subject: String? = nil, from: Date? = nil, until: Date? = nil) {
        self.account = account
        self.act = act
        self.subject = subject
        self.from = from
        self.until = until
    }
}

/// An event with its place in the trail.
package struct TrailEntry: Hashable, Sendable {
    /// Rises with every event: where a list goes on.
    package let number: Int64
    package let event: Event
    /// Covers the event and the seal before it.
    package let seal: String
}
