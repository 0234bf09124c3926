package import Foundation

/// The published copy of a story, with everything that its page shows: what readers' pages are made from.
package struct Edition: Identifiable, Hashable, Sendable {
    package let summary: EditionSummary
    package let document: Document
    package let dateline: String
    package let searchTitle: String
    package let sharingTitle: String
    package let leadCaption: String?
    /// The story's own and those of passages that it carried with the error, newest first.
    package let corrections: [Correction]
    /// The public ones, in the order of their first publication.
    package let translations: [Translation]
    package let references: References
    package let carried: Carried
    /// Of a story that is covered live.
    package let live: LiveCoverage?
    /// The story read aloud, where that has been done of these words.
    package let narration: Narration?
    /// For links to it, where that has been drawn.
    package let sharingPicture: SharingPicture?
    /// How often it changed since its publication, whether readers were told or not.
    package let changes: Int

    package var id: Story.ID { summary.id }

    /// What the document mentions by identifier. What is not public is not here, and the page leaves it out.
    package struct References: Hashable, Sendable {
        package var photographs: [Photograph.ID: Photograph]
        package var stories: [Story.ID: EditionSummary]
        package var backgrounds: [Background.ID: Background]
        package var recordings: [Recording.ID: Recording]
        /// By the card's address.
        package var previews: [String: LinkPreview]
        package init(
            photographs: [Photograph.ID: Photograph] = [:], stories: [Story.ID: EditionSummary] = [:],
            backgrounds: [Background.ID: Background] = [:], recordings: [Recording.ID: Recording] = [:],
            previews: [String: LinkPreview] = [:]
        ) {
            self.photographs = photographs
            self.stories = stories
            self.backgrounds = backgrounds
            self.recordings = recordings
            self.previews = previews
        }
    }

    /// Passages that are kept once and that readers have, or had, in the story.
    package struct Carried: Hashable, Sendable {
        package let backgrounds: Set<Background.ID>
        /// When each was last updated under the story's readers, of those in the document.
        package let updates: [Background.ID: Date]
        /// Newest first.
        package let corrections: [Correction]

        package init(backgrounds: Set<Background.ID> = [], updates: [Background.ID: Date] = [:], corrections: [Correction] = []) {
            self.backgrounds = backgrounds
            self.updates = updates
            self.corrections = corrections
        }

        /// When readers were last told of a change in one of them.
        package var changed: Date? { (updates.values + corrections.map(\.at)).max() }
    }

    /// The same story in another language.
    package struct Translation: Hashable, Sendable {
        package let story: Story.ID
        package let language: String
        package let slug: String
        package let firstPublished: Date

        package init(story: Story.ID, language: String, slug: String, firstPublished: Date) {
            self.story = story
            self.language = language
            self.slug = slug
            self.firstPublished = firstPublished
        }
    }

    package init(
        summary: EditionSummary, document: Document, dateline: String = "", searchTitle: String = "", sharingTitle: String = "",
        leadCaption: String? = nil, corrections: [Correction] = [], translations: [Translation] = [],
        references: References = References(), carried: Carried = Carried(), live: LiveCoverage? = nil,
        narration: Narration? = nil, sharingPicture: SharingPicture? = nil, changes: Int = 0
    ) {
        self.summary = summary
        self.document = document
        self.dateline = dateline
        self.searchTitle = searchTitle
        self.sharingTitle = sharingTitle
        self.leadCaption = leadCaption
        self.corrections = corrections
        self.translations = translations
        self.references = references
        self.carried = carried
        self.live = live
        self.narration = narration
        self.sharingPicture = sharingPicture
        self.changes = changes
    }
}

/// An edition as it stands in a list.
package struct EditionSummary: Identifiable, Hashable, Sendable {
    package let id: Story.ID
    package let revision: Int
    package let kind: StoryKind
    package let language: String
    package let slug: String
    package let headline: String
    package let standfirst: String
    package let byline: [Credit]
    /// In the story's order, the first being its main topic.
    package let topics: [TopicSummary]
    package let leadPhotograph: Photograph?
    /// When the story first became public; kept for ever.
    package let firstPublished: Date
    /// When readers were last told of a change; equals `firstPublished` where they never were. Of a whole edition, changes of the
    /// passages that it carries are told of too; a list does not ask for them.
    package var updated: Date
    /// What is read: headline, standfirst and body.
    package let words: Int
    package let inNewsFeed: Bool
    package let section: SectionSummary?

    package var readingMinutes: Int { ReadingTime.minutes(words: words) }

    package init(
        id: Story.ID, revision: Int, kind: StoryKind, language: String, slug: String, headline: String, standfirst: String,
        byline: [Credit], topics: [TopicSummary], leadPhotograph: Photograph?, firstPublished: Date, updated: Date, words: Int,
        inNewsFeed: Bool, section: SectionSummary? = nil
    ) {
        self.id = id
        self.revision = revision
        self.kind = kind
        self.language = language
        self.slug = slug
        self.headline = headline
        self.standfirst = standfirst
        self.byline = byline
        self.topics = topics
        self.leadPhotograph = leadPhotograph
        self.firstPublished = firstPublished
        self.updated = updated
        self.words = words
        self.inNewsFeed = inNewsFeed
        self.section = section
    }
}

/// A contributor in an edition's byline.
package struct Credit: Hashable, Sendable {
    package let contributor: Contributor.ID
    package let name: String
    package let slug: String
    package let role: BylineEntry.Role

    package init(contributor: Contributor.ID, name: String, slug: String, role: BylineEntry.Role) {
        self.contributor = contributor
        self.name = name
        self.slug = slug
        self.role = role
    }
}

/// A topic as an edition names it.
package struct TopicSummary: Hashable, Sendable {
    package let id: Topic.ID
    package let kind: Topic.Kind
    package let name: String
    package let slug: String

    package init(id: Topic.ID, kind: Topic.Kind, name: String, slug: String) {
        self.id = id
        self.kind = kind
        self.name = name
        self.slug = slug
    }
}
