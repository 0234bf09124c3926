package import Foundation

/// The live coverage of a public story, as its first page shows it.
package struct LiveCoverage: Hashable, Sendable {
    /// Nil while it goes on.
    package var ended: Date?
    /// Newest first.
    package var pinned: [PublishedUpdate]
    /// The newest updates, pinned ones among them.
    package var newest: [PublishedUpdate]
    package var next: Cursor?
    /// The number of the story's newest notice: who follows the coverage begins after it.
    package var notice: Int

    package init(ended: Date? = nil, pinned: [PublishedUpdate] = [], newest: [PublishedUpdate] = [], next: Cursor? = nil, notice: Int = 0) {
        self.ended = ended
        self.pinned = pinned
        self.newest = newest
        self.next = next
        self.notice = notice
    }

    /// How many updates a page has, and how many can be pinned.
    package static let length = 20
    package static let mostPinned = 5
}

/// The published copy of a live update.
package struct PublishedUpdate: Identifiable, Hashable, Sendable {
    package struct Author: Hashable, Sendable {
        package let contributor: Contributor.ID
        package let name: String

        package init(contributor: Contributor.ID, name: String) {
            self.contributor = contributor
            self.name = name
        }
    }

    /// What readers are told of an error in it.
    package struct Correction: Hashable, Sendable {
        package let text: String
        package let at: Date

        package init(text: String, at: Date) {
            self.text = text
            self.at = at
        }
    }

    package let id: LiveUpdate.ID
    package let headline: String
    package var authors: [Author]
    package let document: Document
    package let isKeyEvent: Bool
    package let isPinned: Bool
    package let posted: Date
    /// When readers were last told of a correction; equals `posted` where they never were.
    package let updated: Date
    /// Newest first.
    package var corrections: [Correction]

    package init(
        id: LiveUpdate.ID, headline: String, authors: [Author] = [], document: Document, isKeyEvent: Bool = false, isPinned: Bool = false,
        posted: Date, updated: Date, corrections: [Correction] = []
    ) {
        self.id = id
        self.headline = headline
        self.authors = authors
        self.document = document
        self.isKeyEvent = isKeyEvent
        self.isPinned = isPinned
        self.posted = posted
        self.updated = updated
        self.corrections = corrections
    }

    package var place: Cursor { Cursor(position: Int64((posted.timeIntervalSince1970 * 1000).rounded()), id: id.uuid) }
}

/// Where a page of a live coverage begins.
package enum LivePlace: Hashable, Sendable {
    /// With the updates older than this place.
    case after(Cursor)
    /// With this update: its own address.
    case update(LiveUpdate.ID)
}

/// Updates of a live coverage, newest first, with what their documents mention.
package struct LivePart: Hashable, Sendable {
    package var updates: [PublishedUpdate]
    package var references: Edition.References
    package var next: Cursor?

    package init(updates: [PublishedUpdate], references: Edition.References = Edition.References(), next: Cursor? = nil) {
        self.updates = updates
        self.references = references
        self.next = next
    }
}
