package import Foundation

/// The places where an error went, and how far the correction has come in each. Read when it is asked for, from what each
/// place has: nothing here is kept, so nothing here can be out of date.
package struct CorrectionLedger: Hashable, Sendable {
    /// A correction, and what it is of.
    package struct Subject: Hashable, Sendable {
        package let id: Correction.ID
        package let kind: Correction.Kind
        package let text: String
        package let at: Date
        package let by: User.ID
        package let of: Thing
        package let isTakenBack: Bool

        package enum Thing: Hashable, Sendable {
            case story(Story.ID)
            case update(LiveUpdate.ID, of: Story.ID)
            case background(Background.ID)
        }

        package init(
            id: Correction.ID, kind: Correction.Kind, text: String, at: Date, by: User.ID, of thing: Thing, isTakenBack: Bool
        ) {
            self.id = id
            self.kind = kind
            self.text = text
            self.at = at
            self.by = by
            of = thing
            self.isTakenBack = isTakenBack
        }
    }

    package enum Place: String, CaseIterable, Hashable, Sendable {
        /// The stories' own pages, and what programs read there.
        case storyPages
        /// Feeds that have the stories, and the paper's public log with its feeds.
        case feeds, correctionsPage
        /// The sitemap's times, and the sitemap of news.
        case sitemap, newsSitemap
        /// What was read aloud, and pictures that go with links.
        case audio, sharingPictures
        /// Cards of the stories in other stories.
        case storyCards
        /// What the stories have on record.
        case statements
        /// The stories in other languages.
        case translations
        case webhooks, api
    }

    package enum State: String, CaseIterable, Hashable, Sendable {
        case done
        /// Something is still to be made, sent, or looked at by somebody.
        case waiting
        /// It was tried and given up.
        case failed
        /// The error never went there.
        case notConcerned
    }

    package struct Entry: Hashable, Sendable {
        package let place: Place
        package let done: Int
        package let waiting: Int
        package let failed: Int
        /// When the last of what is done was done; nil where nothing is.
        package let at: Date?

        package init(_ place: Place, done: Int = 0, waiting: Int = 0, failed: Int = 0, at: Date? = nil) {
            self.place = place
            self.done = done
            self.waiting = waiting
            self.failed = failed
            self.at = done > 0 ? at : nil
        }

        package var all: Int { done + waiting + failed }

        package var state: State {
            if waiting > 0 { return .waiting }
            if failed > 0 { return .failed }
            return done > 0 ? .done : .notConcerned
        }
    }

    package let subject: Subject
    /// Public stories that had the error.
    package let stories: Int
    /// One of each place, in their order.
    package let entries: [Entry]

    package init(_ subject: Subject, stories: Int, entries: [Entry]) {
        self.subject = subject
        self.stories = stories
        self.entries = entries
    }

    package subscript(_ place: Place) -> Entry { entries.first { $0.place == place } ?? Entry(place) }

    /// Whether nothing is left to do.
    package var isSettled: Bool { entries.allSatisfy { $0.state != .waiting } }
}
