import Archive
import Foundation
import Newsroom
import Rendering
import Web

/// The list of stories, changed last first: where everybody begins.
struct StoriesScreen {
    static let routes = [
        Route(.get, "/", for: .signedIn) { try await StoriesScreen(visit: $0, visitor: $1).show() },
        Route(.get, "/stories.json", for: .signedIn) { try await StoriesScreen(visit: $0, visitor: $1).suggestions() },
    ]

    static let pageLength = 50
    private static let mostSuggestions = 8

    let visit: Visit
    let visitor: Visitor

    /// What the filters say; nil where one names nothing that there is, so that nothing matches.
    private func wish(_ records: Records) throws -> StoryListQuery? {
        var wish = StoryListQuery(text: String(value("q").prefix(200)))
        if !value("stage").isEmpty {
            guard let stage = Stage(rawValue: value("stage")) else { return nil }
            wish.stage = stage
        }
        if !value("section").isEmpty {
            guard let section = try records.sections.find(slug: value("section")) else { return nil }
            wish.section = section.id
        }
        if !value("topic").isEmpty {
            guard let topic = try records.topics.find(name: String(value("topic").prefix(200))) else { return nil }
            wish.topic = topic.id
        }
        if isMine {
            wish.people = [.account(visitor.user.id)]
        } else if !value("person").isEmpty {
            wish.people = try records.people(named: String(value("person").prefix(200)))
            if wish.people.isEmpty { return nil }
        }
        // Who may not read other people's stories does not hear of them.
        if !visitor.may(.readStories) { wish.creator = visitor.user.id }
        return wish
    }

    /// The same of assignments, where the list is in order of one of their times.
    private func assignments(_ records: Records, by order: AssignmentTimes.What) throws -> AssignmentQuery? {
        guard let wish = try wish(records) else { return nil }
        var query = AssignmentQuery(order: order, section: wish.section, stage: wish.stage, topic: wish.topic, text: wish.text)
        for case .account(let id) in wish.people where query.person == nil { query.person = id }
        if query.person == nil, !wish.people.isEmpty { return nil }
        if wish.creator != nil { query.person = visitor.user.id }
        return query
    }

    private func value(_ name: String) -> String { (visit.query[name] ?? "").trimmingCharacters(in: .whitespacesAndNewlines) }
    private var isMine: Bool { value("whose") == "mine" }
    /// Nil for the stories changed last.
    private var order: AssignmentTimes.What? { AssignmentTimes.What(rawValue: value("order")).flatMap { $0 == .upcoming ? nil : $0 } }

    private struct Found: Sendable {
        var rows: [(entry: StoryListEntry?, assignment: Assignment?)] = []
        /// What the address of the next page says.
        var next: [String: String]?
    }

    private func find(_ records: Records) throws -> Found {
        if let order {
            let page = try assignments(records, by: order).map {
                try AssignmentList(records).page($0, after: visit.query["after"].flatMap { .init($0) }, limit: Self.pageLength)
            }
            return Found(
                rows: page?.items.map { ($0.entry.flatMap(readable), $0.assignment) } ?? [], next: page?.next.map { ["after": $0.text] })
        }
        let before = visit.query["before"].flatMap { Int64($0) } ?? .max
        let entries = try wish(records).map { try records.storyList.entries($0, before: before, limit: Self.pageLength + 1) } ?? []
        let rows = try entries.prefix(Self.pageLength).map {
            (entry: StoryListEntry?.some($0), assignment: try records.assignments.next(of: $0.id))
        }
        return Found(rows: rows, next: entries.count > Self.pageLength ? rows.last?.entry.map { ["before": "\($0.number)"] } : nil)
    }

    /// Nothing is shown of a story that is not for who asks, whatever they have to do for it.
    private func readable(_ entry: StoryListEntry) -> StoryListEntry? {
        entry.creator == visitor.user.id || visitor.may(.readStories) ? entry : nil
    }

    private func show() async throws -> WebAnswer {
        let (user, today) = (visitor.user, visit.today)
        let (found, names, sections, calls) = try await visit.desk.archive.read { records in
            let found = try find(records)
            return (
                found, try StoryNames(found.rows.compactMap(\.entry), found.rows.compactMap(\.assignment), on: today, records),
                try records.sections.all(), try Self.calls(for: user, records)
            )
        }
        let isFiltered = ["q", "stage", "section", "topic", "person", "whose"].contains { !(visit.query[$0] ?? "").isEmpty }
        return try visit.screen(
            .stories, title: visit.words[.stories],
            [
                .items: .list(found.rows.map { StoryRow(entry: $0.entry, assignment: $0.assignment, names: names, visit: visit).value }),
                .isEmpty: .bool(found.rows.isEmpty), .hasCalls: .bool(!calls.isEmpty && !isFiltered),
                .calls: .list(calls.map { call($0) }),
                .isFiltered: .bool(isFiltered), .stages: stages, .query: .text(visit.query["q"] ?? ""),
                .stage: .text(visit.query["stage"] ?? ""), .orders: orders, .isMine: .bool(isMine),
                .options: Visit.options(sections.map { ($0.slug, $0.name) }, selected: visit.query["section"] ?? ""),
                .person: .text(visit.query["person"] ?? ""), .topic: .text(visit.query["topic"] ?? ""),
                .moreUrl: found.next.map { .text(address($0)) } ?? .none, .clearUrl: .text(clearAddress),
            ])
    }

