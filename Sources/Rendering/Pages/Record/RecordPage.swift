import Newsroom

/// Who said what, newest first and by month: all of the record, what was said about a topic, or what a topic said itself.
struct RecordPage: ReaderPage {
    static let length = 40
    /// How many parties the form for two sides offers, and how many links lead from the whole record to its parts.
    static let choices = 12

    let list: PageKey.RecordList
    let topic: Topic?
    let statements: Page<PublishedStatement>
    let links: [Statement.ID: [PublishedStatementLink]]
    let cursor: Cursor?
    /// Who spoke about the topic most.
    let speakers: [TopicSummary]
    let tabs: TopicTabs?

    init(_ list: PageKey.RecordList, of topic: Topic?, after cursor: Cursor?, from reader: any EditionReader) throws {
        self.list = list
        self.topic = topic
        self.cursor = cursor
        statements = try reader.part(list.filter(topic), after: cursor, length: Self.length)
        links = try reader.links(of: statements.items.map(\.id))
        tabs = try topic.map { try TopicTabs($0, from: reader) }
        if reader.isForMirror, cursor != nil {
            // They are counted among the newest, and stand on the first page.
            speakers = []
        } else if case .about = list, let topic {
            speakers = try reader.speakers(on: topic.id, limit: Self.choices)
        } else {
            speakers = Self.mostNamed(statements.items.compactMap(\.speaker), but: topic)
        }
    }

    let template = Theme.Page.record

    func head(_ presenter: Presenter) -> PageHead {
        let page = PageKey.record(list)
        var head = PageHead(kind: .isRecord, title: presenter.title(of: list, topic))
        head.description = topic == nil ? presenter.words[.aboutRecord] : topic?.summary ?? ""
        head.address = PageKey.record(list, after: cursor).address
        head.currentTopic = topic?.id
        head.feed = .record(list)
        head.files = presenter.files(of: list, title: head.title)
        let path = [topic.map { ($0.name, PageKey.topic(slug: $0.slug)) }, (head.title, page)].compactMap(\.self)
        head.structuredData = presenter.collection(
            head.title, at: page, description: head.description, about: topic.map { presenter.about(TopicSummary($0)) }, path: path)
        return head
    }

    func fields(_ presenter: Presenter) -> [(TemplateName, TemplateValue)] {
        let months = presenter.months(statements.items) { presenter.statement($0, links: links[$0.id] ?? []) }
        var isAbout = false
        if case .about = list { isAbout = true }
        let spoke = isAbout || topic == nil ? speakers : []
        let topics = isAbout ? [] : Self.mostNamed(statements.items.flatMap(\.topics), but: topic)
        return [
            (.record, presenter.record(presenter.title(of: list, topic), of: topic, list)),
            (.hasTabs, .bool(tabs?.isShown ?? false)),
            (.tabs, tabs.map { $0.values(presenter, at: .record(list)) } ?? .list([])),
            (.months, months),
            (.hasSpeakers, .bool(!spoke.isEmpty)), (.speakers, .list(spoke.map { presenter.speaker($0) })),
            (.hasTopics, .bool(!topics.isEmpty)), (.topics, .list(topics.map { presenter.recorded($0) })),
            (.sides, isAbout ? presenter.sides(of: topic, speakers, one: nil, other: nil) : .none),
            (.nextUrl, .text(statements.next.map { presenter.address(PageKey.record(list, after: $0)) } ?? "")),
        ]
    }

    /// Those that the statements on this page name most.
    private static func mostNamed(_ topics: [TopicSummary], but own: Topic?) -> [TopicSummary] {
        var (counts, order): ([Topic.ID: Int], [TopicSummary]) = ([:], [])
        for topic in topics where topic.id != own?.id {
            if counts.updateValue((counts[topic.id] ?? 0) + 1, forKey: topic.id) == nil { order.append(topic) }
        }
        let sorted = order.enumerated().sorted { one, other in
            let (left, right) = (counts[one.element.id] ?? 0, counts[other.element.id] ?? 0)
            return left == right ? one.offset < other.offset : left > right
        }
        return sorted.prefix(choices).map(\.element)
    }
}

extension PageKey.RecordList {
    func filter(_ topic: Topic?) -> RecordFilter {
        guard let topic else { return .all }
        if case .said = self { return .speaker(topic.id) }
        return .topic(topic.id)
    }
}

extension TopicSummary {
    init(_ topic: Topic) { self.init(id: topic.id, kind: topic.kind, name: topic.name, slug: topic.slug) }
}

/// The pages of a topic: its stories, what was said about it, and what it said itself.
struct TopicTabs {
    private let slug: String
    let hasAbout: Bool
    let hasSaid: Bool

    init(_ topic: Topic, from reader: any EditionReader) throws {
        slug = topic.slug
        hasAbout = try !reader.statements(.topic(topic.id), after: nil, limit: 1).items.isEmpty
        hasSaid = try !reader.statements(.speaker(topic.id), after: nil, limit: 1).items.isEmpty
    }

    /// Not where the topic has one page.
    var isShown: Bool { hasAbout || hasSaid }

    func values(_ presenter: Presenter, at page: PageKey) -> TemplateValue {
        guard isShown else { return .list([]) }
        let words = presenter.words
        var tabs = [(words[.stories], PageKey.topic(slug: slug))]
        if hasAbout { tabs.append((words[.tabAbout], .record(.about(slug: slug)))) }
        if hasSaid { tabs.append((words[.tabSaid], .record(.said(slug: slug)))) }
        return .list(tabs.map { [.label: .text($0), .url: .text($1.path), .isCurrent: .bool($1 == page)] })
    }
}
