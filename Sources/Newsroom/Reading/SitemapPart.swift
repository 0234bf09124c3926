package import Foundation

/// A file of the sitemap. An address that was put into a part stays there until it is gone, so that a publication changes
/// one part and the index, however large the archive is.
package struct SitemapPart: Hashable, Sendable, LosslessStringConvertible {
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case stories, topics, authors, packages, statements
    }

    /// Of the 50,000 that the protocol allows; a part stays well under its 50 MB.
    package static let mostAddresses = 10_000

    package let kind: Kind
    /// From 1.
    package let number: Int

    package init(_ kind: Kind, _ number: Int) {
        self.kind = kind
        self.number = number
    }

    package init?(_ description: String) {
        let halves = description.split(separator: "-", omittingEmptySubsequences: false)
        guard halves.count == 2, let kind = Kind(rawValue: String(halves[0])), let number = Int(halves[1]), number > 0,
            String(number) == halves[1]
        else { return nil }
        self.init(kind, number)
    }

    /// `stories-1`.
    package var description: String { "\(kind.rawValue)-\(number)" }
}

/// An address in a part of the sitemap.
package struct PublishedAddress: Hashable, Sendable {
    /// Of a statement its identifier.
    package var slug: String
    /// When readers were last told of a change, for stories.
    package var updated: Date?
    /// Of a story with public translations: itself first, then these in the order of their first publication; else none.
    package var versions: [Edition.Translation]

    package init(slug: String, updated: Date?, versions: [Edition.Translation] = []) {
        self.slug = slug
        self.updated = updated
        self.versions = versions
    }
}

/// What the index of the sitemap says of a part.
package struct SitemapPartState: Hashable, Sendable {
    package var part: SitemapPart
    /// When its list last became another one.
    package var changed: Date

    package init(part: SitemapPart, changed: Date) {
        self.part = part
        self.changed = changed
    }
}

/// A story as a sitemap of news has it.
package struct RecentStory: Hashable, Sendable {
    package var slug: String
    package var language: String
    package var headline: String
    package var firstPublished: Date

    package init(slug: String, language: String, headline: String, firstPublished: Date) {
        self.slug = slug
        self.language = language
        self.headline = headline
        self.firstPublished = firstPublished
    }
}
