package import Foundation

/// What an act did, as stored in the act's own transaction: the one thing that caches, feeds and other nodes listen to.
package struct Change: Hashable, Sendable {
    /// Rises by one with each change; there are no gaps and no later arrivals below a number once seen.
    package let number: Int
    package let at: Date
    package let act: String
    package let subjects: Set<Subject>

    package init(number: Int, at: Date, act: String, subjects: Set<Subject>) {
        self.number = number
        self.at = at
        self.act = act
        self.subjects = subjects
    }
}

/// Something that readers' pages are made from: what a page read while it was rendered, and what a change touched.
///
/// A page is dropped when the two sets meet.
package enum Subject: Hashable, Sendable {
    /// All that its page shows, with what stands beside it: translations, packages, statements, former versions.
    case story(Story.ID)
    /// What lists, cards and feeds show of a story: what was published. A change that names this one names `story` too.
    case edition(Story.ID)
    case topic(Topic.ID)
    case contributor(Contributor.ID)
    case photograph(Photograph.ID)
    case background(Background.ID)
    /// What a page elsewhere says of itself, by its address.
    case preview(String)
    case section(Section.ID)
    case storyPackage(StoryPackage.ID)
    /// The newest stories of a list: every edition, the news feed, a topic's, a contributor's, a section's, a language's, a day's (`2025-02-12`, newsroom's
    /// zone).
    case list(EditionFilter)
    /// The updates of a story's live coverage.
    case live(Story.ID)
    /// What an address leads to: a story (`slug`), a topic (`topic/slug`), a contributor (`author/slug`),
    /// a section (`section/slug`), a package (`package/slug`), or nothing yet.
    case address(String)
    /// Search results.
    case search
    /// Which sections readers see: the navigation of every page.
    case sections
    /// Which languages have editions.
    case languages
    /// What an editor has placed on the front page.
    case front
    /// The list of all corrections.
    case corrections
    /// A statement that readers have, and what it is linked with.
    case statement(Statement.ID)
    /// A list of statements.
    case record(RecordFilter)
    case outlet(Outlet.ID)
    /// What readers have of the diary.
    case diary
    /// The list of the sitemap's parts, and what stands in one of them.
    case sitemapIndex
    case sitemap(SitemapPart)
    /// Which topics the newest editions name most. A change names it, and the navigation's part of it, only where that came out another
    /// one, or each publication would drop every page there is.
    case topicsInTheNews
    /// The first of them, which the navigation of every page shows by name: which they are, and not in what order.
    case topicsInNavigation
    /// The paper itself: name, settings.
    case paper
}

/// Something that was done: the audit trail's entry. Written in the act's own transaction.
package struct Event: Hashable, Sendable {
    package let id: Identifier<Event>
    package let at: Date
    package let by: User.ID
    /// The act's name: `PublishStory`.
    package let act: String
    /// What it was done to: `story:0190…`.
    package let subject: String
    /// What a reader of the trail needs besides, as pairs.
    package let details: [String: String]

    package init(id: Identifier<Event>, at: Date, by: User.ID, act: String, subject: String, details: [String: String]) {
        self.id = id
        self.at = at
        self.by = by
        self.act = act
        self.subject = subject
        self.details = details
    }
}
