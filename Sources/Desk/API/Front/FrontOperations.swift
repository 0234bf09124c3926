import Archive
import Editorial
import Foundation
import Newsroom
import Web

/// The front page: what stands where, and what stood there before.
enum FrontOperations {
    static let all = [
        APIOperation(
            .get, "/front", "getFront", scope: .read, right: .arrangeFront, "What is placed on the front page", condition: .reading,
            answers: [.ok(schema, tag: true)]
        ) { call in try await call.resource(call.read { try $0.fronts.current().json }) },
        APIOperation(
            .put, "/front", "arrangeFront", scope: .publish, right: .arrangeFront, "Place stories and packages on the front page",
            about: "What is not named is placed no longer. A story may be placed before it is public: it appears when it is.",
            body: .json(.object(FrontArrangement.members)), condition: .changing, answers: [.ok(schema, tag: true)]
        ) { call in
            let (wish, condition) = (try FrontArrangement(json: call.body), call.condition)
            let front = try await call.perform(
                Deciding { records, _ in
                    let current = try records.fronts.current()
                    var front = wish
                    front.revision = current.revision
                    try condition.check(current.json, isSame: front == current)
                    return ArrangeFront(front)
                })
            return call.resource(front.json)
        },
        APIOperation(
            .get, "/front/revisions", "listFrontRevisions", scope: .read, right: .arrangeFront,
            "What was placed on the front page, newest first", about: "To go back to one, place what it had (arrangeFront).",
            query: [.cursor, .limit],
            answers: [
                .ok(
                    .page(
                        of: .object(
                            [.always("revision", .revision), .always("savedAt", .time), .always("savedBy", .identifier)]
                                + FrontArrangement.members)), "A page.")
            ], revisions),
    ]

    private static let schema = Schema.named(
        "Front",
        .object(
            [.always("revision", .integer(0...1_000_000_000), "0 as long as nobody has arranged anything.")] + FrontArrangement.members))

    private static func revisions(_ call: APICall) async throws -> WebAnswer {
        let (before, limit) = (try call.numberCursor(), call.limit)
        let found = try await call.read { try $0.fronts.revisions(before: before, limit: limit + 1) }
        let page = found.prefix(limit)
        return APICall.page(
            page.map { revision in
                .object(
                    [
                        .init("revision", .integer(revision.number)), .init("savedAt", APITime.json(revision.at)),
                        .init("savedBy", .string("\(revision.by)")),
                    ] + revision.arrangement.placements)
            }, next: found.count > limit ? page.last.map { "\($0.number)" } : nil)
    }
}

extension FrontArrangement {
    fileprivate var json: JSONValue { .object([.init("revision", .integer(revision))] + placements) }
}

extension APICall {
    /// The cursor of a list by numbers, the highest first.
    func numberCursor() throws -> Int {
        guard let cursor = query["cursor"] else { return .max }
        guard let text = cursor.string, text.utf8.count < 19, let number = Int(text), number > 0 else { throw wrongCursor }
        return number
    }
}
