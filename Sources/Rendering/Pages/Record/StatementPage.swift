import Newsroom

/// One statement: what was said, by whom, when, and how it is known.
struct StatementPage: ReaderPage {
    static let earlier = 5
    /// Of its topics, how many are asked for what the speaker said before.
    static let topics = 5

    let statement: PublishedStatement
    let links: [PublishedStatementLink]
    /// What the speaker said before about any of the same topics.
    let earlier: [PublishedStatement]
    let linksOfEarlier: [Statement.ID: [PublishedStatementLink]]

    init(_ statement: PublishedStatement, from reader: any EditionReader) throws {
        self.statement = statement
        links = try reader.links(of: [statement.id])[statement.id] ?? []
        earlier = try Self.earlier(than: statement, from: reader)
        linksOfEarlier = try reader.links(of: earlier.map(\.id))
    }

    private static func earlier(than statement: PublishedStatement, from reader: any EditionReader) throws -> [PublishedStatement] {
        guard let speaker = statement.speaker else { return [] }
        var found: Set<PublishedStatement> = []
        for topic in statement.topics.prefix(topics) {
            let page = try reader.statements(.speakerOnTopic(speaker.id, topic.id), after: statement.place, limit: earlier)
            found.formUnion(page.items)
        }
        return Array(found.sorted { ($0.day, $0.id) > ($1.day, $1.id) }.prefix(earlier))
    }

    let template = Theme.Page.statement

    func head(_ presenter: Presenter) -> PageHead {
        let who = presenter.speakerName(of: statement)
        let text = presenter.quoted(statement.statement, atMost: 90)
        var head = PageHead(kind: .isRecord, title: presenter.words[.whoSaidWhat, { $0 == "who" ? who : text }])
        head.description = presenter.quoted(statement.statement, atMost: 300)
        head.address = PageKey.statement(statement.id).path
        head.currentTopic = statement.speaker?.id
        head.openGraphType = "article"
        head.files = [PageFile(format: .json, title: head.title, address: PageKey.statementData(statement.id).path)]
        head.structuredData = .array([
            presenter.quotation(statement),
            presenter.breadcrumbs([(presenter.words[.record], .record()), (head.title, .statement(statement.id))]),
        ])
        return head
    }

    func fields(_ presenter: Presenter) -> [(TemplateName, TemplateValue)] {
        [
            (.statement, presenter.statement(statement, links: links)),
            (.citation, .text(presenter.citation(of: statement))),
            (.hasEarlier, .bool(!earlier.isEmpty)),
            (.earlier, .list(earlier.map { presenter.statement($0, links: linksOfEarlier[$0.id] ?? []) })),
            (.earlierLabel, .text(presenter.words[.saidBefore, { _ in presenter.speakerName(of: statement) }])),
            (.jsonUrl, .text(PageKey.statementData(statement.id).path)),
        ]
    }
}
