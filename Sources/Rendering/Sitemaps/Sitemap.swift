import Foundation
import Newsroom

/// Sitemaps (sitemaps.org, protocol 0.9): an index and its parts.
///
/// A part begins after a place in the list of all stories, oldest first, so a new story goes into the last part and the
/// others stay as they are.
enum Sitemap {
    /// Of the 50 000 that the protocol allows; a part stays well under its 50 MB.
    static let addressesInPart = 10_000
    static let mostParts = 50_000
    static let contentType = "application/xml; charset=utf-8"

    private static let schema = [("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")]

    static func index(_ presenter: Presenter, from reader: any EditionReader) throws -> [UInt8] {
        var xml = XMLText()
        xml.open("sitemapindex", schema)
        var cursor: Cursor?
        for _ in 0..<mostParts {
            let part = try reader.addresses(after: cursor, limit: addressesInPart)
            // A paper without stories still has its first part: an index must name one.
            guard cursor == nil || !part.items.isEmpty else { break }
            xml.open("sitemap")
            xml.element("loc", presenter.absolute(PageKey.sitemapPart(after: cursor).path))
            if let newest = part.items.map(\.updated).max() { xml.element("lastmod", presenter.localTime(newest).iso) }
            xml.close("sitemap")
            guard let next = part.next else { break }
            cursor = next
        }
        xml.close("sitemapindex")
        return xml.bytes
    }

    /// Nil where nothing comes after the place. The first part begins with the front page.
    static func part(after cursor: Cursor?, _ presenter: Presenter, from reader: any EditionReader) throws -> [UInt8]? {
        let part = try reader.addresses(after: cursor, limit: addressesInPart)
        guard cursor == nil || !part.items.isEmpty else { return nil }
        var xml = XMLText()
        xml.open("urlset", schema)
        if cursor == nil {
            xml.open("url")
            xml.element("loc", presenter.absolute(PageKey.front.path))
            xml.close("url")
        }
        for address in part.items {
            xml.open("url")
            xml.element("loc", presenter.absolute(PageKey.story(slug: address.slug).path))
            xml.element("lastmod", presenter.localTime(address.updated).iso)
            xml.close("url")
        }
        xml.close("urlset")
        return xml.bytes
    }

    /// The Robots Exclusion Protocol (RFC 9309): everything but searches, which have no end.
    static func robots(_ presenter: Presenter) -> [UInt8] {
        Array("User-agent: *\nDisallow: /search?\n\nSitemap: \(presenter.absolute(PageKey.sitemap.path))\n".utf8)
    }
}
