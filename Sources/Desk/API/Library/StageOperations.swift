import Archive
import Editorial
import Foundation
import Newsroom
import Web

/// The stages of the newsroom's work: read by everybody; named, made, put in order and closed by who keeps the settings.
enum StageOperations {
    static let all = [
        APIOperation(
            .get, "/stages", "listStages", scope: .read, "The stages of the newsroom's work, in their order",
            about: "A stage of the newsroom's own has a name behind that of its kind, as in inReview.legal: rights in it are as in that.",
            answers: [.ok(list)]
        ) { call in try await all(call) },
        APIOperation(
            .get, "/stages/{stage}", "getStage", scope: .read, "A stage", condition: .reading,
            answers: [.ok(Stages.Entry.schema, tag: true)]
        ) { call in
            let stage = try stage(call)
            guard let entry = try await call.read({ try $0.stages.current()[stage] }) else { throw APIProblem.notFound("stage") }
            return call.resource(entry.json)
        },
        APIOperation(
            .put, "/stages/{stage}", "saveStage", scope: .administer, right: .keepSettings, "Name a stage, make, close or open one",
            body: .json(
                .object([
                    .always("label", .line(0...Stages.longestLabel), "Of one of the newsroom's own at least one character."),
                    .maybe("isClosed", .boolean, "Only one of the newsroom's own in which no story stands."),
                ])), condition: .changing,
            answers: [.ok(Stages.Entry.schema, tag: true), .made(Stages.Entry.schema, tag: true)], save),
        APIOperation(
            .put, "/stage-order", "orderStages", scope: .administer, right: .keepSettings, "Put the stages in an order",
            about: "Drafts stand before what is in review, and that before what is ready, whatever the order says. Those that are not "
                + "named stand behind the others of their kind, as they did.",
            body: .json(.object([.always("stages", .set(.stage, 1...Stages.most))])), answers: [.ok(list)]
        ) { call in
            let order = (call.body["stages"]?.array ?? []).compactMap { $0.string.flatMap { Stage(rawValue: $0) } }
            try await call.perform(OrderStages(order))
            return try await all(call)
        },
    ]

    private static let list = Schema.object([.always("items", .list(Stages.Entry.schema, 4...Stages.most))])

    private static func all(_ call: APICall) async throws -> WebAnswer {
        .json(["items": .array(try await call.read { try $0.stages.current().entries.map(\.json) })])
    }

    private static func stage(_ call: APICall) throws -> Stage {
        guard let stage = call.values["stage"].flatMap(Stage.init(rawValue:)) else { throw APIProblem.notFound("stage") }
        return stage
    }

    private static func save(_ call: APICall) async throws -> WebAnswer {
        let (stage, condition, body) = (try stage(call), call.condition, call.body)
        let isThere = try await call.read { try $0.stages.current()[stage] } != nil
        try await call.perform(
            Deciding { records, _ in
                let found = try records.stages.current()[stage]
                var wish = found ?? Stages.Entry(stage)
                wish.label = (body["label"]?.string ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
                if let isClosed = body["isClosed"] { wish.isClosed = isClosed == true }
                try condition.check(found?.json, isSame: wish == found)
                return SaveStage(wish)
            })
        guard let entry = try await call.read({ try $0.stages.current()[stage] }) else { throw APIProblem.notFound("stage") }
        return call.resource(entry.json, status: isThere ? 200 : 201)
    }
}

extension Stages.Entry {
    fileprivate static let schema = Schema.named(
        "Stage",
        .object([
            .always("stage", .stage),
            .always("label", .line(0...Stages.longestLabel), "Empty where the newsroom has given it no name of its own."),
            .always("isClosed", .boolean, "Whether stories go there no longer."),
        ]))

    fileprivate var json: JSONValue {
        ["stage": .string(stage.rawValue), "label": .string(label), "isClosed": .bool(isClosed)]
    }
}
