package import Foundation

/// A story as a format gave it up, before the newsroom knows its topics, contributors and photographs.
package struct ImportedStory: Hashable, Sendable {
    /// What says that two imports are of one story: the page's canonical address, or else `file:` and the file's name.
    package var origin: String
    /// The publication's name, as the page says it; empty where it does not.
    package var site: String
    package var headline: String
    package var standfirst: String
    /// Names, in the order of the byline.
    package var byline: [String]
    package var published: Date?
    package var updated: Date?
    /// BCP 47; nil where the page does not say.
    package var language: String?
    package var topics: [ImportedTopic]
    package var inNewsFeed: Bool
    package var photograph: ImportedPhotograph?
    package var body: [ImportedBlock]
    /// The page carries a recording, or the notice of one.
    package var audio: Audio?
    /// Lines of the page that could be copy and found no place: listed, never dropped in silence.
    package var unplaced: [String]

    package struct ImportedTopic: Hashable, Sendable {
        package var name: String
        package var kind: Topic.Kind
        package init(name: String, kind: Topic.Kind) {
            self.name = name
            self.kind = kind
        }
    }

    package struct ImportedPhotograph: Hashable, Sendable {
        package var caption: String
        package var credit: String
        package var alternativeText: String
        package var url: String?
        package init(caption: String = "", credit: String = "", alternativeText: String = "", url: String? = nil) {
            self.caption = caption
            self.credit = credit
            self.alternativeText = alternativeText
            self.url = url
        }
    }

    package enum ImportedBlock: Hashable, Sendable {
        /// Any block of our own schema that refers to nothing by identifier.
        case block(Block)
        case photograph(ImportedPhotograph)
    }

    package struct Audio: Hashable, Sendable {
        package var url: String?
        package var isSynthetic: Bool
        package init(url: String? = nil, isSynthetic: Bool) {
            self.url = url
            self.isSynthetic = isSynthetic
        }
    }

    package init(
        origin: String, site: String = "", headline: String = "", standfirst: String = "", byline: [String] = [], published: Date? = nil,
        updated: Date? = nil,
        language: String? = nil, topics: [ImportedTopic] = [], inNewsFeed: Bool = false, photograph: ImportedPhotograph? = nil,
        body: [ImportedBlock] = [], audio: Audio? = nil, unplaced: [String] = []
    ) {
        self.origin = origin
        self.site = site
        self.headline = headline
        self.standfirst = standfirst
        self.byline = byline
        self.published = published
        self.updated = updated
        self.language = language
        self.topics = topics
        self.inNewsFeed = inNewsFeed
        self.photograph = photograph
        self.body = body
        self.audio = audio
        self.unplaced = unplaced
    }
}
