import Foundation
import Newsroom

/// A topic's page: what it is, and its stories, newest first.
struct TopicPage: ReaderPage {
    static let length = 30
    static let related = 8

    let topic: Topic
    let stories: Page<EditionSummary>
    let cursor: Cursor?
    let related: [TopicSummary]
    /// With what is related, on the first page only where every page is a file: they change with each story.
    let tabs: TopicTabs?

    init(_ topic: Topic, after cursor: Cursor?, from reader: any EditionReader) throws {
        self.topic = topic
        self.cursor = cursor
        stories = try reader.part(.topic(topic.id), after: cursor, length: Self.length)
        let isWhole = cursor == nil || !reader.isForMirror
        related = isWhole ? try reader.relatedTopics(topic.id, limit: Self.related) : []
        tabs = isWhole ? try TopicTabs(topic, from: reader) : nil
    }

    let template = Theme.Page.topic

    func head(_ presenter: Presenter) -> PageHead {
        var head = PageHead(kind: .isTopic, title: topic.name)
        head.description = topic.summary
        head.address = PageKey.topic(slug: topic.slug, after: cursor).address
        head.feed = .topic(slug: topic.slug)
        head.currentTopic = topic.id
        head.structuredData = presenter.topicPage(topic)
        return head
    }

    func fields(_ presenter: Presenter) -> [(TemplateName, TemplateValue)] {
        let aliases = topic.aliases.enumerated().map { index, alias -> TemplateValue in
            [.name: .text(alias), .separator: .text(index + 1 < topic.aliases.count ? presenter.words[.listMiddle] : "")]
        }
        return [
            (
                .topic,
                [
                    .name: .text(topic.name), .kind: .text(topic.kind.rawValue),
                    .kindLabel: .text(presenter.words.topicKinds[topic.kind] ?? ""),
                    .summary: .text(topic.summary), .hasAliases: .bool(!aliases.isEmpty), .aliases: .list(aliases),
                    .feed: .text(PageKey.rss(.topic(slug: topic.slug)).path),
                    .hasFacts: .bool(!presenter.facts(of: topic).isEmpty),
                    .facts: .list(presenter.facts(of: topic)), .searchUrl: .text(presenter.searchAddress(topic: topic.slug)),
                    .hasRelated: .bool(!related.isEmpty), .related: .list(related.map { presenter.topic($0) }),
                ]
            ),
            (.hasTabs, .bool(tabs?.isShown ?? false)), (.tabs, tabs?.values(presenter, at: .topic(slug: topic.slug)) ?? .list([])),
            (.items, presenter.teasers(stories.items)),
            (.nextUrl, .text(stories.next.map { presenter.address(PageKey.topic(slug: topic.slug, after: $0)) } ?? "")),
        ]
    }
}

/// A contributor's page.
struct AuthorPage: ReaderPage {
    let author: Contributor
    let portrait: Photograph?
    let stories: Page<EditionSummary>
    let cursor: Cursor?

    init(_ author: Contributor, after cursor: Cursor?, from reader: any EditionReader) throws {
        self.author = author
        portrait = try reader.portrait(of: author)
        self.cursor = cursor
        stories = try reader.part(.contributor(author.id), after: cursor, length: TopicPage.length)
    }

    let template = Theme.Page.author

    func head(_ presenter: Presenter) -> PageHead {
        var head = PageHead(kind: .isAuthor, title: author.name)
        head.description = author.biography
        head.address = PageKey.author(slug: author.slug, after: cursor).address
        head.feed = .author(slug: author.slug)
        head.openGraphType = "profile"
        head.image = portrait
        head.structuredData = presenter.profile(author, portrait: portrait)
        return head
    }

