import Newsroom

/// Statements as pages show them.
extension Presenter {
    func statement(_ published: PublishedStatement, links: [PublishedStatementLink]) -> TemplateValue {
        let statement = published.statement
        let attribution = statement.attribution == .onRecord ? "" : words.attributions[statement.attribution] ?? ""
        return .object(
            contentFields(of: published) + [
                (.id, .text("\(statement.id)")), (.url, .text(PageKey.statement(statement.id).path)),
                (.original, statement.original.map(original) ?? .none),
                (.speaker, published.speaker.map { speaker($0) } ?? .none), (.described, .text(statement.described)),
                (.role, .text(statement.role)), (.attributionLabel, .text(attribution)),
                (.kind, .text(statement.kind.rawValue)), (.kindLabel, .text(words.statementKinds[statement.kind] ?? "")),
                (.said, said(published)), (.occasion, .text(statement.occasion)),
                (.hasOutlets, .bool(!published.outlets.isEmpty)), (.outlets, .list(published.outlets.map(outlet))),
                (.hasTopics, .bool(!published.topics.isEmpty)), (.topics, .list(published.topics.map { topic($0) })),
                (.story, story(of: published)), (.hasLinks, .bool(!links.isEmpty)), (.links, .list(links.map(link))),
            ])
    }

    private func contentFields(of published: PublishedStatement) -> [(TemplateName, TemplateValue)] {
        var isVerbatim = false
        if case .verbatim = published.statement.content { isVerbatim = true }
        return [
            (.text, .text(published.statement.content.text)), (.isVerbatim, .bool(isVerbatim)),
            (.language, .text(published.story.language)),
            (.direction, .text(LanguageTag.direction(of: published.story.language).rawValue)),
        ]
    }

    /// The words as they were said, before they were translated.
    private func original(_ original: Statement.Original) -> TemplateValue {
        [
            .text: .text(original.text), .language: .text(original.language),
            .direction: .text(LanguageTag.direction(of: original.language).rawValue), .name: .text(Self.ownName(of: original.language)),
        ]
    }

    /// A speaker leads to all that is on record of them.
    func speaker(_ topic: TopicSummary) -> TemplateValue { self.topic(topic, at: .record(.said(slug: topic.slug))) }

    /// A topic leads to all that was said about it.
    func recorded(_ topic: TopicSummary) -> TemplateValue { self.topic(topic, at: .record(.about(slug: topic.slug))) }

    private func topic(_ topic: TopicSummary, at page: PageKey) -> TemplateValue {
        [
            .name: .text(topic.name), .url: .text(page.path), .kind: .text(topic.kind.rawValue),
            .kindLabel: .text(words.topicKinds[topic.kind] ?? ""), .isCurrent: .bool(false),
        ]
    }

    func speakerName(of published: PublishedStatement) -> String { published.speaker?.name ?? published.statement.described }

    /// When it was said as well as that is known; where it is not known, when it was published.
    private func said(_ published: PublishedStatement) -> TemplateValue {
        guard let said = published.statement.said else {
            return [.iso: .text(published.day.iso), .label: .text(reported(published)), .isReported: .bool(true)]
        }
        return [
            .iso: .text(said.isApproximate ? "" : said.description), .label: .text(words.date(said)), .isReported: .bool(false),
        ]
    }

    private func reported(_ published: PublishedStatement) -> String {
        words[.reportedOn, { _ in words.date(published.day) }]
    }

    private func outlet(_ outlet: Outlet) -> TemplateValue {
        [
            .name: .text(outlet.name), .kind: .text(outlet.kind.rawValue), .kindLabel: .text(words.outletKinds[outlet.kind] ?? ""),
            .note: .text(outlet.note),
        ]
    }

    /// Leads to the very passage.
    private func story(of published: PublishedStatement) -> TemplateValue {
        let story = published.story
        return [
            .headline: .text(story.headline), .url: .text(passage(of: published)), .language: .text(story.language),
            .direction: .text(LanguageTag.direction(of: story.language).rawValue), .published: moment(story.firstPublished),
        ]
    }

    func passage(of published: PublishedStatement) -> String {
        PageKey.story(slug: published.story.slug).path + "#statement-\(published.id)"
    }

