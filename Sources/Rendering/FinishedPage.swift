package import Foundation
package import Newsroom

/// A page as it goes out: rendered once, compressed once, kept as bytes.
package struct FinishedPage: Sendable {
    package let status: Int
    package let contentType: String
    package let identity: [UInt8]
    /// Nil where compressing gained nothing.
    package let gzip: [UInt8]?
    /// The strong entity tag of the identity form, without quotes (RFC 9110, section 8.8.3).
    package let tag: String
    /// When it was made: it has not changed since. Nil where it is not kept.
    package let madeAt: Date?
    package let holdsUntil: Date?
    package let isUnlisted: Bool
    package let isTransient: Bool
    package let location: String?
    package let links: String?
    package let story: Story.ID?

    /// - Parameter madeAt: a time before the page was read from the paper.
    package init(_ page: RenderedPage, madeAt: Date? = nil, gzip: ([UInt8]) -> [UInt8]?) {
        status = page.status
        contentType = page.contentType
        identity = page.body
        let compressed = page.body.count > 512 ? gzip(page.body) : nil
        self.gzip = compressed.flatMap { $0.count < page.body.count ? $0 : nil }
        tag = ThemeAsset.fingerprint(of: page.body)
        self.madeAt = madeAt
        holdsUntil = page.holdsUntil
        isUnlisted = page.isUnlisted
        isTransient = page.isTransient
        location = page.location
        links = page.links
        story = page.story
    }

    /// What keeping it costs, in bytes.
    var size: Int { identity.count + (gzip?.count ?? 0) + 512 }
}