    func fields(_ presenter: Presenter) -> [(TemplateName, TemplateValue)] {
        [
            (
                .author,
                [
                    .name: .text(author.name), .position: .text(author.position), .biography: .text(author.biography),
                    .feed: .text(PageKey.rss(.author(slug: author.slug)).path), .hasLinks: .bool(!author.links.isEmpty),
                    .links: .list(author.links.map(Presenter.link)), .searchUrl: .text(presenter.searchAddress(author: author.slug)),
                    .hasPhotograph: .bool(portrait?.file != nil), .photograph: portrait.map { presenter.photograph($0) } ?? .none,
                ]
            ),
            (.items, presenter.teasers(stories.items)),
            (.nextUrl, .text(stories.next.map { presenter.address(PageKey.author(slug: author.slug, after: $0)) } ?? "")),
        ]
    }
}

/// The news feed: everything in it, newest first, by day.
struct NewsFeedPage: ReaderPage {
    static let length = 50

    let stories: Page<EditionSummary>
    let cursor: Cursor?
    /// The newest notice: who follows the feed begins after it.
    let notice: Int

    init(after cursor: Cursor?, from reader: any EditionReader) throws {
        self.cursor = cursor
        stories = try reader.part(.newsFeed, after: cursor, length: Self.length)
        // A mirror has no stream to follow.
        notice = reader.isForMirror ? 0 : try reader.latestNotice(.newsFeed)
    }

    let template = Theme.Page.newsFeed

    func head(_ presenter: Presenter) -> PageHead {
        var head = PageHead(kind: .isNewsFeed, title: presenter.words[.newsFeed])
        head.address = PageKey.newsFeed(after: cursor).address
        head.feed = .newsFeed
        head.structuredData = presenter.collection(head.title, at: .newsFeed(), path: [(head.title, .newsFeed())])
        return head
    }

    func fields(_ presenter: Presenter) -> [(TemplateName, TemplateValue)] {
        [
            (.days, presenter.days(stories.items)),
            (.nextUrl, .text(stories.next.map { presenter.address(PageKey.newsFeed(after: $0)) } ?? "")),
            // What is new stands on the first page.
            (.stream, cursor == nil ? presenter.stream(.newsFeed, after: notice) : .none),
        ]
    }
}

/// The paper of one day, with the nearest days before and after that have one.
struct ArchiveDayPage: ReaderPage {
    static let length = 100

    let day: Day
    let stories: Page<EditionSummary>
    let cursor: Cursor?
    let previous: Day?
    let next: Day?

    init(_ day: Day, after cursor: Cursor?, from reader: any EditionReader) throws {
        self.day = day
        self.cursor = cursor
        stories = try reader.part(.day(day), after: cursor, length: Self.length)
        (previous, next) = try reader.neighbours(ofDay: day)
    }

    let template = Theme.Page.archiveDay

    /// A day without stories has a page only between days that have some: made-up days cost nothing to keep away.
    var status: Int { stories.items.isEmpty ? 404 : 200 }

    func head(_ presenter: Presenter) -> PageHead {
        var head = PageHead(kind: .isArchive, title: presenter.words.date(day))
        head.address = stories.items.isEmpty ? nil : PageKey.archiveDay(day, after: cursor).address
        head.feed = .paper
        head.isUnlisted = stories.items.isEmpty
        if !stories.items.isEmpty {
            head.structuredData = presenter.collection(head.title, at: .archiveDay(day), path: [(head.title, .archiveDay(day))])
        }
        return head
    }

    func fields(_ presenter: Presenter) -> [(TemplateName, TemplateValue)] {
        func link(_ day: Day?) -> TemplateValue {
            day.map { [.url: .text(PageKey.archiveDay($0).path), .label: .text(presenter.words.date($0)), .iso: .text($0.iso)] } ?? .none
        }
        return [
            (
                .day,
                [
                    .iso: .text(day.iso), .label: .text(presenter.words.date(day)),
                    .monthUrl: .text(PageKey.archive(year: day.year, month: day.month).path),
                    .monthLabel: .text(presenter.words.month(day.month, of: day.year)), .hasPrevious: .bool(previous != nil),
                    .previous: link(previous), .hasNext: .bool(next != nil), .next: link(next),
                ]
            ),
            (.days, presenter.days(stories.items)),
            (.nextUrl, .text(stories.next.map { presenter.address(PageKey.archiveDay(day, after: $0)) } ?? "")),
        ]
    }
}
