import Archive
import Foundation
import Newsroom
import Web

/// What changed from one revision of a story to another: field by field, and the text passage by passage, as it can be read.
enum DifferenceOperations {
    static let all = [
        APIOperation(
            .get, "/stories/{story}/revisions/{revision}/difference", "compareRevisions", scope: .read,
            "What changed in a story up to a revision",
            about: "Names stand for what the fields point to, as the desk shows them. What is the same on both sides is in the text as "
                + "well, in its place; a difference too large to be looked for is answered as taken out and put in.",
            query: [.init("from", .revision, "The revision that is compared with; the one before unless said.")],
            answers: [.ok(schema)], compare)
    ]

    private static let schema = Schema.named(
        "Difference",
        .object([
            .always("from", .orNull(.revision), "null: there is none before."), .always("to", .revision),
            .always("fields", .list(FieldDifference.schema, 0...FieldDifference.Field.allCases.count)),
            .always("text", .list(DocumentDifference.Change.schema, 0...2 * DocumentLimits.nodes), "Passages, in their order."),
        ]))

    private static func compare(_ call: APICall) async throws -> WebAnswer {
        let (story, number) = (try await call.readable(), try call.number("revision"))
        let wish = call.query["from"]?.integer
        // Compared off the database's thread, which others wait for.
        let (old, new, names) = try await call.read { records in
            guard let new = try records.stories.revision(number, of: story) else { throw APIProblem.notFound("revision \(number)") }
            let before = try wish ?? records.stories.history(of: story, before: number, limit: 1).first?.number
            let old = try before.flatMap { try records.stories.revision($0, of: story) }
            if let wish, old == nil { throw APIProblem.notFound("revision \(wish)") }
            return (old, new, try DifferenceNames([old?.content, new.content].compactMap(\.self), records))
        }
        let before = old?.content ?? StoryContent(kind: new.content.kind, language: new.content.language)
        let view = DifferenceView(names: names, words: call.desk.views.words)
        let fields = FieldDifference.all(from: before, to: new.content, names: names, views: call.desk.views)
        let text = DocumentDifference(from: before.document, to: new.content.document)
        return .json([
            "from": old.map { .integer($0.number) } ?? .null, "to": .integer(number), "fields": .array(fields.map(\.json)),
            "text": .array(text.changes.map { $0.json(view) }),
        ])
    }
}

extension FieldDifference {
    fileprivate static let schema = Schema.object([
        .always("field", .choice(of: Field.self)),
        .maybe("runs", TextRun.list, "Of a text: word by word."),
        .maybe("before", .text(0...5_000), "Of a value."), .maybe("after", .text(0...5_000)),
        .maybe("added", .list(.text(0...5_000), 0...100), "Of a list. Where nothing is added or removed, its order is another."),
        .maybe("removed", .list(.text(0...5_000), 0...100)),
    ])

    fileprivate var json: JSONValue {
        let name = JSONValue.Member("field", .string(field.rawValue))
        return switch change {
        case .text(let runs): .object([name, .init("runs", .array(runs.map(\.json)))])
        case .value(let before, let after): .object([name, .init("before", .string(before)), .init("after", .string(after))])
        case .list(let added, let removed):
            .object([
                name, .init("added", .array(added.map { .string($0) })), .init("removed", .array(removed.map { .string($0) })),
            ])
        }
    }
}

extension TextRun {
    fileprivate static let list = Schema.list(
        .named(
            "TextRun",
            .object([
                .always("text", .text(0...DocumentLimits.jsonBytes)),
                .always("change", .choice(["same", "added", "removed", "marked"]), "marked: the same words, otherwise marked."),
            ])), 0...1_000_000)

    fileprivate var json: JSONValue {
        let name =
            switch change {
            case .same: "same"
            case .added: "added"
            case .removed: "removed"
            case .marked: "marked"
            }
        return ["text": .string(text), "change": .string(name)]
    }
}

extension DocumentDifference.Change {
    fileprivate static let schema = Schema.named(
        "PassageChange",
        .object([
            .always("change", .choice(["same", "added", "removed", "changed", "movedAway", "movedHere", "replaced"])),
            .always("kind", .choice(kinds)),
            .always("text", .text(0...2 * DocumentLimits.jsonBytes), "What stands there; of what is no text, its name."),
            .maybe("before", .text(0...2 * DocumentLimits.jsonBytes), "changed, replaced: what stood there."),
            .maybe("kindBefore", .choice(kinds)), .maybe("runs", TextRun.list, "changed: word by word."),
        ]))

    private static let kinds = [
        "paragraph", "heading", "quotation", "source", "listItem", "cell", "photograph", "storyCard", "background", "audio", "divider",
    ]

    fileprivate func json(_ view: DifferenceView) -> JSONValue {
        switch self {
        case .same(let line): Self.json("same", line, view)
        case .added(let line): Self.json("added", line, view)
        case .removed(let line): Self.json("removed", line, view)
        case .movedAway(let line): Self.json("movedAway", line, view)
        case .movedHere(let line): Self.json("movedHere", line, view)
        case .replaced(let old, let new): Self.json("replaced", new, view, before: old)
        case .changed(let old, let new, let runs):
            Self.json("changed", new, view, before: old, [.init("runs", .array(runs.map(\.json)))])
        }
    }

    private static func json(
        _ change: String, _ line: RevisionLine, _ view: DifferenceView, before: RevisionLine? = nil, _ more: [JSONValue.Member] = []
    ) -> JSONValue {
        let former = before.map { old -> [JSONValue.Member] in
            [.init("before", .string(view.text(old))), .init("kindBefore", .string(old.kind.name))]
        }
        return .object(
            [.init("change", .string(change)), .init("kind", .string(line.kind.name)), .init("text", .string(view.text(line)))]
                + (former ?? []) + more)
    }
}

extension RevisionLine.Kind {
    fileprivate var name: String {
        switch self {
        case .paragraph: "paragraph"
        case .heading: "heading"
        case .quotation: "quotation"
        case .source: "source"
        case .listItem: "listItem"
        case .cell: "cell"
        case .photograph: "photograph"
        case .storyCard: "storyCard"
        case .background: "background"
        case .audio: "audio"
        case .divider: "divider"
        }
    }
}
