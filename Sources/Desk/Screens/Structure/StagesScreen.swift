import Archive
import Editorial
import Newsroom
import Rendering
import Web

/// The stages of the newsroom's work: named, added, put in order, closed.
struct StagesScreen {
    static let routes = [
        Route(.get, "/settings/stages", for: .right(.keepSettings)) { visit, _ in try await StagesScreen(visit: visit).show() },
        Route(.post, "/settings/stages", for: .right(.keepSettings)) { visit, visitor in try await act(visit, visitor, Self.add) },
        Route(.post, "/settings/stages/{stage}", for: .right(.keepSettings)) { visit, visitor in
            try await act(visit, visitor, Self.save)
        },
        Route(.post, "/settings/stages/{stage}/move", for: .right(.keepSettings)) { visit, visitor in
            try await act(visit, visitor, Self.move)
        },
        Route(.post, "/settings/stages/{stage}/close", for: .right(.keepSettings)) { visit, visitor in
            try await act(visit, visitor) { try await Self.change($0, $1) { $0.isClosed = true } }
        },
        Route(.post, "/settings/stages/{stage}/open", for: .right(.keepSettings)) { visit, visitor in
            try await act(visit, visitor) { try await Self.change($0, $1) { $0.isClosed = false } }
        },
    ]

    let visit: Visit

    private var stages: Stages { visit.words.stages }

    // MARK: Acting

    private static func act(
        _ visit: Visit, _ visitor: Visitor, _ perform: (Visit, Visitor) async throws -> Void
    ) async throws -> WebAnswer {
        try await visit.saved(at: "/settings/stages") {
            try await perform(visit, visitor)
        } orAgain: {
            try await StagesScreen(visit: visit).show(status: $0, fault: $1)
        }
    }

    private static func add(_ visit: Visit, _ visitor: Visitor) async throws {
        guard let kind = Stage.Kind(rawValue: visit.field("kind")), Stage.Kind.ofOwn.contains(kind) else {
            throw NewsroomError.invalid(field: "kind", reason: visit.words[.invalid])
        }
        let stage = try freeStage(kind, visit.field("label"), visit.words.stages)
        try await visit.perform(SaveStage(Stages.Entry(stage, label: visit.field("label"))), as: visitor)
    }

    /// Named after its label in Latin letters, with a number where the name is taken.
    private static func freeStage(_ kind: Stage.Kind, _ label: String, _ stages: Stages) throws -> Stage {
        let letters = Slug.make(from: label, language: "").filter { $0 != "-" }.prefix(Stage.longestName - 3)
        let wish = letters.isEmpty ? "stage" : String(letters)
        for number in 1...99 {
            guard let stage = Stage(kind, name: number == 1 ? wish : "\(wish)\(number)") else { break }
            if stages[stage] == nil { return stage }
        }
        throw NewsroomError.conflict("another stage is called so")
    }

    private static func save(_ visit: Visit, _ visitor: Visitor) async throws {
        try await change(visit, visitor) { $0.label = visit.field("label") }
    }

    private static func change(_ visit: Visit, _ visitor: Visitor, _ change: (inout Stages.Entry) -> Void) async throws {
        var entry = try find(visit)
        change(&entry)
        try await visit.perform(SaveStage(entry), as: visitor)
    }

    /// One place up or down among those of its kind.
    private static func move(_ visit: Visit, _ visitor: Visitor) async throws {
        let stage = try find(visit).stage
        let like = visit.stages.filter { $0.kind == stage.kind }
        guard let order = like.moving(stage, up: visit.field("to") == "up") else { return }
        try await visit.perform(OrderStages(order), as: visitor)
    }

    private static func find(_ visit: Visit) throws -> Stages.Entry {
        guard let entry = visit.values["stage"].flatMap(Stage.init(rawValue:)).flatMap({ visit.words.stages[$0] }) else {
            throw NewsroomError.notFound("stage")
        }
        return entry
    }

    // MARK: Showing

    private func show(status: Int = 200, fault: String? = nil) async throws -> WebAnswer {
        let isAdding = fault != nil && visit.request.path == "/settings/stages"
        let kinds = Stage.Kind.ofOwn.map { ($0.rawValue, visit.words.usual($0)) }
        return try visit.screen(
            .stages, title: visit.words[.stages], status: status,
            [
                .items: .list(visit.stages.map { item($0) }),
                .closed: .list(
                    stages.entries.filter(\.isClosed).map {
                        .fields([.url: .text(url($0.stage)), .name: .text(visit.words[$0.stage])])
                    }),
                .hasClosed: .bool(stages.entries.contains(where: \.isClosed)),
                .name: .text(isAdding ? visit.field("label") : ""),
                .options: Visit.options(kinds, selected: isAdding ? visit.field("kind") : Stage.Kind.inReview.rawValue),
                .fault: fault.map { .text($0) } ?? .none,
            ])
    }

    private func url(_ stage: Stage) -> String { "/settings/stages/\(stage.rawValue)" }

    private func item(_ stage: Stage) -> TemplateValue {
        let like = visit.stages.filter { $0.kind == stage.kind }
        return .fields([
            .url: .text(url(stage)), .stage: .text(stage.kind.rawValue), .stageName: .text(visit.words[stage]),
            .name: .text(stages[stage]?.label ?? ""), .kind: .text(visit.words.usual(stage.kind)), .isOwn: .bool(stage.isOwn),
            .isFirst: .bool(like.first == stage), .isLast: .bool(like.last == stage),
            .canMove: .bool(like.count > 1),
        ])
    }
}