    private static let mostCalls = 5

    private struct Call: Sendable {
        let story: Story.ID
        let name: String
        let headline: String
        let text: String
    }

    /// Who calls somebody in a comment that is open.
    private static func calls(for user: User, _ records: Records) throws -> [Call] {
        try CommentThread.all(records.comments.mentions(of: user.id, limit: mostCalls), records).compactMap { thread in
            let call = "@" + Name.folded(user.name)
            guard let story = try records.stories.find(thread.comment.story), user.mayRead(story),
                let last = thread.messages.last(where: { Name.folded($0.text).contains(call) })
            else { return nil }
            let headline = try records.stories.revision(story.latestRevision, of: story.id)?.content.headline ?? ""
            return Call(story: story.id, name: thread.names[last.by] ?? "", headline: headline, text: String(last.text.prefix(200)))
        }
    }

    private func call(_ call: Call) -> TemplateValue {
        .fields([
            .url: .text("/stories/\(call.story)#comments"), .by: .text(visit.words[.calledBy, ["name": call.name]]),
            .headline: .text(call.headline.isEmpty ? visit.words[.untitled] : call.headline), .text: .text(call.text),
        ])
    }

    private var orders: TemplateValue {
        Visit.options(
            [("", visit.words[.orderChanged]), ("deadline", visit.words[.orderDeadline]), ("planned", visit.words[.orderPlanned])],
            selected: order?.rawValue ?? "")
    }

    private static let filters = ["q", "stage", "section", "person", "topic", "whose", "order"]

    /// This list with other filters.
    private func address(_ changes: [String: String]) -> String {
        let values = (Self.filters + ["before", "after"]).compactMap { name -> String? in
            let value = changes[name] ?? (Self.filters.contains(name) ? visit.query[name] ?? "" : "")
            return value.isEmpty ? nil : "\(name)=\(PercentCoding.encoded(value))"
        }
        return values.isEmpty ? "/" : "/?" + values.joined(separator: "&")
    }

    private var clearAddress: String { order.map { "/?order=\($0.rawValue)" } ?? "/" }

    private var stages: TemplateValue {
        let chosen = visit.query["stage"] ?? ""
        let all = TemplateValue.fields([
            .url: .text(address(["stage": ""])), .label: .text(visit.words["stage_any"]), .isCurrent: .bool(chosen.isEmpty),
        ])
        return .list(
            [all]
                + visit.stages.map {
                    .fields([
                        .url: .text(address(["stage": $0.rawValue])), .label: .text(visit.words[$0]),
                        .isCurrent: .bool(chosen == $0.rawValue),
                    ])
                })
    }

    /// Headlines that have the words, for the palette.
    private func suggestions() async throws -> WebAnswer {
        let entries = try await visit.desk.archive.read { records in
            try wish(records).map { try records.storyList.entries($0, limit: Self.mostSuggestions) } ?? []
        }
        return .json(
            .array(
                entries.map { entry in
                    [
                        "url": .string("/stories/\(entry.id)"),
                        "label": .string(entry.headline.isEmpty ? visit.words[.untitled] : entry.headline),
                        "detail": .string(visit.words[entry.stage]),
                    ]
                }))
    }
}

extension AssignmentTimes.Place {
    /// As it stands in an address: the time in milliseconds, and the assignment.
    var text: String { "\(Int64((due.timeIntervalSince1970 * 1000).rounded()))_\(assignment)" }

    init?(_ text: String) {
        let parts = text.split(separator: "_", maxSplits: 1)
        guard parts.count == 2, let time = Int64(parts[0]), (0..<1 << 50).contains(time), let id = Assignment.ID(String(parts[1]))
        else { return nil }
        self.init(due: Date(timeIntervalSince1970: Double(time) / 1000), assignment: id)
    }
}

extension Records {
    /// Accounts and contributors of a name: it may stand for one of each.
    func people(named name: String) throws -> [StoryListQuery.Person] {
        let accounts = try users.all().filter { Name.folded($0.name) == Name.folded(name) }.map { StoryListQuery.Person.account($0.id) }
        return accounts + (try contributors.find(name: name).map { [.contributor($0.id)] } ?? [])
    }
}