    private func link(_ link: PublishedStatementLink) -> TemplateValue {
        let labels = link.isFromOther ? words.statementLinksFromOther : words.statementLinks
        return .object(
            contentFields(of: link.other) + [
                (.kind, .text(link.kind.rawValue)), (.label, .text(labels[link.kind] ?? "")),
                (.url, .text(PageKey.statement(link.other.id).path)), (.name, .text(speakerName(of: link.other))),
                (.said, said(link.other)), (.isFromOther, .bool(link.isFromOther)),
            ])
    }

    // MARK: As text

    /// The words in quotation marks where they are the speaker's own; cut between words.
    func quoted(_ statement: Statement, atMost length: Int = .max) -> String {
        let text = statement.content.text.beginning(length)
        if case .verbatim = statement.content { return words[.quoted, { _ in text }] }
        return text
    }

    /// A line for whoever quotes it, with the address that stays.
    func citation(of published: PublishedStatement) -> String {
        let statement = published.statement
        let name = speakerName(of: published)
        let who = statement.role.isEmpty ? name : words[.nameAndRole, { $0 == "name" ? name : statement.role }]
        let when = statement.said.map { words.date($0) } ?? reported(published)
        return words[
            .citation,
            {
                switch $0 {
                case "who": who
                case "when": when
                case "words": quoted(statement)
                case "headline": published.story.headline
                case "paper": paper.name
                default: absolute(PageKey.statement(statement.id).path)
                }
            }]
    }

    // MARK: Lists

    /// In the order in which they come, a month for each stretch of them.
    func months(_ statements: [PublishedStatement], _ value: (PublishedStatement) -> TemplateValue) -> TemplateValue {
        var months: [(first: Day, items: [TemplateValue])] = []
        for statement in statements {
            let day = statement.day
            if let last = months.last?.first, (last.year, last.month) == (day.year, day.month) {
                months[months.count - 1].items.append(value(statement))
            } else {
                months.append((day, [value(statement)]))
            }
        }
        return .list(
            months.map { month in
                [
                    .iso: .text(String(month.first.iso.prefix(7))), .label: .text(words.month(month.first.month, of: month.first.year)),
                    .items: .list(month.items),
                ]
            })
    }

    /// A day by itself, but as little as is known of it where all that stands under it is known no better.
    func label(of day: Day, _ statements: [PublishedStatement]) -> String {
        let dates = Set(statements.map { $0.statement.said })
        if dates.count == 1, let date = dates.first, let date { return words.date(date) }
        return words.date(day)
    }

    func title(of list: PageKey.RecordList, _ topic: Topic?) -> String {
        switch list {
        case .all: words[.record]
        case .about: words[.saidAboutTopic, { _ in topic?.name ?? "" }]
        case .said: words[.saidByTopic, { _ in topic?.name ?? "" }]
        }
    }

    func record(_ title: String, of topic: Topic?, _ list: PageKey.RecordList) -> TemplateValue {
        [
            .title: .text(title), .name: .text(topic?.name ?? ""), .url: .text(topic.map { PageKey.topic(slug: $0.slug).path } ?? ""),
            .kindLabel: .text(topic.flatMap { words.topicKinds[$0.kind] } ?? ""),
            .jsonUrl: .text(PageKey.recordData(list, .json).path), .csvUrl: .text(PageKey.recordData(list, .csv).path),
        ]
    }

    /// The form that puts two parties side by side; nothing where there are no two, and in a mirror.
    func sides(of topic: Topic?, _ speakers: [TopicSummary], one: TopicSummary?, other: TopicSummary?) -> TemplateValue {
        let all = speakers + [one, other].compactMap(\.self).filter { chosen in !speakers.contains { $0.id == chosen.id } }
        guard let topic, all.count > 1, !isMirror else { return .none }
        func options(_ chosen: TopicSummary?) -> TemplateValue {
            .list(
                all.map {
                    [.value: .text($0.slug), .label: .text($0.name), .isSelected: .bool($0.id == chosen?.id)]
                })
        }
        return [
            .url: .text(PageKey.record(.about(slug: topic.slug)).path), .oneOptions: options(one ?? all.first),
            .otherOptions: options(other ?? all.dropFirst().first),
        ]
    }

    func files(of list: PageKey.RecordList, title: String) -> [PageFile] {
        PageKey.RecordFormat.allCases.map { PageFile(format: $0, title: title, address: PageKey.recordData(list, $0).path) }
    }
}
