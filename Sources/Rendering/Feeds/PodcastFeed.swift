import Foundation
import Newsroom

/// The podcast: every story that can be heard, newest first. RSS 2.0 with the elements of Apple's podcast specification
/// and of the Podcast Namespace 1.0 (podcastindex.org).
///
/// An episode's `guid` is the story's and stays when the story is read anew.
struct PodcastFeed {
    static let length = 100
    static let contentType = FeedFormat.rss.contentType

    let editions: [Edition]

    init(from reader: any EditionReader) throws {
        editions = try reader.newest(.narrated, after: nil, limit: Self.length).items.compactMap { try reader.edition($0.id) }
    }

    var lastModified: Date? { editions.map(\.lastChange).max() }

    func write(_ presenter: Presenter) -> [UInt8] {
        let paper = presenter.paper
        var xml = XMLText()
        xml.open("rss", Self.namespaces)
        xml.open("channel")
        xml.element("title", presenter.words[.feedTitle, { $0 == "paper" ? paper.name : presenter.words[.storiesReadAloud] }])
        xml.element("link", presenter.absolute(PageKey.front.path))
        let summary = [paper.motto, presenter.words[.readBySyntheticVoice]].filter { !$0.isEmpty }
        xml.element("description", summary.joined(separator: ". ") + ".")
        xml.element("language", paper.language)
        if let lastModified { xml.element("lastBuildDate", presenter.localTime(lastModified).mailDate) }
        xml.empty(
            "atom:link",
            [("href", presenter.absolute(PageKey.podcast.path)), ("rel", "self"), ("type", "application/rss+xml")])
        xml.element("itunes:author", paper.name)
        xml.element("itunes:type", "episodic")
        xml.element("itunes:explicit", "false")
        xml.empty("itunes:category", [("text", "News")])
        xml.element("podcast:medium", "podcast")
        if let file = editions.lazy.compactMap({ Self.picture(of: $0) }).first {
            xml.empty("itunes:image", [("href", presenter.absolute(file))])
        }
        for edition in editions { write(edition, presenter, to: &xml) }
        xml.close("channel")
        xml.close("rss")
        return xml.bytes
    }

    private static let namespaces = [
        ("version", "2.0"), ("xmlns:atom", "http://www.w3.org/2005/Atom"), ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"), ("xmlns:podcast", "https://podcastindex.org/namespace/1.0"),
    ]

    /// Players take JPEG and PNG only.
    private static func picture(of edition: Edition) -> String? {
        guard let file = edition.summary.leadPhotograph?.file, ["image/jpeg", "image/png"].contains(file.type) else { return nil }
        return PageKey.media(file.name)
    }

    private func write(_ edition: Edition, _ presenter: Presenter, to xml: inout XMLText) {
        guard let narration = edition.narration else { return }
        let story = edition.summary
        let seconds = Int(narration.duration.rounded())
        xml.open("item")
        xml.element("title", story.headline)
        xml.element("link", presenter.absolute(PageKey.story(slug: story.slug).path))
        xml.element("guid", "urn:uuid:\(story.id)", [("isPermaLink", "false")])
        xml.element("pubDate", presenter.localTime(story.firstPublished).mailDate)
        for credit in story.byline where credit.role == .author { xml.element("dc:creator", credit.name) }
        let summary = story.standfirst.isEmpty ? edition.document.opening : story.standfirst
        xml.element(
            "description", [summary, presenter.words[.readBySyntheticVoice] + "."].filter { !$0.isEmpty }.joined(separator: "\n\n"))
        xml.empty(
            "enclosure",
            [
                ("url", presenter.absolute(PageKey.media(narration.mp3.name))), ("length", String(narration.mp3.bytes)),
                ("type", "audio/mpeg"),
            ])
        xml.open(
            "podcast:alternateEnclosure",
            [
                ("type", "audio/ogg; codecs=opus"), ("length", String(narration.opus.bytes)), ("lang", narration.language),
                ("title", "Opus"),
            ])
        xml.empty("podcast:source", [("uri", presenter.absolute(PageKey.media(narration.opus.name)))])
        xml.close("podcast:alternateEnclosure")
        xml.element("itunes:duration", String(seconds))
        xml.element("itunes:explicit", "false")
        xml.element("itunes:episodeType", "full")
        if let picture = Self.picture(of: edition) { xml.empty("itunes:image", [("href", presenter.absolute(picture))]) }
        xml.close("item")
    }
}
