import Foundation
import Newsroom

/// Sitemaps (sitemaps.org, protocol 0.9): an index and its parts.
enum Sitemap {
    static let contentType = "application/xml; charset=utf-8"

    private static let schema = [("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")]

    static func index(_ presenter: Presenter, from reader: any EditionReader) throws -> [UInt8] {
        var xml = XMLText()
        xml.open("sitemapindex", schema)
        xml.open("sitemap")
        xml.element("loc", presenter.absolute(PageKey.sitemapOfPages.path))
        xml.close("sitemap")
        for state in try reader.sitemapParts() {
            xml.open("sitemap")
            xml.element("loc", presenter.absolute(PageKey.sitemapPart(state.part).path))
            xml.element("lastmod", presenter.localTime(state.changed).iso)
            xml.close("sitemap")
        }
        xml.close("sitemapindex")
        return xml.bytes
    }

    /// The pages that every paper has, and its sections. They change with each story, so no time is given.
    static func pages(_ presenter: Presenter, from reader: any EditionReader) throws -> [UInt8] {
        let sections = try reader.sections().map { PageKey.section(slug: $0.slug) }
        return urlSet(([.front, .newsFeed(), .diary(), .record(), .corrections()] + sections).map { URL(page: $0) }, presenter)
    }

    /// Nil where there is no such part.
    static func part(_ part: SitemapPart, _ presenter: Presenter, from reader: any EditionReader) throws -> [UInt8]? {
        let addresses = try reader.addresses(in: part)
        guard !addresses.isEmpty else { return nil }
        return urlSet(
            addresses.compactMap { address in
                page(part.kind, slug: address.slug).map {
                    URL(page: $0, changed: address.updated, alternates: presenter.alternates(address.versions))
                }
            },
            presenter)
    }

    private struct URL {
        var page: PageKey
        var changed: Date?
        /// The page in each of its languages, itself among them (Google, localized versions in sitemaps).
        var alternates: [(language: String, address: String)] = []
    }

    private static func page(_ kind: SitemapPart.Kind, slug: String) -> PageKey? {
        switch kind {
        case .stories: .story(slug: slug)
        case .topics: .topic(slug: slug)
        case .authors: .author(slug: slug)
        case .packages: .storyPackage(slug: slug)
        case .statements: Statement.ID(slug).map { .statement($0) }
        }
    }

    private static func urlSet(_ urls: [URL], _ presenter: Presenter) -> [UInt8] {
        var xml = XMLText()
        let isTranslated = urls.contains { !$0.alternates.isEmpty }
        xml.open("urlset", schema + (isTranslated ? [("xmlns:xhtml", "http://www.w3.org/1999/xhtml")] : []))
        for url in urls {
            xml.open("url")
            xml.element("loc", presenter.absolute(url.page.path))
            if let changed = url.changed { xml.element("lastmod", presenter.localTime(changed).iso) }
            for (language, address) in url.alternates {
                xml.empty("xhtml:link", [("rel", "alternate"), ("hreflang", language), ("href", presenter.absolute(address))])
            }
            xml.close("url")
        }
        xml.close("urlset")
        return xml.bytes
    }
}
