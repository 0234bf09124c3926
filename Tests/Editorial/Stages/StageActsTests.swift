import Archive
import Editorial
import EditorialTestSupport
import Newsroom
import TestSupport
import Testing

@Suite("Acts: SaveStage and OrderStages")
struct StageActsTests {
    private func stage(_ name: String) throws -> Stage { try #require(Stage(rawValue: name)) }

    @Test(arguments: TestEngine.all)
    func `a stage is named and made, with its event`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let legal = try stage("inReview.legal")
            try await newsroom.perform(SaveStage(Stages.Entry(.inReview, label: " The desk ")), as: .administrator)
            try await newsroom.perform(SaveStage(Stages.Entry(legal, label: "Legal")), as: .administrator)
            try await newsroom.expectEvent(
                "SaveStage", on: "newsroom", by: .administrator, ["stage": "inReview.legal", "label": "Legal", "open": "yes"])
            let stages = try await newsroom.read { try $0.stages.current() }
            #expect(stages.open == [.draft, .inReview, legal, .ready, .spiked])
            #expect(stages[.inReview]?.label == "The desk" && stages[legal]?.label == "Legal")
            let before = try await newsroom.contents()
            try await newsroom.perform(SaveStage(Stages.Entry(legal, label: "Legal")), as: .administrator)
            #expect(try await newsroom.contents() == before, "the same again changes nothing")
            #expect(newsroom.changes.isEmpty, "stages are no matter of the readers")
        }
    }

    @Test(arguments: TestEngine.all)
    func `the order is the newsroom's, kind by kind`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let (a, b, pitch) = (try stage("inReview.a"), try stage("inReview.b"), try stage("draft.pitch"))
            for (stage, label) in [(a, "A"), (b, "B"), (pitch, "Pitch")] {
                try await newsroom.perform(SaveStage(Stages.Entry(stage, label: label)), as: .administrator)
            }
            try await newsroom.perform(OrderStages([b, .inReview, pitch]), as: .administrator)
            #expect(try await newsroom.read { try $0.stages.current().open } == [pitch, .draft, b, .inReview, a, .ready, .spiked])
            try await newsroom.expectEvent(
                "OrderStages", on: "newsroom", by: .administrator,
                ["order": "draft.pitch draft inReview.b inReview inReview.a ready spiked"])
            try await newsroom.expectInvalid("order", OrderStages([a, a]), as: .administrator)
            try await newsroom.expectNotFound(OrderStages([try stage("ready.x")]), as: .administrator)
            try await newsroom.expectRight(.keepSettings, for: OrderStages([a, b]))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a stage with stories stays open, and a closed one takes none`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let legal = try stage("inReview.legal")
            try await newsroom.save(Story.pierClosed, .pierClosed)
            try await newsroom.expectInvalid("stage", MoveStory(story: Story.pierClosed, to: legal))
            try await newsroom.perform(SaveStage(Stages.Entry(legal, label: "Legal")), as: .administrator)
            try await newsroom.perform(MoveStory(story: Story.pierClosed, to: legal), as: .reporter)
            #expect(try await newsroom.story(Story.pierClosed)?.stage == legal)
            let close = SaveStage(Stages.Entry(legal, label: "Legal", isClosed: true))
            try await newsroom.expectConflict(close, as: .administrator)
            try await newsroom.perform(MoveStory(story: Story.pierClosed, to: .ready), as: .editor)
            try await newsroom.perform(close, as: .administrator)
            try await newsroom.expectInvalid("stage", MoveStory(story: Story.pierClosed, to: legal))
            #expect(try await newsroom.read { try $0.stages.current()[legal]?.label } == "Legal", "the trail still knows its name")
        }
    }

    @Test(arguments: TestEngine.all)
    func `what cannot be is refused`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.expectRight(.keepSettings, for: SaveStage(Stages.Entry(.draft, label: "Pitch")))
            for (entry, field) in [
                (Stages.Entry(try stage("inReview.a"), label: " "), "label"), (Stages.Entry(try stage("spiked.a"), label: "Bin"), "stage"),
                (Stages.Entry(.draft, label: String(repeating: "a", count: Stages.longestLabel + 1)), "label"),
            ] {
                try await newsroom.expectInvalid(field, SaveStage(entry), as: .administrator)
            }
            try await newsroom.expectConflict(SaveStage(Stages.Entry(.draft, label: "Pitch", isClosed: true)), as: .administrator)
            for number in 0..<Stages.mostOwn {
                try await newsroom.perform(SaveStage(Stages.Entry(try stage("draft.n\(number)"), label: "N \(number)")), as: .administrator)
            }
            try await newsroom.expectConflict(SaveStage(Stages.Entry(try stage("draft.more"), label: "More")), as: .administrator)
            try await newsroom.expectConflict(SaveStage(Stages.Entry(.ready, label: "n 3")), as: .administrator)
        }
    }

    @Test func `a stage's name is of its kind`() throws {
        for name in ["draft", "inReview.legal", "ready.2nd"] { #expect(try stage(name).rawValue == name) }
        let long = "draft." + String(repeating: "a", count: Stage.longestName + 1)
        for wrong in ["", "printed", "draft.", ".legal", "inReview.Legal", "inReview.a.b", "inReview.a b", "INREVIEW", long] {
            #expect(Stage(rawValue: wrong) == nil, "\(wrong)")
        }
    }
}
