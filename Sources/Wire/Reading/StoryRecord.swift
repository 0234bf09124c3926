import Foundation
package import Newsroom

/// An imported story as JSON carries it between processes: every field, exactly.
package struct StoryRecord: Codable, Sendable {
    private var origin, site, headline, standfirst: String
    private var byline: [String]
    /// Seconds since 2001-01-01, Foundation's own measure: no rounding on the way.
    private var published, updated: Double?
    private var language: String?
    private var topics: [TopicRecord]
    private var inNewsFeed: Bool
    private var photograph: PhotographRecord?
    private var body: [BlockRecord]
    private var audio: AudioRecord?
    private var unplaced: [String]

    private struct TopicRecord: Codable, Sendable {
        var name: String
        var kind: Topic.Kind
    }

    private struct AudioRecord: Codable, Sendable {
        var url: String?
        var isSynthetic: Bool
    }

    package init(_ story: ImportedStory) {
        (origin, site, headline, standfirst, byline) = (story.origin, story.site, story.headline, story.standfirst, story.byline)
        published = story.published?.timeIntervalSinceReferenceDate
        updated = story.updated?.timeIntervalSinceReferenceDate
        language = story.language
        topics = story.topics.map { TopicRecord(name: $0.name, kind: $0.kind) }
        inNewsFeed = story.inNewsFeed
        photograph = story.photograph.map(PhotographRecord.init)
        body = story.body.map(BlockRecord.init)
        audio = story.audio.map { AudioRecord(url: $0.url, isSynthetic: $0.isSynthetic) }
        unplaced = story.unplaced
    }

    package var story: ImportedStory {
        ImportedStory(
            origin: origin, site: site, headline: headline, standfirst: standfirst, byline: byline,
            published: published.map(Date.init(timeIntervalSinceReferenceDate:)),
            updated: updated.map(Date.init(timeIntervalSinceReferenceDate:)),
            language: language, topics: topics.map { .init(name: $0.name, kind: $0.kind) }, inNewsFeed: inNewsFeed,
            photograph: photograph?.photograph, body: body.map(\.imported),
            audio: audio.map { .init(url: $0.url, isSynthetic: $0.isSynthetic) },
            unplaced: unplaced)
    }
}

struct PhotographRecord: Codable, Sendable {
    private var caption, credit, alternativeText: String
    private var url: String?

    init(_ photograph: ImportedStory.ImportedPhotograph) {
        (caption, credit, alternativeText, url) = (photograph.caption, photograph.credit, photograph.alternativeText, photograph.url)
    }

    var photograph: ImportedStory.ImportedPhotograph {
        .init(caption: caption, credit: credit, alternativeText: alternativeText, url: url)
    }
}
