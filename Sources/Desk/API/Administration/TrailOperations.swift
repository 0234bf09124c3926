import Archive
import Foundation
import Newsroom
import Web

/// The audit trail.
enum TrailOperations {
    static let all = [
        APIOperation(
            .get, "/trail", "listEvents", scope: .administer, right: .readTrail, "Everything that was done, newest first",
            query: [
                .init("account", .identifier, "Who did it."), .init("act", .line(1...100), "The act's name: PublishStory."),
                .init("object", .line(1...300), "What it was done to: story:0190…"), .init("from", .time, "Not before this time."),
                .init("until", .time, "Before this time."), .cursor, .limit,
            ], answers: [.ok(.page(of: event), "A page.")], list)
    ]

    private static let event = Schema.named(
        "Event",
        .object([
            .always("number", .integer(1...Int.max), "Rises with every event."), .always("id", .identifier), .always("at", .time),
            .always("by", .identifier), .always("act", .text(1...100)), .always("object", .text(1...1_000)),
            .always("details", .open([]), "Texts by name."), .always("seal", .text(0...200), "Covers the event and the seal before it."),
        ]))

    private static func list(_ call: APICall) async throws -> WebAnswer {
        func time(_ name: String) -> Date? { call.query[name]?.string.flatMap(APITime.date) }
        let query = TrailQuery(
            account: call.queryID("account"), act: call.query["act"]?.string, subject: call.query["object"]?.string, from: time("from"),
            until: time("until"))
        let (before, limit) = (Int64(try call.numberCursor()), call.limit)
        let found = try await call.read { try $0.trail.entries(query, before: before, limit: limit + 1) }
        let page = found.prefix(limit)
        return APICall.page(page.map(json), next: found.count > limit ? page.last.map { "\($0.number)" } : nil)
    }

    private static func json(_ entry: TrailEntry) -> JSONValue {
        let event = entry.event
        return [
            "number": .integer(Int(entry.number)), "id": .string("\(event.id)"), "at": APITime.json(event.at), "by": .string("\(event.by)"),
            "act": .string(event.act), "object": .string(event.subject),
            "details": .object(event.details.sorted { $0.key < $1.key }.map { .init($0.key, .string($0.value)) }),
            "seal": .string(entry.seal),
        ]
    }
}
