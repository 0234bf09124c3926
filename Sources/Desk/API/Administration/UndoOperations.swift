import Archive
import Editorial
import Foundation
import Newsroom
import Web

/// Undoing everything that an account did since a time: first looked at, then done.
enum UndoOperations {
    static let all = [
        APIOperation(
            .post, "/people/{account}/undo/look", "lookAtUndoing", scope: .administer, right: .keepUsers,
            "What would become of all that an account did since a time", about: "It is tried out, and nothing of it is kept.",
            body: .json(.object([since])), answers: [.ok(list)]
        ) { call in
            let (desk, act) = (call.desk, try act(call))
            return json(try await desk.editorial.rehearse(act, as: call.user.id, by: call.holder.token.id))
        },
        APIOperation(
            .post, "/people/{account}/undo", "undoWork", scope: .administer, right: .keepUsers, "Undo all that an account did since a time",
            about: "Nothing is deleted by it: texts come back as new revisions, and what the account made is put away. What somebody else "
                + "has changed since stays theirs. What the token's other scopes do not reach is left, with the reason: give it all of them.",
            body: .json(.object([since])), answers: [.ok(list)]
        ) { call in json(try await call.perform(act(call))) },
    ]

    private static let since = Schema.Property.always("since", .time)

    private static let list = Schema.object([
        .always(
            "items",
            .list(
                .named(
                    "UndoItem",
                    .object([
                        .always("object", .text(1...1_000), "story:0190…"),
                        .always("aspect", .choice(of: UndoItem.Aspect.self), "What of it was changed."),
                        .always("outcome", .choice(["undone", "putAway", "changedSince", "left"])),
                        .always("by", .orNull(.identifier), "changedSince: whose change stays."),
                        .always("reason", .orNull(.choice(["made", "notKept", "aspect", "gone", "isPublic", "refused"])), "left: why."),
                        .always("detail", .orNull(.text(0...5_000)), "refused: in words."),
                    ])), 0...UndoWork.mostThings))
    ])

    private static func act(_ call: APICall) throws -> UndoWork {
        guard let since = call.body.time("since") else { throw APIProblem.unknown }
        return UndoWork(try call.id("account"), since: since)
    }

    private static func json(_ items: [UndoItem]) -> WebAnswer {
        .json([
            "items": .array(
                items.map { item in
                    .object(
                        [.init("object", .string(item.subject)), .init("aspect", .string(item.aspect.rawValue))] + members(item.outcome))
                })
        ])
    }

    private static func members(_ outcome: UndoItem.Outcome) -> [JSONValue.Member] {
        func members(_ name: String, by: User.ID? = nil, reason: String? = nil, detail: String? = nil) -> [JSONValue.Member] {
            [
                .init("outcome", .string(name)), .init("by", by.map { .string("\($0)") } ?? .null),
                .init("reason", reason.map { .string($0) } ?? .null), .init("detail", detail.map { .string($0) } ?? .null),
            ]
        }
        switch outcome {
        case .undone: return members("undone")
        case .putAway: return members("putAway")
        case .changedSince(let other): return members("changedSince", by: other)
        case .left(.refused(let words)): return members("left", reason: "refused", detail: words)
        case .left(let reason): return members("left", reason: "\(reason)")
        }
    }
}
