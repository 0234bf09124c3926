import Foundation
import Newsroom

/// Stories, corrections and statements as feeds have them.
extension Presenter {
    func entries(_ list: EditionFilter, from reader: RecordingReader) throws -> [FeedEntry] {
        try reader.newest(list, after: nil, limit: FeedModel.length).items.compactMap { try reader.feedEntry($0.id, entry) }
    }

    func correctionEntries(from reader: any EditionReader) throws -> [FeedEntry] {
        try reader.corrections(after: nil, limit: FeedModel.length).items.map(entry)
    }

    private var carriesFullText: Bool { paper.syndication.feedText == .full }

    private func entry(_ edition: Edition) -> FeedEntry {
        let story = edition.summary
        var entry = FeedEntry(
            identifier: "urn:uuid:\(story.id)", title: story.headline, address: absolute(PageKey.story(slug: story.slug).path),
            language: story.language, published: story.firstPublished, updated: max(edition.lastChange, story.firstPublished))
        entry.authors = people(story.byline.filter { $0.role == .author })
        entry.contributors = people(story.byline.filter { $0.role != .author })
        entry.topics = story.topics.map(\.name)
        entry.summary = story.standfirst.isEmpty ? edition.document.opening : story.standfirst
        entry.picture = story.leadPhotograph.flatMap { sharedImage($0, caption: edition.leadCaption) }
        if carriesFullText {
            entry.content = content(edition, entry.picture)
        } else {
            // Who reads no more than the summary must not miss them.
            entry.summary = (edition.corrections.map { "\(label($0)): \($0.text)" } + [entry.summary]).joined(separator: " ")
        }
        return entry
    }

    private func entry(_ published: PublishedCorrection) -> FeedEntry {
        let (correction, story) = (published.correction, published.story)
        let title = title(of: published)
        let address = absolute(
            correction.background == nil ? PageKey.story(slug: story.slug).path : PageKey.correction(correction.id).path)
        var entry = FeedEntry(
            identifier: "urn:uuid:\(correction.id)", title: "\(label(correction)): \(title)",
            address: absolute(self.address(of: published)),
            language: story.language, published: correction.at, updated: correction.at)
        entry.topics = story.topics.map(\.name)
        entry.summary = correction.text
        guard carriesFullText else { return entry }
        var html: [UInt8] = []
        html.append("<p>")
        html.append(escaped: correction.text)
        html.append("</p>\n<p><a href=\"")
        html.append(escaped: address)
        html.append("\">")
        html.append(escaped: title)
        html.append("</a></p>\n")
        entry.content = html
        return entry
    }

    /// A statement came to readers with its story, whenever it was said.
    func entry(_ published: PublishedStatement) -> FeedEntry {
        let story = published.story
        var entry = FeedEntry(
            identifier: "urn:uuid:\(published.id)",
            title: "\(speakerName(of: published)): \(quoted(published.statement, atMost: Self.longestTitle))",
            address: absolute(PageKey.statement(published.id).path), language: story.language, published: story.firstPublished,
            updated: max(story.updated, story.firstPublished))
        entry.topics = published.topics.map(\.name)
        entry.summary = citation(of: published)
        guard carriesFullText else { return entry }
        var html: [UInt8] = []
        html.append("<p>")
        html.append(escaped: quoted(published.statement))
        html.append("</p>\n<p>")
        html.append(escaped: entry.summary)
        html.append("</p>\n<p><a href=\"")
        html.append(escaped: absolute(passage(of: published)))
        html.append("\">")
        html.append(escaped: story.headline)
        html.append("</a></p>\n")
        entry.content = html
        return entry
    }

    /// In letters, of the words in an entry's title.
    private static let longestTitle = 120

    func label(_ correction: Correction) -> String { words.correctionKinds[correction.kind] ?? "" }

    private func people(_ credits: [Credit]) -> [FeedEntry.Person] {
        credits.map { FeedEntry.Person(name: $0.name, address: absolute(PageKey.author(slug: $0.slug).path)) }
    }

    /// Corrections go where the error went: they stand before the text. The picture comes with its words.
    private func content(_ edition: Edition, _ picture: SharedImage?) -> [UInt8] {
        var html: [UInt8] = []
        for correction in edition.corrections {
            html.append("<p><strong>")
            html.append(escaped: label(correction))
            html.append("</strong> ")
            html.append(escaped: correction.text)
            html.append("</p>\n")
        }
        if let picture { html += figure(picture) }
        if !edition.dateline.isEmpty {
            html.append("<p>")
            html.append(escaped: edition.dateline)
            html.append("</p>\n")
        }
        return html + body(edition, elsewhere: true)
    }

    private func figure(_ picture: SharedImage) -> [UInt8] {
        var html: [UInt8] = []
        html.append("<figure><img src=\"")
        html.append(escaped: picture.url)
        html.append("\" width=\"\(picture.width)\" height=\"\(picture.height)\" alt=\"")
        html.append(escaped: picture.alternativeText)
        html.append("\">")
        let words = [picture.caption, picture.credit].filter { !$0.isEmpty }.joined(separator: " ")
        if !words.isEmpty {
            html.append("<figcaption>")
            html.append(escaped: words)
            html.append("</figcaption>")
        }
        html.append("</figure>\n")
        return html
    }
}

extension Edition {
    /// When readers were last told something new: an update, a correction, or something in its live coverage.
    var lastChange: Date {
        let updates = live?.newest.map(\.updated).max() ?? .distantPast
        return max(summary.updated, corrections.map(\.at).max() ?? .distantPast, updates)
    }
}
