import Archive
import Foundation
import Newsroom
import Rendering
import Web

/// The newsroom's own record: who said what in its stories, by speaker, topic, time, outlet and words.
struct RecordScreen {
    static let routes = [
        Route(.get, "/record", for: .right(.readStories)) { try await RecordScreen(visit: $0, visitor: $1).show() }
    ]

    static let pageLength = 50

    private static let filters = ["q", "speaker", "topic", "outlet", "from", "until", "terms"]

    let visit: Visit
    let visitor: Visitor

    private func value(_ name: String) -> String {
        String((visit.query[name] ?? "").prefix(200)).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private func show() async throws -> WebAnswer {
        let asked = Dictionary(uniqueKeysWithValues: Self.filters.map { ($0, value($0)) })
        let place = visit.query["after"].flatMap { Statement.ID($0) }
        let account = visitor.user.id
        let found = try await visit.desk.archive.read { records in
            let query = try Self.query(asked, records)
            let page = try query.map { try records.statements.find($0, after: place, limit: Self.pageLength) }
            let named = [query?.speaker, query?.topic].compactMap { $0 }
            let topics = try Set(named).compactMap { try records.topics.find($0) }.sorted { $0.name < $1.name }
            return (
                page: page, items: try (page?.statements ?? []).map { try RecordedStatement($0, records) },
                topics: try topics.map { (topic: $0, isFollowed: try records.following.follows(account, $0.id)) }
            )
        }
        let choices = [("", visit.words[.everyAttribution])] + Statement.Attribution.allCases.map { ($0.rawValue, visit.words[$0]) }
        return try visit.screen(
            .record, title: visit.words[.record],
            [
                .query: .text(asked["q"] ?? ""), .person: .text(asked["speaker"] ?? ""), .topic: .text(asked["topic"] ?? ""),
                .outlet: .text(asked["outlet"] ?? ""), .from: .text(asked["from"] ?? ""), .until: .text(asked["until"] ?? ""),
                .options: Visit.options(choices, selected: asked["terms"] ?? ""), .isFiltered: .bool(asked.values.contains { !$0.isEmpty }),
                .items: .list(found.items.map { item($0, at: address(asked)) }), .isEmpty: .bool(found.items.isEmpty),
                .message: found.page?.isCut == true ? .text(visit.words["looked_through"]) : .none,
                .follows: .list(
                    found.topics.map {
                        .fields([
                            .id: .text("\($0.topic.id)"), .name: .text($0.topic.name), .isFollowed: .bool($0.isFollowed),
                            .next: .text(address(asked)),
                        ])
                    }),
                .moreUrl: found.page?.next.map { .text(address(asked, after: $0)) } ?? .none,
            ])
    }

    /// Nil where a filter names nothing that there is, so that nothing matches.
    private static func query(_ asked: [String: String], _ records: Records) throws -> StatementQuery? {
        var query = StatementQuery(words: asked["q"] ?? "")
        for (name, place) in [("speaker", \StatementQuery.speaker), ("topic", \.topic)] {
            guard let text = asked[name], !text.isEmpty else { continue }
            guard let topic = try records.topics.find(name: text) else { return nil }
            query[keyPath: place] = topic.id
        }
        if let text = asked["outlet"], !text.isEmpty {
            guard let outlet = try records.outlets.find(name: text) else { return nil }
            query.outlet = outlet.id
        }
        if let text = asked["terms"], !text.isEmpty {
            guard let terms = Statement.Attribution(rawValue: text) else { return nil }
            query.attribution = terms
        }
        for (name, place) in [("from", \StatementQuery.from), ("until", \.until)] {
            guard let text = asked[name], !text.isEmpty else { continue }
            guard let date = ImpreciseDate(text), date.precision == .day, !date.isApproximate else { return nil }
            query[keyPath: place] = date.first
        }
        return query
    }

    private func item(_ found: RecordedStatement, at address: String) -> TemplateValue {
        let statement = found.statement
        var (quote, sense) = (TemplateValue.none, TemplateValue.none)
        switch statement.content {
        case .verbatim(let text): quote = .text(text)
        case .sense(let text): sense = .text(text)
        }
        let details = [statement.said.map { visit.desk.views.inWords($0) } ?? "", statement.occasion] + found.outlets
        return .fields([
            .quote: quote, .text: sense, .who: .text(found.speaker.isEmpty ? statement.described : found.speaker),
            .role: .text(statement.role), .details: .text(details.filter { !$0.isEmpty }.joined(separator: " · ")),
            .url: .text("/stories/\(statement.story)"),
            .headline: .text(found.headline.isEmpty ? visit.words[.untitled] : found.headline),
            .evidence: found.evidence.map { evidence($0, of: statement, at: address) } ?? .none,
            .publicUrl: found.isPublic ? .text("\(visit.desk.settings.paper.siteURL)/record/\(statement.id)/") : .none,
        ])
    }

    private func evidence(_ standing: EvidenceStanding, of statement: Statement, at address: String) -> TemplateValue {
        let (words, path) = (visit.words, "/statements/\(statement.id)/evidence")
        let state = standing.isDue ? words[.copyDue] : standing.reason.isEmpty ? "" : words[.copyFailed, ["reason": standing.reason]]
        return .fields([
            .link: .text(statement.evidence), .url: .text(path), .next: .text(address), .state: state.isEmpty ? .none : .text(state),
            .canTake: .bool(visitor.may(.keepRecord) && !standing.isDue), .isEmpty: .bool(standing.copies.isEmpty),
            .versions: .list(
                standing.copies.prefix(3).map { copy in
                    .fields([
                        .url: .text("\(path)?copy=\(copy.file)"), .iso: .text(APITime.text(copy.fetchedAt)),
                        .text: .text(visit.desk.views.inWords(copy.fetchedAt)),
                    ])
                }),
        ])
    }

    private func address(_ asked: [String: String], after place: Statement.ID? = nil) -> String {
        let pairs = Self.filters.compactMap { name in
            asked[name].flatMap { $0.isEmpty ? nil : "\(name)=\(PercentCoding.encoded($0))" }
        }
        return "/record?" + (pairs + (place.map { ["after=\($0)"] } ?? [])).joined(separator: "&")
    }
}
