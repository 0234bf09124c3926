import Newsroom

/// A list of statements for programs: JSON, and CSV for tables. `docs/record.md` says what the fields mean.
struct RecordData {
    static let length = 200

    let list: PageKey.RecordList
    let topic: Topic?
    let statements: Page<PublishedStatement>
    private let links: [Statement.ID: [PublishedStatementLink]]

    init(_ list: PageKey.RecordList, of topic: Topic?, after cursor: Cursor?, from reader: any EditionReader) throws {
        self.list = list
        self.topic = topic
        statements = try reader.statements(list.filter(topic), after: cursor, limit: Self.length)
        links = try reader.links(of: statements.items.map(\.id))
    }

    func write(_ format: PageKey.RecordFormat, _ presenter: Presenter) -> [UInt8] {
        switch format {
        case .json: json(presenter)
        case .csv: StatementTable.write(statements.items, links, presenter)
        }
    }

    private func json(_ presenter: Presenter) -> [UInt8] {
        var members: [(String, JSON)] = [
            ("paper", .string(presenter.paper.name)), ("url", .string(presenter.absolute(PageKey.recordData(list, .json).path))),
            ("home_page_url", .string(presenter.absolute(PageKey.record(list).path))),
        ]
        if let topic { members.append(("topic", presenter.json(TopicSummary(topic)))) }
        if let next = statements.next {
            members.append(("next_url", .string(presenter.absolute(PageKey.recordData(list, .json, after: next).address))))
        }
        members.append(("statements", .array(statements.items.map { .object(presenter.members($0, links[$0.id] ?? [])) })))
        return JSON.object(members).scriptSafe
    }

    /// One statement's file.
    static func file(of statement: PublishedStatement, from reader: any EditionReader, _ presenter: Presenter) throws -> [UInt8] {
        let links = try reader.links(of: [statement.id])[statement.id] ?? []
        return JSON.object([("paper", .string(presenter.paper.name))] + presenter.members(statement, links)).scriptSafe
    }
}

extension Presenter {
    fileprivate func json(_ topic: TopicSummary) -> JSON {
        .object([
            ("name", .string(topic.name)), ("kind", .string(topic.kind.rawValue)),
            ("url", .string(absolute(PageKey.topic(slug: topic.slug).path))),
        ])
    }

    /// A field that is not known is not there.
    fileprivate func members(_ published: PublishedStatement, _ links: [PublishedStatementLink]) -> [(String, JSON)] {
        let statement = published.statement
        var members: [(String, JSON)] = [
            ("id", .string("\(statement.id)")), ("url", .string(absolute(PageKey.statement(statement.id).path))),
            ("attribution", .string(statement.attribution.rawValue)),
        ]
        if let speaker = published.speaker { members.append(("speaker", json(speaker))) }
        members += Self.texts([("described", statement.described), ("role", statement.role)])
        members.append(("kind", .string(statement.kind.rawValue)))
        switch statement.content {
        case .verbatim(let words): members.append(("words", .string(words)))
        case .sense(let sense): members.append(("sense", .string(sense)))
        }
        members.append(("language", .string(published.story.language)))
        if let original = statement.original {
            members.append(("original", .object([("text", .string(original.text)), ("language", .string(original.language))])))
        }
        if let said = statement.said {
            members += [("said", .string(said.description)), ("precision", .string(said.precision.rawValue))]
        }
        members += Self.texts([("occasion", statement.occasion)])
        members.append(("outlets", .array(published.outlets.map(json))))
        members.append(("topics", .array(published.topics.map(json))))
        members.append(("story", json(published.story, passage: passage(of: published))))
        members.append(("links", .array(links.map(json))))
        members.append(("citation", .string(citation(of: published))))
        return members
    }

    private static func texts(_ texts: [(String, String)]) -> [(String, JSON)] {
        texts.filter { !$0.1.isEmpty }.map { ($0.0, .string($0.1)) }
    }

    private func json(_ outlet: Outlet) -> JSON {
        .object([("name", .string(outlet.name)), ("kind", .string(outlet.kind.rawValue))] + Self.texts([("note", outlet.note)]))
    }

    private func json(_ story: EditionSummary, passage: String) -> JSON {
        .object([
            ("headline", .string(story.headline)), ("url", .string(absolute(PageKey.story(slug: story.slug).path))),
            ("passage_url", .string(absolute(passage))), ("published", .string(localTime(story.firstPublished).iso)),
        ])
    }

    private func json(_ link: PublishedStatementLink) -> JSON {
        .object([
            ("kind", .string(link.kind.rawValue)), ("direction", .string(link.isFromOther ? "from" : "to")),
            ("statement", .string("\(link.other.id)")), ("url", .string(absolute(PageKey.statement(link.other.id).path))),
        ])
    }
}
