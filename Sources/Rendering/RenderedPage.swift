package import Foundation
package import Newsroom

/// A finished answer to a reader, and what it was made from.
package struct RenderedPage: Sendable {
    package var status: Int
    package var contentType: String
    package var body: [UInt8]
    /// The newest time at which something on the page was published or updated. No validator: a page also changes when a
    /// story leaves it or a topic gets another name. The bytes themselves are what an ETag is made of.
    package var lastModified: Date?
    /// A change that names one of these makes the page wrong.
    package var reads: Set<Subject>
    /// Where a redirect leads: path and query.
    package var location: String?
    /// Not to be kept, here or on the way: there are as many such pages as readers can think of.
    package var isTransient = false
    /// Not for search engines; also says so in its own head.
    package var isUnlisted = false
    /// The story whose own page it is: who is given the page reads that story.
    package var story: Story.ID?

    static let html = "text/html; charset=utf-8"
}
