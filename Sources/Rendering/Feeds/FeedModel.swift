import Foundation
import Newsroom

/// What a feed says, whatever its format.
struct FeedModel {
    static let length = 30

    let feed: PageKey.Feed
    /// What the feed follows, where that is not the whole paper.
    var subject: String?
    var summary = ""
    /// What it follows by a name that never changes, where that has one.
    var identifier: String?
    /// BCP 47; nil for the paper's.
    var language: String?
    /// Newest first.
    var entries: [FeedEntry] = []

    init(feed: PageKey.Feed) {
        self.feed = feed
    }

    /// When readers were last told something new. All times come from the stories, none from the clock.
    var updated: Date? { entries.map(\.updated).max() }

    func title(_ presenter: Presenter) -> String {
        subject.map(presenter.feedTitle) ?? presenter.paper.name
    }

    func language(_ presenter: Presenter) -> String { language ?? presenter.paper.language }

    func description(_ presenter: Presenter) -> String {
        [summary, presenter.paper.motto].first { !$0.isEmpty } ?? presenter.paper.name
    }
}

/// An entry of a feed: a story, a correction, or a statement.
struct FeedEntry {
    /// Never changes, whatever becomes of the story: `urn:uuid:0190…` (RFC 9562).
    let identifier: String
    let title: String
    let address: String
    let language: String
    let published: Date
    let updated: Date
    var authors: [Person] = []
    /// Editors, translators, photographers.
    var contributors: [Person] = []
    var topics: [String] = []
    /// Plain text.
    var summary = ""
    /// HTML in which every address is a full one; nil where the paper's feeds carry summaries.
    var content: [UInt8]?
    var picture: SharedImage?

    struct Person {
        let name: String
        let address: String
    }
}
