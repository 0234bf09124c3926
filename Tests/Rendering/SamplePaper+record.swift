import Foundation
import Newsroom

/// The sample's record: two sides on one topic, a retraction, a source that is not named, and words in translation.
extension SamplePaper {
    static let statements: [Statement.ID] = (1...5).map { id($0) }

    /// The passage of the first statement: two stretches of it, and a link in one.
    static let quoted = Block.paragraph([
        .text("“"), .text("This is impossible,", [.statement(statements[0])]), .text("” she said. “"),
        .text("The board has never traded a ", [.statement(statements[0])]),
        .text("gate", [.statement(statements[0]), .link(href: "/topic/flood-defence/")]),
        .text(", & it never will.", [.statement(statements[0])]), .text("”"),
    ])

    mutating func putOnRecord() {
        let gazette = Outlet(id: Self.id(1), name: "Tideline", kind: .newsAgency, note: "County news agency.")
        let county = Outlet(id: Self.id(2), name: "County notices", kind: .officialChannel)
        func put(
            _ number: Int, by speaker: Int?, _ content: Statement.Content, _ kind: Statement.Kind, said: String?, topics numbers: [Int],
            story: Int, outlets: [Outlet] = [], _ change: (inout Statement) -> Void = { _ in }
        ) {
            guard let summary = edition(Self.id(story))?.summary else { return }
            let topics = topicSummaries(numbers)
            var statement = Statement(
                id: Self.id(number), story: summary.id, speaker: speaker.map { topicSummaries([$0])[0].id },
                attribution: speaker == nil ? .anonymous : .onRecord, kind: kind, content: content,
                said: said.flatMap { ImpreciseDate($0) },
                outlets: outlets.map(\.id), topics: topics.map(\.id))
            change(&statement)
            onRecord.append(
                PublishedStatement(
                    statement: statement, speaker: speaker.map { topicSummaries([$0])[0] }, outlets: outlets, topics: topics,
                    story: summary,
                    day: statement.said?.first ?? Day(summary.firstPublished, in: .gmt)))
        }
        put(
            1, by: 3, .verbatim("This is impossible, The board has never traded a gate, & it never will."), .direct, said: "2025-02-12",
            topics: [2, 4], story: 1
        ) { ($0.role, $0.occasion) = ("Chair of the harbour board", "Meeting of the <board>") }
        put(
            2, by: 4, .sense("The board would look at any offer for the gate."), .indirect, said: "2025-01~", topics: [2], story: 9,
            outlets: [gazette, county]
        ) { $0.role = "Harbour authority" }
        put(3, by: 3, .verbatim("=I have seen \"no offer\", none."), .written, said: "2025-02-11T18:30", topics: [2], story: 4) {
            ($0.role, $0.original) = ("Harbour master", Statement.Original(text: "Жодної пропозиції.", language: "uk"))
        }
        put(4, by: nil, .sense("The county will not ask twice."), .indirect, said: nil, topics: [2], story: 9) {
            $0.described = "a person in the county's office"
        }
        put(5, by: 3, .sense("The gate can be spared in summer."), .indirect, said: "2024-06", topics: [4], story: 9)
        statementLinks = [
            StatementLink(from: Self.id(1), to: Self.id(5), kind: .retracts),
            StatementLink(from: Self.id(2), to: Self.id(1), kind: .contradicts),
        ]
    }

    // MARK: EditionReader

    func statement(_ id: Statement.ID) -> PublishedStatement? { onRecord.first { $0.id == id } }

    func statements(_ filter: RecordFilter, after cursor: Cursor?, limit: Int) -> Page<PublishedStatement> {
        let all = onRecord.filter { holds(filter, $0) }.sorted { ($0.day, $0.id) > ($1.day, $1.id) }
        let rest = all.filter { statement in
            guard let cursor else { return true }
            return (Int64(statement.day.daysSince1970), statement.id) < (cursor.position, Statement.ID(cursor.id))
        }
        let items = Array(rest.prefix(limit))
        let next = items.last.map { Cursor(position: Int64($0.day.daysSince1970), id: $0.id.uuid) }
        return Page(items: items, next: items.count < rest.count ? next : nil)
    }

    private func holds(_ filter: RecordFilter, _ statement: PublishedStatement) -> Bool {
        switch filter {
        case .all: true
        case .speaker(let speaker): statement.speaker?.id == speaker
        case .topic(let topic): statement.topics.contains { $0.id == topic }
        case .speakerOnTopic(let speaker, let topic): statement.speaker?.id == speaker && statement.topics.contains { $0.id == topic }
        }
    }

    func statements(in story: Story.ID) -> [PublishedStatement] { onRecord.filter { $0.story.id == story } }

    func links(of statements: [Statement.ID]) -> [Statement.ID: [PublishedStatementLink]] {
        var links: [Statement.ID: [PublishedStatementLink]] = [:]
        for id in statements {
            let own = statementLinks.filter { $0.from == id }.map { ($0.kind, false, $0.to) }
            for (kind, isFromOther, other) in own + statementLinks.filter({ $0.to == id }).map({ ($0.kind, true, $0.from) }) {
                guard let other = statement(other) else { continue }
                links[id, default: []].append(PublishedStatementLink(kind: kind, isFromOther: isFromOther, other: other))
            }
        }
        return links
    }

    func speakers(on topic: Topic.ID, limit: Int) -> [TopicSummary] {
        let spoke = statements(.topic(topic), after: nil, limit: .max).items.compactMap(\.speaker)
        let counts = Dictionary(grouping: spoke, by: \.id).mapValues(\.count)
        return Array(Set(spoke).sorted { (counts[$1.id] ?? 0, $0.slug) < (counts[$0.id] ?? 0, $1.slug) }.prefix(limit))
    }
}
