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
        func value(_ name: String) -> String { (visit.query[name] ?? "").trimmingCharacters(in: .whitespacesAndNewlines) }
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
        if !value("person").isEmpty {
            wish.people = try records.people(named: String(value("person").prefix(200)))
            if wish.people.isEmpty { return nil }
        }
        // Who may not read other people's stories does not hear of them.
        if !visitor.may(.readStories) { wish.creator = visitor.user.id }
        return wish
    }

    private func show() async throws -> WebAnswer {
        let before = visit.query["before"].flatMap { Int64($0) } ?? .max
        let user = visitor.user
        let (entries, names, sections, calls) = try await visit.desk.archive.read { records in
            let entries = try wish(records).map { try records.storyList.entries($0, before: before, limit: Self.pageLength + 1) } ?? []
            return (entries, try StoryNames(entries, records), try records.sections.all(), try Self.calls(for: user, records))
        }
        let shown = entries.prefix(Self.pageLength)
        let isFiltered = ["q", "stage", "section", "topic", "person"].contains { !(visit.query[$0] ?? "").isEmpty }
        return try visit.screen(
            .stories, title: visit.words[.stories],
            [
                .items: .list(shown.map { StoryRow(entry: $0, names: names, visit: visit).value }), .isEmpty: .bool(shown.isEmpty),
                .hasCalls: .bool(!calls.isEmpty && !isFiltered), .calls: .list(calls.map { call($0) }), .isFiltered: .bool(isFiltered), .stages: stages, .query: .text(visit.query["q"] ?? ""),
                .stage: .text(visit.query["stage"] ?? ""),
                .options: Visit.options(sections.map { ($0.slug, $0.name) }, selected: visit.query["section"] ?? ""),
                .person: .text(visit.query["person"] ?? ""), .topic: .text(visit.query["topic"] ?? ""),
                .moreUrl: entries.count > Self.pageLength ? .text(address(["before": shown.last.map { "\($0.number)" } ?? ""])) : .none,
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
            guard let story = try records.stories.find(thread.comment.story), user.mayRead(story), let last = thread.messages.last else {
                return nil
            }
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

    /// This list with other filters.
    private func address(_ changes: [String: String]) -> String {
        let values = ["q", "stage", "section", "person", "topic", "before"].compactMap { name -> String? in
            let value = changes[name] ?? (name == "before" ? "" : visit.query[name] ?? "")
            return value.isEmpty ? nil : "\(name)=\(PercentCoding.encoded(value))"
        }
        return values.isEmpty ? "/" : "/?" + values.joined(separator: "&")
    }

    private var stages: TemplateValue {
        let chosen = visit.query["stage"] ?? ""
        let all = TemplateValue.fields([
            .url: .text(address(["stage": ""])), .label: .text(visit.words["stage_any"]), .isCurrent: .bool(chosen.isEmpty),
        ])
        return .list(
            [all]
                + Stage.allCases.map {
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

extension Records {
    /// Accounts and contributors of a name: it may stand for one of each.
    func people(named name: String) throws -> [StoryListQuery.Person] {
        let accounts = try users.all().filter { Name.folded($0.name) == Name.folded(name) }.map { StoryListQuery.Person.account($0.id) }
        return accounts + (try contributors.find(name: name).map { [.contributor($0.id)] } ?? [])
    }
}
