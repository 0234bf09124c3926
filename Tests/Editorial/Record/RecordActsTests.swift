import Archive
import Editorial
import EditorialTestSupport
import Newsroom
import TestSupport
import Testing

@Suite("Acts: the record")
struct RecordActsTests {
    private func statement(_ number: UInt64 = 811) -> Statement {
        Statement(
            id: .sample(number), story: Story.ferryReturns, speaker: Topic.adaWren.id, role: "Captain", kind: .direct,
            content: .verbatim("We are home."), said: ImpreciseDate("2025-02-12"), occasion: "On the quay",
            outlets: [Outlet.harbourRadio.id, Outlet.soundGazette.id], topics: [Topic.harbour.id])
    }

    @Test(arguments: TestEngine.all)
    func `a statement is a suggestion until an editor confirms it`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.ferryReturns, .ferryReturns)
            try await newsroom.perform(SaveStatement(statement(), confirms: false), as: .reporter)
            #expect(try await newsroom.read { try $0.statements.find(.sample(811)) } == statement())
            try await newsroom.expectEvent("SaveStatement", on: "statement:\(statement().id)", by: .reporter, ["confirmed": "false"])
            newsroom.clock.advance(60)
            try await newsroom.perform(SaveStatement(statement(), confirms: true), as: .editor)
            let kept = try await newsroom.read { try $0.statements.find(.sample(811)) }
            #expect(kept?.confirmation == Statement.Confirmation(by: User.editor.id, at: newsroom.clock.now))
            try await newsroom.expectEvent("SaveStatement", on: "statement:\(statement().id)", by: .editor, ["confirmed": "true"])
            #expect(try await newsroom.read { try $0.trail.changes(after: 0).last?.act } != "SaveStatement", "readers have none of it")
        }
    }

    @Test(arguments: TestEngine.all)
    func `everything that a statement names must be there`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.ferryReturns, .ferryReturns)
            func expect(_ field: String, _ change: (inout Statement) -> Void) async throws {
                var changed = statement()
                change(&changed)
                try await newsroom.expectInvalid(field, SaveStatement(changed, confirms: true))
            }
            try await expect("speaker") { $0.speaker = .sample(1) }
            try await expect("topics[0]") { $0.topics = [.sample(1)] }
            try await expect("outlets[1]") { $0.outlets[1] = .sample(1) }
            try await expect("content") { $0.content = .verbatim("") }
            try await expect("content") { $0.content = .sense("They are home.") }
            try await expect("content") { $0.content = .verbatim(String(repeating: "a", count: 20_001)) }
            try await expect("role") { $0.role = String(repeating: "a", count: 301) }
            try await expect("occasion") { $0.occasion = String(repeating: "a", count: 501) }
            var elsewhere = statement()
            elsewhere.story = Story.pierClosed
            try await newsroom.expectNotFound(SaveStatement(elsewhere, confirms: true))
            try await newsroom.perform(SaveStatement(statement(), confirms: true))
            try await newsroom.save(Story.pierClosed, .pierClosed)
            try await newsroom.expectConflict(SaveStatement(elsewhere, confirms: true))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a statement by a topic that was merged is by the one that stands`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.ferryReturns, .ferryReturns)
            try await newsroom.perform(MergeTopics(Topic.adaWren.id, into: Topic.ferryCompany.id))
            try await newsroom.perform(MergeTopics(Topic.harbour.id, into: Topic.tides.id))
            try await newsroom.perform(SaveStatement(statement(), confirms: true))
            let kept = try await newsroom.read { try $0.statements.find(.sample(811)) }
            #expect(kept?.speaker == Topic.ferryCompany.id)
            #expect(kept?.topics == [Topic.tides.id])
        }
    }

    @Test(arguments: TestEngine.all)
    func `statements are linked, but not to themselves or to nothing`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.ferryReturns, .ferryReturns)
            for number in UInt64(811)...812 { try await newsroom.perform(SaveStatement(statement(number), confirms: true)) }
            let link = StatementLink(from: .sample(812), to: .sample(811), kind: .contradicts)
            try await newsroom.expectRight(.keepRecord, for: LinkStatements(link))
            try await newsroom.perform(LinkStatements(link), as: .reporter)
            #expect(try await newsroom.read { try $0.statements.links(from: .sample(812)) } == [link])
            try await newsroom.expectEvent("LinkStatements", on: "statement:\(link.from)", by: .reporter, ["kind": "contradicts"])
            try await newsroom.expectInvalid("to", LinkStatements(StatementLink(from: .sample(811), to: .sample(811), kind: .repeats)))
            try await newsroom.expectNotFound(LinkStatements(StatementLink(from: .sample(811), to: .sample(9), kind: .repeats)))
        }
    }

    @Test(arguments: TestEngine.all)
    func `figures and the diary are kept with their events`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.ferryReturns, .ferryReturns)
            let figure = Figure(
                id: .sample(861), story: Story.ferryReturns, value: "40", unit: "people", counts: "passengers", source: "Sound Ferries",
                asOf: ImpreciseDate("2025-02-12"))
            let event = DiaryEvent(
                id: .sample(851), what: "Second crossing", when: ImpreciseDate(year: 2025, approximate: true), topics: [Topic.harbour.id],
                story: Story.ferryReturns, isPublic: true)
            try await newsroom.perform(SaveFigure(figure), as: .reporter)
            try await newsroom.perform(SaveDiaryEvent(event), as: .reporter)
            try await newsroom.expectEvent("SaveFigure", on: "figure:\(figure.id)", by: .reporter)
            try await newsroom.expectEvent("SaveDiaryEvent", on: "diary:\(event.id)", by: .reporter, ["when": "2025~"])
            let kept = try await newsroom.read { (try $0.figures.inStory(Story.ferryReturns), try $0.diary.find(event.id)) }
            #expect(kept.0 == [figure])
            var owned = event
            owned.owner = User.reporter.id
            #expect(kept.1 == owned)
            var nowhere = event
            nowhere.topics = [.sample(1)]
            try await newsroom.expectInvalid("topics", SaveDiaryEvent(nowhere))
            var empty = figure
            empty.value = ""
            try await newsroom.expectInvalid("value", SaveFigure(empty))
        }
    }

    @Test(arguments: TestEngine.all)
    func `outlets have one name each`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            var outlet = Outlet.soundGazette
            outlet.note = "Daily since 2024"
            try await newsroom.perform(SaveOutlet(outlet), as: .reporter)
            let changed = outlet
            #expect(try await newsroom.read { try $0.outlets.find(changed.id) } == changed)
            try await newsroom.expectEvent("SaveOutlet", on: "outlet:\(outlet.id)", by: .reporter)
            try await newsroom.expectConflict(SaveOutlet(Outlet(id: .sample(409), name: "the  SOUND gazette", kind: .newspaper)))
            try await newsroom.expectInvalid("name", SaveOutlet(Outlet(id: .sample(409), name: "", kind: .other)))
        }
    }

    @Test(arguments: TestEngine.all)
    func `the record needs its right`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.ferryReturns, .ferryReturns)
            try await newsroom.expectRight(.keepRecord, for: SaveStatement(statement(), confirms: true))
            try await newsroom.expectRight(.keepRecord, for: SaveOutlet(Outlet(id: .sample(409), name: "New", kind: .other)))
            try await newsroom.expectRight(
                .keepRecord, for: SaveFigure(Figure(id: .sample(861), story: Story.ferryReturns, value: "1", counts: "goats")))
            try await newsroom.expectRight(
                .keepRecord, for: SaveDiaryEvent(DiaryEvent(id: .sample(851), what: "Tide", when: ImpreciseDate(year: 2025))))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a background is changed only by those who saw its latest revision`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.ferryReturns, .ferryReturns)
            var changed = Background.howTheFerryBegan
            changed.revision = 1
            changed.document = Document(paragraphs: ["The ferry first crossed in 1869."])
            let saved = try await newsroom.perform(SaveBackground(changed), as: .editor)
            #expect(saved.revision == 2)
            #expect(try await newsroom.edition(Story.ferryReturns)?.references.backgrounds[changed.id] == saved)
            try await newsroom.expectEvent(
                "SaveBackground", on: "background:\(changed.id)", by: .editor, ["revision": "2", "carriers": "1"])
            try await newsroom.expectChange("SaveBackground", [.background(changed.id), .sitemapIndex, .sitemap(SitemapPart(.stories, 1))])
            changed.source = "Somebody who had not seen it"
            try await newsroom.expectConflict(SaveBackground(changed))
            changed.revision = 2
            changed.document = .everything
            try await newsroom.expectRefused(SaveBackground(changed))
            try await newsroom.expectRight(.keepBackground, for: SaveBackground(saved))
        }
    }
}
