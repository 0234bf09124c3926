import Newsroom

/// Statements.
extension RecordingReader {
    func statement(_ id: Statement.ID) throws -> PublishedStatement? {
        note([.statement(id)])
        let statement = try reader.statement(id)
        if let statement { note(statement) }
        return statement
    }

    func statements(_ filter: RecordFilter, after cursor: Cursor?, limit: Int) throws -> Page<PublishedStatement> {
        let page = try reader.statements(filter, after: cursor, limit: limit)
        note(page, of: filter, after: cursor)
        return page
    }

    func statements(
        _ filter: RecordFilter, after cursor: Cursor?, dividedBy division: ListDivision
    ) throws -> Page<PublishedStatement> {
        let page = division.cut(try reader.statements(filter, after: cursor, limit: division.longest), \.place)
        note(page, of: filter, after: cursor)
        return page
    }

    private func note(_ page: Page<PublishedStatement>, of filter: RecordFilter, after cursor: Cursor?) {
        note(.record(filter), from: cursor, to: page.next == nil ? nil : page.items.last?.place)
        for statement in page.items { note(statement) }
    }

    func statements(in story: Story.ID) throws -> [PublishedStatement] {
        note([.story(story)])
        let statements = try reader.statements(in: story)
        for statement in statements { note(statement) }
        return statements
    }

    /// Who is linked with it names it, and so does the change by which one of them comes or goes.
    func links(of statements: [Statement.ID]) throws -> [Statement.ID: [PublishedStatementLink]] {
        note(statements.map { .statement($0) })
        let links = try reader.links(of: statements)
        for link in links.values.joined() { note(link.other) }
        return links
    }

    func speakers(on topic: Topic.ID, limit: Int) throws -> [TopicSummary] {
        note([.record(.topic(topic))])
        let speakers = try reader.speakers(on: topic, limit: limit)
        note(speakers.map { .topic($0.id) })
        return speakers
    }

    /// A topic's page comes and goes with editions, and with it the way to it.
    func diary(_ part: DiaryPart, after cursor: Cursor?, limit: Int) throws -> Page<PublishedDiaryEvent> {
        note([.diary, .list(.all)])
        let page = try reader.diary(part, after: cursor, limit: limit)
        for event in page.items {
            note(event.topics.map { .topic($0.id) })
            if let story = event.story { note(story) }
        }
        return page
    }

    private func note(_ statement: PublishedStatement) {
        note([.statement(statement.id)])
        note((statement.topics + [statement.speaker].compactMap(\.self)).map { .topic($0.id) })
        note(statement.outlets.map { .outlet($0.id) })
        note(statement.story)
    }
}
