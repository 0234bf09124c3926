import Foundation
import Newsroom

/// A story's own page.
struct StoryPage: ReaderPage {
    static let more = 4

    let edition: Edition
    /// The newest other stories of its main topic; in a mirror those before this one, so that its page stays as it is when more come.
    let more: [EditionSummary]
    let packages: [PublishedPackage]
    /// What readers have on record of it.
    let statements: [PublishedStatement]
    /// Of a live coverage: the updates that this page shows, and where it begins; nil on its first page.
    let part: LivePart?
    let place: LivePlace?

    init(_ edition: Edition, showing part: LivePart? = nil, at place: LivePlace? = nil, from reader: any EditionReader) throws {
        self.edition = edition
        packages = try reader.packages(of: edition.id)
        statements = try reader.statements(in: edition.id)
        self.part = part
        self.place = place
        let filter = edition.summary.topics.first.map { EditionFilter.topic($0.id) } ?? .all
        let newest = try reader.newest(filter, after: reader.isForMirror ? edition.summary.place : nil, limit: Self.more + 1).items
        more = Array(newest.filter { $0.id != edition.id }.prefix(Self.more))
    }

    let template = Theme.Page.story

    func head(_ presenter: Presenter) -> PageHead {
        let story = edition.summary
        var head = PageHead(kind: .isStory, title: edition.searchTitle.isEmpty ? story.headline : edition.searchTitle)
        head.sharingTitle = edition.sharingTitle.isEmpty ? story.headline : edition.sharingTitle
        head.description = story.standfirst.isEmpty ? edition.document.opening : story.standfirst
        head.address = address
        head.feed = .paper
        let language = LanguageTag.primary(story.language)
        if language != LanguageTag.primary(presenter.paper.language) { head.feedLanguages = [language] }
        head.openGraphType = "article"
        head.image = story.leadPhotograph
        head.sharingPicture = edition.sharingPicture
        head.published = story.firstPublished
        head.updated = story.updated
        head.alternates = presenter.alternates(edition)
        head.currentSection = story.section?.id
        head.section = story.section?.name ?? story.topics.first?.name ?? ""
        head.tags = story.topics.map(\.name)
        head.authors = story.byline.filter { $0.role == .author }.map { PageKey.author(slug: $0.slug) }
        head.language = story.language
        head.structuredData = .array([presenter.newsArticle(edition), presenter.breadcrumbs(presenter.path(to: story))])
        return head
    }

    func fields(_ presenter: Presenter) -> [(TemplateName, TemplateValue)] {
        var story = presenter.teaserFields(edition.summary, caption: edition.leadCaption)
        story.append((.dateline, .text(edition.dateline)))
        story.append((.body, .html(presenter.body(edition, recorded: statements))))
        story.append((.audioNotice, hasUnheardSyntheticVoice ? .text(presenter.words[.syntheticVoice]) : .none))
        story.append((.narration, edition.narration.map { presenter.narration($0, of: edition.summary) } ?? .none))
        story.append((.hasCorrections, .bool(!edition.corrections.isEmpty)))
        story.append((.corrections, .list(edition.corrections.map(presenter.correction))))
        story.append((.history, history(presenter)))
        story.append((.hasTopics, .bool(!edition.summary.topics.isEmpty)))
        story.append((.topics, .list(edition.summary.topics.map { presenter.topic($0) })))
        story.append((.partOf, .list(packages.map { presenter.package($0, around: edition.id) })))
        let translations = presenter.translations(edition)
        story.append((.hasTranslations, .bool(translations.isShown)))
        story.append((.translations, translations))
        story.append((.hasMore, .bool(!more.isEmpty)))
        story.append((.more, presenter.teasers(more)))
        story.append((.live, presenter.live(edition, part)))
        return [(.story, .object(story)), (.stream, stream(presenter))]
    }

    private func history(_ presenter: Presenter) -> TemplateValue {
        guard edition.changes > 0 else { return .none }
        return [
            .url: .text(PageKey.history(slug: edition.summary.slug).path),
            .label: .text(presenter.words[.changesSincePublication, count: edition.changes]),
        ]
    }

    /// A later page of a live coverage is a page of its own; one that begins with an update shows what others show as well.
    private var address: String {
        let slug = edition.summary.slug
        if case .after? = place, let place { return PageKey.live(slug: slug, at: place).address }
        return PageKey.story(slug: slug).path
    }

    /// Who reads the first page of a coverage that goes on can follow it.
    private func stream(_ presenter: Presenter) -> TemplateValue {
        guard let live = edition.live, live.ended == nil, part == nil else { return .none }
        return presenter.stream(.story(slug: edition.summary.slug), after: live.notice)
    }

    /// A recording that can be heard says itself whose voice it is.
    private var hasUnheardSyntheticVoice: Bool {
        edition.references.recordings.values.contains { $0.voice.isSynthetic && $0.fileName == nil }
    }
}

extension Document {
    static let longestOpening = 200

    /// The beginning of the first paragraph, cut between words: what a list or a search engine shows where there is no
    /// standfirst.
    var opening: String {
        for case .paragraph(let inlines) in blocks {
            let text = inlines.reduce(into: "") { text, inline in
                if case .text(let run, _) = inline { text += run } else { text += " " }
            }
            guard text.utf8.count > Self.longestOpening else {
                if text.isEmpty { continue }
                return text
            }
            let words = text.prefix(Self.longestOpening)
            return words.prefix(upTo: words.lastIndex(of: " ") ?? words.endIndex) + "…"
        }
        return ""
    }
}
