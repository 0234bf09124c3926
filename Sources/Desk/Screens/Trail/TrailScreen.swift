import Archive
import Foundation
import Newsroom
import Rendering
import Web

/// The audit trail: everything that was done, the newest first.
struct TrailScreen {
    static let routes = [
        Route(.get, "/trail", for: .right(.readTrail)) { try await TrailScreen(visit: $0, visitor: $1).show() },
        Route(.get, "/trail.csv", for: .right(.readTrail)) { visit, _ in TrailExport(visit: visit, format: .csv).answer() },
        Route(.get, "/trail.jsonl", for: .right(.readTrail)) { visit, _ in TrailExport(visit: visit, format: .jsonLines).answer() },
    ]

    static let pageLength = 100

    let visit: Visit
    let visitor: Visitor

    private struct Found: Sendable {
        var entries: [TrailEntry]
        var names: TrailNames
        var users: [User]
    }

    private func show() async throws -> WebAnswer {
        let filter = TrailFilter(visit)
        let (query, visitor) = (filter.query, visitor)
        let before = visit.query["after"].flatMap { Int64($0) } ?? .max
        let found = try await visit.desk.archive.read { records in
            let entries = try query.map { try records.trail.entries($0, before: before, limit: Self.pageLength + 1) } ?? []
            return Found(
                entries: entries, names: try TrailNames(entries.prefix(Self.pageLength).map(\.event), for: visitor, records),
                users: try records.users.all())
        }
        let shown = found.entries.prefix(Self.pageLength)
        let isMore = found.entries.count > Self.pageLength
        var fields: [DeskName: TemplateValue] = [
            .groups: .list(groups(shown, found.names, filter)), .isEmpty: .bool(shown.isEmpty), .isFiltered: .bool(filter.isFiltered),
            .accounts: accounts(found.users, filter), .acts: acts(filter), .object: .text(filter.values["object"] ?? ""),
            .from: .text(filter.values["from"] ?? ""), .until: .text(filter.values["until"] ?? ""),
            .csvUrl: .text(filter.address("/trail.csv")), .linesUrl: .text(filter.address("/trail.jsonl")),
        ]
        fields[.moreUrl] =
            isMore ? shown.last.map { .text(filter.address("/trail", ["after": "\($0.number)"])) } ?? .none : TemplateValue.none
        return try visit.screen(.trail, title: visit.words[.trail], fields)
    }

    /// By day: the time of the clock is all that each line needs then.
    private func groups(_ entries: ArraySlice<TrailEntry>, _ names: TrailNames, _ filter: TrailFilter) -> [TemplateValue] {
        var days: [(day: Day, items: [TemplateValue])] = []
        for entry in entries {
            let day = Day(entry.event.at, in: visit.desk.settings.paper.timeZone)
            if days.last?.day != day { days.append((day, [])) }
            days[days.count - 1].items.append(item(entry.event, names, filter))
        }
        return days.map { .fields([.date: visit.desk.views.day($0.day), .items: .list($0.items)]) }
    }

    private func item(_ event: Event, _ names: TrailNames, _ filter: TrailFilter) -> TemplateValue {
        let sentence = TrailSentence(event, names, visit.words)
        let time = visit.desk.views.clock(event.at)
        let details = event.details.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: " · ")
        return .fields([
            .before: .text(sentence.before), .after: .text(sentence.after), .what: .text(sentence.thing?.title ?? ""),
            .url: sentence.thing?.url.map { .text($0) } ?? .none, .details: .text(String(details.prefix(300))),
            .at: .fields([.iso: .text(time.iso), .text: .text(time.text)]),
            .onlyUrl: .text(filter.address("/trail", ["object": event.subject])),
        ])
    }

    private func accounts(_ users: [User], _ filter: TrailFilter) -> TemplateValue {
        let all = users.map { ("\($0.id)", $0.name) }.sorted { $0.1 < $1.1 }
        return Visit.options([("", visit.words[.everybody])] + all, selected: filter.values["account"] ?? "")
    }

    private func acts(_ filter: TrailFilter) -> TemplateValue {
        let all = visit.words.acts.map { (name: $0, label: visit.words.act($0)) }.sorted { ($0.label, $0.name) < ($1.label, $1.name) }
        let asked = filter.values["act"] ?? ""
        let unknown = asked.isEmpty || all.contains { $0.name == asked } ? [] : [(asked, asked)]
        return Visit.options([("", visit.words[.everyAct])] + all.map { ($0.name, $0.label) } + unknown, selected: asked)
    }
}

extension DeskWords {
    /// The names of the acts that the trail may have.
    var acts: [String] {
        texts.keys.filter { $0.hasPrefix("act_") }.map { name in
            name.dropFirst(4).split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        }
    }
}
