package import Foundation

/// Everything in a story that an editor can change: what a revision keeps.
package struct StoryContent: Hashable, Sendable {
    package var kind: StoryKind
    /// BCP 47, e.g. `en`, `uk`.
    package var language: String
    package var headline: String
    /// The sentence or two between headline and body.
    package var standfirst: String
    /// The wish for an address; empty means "from the headline". The address itself is settled at publication.
    package var slug: String
    /// In the order in which the byline names them.
    package var byline: [BylineEntry]
    /// Where the story was written, as printed: `KYIV`.
    package var dateline: String
    /// In the editor's order, the first being the story's main topic.
    package var topics: [Topic.ID]
    package var section: Section.ID?
    package var leadPhotograph: PhotographUse?
    package var document: Document
    /// Whether the story runs in the news feed. A brief always does.
    package var inNewsFeed: Bool
    /// Not before this time, on any surface.
    package var embargo: Date?
    /// Other headlines for search engines and for sharing; empty means the headline.
    package var searchTitle: String
    package var sharingTitle: String

    package init(
        kind: StoryKind = .news, language: String = "en", headline: String = "", standfirst: String = "", slug: String = "",
        byline: [BylineEntry] = [], dateline: String = "", topics: [Topic.ID] = [], leadPhotograph: PhotographUse? = nil,
        document: Document = Document(), inNewsFeed: Bool = false, embargo: Date? = nil, searchTitle: String = "",
        sharingTitle: String = "", section: Section.ID? = nil
    ) {
        self.kind = kind
        self.language = language
        self.headline = headline
        self.standfirst = standfirst
        self.slug = slug
        self.byline = byline
        self.dateline = dateline
        self.topics = topics
        self.leadPhotograph = leadPhotograph
        self.document = document
        self.inNewsFeed = inNewsFeed
        self.embargo = embargo
        self.searchTitle = searchTitle
        self.sharingTitle = sharingTitle
        self.section = section
    }

    package var runsInNewsFeed: Bool { inNewsFeed || kind == .brief }

    /// The lead photograph and those in the body, each once.
    package var photographs: [Photograph.ID] {
        let lead = leadPhotograph.map { [$0.photograph] } ?? []
        return lead + document.photographs.filter { !lead.contains($0) }
    }

    /// Those that need a text for who does not see them, each once.
    package var photographsShown: [Photograph.ID] {
        let lead = leadPhotograph.map { [$0.photograph] } ?? []
        return lead + document.photographsShown.filter { !lead.contains($0) }
    }
}

/// One name in a byline.
package struct BylineEntry: Hashable, Sendable, Codable {
    /// What the contributor did for this story.
    package enum Role: String, CaseIterable, Codable, Hashable, Sendable {
        case author, editor, translator, photographer, contributing
    }

    package var contributor: Contributor.ID
    package var role: Role

    package init(contributor: Contributor.ID, role: Role = .author) {
        self.contributor = contributor
        self.role = role
    }
}
