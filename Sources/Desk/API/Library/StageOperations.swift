import Archive
import Editorial
import Newsroom
import Web

/// The stages of the newsroom's work.
enum StageOperations {
    private static let stage = Schema.named(
        "Stage",
        .object([
            .always("stage", .stage), .always("label", .line(0...Stages.longestLabel), "Empty where the newsroom has given it no name."),
            .always("isClosed", .boolean, "Whether stories go there no longer."),
        ]))
    private static let list = Schema.object([.always("items", .list(stage, 4...Stages.most))])

    static let all = [
        APIOperation(
            .get, "/stages", "listStages", scope: .read, "The stages of the newsroom's work, in order",
            about: "A stage of the newsroom's own has a name behind that of its kind, as in inReview.legal: rights in it are as in that.",
            answers: [.ok(list)]
        ) { call in
            try await answer(call)
        },
        APIOperation(
            .put, "/stages/{stage}", "saveStage", scope: .administer, right: .keepSettings, "Name a stage, make, close or open one",
            body: .json(
                .object([
                    .always("label", .line(0...Stages.longestLabel), "Of one of the newsroom's own at least one character."),
                    .maybe("isClosed", .boolean, "Only one of the newsroom's own in which no story stands."),
                ])),
            answers: [.ok(list)]
        ) { call in
            guard let stage = call.values["stage"].flatMap(Stage.init(rawValue:)) else { throw APIProblem.notFound("stage") }
            var entry = try await call.read { try $0.stages.current()[stage] } ?? Stages.Entry(stage)
            entry.label = call.body["label"]?.string ?? ""
            if let isClosed = call.body["isClosed"] { entry.isClosed = isClosed == true }
            try await call.perform(SaveStage(entry))
            return try await answer(call)
        },
        APIOperation(
            .put, "/stages", "orderStages", scope: .administer, right: .keepSettings, "Put the stages in another order",
            about: "Drafts stand before what is in review, and that before what is ready, whatever the order says.",
            body: .json(.object([.always("order", .list(.stage, 1...Stages.most))])), answers: [.ok(list)]
        ) { call in
            let order = (call.body["order"]?.array ?? []).compactMap { $0.string.flatMap { Stage(rawValue: $0) } }
            try await call.perform(OrderStages(order))
            return try await answer(call)
        },
    ]

    private static func answer(_ call: APICall) async throws -> WebAnswer {
        let entries = try await call.read { try $0.stages.current().entries }
        return .json([
            "items": .array(
                entries.map { ["stage": .string($0.stage.rawValue), "label": .string($0.label), "isClosed": .bool($0.isClosed)] })
        ])
    }
}
