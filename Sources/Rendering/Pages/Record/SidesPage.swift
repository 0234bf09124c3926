import Newsroom

/// What two parties said about a topic, side by side, newest first and by day.
struct SidesPage: ReaderPage {
    static let length = 40

    let topic: Topic
    let one: Topic
    let other: Topic
    let statements: Page<PublishedStatement>
    let links: [Statement.ID: [PublishedStatementLink]]
    let cursor: Cursor?
    let speakers: [TopicSummary]
    let tabs: TopicTabs

    init(_ topic: Topic, one: Topic, other: Topic, after cursor: Cursor?, from reader: any EditionReader) throws {
        (self.topic, self.one, self.other, self.cursor) = (topic, one, other, cursor)
        let lists = try [one, other].map {
            try reader.statements(.speakerOnTopic($0.id, topic.id), after: cursor, limit: Self.length)
        }
        statements = Self.merged(lists)
        links = try reader.links(of: statements.items.map(\.id))
        speakers = try reader.speakers(on: topic.id, limit: RecordPage.choices)
        tabs = try TopicTabs(topic, from: reader)
    }

    /// One page of several lists in one order: each brought as much as the page can take.
    private static func merged(_ lists: [Page<PublishedStatement>]) -> Page<PublishedStatement> {
        let all = lists.flatMap(\.items).sorted { ($0.day, $0.id) > ($1.day, $1.id) }
        let items = Array(all.prefix(length))
        let goesOn = all.count > length || lists.contains { $0.next != nil }
        return Page(items: items, next: goesOn ? items.last?.place : nil)
    }

    let template = Theme.Page.recordSides

    private var sides: PageKey.RecordSides { PageKey.RecordSides(topic: topic.slug, one: one.slug, other: other.slug) }

    func head(_ presenter: Presenter) -> PageHead {
        var head = PageHead(kind: .isRecord, title: title(presenter))
        head.address = PageKey.sides(sides, after: cursor).address
        head.currentTopic = topic.id
        head.isUnlisted = statements.items.isEmpty
        head.structuredData = presenter.breadcrumbs([
            (topic.name, .topic(slug: topic.slug)),
            (presenter.words[.saidAboutTopic, { _ in topic.name }], .record(.about(slug: topic.slug))),
        ])
        return head
    }

    func fields(_ presenter: Presenter) -> [(TemplateName, TemplateValue)] {
        var days: [(day: Day, items: [PublishedStatement])] = []
        for statement in statements.items {
            if days.last?.day != statement.day { days.append((statement.day, [])) }
            days[days.count - 1].items.append(statement)
        }
        return [
            (.record, presenter.record(title(presenter), of: topic, .about(slug: topic.slug))),
            (.hasTabs, .bool(tabs.isShown)),
            (.hasSpeakers, .bool(false)), (.hasTopics, .bool(false)),
            (.tabs, tabs.values(presenter, at: .record(.about(slug: topic.slug)))),
            (.one, presenter.speaker(TopicSummary(one))),
            (.other, presenter.speaker(TopicSummary(other))),
            (.days, .list(days.map { row($0.day, $0.items, presenter) })),
            (.sides, presenter.sides(of: topic, speakers, one: TopicSummary(one), other: TopicSummary(other))),
            (.nextUrl, .text(statements.next.map { presenter.address(PageKey.sides(sides, after: $0)) } ?? "")),
        ]
    }

    private func row(_ day: Day, _ items: [PublishedStatement], _ presenter: Presenter) -> TemplateValue {
        func side(_ speaker: Topic) -> TemplateValue {
            .list(items.filter { $0.speaker?.id == speaker.id }.map { presenter.statement($0, links: links[$0.id] ?? []) })
        }
        return [
            .iso: .text(day.iso), .label: .text(presenter.label(of: day, items)), .one: side(one), .other: side(other),
        ]
    }

    private func title(_ presenter: Presenter) -> String {
        presenter.words[
            .twoSides,
            {
                switch $0 {
                case "one": one.name
                case "other": other.name
                default: topic.name
                }
            }]
    }
}
