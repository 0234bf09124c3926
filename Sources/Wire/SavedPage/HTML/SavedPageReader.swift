import Foundation
import Newsroom

/// Puts a story together from what the parts of a page's reading found.
struct SavedPageReader {
    private let tree: PageTree
    private let traits: [PageTraits]
    private let metadata: PageMetadata
    private let address: PageAddress
    private let timeZone: TimeZone

    init(_ tree: PageTree, _ linkedData: [[UInt8]], _ timeZone: TimeZone) {
        self.tree = tree
        self.timeZone = timeZone
        traits = PageTraits.all(of: tree)
        metadata = PageMetadata(tree, linkedData)
        let base = tree.elements(.base).first.flatMap { tree.attribute(.href, of: $0) }
        address = PageAddress(base?.contains("://") == true ? base : metadata.canonical ?? metadata.first("og:url"))
    }

    func story(origin: String) -> ImportedStory {
        var story = ImportedStory(origin: self.origin ?? origin)
        story.site = metadata.siteName ?? ""
        story.headline = PageHeadline(tree, metadata, traits).find()
        story.standfirst =
            metadata.article?["description"]?.text ?? metadata.first("og:description", "description", "twitter:description") ?? ""
        story.byline = PageByline(tree, metadata, traits).find()
        story.language = language
        let dates = PageDates(tree, metadata, traits, DateReader(timeZone: timeZone, language: story.language))
        story.published = dates.published
        story.updated = dates.updated
        var filter = FurnitureFilter(
            titles: metadata.titles + [story.headline], names: story.byline, dates: DateReader(timeZone: timeZone, language: story.language)
        )
        let (body, figures) = ArticleReader(tree, traits, address).read(&filter)
        (story.photograph, story.body) = LeadPhotograph(metadata, address).take(from: body, figures: figures)
        story.unplaced = filter.doubtful
        let topics = PageTopics(tree, metadata)
        (story.topics, story.inNewsFeed) = (withKinds(topics.topics, in: story), topics.inNewsFeed)
        story.audio = audio(printed: filter.audio)
        return story
    }

    /// What linked data leaves as mere themes is guessed by name and use.
    private func withKinds(_ topics: [ImportedStory.ImportedTopic], in story: ImportedStory) -> [ImportedStory.ImportedTopic] {
        let kinds = TopicKindGuess.kinds(of: topics.map(\.name), in: story.headline + "\n" + story.plainCopy)
        return zip(topics, kinds).map { topic, guess in .init(name: topic.name, kind: topic.kind == .theme ? guess : topic.kind) }
    }

    private func audio(printed: ImportedStory.Audio?) -> ImportedStory.Audio? {
        let object = metadata.article?["audio"]?.each.first.map(metadata.resolved)
        let told = object?["contentUrl"]?.text ?? object?["url"]?.text ?? metadata.first("og:audio", "og:audio:url")
        guard let url = told.flatMap(address.absolute) else { return printed }
        let words = [object?["name"]?.text, object?["description"]?.text].compactMap { $0 }.joined(separator: " ")
        let isSynthetic = words.lowercased().contains("text-to-speech") || AudioNotice.isSynthetic(Token.tokens(of: words, limit: 80))
        return ImportedStory.Audio(url: url, isSynthetic: isSynthetic || printed?.isSynthetic == true)
    }

    private var origin: String? {
        [metadata.canonical, metadata.first("og:url"), metadata.article?["mainEntityOfPage"]?["@id"]?.text, metadata.article?["url"]?.text]
            .lazy.compactMap { $0.flatMap(address.absolute) }.first
    }

    private var language: String? {
        let told = [
            metadata.language, metadata.article?["inLanguage"]?.text,
            metadata.first("og:locale", "content-language", "language", "dc.language"),
        ]
        return told.lazy.compactMap { $0 }.compactMap(Self.languageTag).first
    }

    /// `en_US` as BCP 47 writes it; nil for what is no tag.
    private static func languageTag(_ text: String) -> String? {
        let parts = text.split { $0 == "-" || $0 == "_" }
        guard let first = parts.first, (2...3).contains(first.count), parts.count <= 4,
            parts.allSatisfy({ (2...8).contains($0.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } })
        else { return nil }
        return ([first.lowercased()] + parts.dropFirst().map { $0.count == 2 ? $0.uppercased() : String($0) }).joined(separator: "-")
    }
}
