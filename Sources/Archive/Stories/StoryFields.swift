import Foundation
import Newsroom

/// A revision's fields at rest: everything in `StoryContent` but the document, as JSON.
///
/// Keys are only ever added, each with the value that older revisions are read with.
struct StoryFields: Codable {
    var kind: StoryKind
    var language: String
    var headline: String
    var standfirst: String
    var slug: String
    var byline: [BylineEntry]
    var dateline: String
    var topics: [Topic.ID]
    var leadPhotograph: PhotographUse?
    var inNewsFeed: Bool
    /// Milliseconds since 1970.
    var embargo: Int64?
    var searchTitle: String
    var sharingTitle: String
    var section: Section.ID?

    enum CodingKeys: String, CodingKey, CaseIterable {
        case kind, language, headline, standfirst, slug, byline, dateline, topics, leadPhotograph, inNewsFeed, embargo, searchTitle,
            sharingTitle, section
    }

    init(_ content: StoryContent) {
        kind = content.kind
        language = content.language
        headline = content.headline
        standfirst = content.standfirst
        slug = content.slug
        byline = content.byline
        dateline = content.dateline
        topics = content.topics
        leadPhotograph = content.leadPhotograph
        inNewsFeed = content.inNewsFeed
        embargo = content.embargo.map { Int64(($0.timeIntervalSince1970 * 1000).rounded()) }
        searchTitle = content.searchTitle
        sharingTitle = content.sharingTitle
        section = content.section
    }

    func content(document: Document) -> StoryContent {
        StoryContent(
            kind: kind, language: language, headline: headline, standfirst: standfirst, slug: slug, byline: byline, dateline: dateline,
            topics: topics, leadPhotograph: leadPhotograph, document: document, inNewsFeed: inNewsFeed,
            embargo: embargo.map { Date(timeIntervalSince1970: Double($0) / 1000) }, searchTitle: searchTitle, sharingTitle: sharingTitle,
            section: section)
    }

    static func json(_ content: StoryContent) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(Self(content)), as: UTF8.self)
    }

    /// The fields alone, with an empty document.
    static func content(fields: String) throws -> StoryContent {
        try JSONDecoder().decode(Self.self, from: Data(fields.utf8)).content(document: Document())
    }

    static func content(fields: String, document: String) throws -> StoryContent {
        try JSONDecoder().decode(Self.self, from: Data(fields.utf8)).content(document: try Document(json: document))
    }
}
