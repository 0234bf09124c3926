import Foundation
import Newsroom

/// The search form, what was found, and where nothing was, what there is instead.
struct SearchPage: ReaderPage {
    static let length = 20
    static let newest = 5
    static let topics = 6

    let query: SearchQuery
    /// By relevance only where that does not cost too much.
    let order: SearchQuery.Order
    let found: Page<SearchHit>
    let topics: [TopicSummary]
    /// The query as it may have been meant; known to find something.
    let meant: SearchQuery?
    /// Where nothing was found.
    let newest: [EditionSummary]
    let choices: SearchChoices

    init(_ query: SearchQuery, after cursor: Cursor?, from reader: any EditionReader) throws {
        self.query = query
        order = query.isEmpty ? query.order : try reader.order(of: query)
        var settled = query
        settled.order = order
        found = query.isEmpty ? Page(items: [], next: nil) : try reader.search(settled, after: cursor, limit: Self.length)
        choices = try SearchChoices(query, from: reader)
        let isFirst = cursor == nil && !query.isEmpty
        topics = isFirst ? try reader.topics(named: query.text, limit: Self.topics) : []
        let isVain = isFirst && found.items.isEmpty
        newest = isVain ? try reader.newest(.all, after: nil, limit: Self.newest).items : []
        meant = isVain ? try Self.meant(by: query, reader) : nil
    }

    private static func meant(by query: SearchQuery, _ reader: any EditionReader) throws -> SearchQuery? {
        guard let text = try reader.correction(of: query.text) else { return nil }
        var meant = query
        meant.text = text
        return try reader.search(meant, after: nil, limit: 1).items.isEmpty ? nil : meant
    }

    let template = Theme.Page.search

    func head(_ presenter: Presenter) -> PageHead {
        let words = presenter.words
        let title = query.text.isEmpty ? words[.search] : words[.searchFor, { _ in query.text }]
        var head = PageHead(kind: .isSearch, title: title)
        head.address = PageKey.search(text: "").path
        head.isUnlisted = !query.isEmpty
        if let language = query.language, !found.items.isEmpty { head.feedLanguages = [language] }
        return head
    }

    func fields(_ presenter: Presenter) -> [(TemplateName, TemplateValue)] {
        var further = query
        further.order = order
        let hasFallenBack = query.order == .relevance && order == .newest && !query.text.isEmpty
        return choices.fields(presenter) + [
            (.query, .text(query.text)),
            (.hasQuery, .bool(!query.isEmpty)),
            (.hasFilters, .bool(query.hasFilters || query.order == .newest)),
            (.noHits, .bool(!query.isEmpty && found.items.isEmpty)),
            (.hits, .list(found.items.map { .object(presenter.teaserFields($0.summary) + [(.snippet, .html(Self.marked($0.snippet)))]) })),
            (.nextUrl, .text(found.next.map { PageKey.search(further, after: $0).address } ?? "")),
            (.sortedByNewest, .bool(hasFallenBack && !found.items.isEmpty)),
            (.suggestion, meant.map { [.text: .text($0.text), .url: .text(PageKey.search($0).address)] } ?? .none),
            (.hasTopics, .bool(!topics.isEmpty)),
            (.topics, .list(topics.map { presenter.topic($0) })),
            (.hasMore, .bool(!newest.isEmpty)),
            (.more, presenter.teasers(newest)),
            (.clearUrl, .text(query.hasFilters && !query.text.isEmpty ? PageKey.search(text: query.text).address : "")),
        ]
    }

    private static func marked(_ parts: [SnippetPart]) -> [UInt8] {
        var html: [UInt8] = []
        for part in parts {
            if part.matches { html.append("<mark>") }
            html.append(escaped: part.text)
            if part.matches { html.append("</mark>") }
        }
        return html
    }
}

/// What the filters of the form offer, and what is chosen.
struct SearchChoices {
    private let query: SearchQuery
    private let sections: [Section]
    private let topics: [TopicSummary]
    private let author: Contributor?
    private let languages: [String]

    init(_ query: SearchQuery, from reader: any EditionReader) throws {
        self.query = query
        sections = try reader.sections()
        var topics = try reader.topicsInTheNews(limit: Topic.mostInTheNews)
        if let slug = query.topic, !topics.contains(where: { $0.slug == slug }), case .topic(let topic)? = try reader.topic(slug: slug) {
            topics.insert(TopicSummary(id: topic.id, kind: topic.kind, name: topic.name, slug: topic.slug), at: 0)
        }
        self.topics = topics
        author = try query.author.flatMap(reader.contributor)
        // An address may name any other.
        languages = Set(try reader.languages() + [query.language].compactMap { $0 }).sorted()
    }

    func fields(_ presenter: Presenter) -> [(TemplateName, TemplateValue)] {
        let words = presenter.words
        return [
            (.sectionOptions, options(sections.map { ($0.slug, $0.name) }, query.section, presenter)),
            (.topicOptions, options(topics.map { ($0.slug, $0.name) }, query.topic, presenter)),
            (.authorOptions, author.map { options([($0.slug, $0.name)], query.author, presenter) } ?? .none),
            (.kindOptions, options(StoryKind.allCases.map { ($0.rawValue, words.storyKinds[$0] ?? "") }, query.kind?.rawValue, presenter)),
            (.languageOptions, languages.count < 2 ? .none : options(languages.map { ($0, Self.name($0)) }, query.language, presenter)),
            (
                .orderOptions,
                [
                    .items: .list([
                        Self.option("", words[.sortRelevance], isSelected: query.order == .relevance),
                        Self.option(SearchQuery.Order.newest.rawValue, words[.sortNewest], isSelected: query.order == .newest),
                    ])
                ]
            ),
            (.from, .text(query.from?.iso ?? "")),
            (.to, .text(query.to?.iso ?? "")),
        ]
    }

    /// Nothing where there is nothing to choose from.
    private func options(_ choices: [(value: String, label: String)], _ chosen: String?, _ presenter: Presenter) -> TemplateValue {
        guard !choices.isEmpty else { return .none }
        let any = Self.option("", presenter.words[.filterAny], isSelected: chosen == nil)
        return [.items: .list([any] + choices.map { Self.option($0.value, $0.label, isSelected: $0.value == chosen) })]
    }

    private static func option(_ value: String, _ label: String, isSelected: Bool) -> TemplateValue {
        [.value: .text(value), .label: .text(label), .isSelected: .bool(isSelected)]
    }

    /// A language's own name for itself.
    private static func name(_ language: String) -> String {
        Locale(identifier: language).localizedString(forLanguageCode: language) ?? language
    }
}
