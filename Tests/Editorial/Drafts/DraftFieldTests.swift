import Archive
import Editorial
import EditorialTestSupport
import Newsroom
import TestSupport
import Testing

@Suite("Acts: TakeSteps, fields")
struct DraftFieldTests {
    private func set(
        _ field: String, _ value: JSONValue, base: Int, _ editor: TestEditor, _ id: UInt64, _ newsroom: TestNewsroom
    ) async throws
        -> [String]
    {
        let act = editor.taking(editor.batch(.sample(id), [], [.init(field: field, value: value, base: base)]))
        guard case .accepted(let accepted) = try await newsroom.perform(act, as: editor.user) else {
            throw NewsroomError.conflict("not accepted")
        }
        return accepted.batch.conflicts.map(\.field)
    }

    @Test(arguments: TestEngine.all)
    func `two people change two fields, and both stand`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.pierClosed, .pierClosed)
            let one = try await newsroom.open(Story.pierClosed)
            #expect(try await set("headline", "Pier shut", base: 0, one, 1, newsroom) == [])
            let two = try await newsroom.open(Story.pierClosed, as: .secondReporter, client: 2)
            #expect(try await set("topics", [.string("\(Topic.tides.id)")], base: 0, two, 2, newsroom) == [])
            let opened = try await newsroom.perform(OpenDraft(Story.pierClosed), as: .editor)
            #expect(opened.fields["headline"] == "Pier shut")
            #expect(opened.fields["topics"] == [.string("\(Topic.tides.id)")])
            #expect(opened.conflicts.isEmpty)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a field that two people changed keeps both values, until somebody settles it`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.pierClosed, .pierClosed)
            let one = try await newsroom.open(Story.pierClosed)
            #expect(try await set("headline", "One", base: 0, one, 1, newsroom) == [])
            // The second has taken over the first one's batch, but had changed the headline before.
            let two = try await newsroom.open(Story.pierClosed, as: .secondReporter, client: 2)
            let late = two.taking(two.batch(.sample(2), [.typing("Also ", at: 1)], [.init(field: "headline", value: "Two", base: 0)]))
            for _ in 0..<2 {
                guard case .accepted(let accepted) = try await newsroom.perform(late, as: .secondReporter) else {
                    Issue.record("not accepted")
                    return
                }
                #expect(accepted.batch.conflicts.map(\.field) == ["headline"], "also when it is sent again")
                #expect(accepted.batch.fields.isEmpty)
            }
            let opened = try await newsroom.perform(OpenDraft(Story.pierClosed), as: .editor)
            #expect(opened.fields["headline"] == "One")
            #expect(try opened.document.document == Document(paragraphs: ["Also Two piles have rotted."]))
            let conflict = try #require(opened.conflicts.first)
            #expect(opened.conflicts.count == 1)
            #expect(conflict.value == "Two" && conflict.field == "headline" && conflict.by == User.secondReporter.id)
            try await newsroom.expectEvent(
                "TakeSteps", on: "story:\(Story.pierClosed)", by: .secondReporter, ["conflict": "\(conflict.id)", "field": "headline"])

            try await newsroom.expectRight(.writeStories, for: SettleFieldConflict(conflict.id))
            try await newsroom.perform(SettleFieldConflict(conflict.id), as: .editor)
            try await newsroom.expectEvent("SettleFieldConflict", on: "story:\(Story.pierClosed)", by: .editor)
            #expect(try await newsroom.perform(OpenDraft(Story.pierClosed), as: .editor).conflicts.isEmpty)
            try await newsroom.expectNotFound(SettleFieldConflict(conflict.id), as: .editor)
        }
    }

    @Test(arguments: TestEngine.all)
    func `one editor goes on with a field of its own, and the same value is no conflict`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.pierClosed, .pierClosed)
            var one = try await newsroom.open(Story.pierClosed)
            #expect(try await set("headline", "O", base: 0, one, 1, newsroom) == [])
            one.reopen(try await newsroom.perform(OpenDraft(Story.pierClosed), as: .reporter))
            #expect(try await set("headline", "On", base: 0, one, 2, newsroom) == [])
            let two = try await newsroom.open(Story.pierClosed, as: .secondReporter, client: 2)
            #expect(try await set("headline", "On", base: 0, two, 3, newsroom) == [])
            #expect(try await newsroom.perform(OpenDraft(Story.pierClosed), as: .editor).fields["headline"] == "On")
        }
    }
}
