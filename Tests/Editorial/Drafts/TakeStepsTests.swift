import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Acts: TakeSteps")
struct TakeStepsTests {
    private let subject = "story:\(Story.pierClosed)"

    @Test(arguments: TestEngine.all)
    func `a story is opened as its latest revision has it, and once for all`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.ferryReturns, .ferryReturns)
            let opened = try await newsroom.perform(OpenDraft(Story.ferryReturns), as: .reporter)
            #expect(try opened.document.document == StoryContent.ferryReturns.document)
            #expect(opened.fields["headline"] == .string(StoryContent.ferryReturns.headline))
            #expect(opened.fields["byline"]?.array?.count == 2)
            #expect(opened.fields["embargo"] == .null)
            #expect(opened.draft.version == 0 && opened.draft.revision == 1 && opened.draft.unsaved == nil)
            let again = try await newsroom.perform(OpenDraft(Story.ferryReturns), as: .editor)
            #expect(again.draft == opened.draft)
            #expect(again.json == opened.json)
            #expect(newsroom.changes.isEmpty, "readers do not see drafts")
        }
    }

    @Test(arguments: TestEngine.all)
    func `a story without a body has somewhere to type, and still no body`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let content = StoryContent.pierClosed.with { $0.document = Document() }
            try await newsroom.save(Story.pierClosed, content)
            var editor = try await newsroom.open(Story.pierClosed)
            #expect(editor.document.json["content"] == [["type": "paragraph"]])
            try await newsroom.perform(
                editor.taking(editor.batch(.sample(1), [], [.init(field: "dateline", value: "VELLMOUTH", base: 0)])), as: .reporter)
            #expect(try await newsroom.perform(SaveDraft(Story.pierClosed), as: .reporter) == 2)
            let revision = try await newsroom.read { try $0.stories.revision(2, of: Story.pierClosed) }
            #expect(revision?.content == content.with { $0.dateline = "VELLMOUTH" })
            editor.reopen(try await newsroom.perform(OpenDraft(Story.pierClosed), as: .reporter))
            try await editor.type("Closed.", at: 1, as: .sample(2), in: newsroom)
            #expect(try await newsroom.written(Story.pierClosed) == Document(paragraphs: ["Closed."]))
        }
    }

    @Test(arguments: TestEngine.all)
    func `what is accepted is there for whoever opens the story next`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.pierClosed, .pierClosed)
            var editor = try await newsroom.open(Story.pierClosed)
            try await editor.type("Only t", at: 1, as: .sample(1), in: newsroom)
            try await editor.type("he ", at: 7, as: .sample(2), in: newsroom)
            #expect(editor.version == 2)
            let opened = try await newsroom.perform(OpenDraft(Story.pierClosed), as: .editor)
            #expect(opened.draft.version == 2)
            #expect(try opened.document.document == Document(paragraphs: ["Only the Two piles have rotted."]))
            #expect(opened.draft.unsaved == Draft.Unsaved(since: newsroom.clock.now, by: User.reporter.id))
            let log = try await newsroom.read { try $0.drafts.batches(of: Story.pierClosed, after: 0) }
            #expect(log.map(\.author) == [User.reporter.id, User.reporter.id])
            #expect(log.map(\.client) == [editor.client, editor.client])
            #expect(log.map(\.at) == [newsroom.clock.now, newsroom.clock.now])
            #expect(try await newsroom.story(Story.pierClosed)?.latestRevision == 1, "nobody's letters make revisions")
        }
    }

    @Test(arguments: TestEngine.all)
    func `a batch sent twice is taken once`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.pierClosed, .pierClosed)
            let editor = try await newsroom.open(Story.pierClosed)
            let act = editor.taking(editor.batch(.sample(1), [.typing("A", at: 1)]))
            _ = try await newsroom.perform(act, as: .reporter)
            // Somebody goes on before the answer is asked for again.
            var other = try await newsroom.open(Story.pierClosed, as: .secondReporter, client: 2)
            try await other.type("B", at: 1, as: .sample(2), in: newsroom)
            let before = try await newsroom.contents()
            guard case .accepted(let accepted) = try await newsroom.perform(act, as: .reporter) else {
                Issue.record("not accepted")
                return
            }
            #expect(accepted.batch.version == 1)
            #expect(try await newsroom.contents() == before)
            #expect(try await newsroom.written(Story.pierClosed) == Document(paragraphs: ["BATwo piles have rotted."]))
        }
    }

    @Test(arguments: TestEngine.all)
    func `whoever is behind is told what came since, and nothing is changed`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.pierClosed, .pierClosed)
            let late = try await newsroom.open(Story.pierClosed, as: .secondReporter, client: 2)
            var early = try await newsroom.open(Story.pierClosed)
            try await early.type("Early", at: 1, as: .sample(1), in: newsroom)
            let before = try await newsroom.contents()
            guard
                case .behind(let batches) = try await newsroom.perform(
                    late.taking(late.batch(.sample(2), [.typing("Late", at: 1)])), as: .secondReporter)
            else {
                Issue.record("not behind")
                return
            }
            #expect(batches.map(\.version) == [1])
            #expect(batches.map(\.author) == [User.reporter.id])
            #expect(try await newsroom.contents() == before)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a version of another draft gets the whole story`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.pierClosed, .pierClosed)
            let editor = try await newsroom.open(Story.pierClosed)
            let batch = editor.batch(.sample(1), [.typing("A", at: 1)])
            for act in [
                TakeSteps(story: Story.pierClosed, draft: .sample(77), base: 0, batch: batch),
                TakeSteps(story: Story.pierClosed, draft: editor.draft, base: 5, batch: batch),
                TakeSteps(story: Story.pierClosed, draft: editor.draft, base: -1, batch: batch),
            ] {
                guard case .tooFarBehind(let opened) = try await newsroom.perform(act, as: .reporter) else {
                    Issue.record("\(act)")
                    continue
                }
                #expect(opened.draft.id == editor.draft && opened.draft.version == 0)
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `whoever lacks the right changes no other person's story`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.pierClosed, .pierClosed)
            let editor = try await newsroom.open(Story.pierClosed)
            try await newsroom.expectRight(.writeStories, for: editor.taking(editor.batch(.sample(1), [.typing("A", at: 1)])))
            try await newsroom.expectRight(.writeStories, for: OpenDraft(Story.pierClosed))
            try await newsroom.expectRight(.writeStories, for: SaveDraft(Story.pierClosed))
            try await newsroom.expectRight(
                .writeStories, for: SetDraftAside(story: Story.pierClosed, id: .sample(9), document: editor.document.json))
        }
    }

    @Test(arguments: TestEngine.all)
    func `what does not fit, or is not there, is refused whole`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.pierClosed, .pierClosed)
            let editor = try await newsroom.open(Story.pierClosed)
            func expect(_ field: String, _ steps: [EditStep], _ fields: [DraftBatch.FieldEdit] = []) async throws {
                try await newsroom.expectInvalid(field, editor.taking(editor.batch(.sample(1), steps, fields)), as: .reporter)
            }
            try await expect("steps", [])
            try await expect("steps[1]", [.typing("A", at: 1), .typing("A", at: 0)])
            let photograph =
                #"{"stepType":"replace","from":0,"to":0,"slice":{"content":[{"type":"photograph","attrs":{"id":"\#(Photograph.ID.sample(1))"}}]}}"#
            try await expect("steps", [try EditStep(json: JSONValue(parsing: photograph))])
            try await expect("headline", [.typing("A", at: 1)], [.init(field: "headline", value: 7, base: 0)])
            try await expect("headline", [], [.init(field: "headline", value: "Two\nlines", base: 0)])
            try await expect("topics[0]", [], [.init(field: "topics", value: [.string("\(Topic.ID.sample(1))")], base: 0)])
            try await expect("embargo", [], [.init(field: "embargo", value: .integer(.max), base: 0)])
            try await expect("fields", [], [.init(field: "document", value: [], base: 0)])
            try await expect("language", [], [.init(field: "language", value: .null, base: 0)])
        }
    }

    @Test func `a batch is read from the browser's JSON`() throws {
        let json = """
            {"batch":"0194f0aa-0000-7000-8000-000000000001","client":"0194f0aa-0000-7000-8000-000000000002",
            "steps":[{"stepType":"replace","from":1,"to":2}],"fields":[{"field":"headline","value":"Pier","base":3}]}
            """
        let batch = try DraftBatch(json: JSONValue(parsing: json))
        #expect(batch.steps.count == 1)
        #expect(batch.fields == [.init(field: "headline", value: "Pier", base: 3)])
        for bad in [
            "{}", #"{"batch":1,"client":2}"#, json.replacingOccurrences(of: "replace", with: "x"),
            json.replacingOccurrences(of: #""base":3"#, with: #""base":null"#),
            json.replacingOccurrences(of: "[{\"stepType", with: "{\"a\":[{\"stepType"),
        ] {
            #expect(throws: (any Error).self) { try DraftBatch(json: JSONValue(parsing: bad)) }
        }
    }
}
