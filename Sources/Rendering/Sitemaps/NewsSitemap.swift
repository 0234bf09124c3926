import Foundation
import Newsroom

/// The sitemap of news (Google, sitemap-news 0.9): what first became public in the last two days, newest first.
///
/// A story leaves it at the moment at which it is two days old, without anybody's act: so it says until when it holds.
struct NewsSitemap {
    /// The most that such a sitemap may have.
    static let mostStories = 1_000
    static let twoDays: TimeInterval = 48 * 3600

    let stories: [RecentStory]
    /// Nil where it has no story.
    let holdsUntil: Date?

    init(at now: Date, from reader: any EditionReader) throws {
        // Milliseconds are what is kept of a story's time.
        let now = Date(timeIntervalSince1970: (now.timeIntervalSince1970 * 1000).rounded(.down) / 1000)
        stories = try reader.published(after: now.addingTimeInterval(-Self.twoDays), limit: Self.mostStories)
        holdsUntil = stories.map(\.firstPublished).min()?.addingTimeInterval(Self.twoDays)
    }

    func write(_ presenter: Presenter) -> [UInt8] {
        var xml = XMLText()
        xml.open(
            "urlset",
            [
                ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"),
                ("xmlns:news", "http://www.google.com/schemas/sitemap-news/0.9"),
            ])
        for story in stories {
            xml.open("url")
            xml.element("loc", presenter.absolute(PageKey.story(slug: story.slug).path))
            xml.open("news:news")
            xml.open("news:publication")
            xml.element("news:name", presenter.paper.name)
            xml.element("news:language", Self.language(story.language))
            xml.close("news:publication")
            xml.element("news:publication_date", presenter.localTime(story.firstPublished).iso)
            xml.element("news:title", story.headline)
            xml.close("news:news")
            xml.close("url")
        }
        xml.close("urlset")
        return xml.bytes
    }

    /// Two or three letters of ISO 639, but for the two ways of writing Chinese, as the format has them.
    static func language(_ tag: String) -> String {
        let parts = tag.lowercased().split(separator: "-")
        guard parts.first == "zh" else { return parts.first.map(String.init) ?? "en" }
        return parts.contains { ["hant", "tw", "hk", "mo"].contains($0) } ? "zh-tw" : "zh-cn"
    }
}
