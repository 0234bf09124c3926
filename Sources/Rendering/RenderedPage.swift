package import Foundation
package import Newsroom

/// A finished answer to a reader, and what it was made from.
package struct RenderedPage: Sendable {
    package var status: Int
    package var contentType: String
    package var body: [UInt8]
    /// The first moment at which the page would come out another one though nothing was changed; nil for all pages that do
    /// not depend on the clock.
    package var holdsUntil: Date?
    /// A change that names one of these makes the page wrong.
    package var reads: Set<Subject>
    /// The stretches of lists that it was made from, for a mirror's pages; a change of one of these lists within the stretch makes the
    /// page wrong.
    package var spans: [ListSpan] = []
    /// Where the story or statement stands in lists whose own page it is; only for a mirror's.
    package var place: Cursor?
    /// Where a redirect leads: path and query.
    package var location: String?
    /// What the `Link` header names (RFC 8288); nil for most pages.
    package var links: String?
    /// Not to be kept, here or on the way: there are as many such pages as readers can think of.
    package var isTransient = false
    /// Not for search engines; also says so in its own head.
    package var isUnlisted = false
    /// The story whose own page it is: who is given the page reads that story.
    package var story: Story.ID?

    static let html = "text/html; charset=utf-8"
    static let text = "text/plain; charset=utf-8"
}
