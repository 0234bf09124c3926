import Archive
import Editorial
import EditorialTestSupport
import Newsroom
import TestSupport
import Testing

@Suite("Acts: IssueCorrection")
struct IssueCorrectionTests {
    private func prepare(_ newsroom: TestNewsroom) async throws {
        try await newsroom.publish(Story.pierClosed, .pierClosed)
        newsroom.clock.advance(3600)
        try await newsroom.save(Story.pierClosed, .pierClosed.with { $0.document = Document(paragraphs: ["Three piles."]) }, basedOn: 1)
    }

    private let correct = IssueCorrection(story: Story.pierClosed, revision: 2, kind: .correction, text: "Three piles, not two.")

    @Test(arguments: TestEngine.all)
    func `a correction publishes what is right and stands beside it`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await prepare(newsroom)
            let correction = try await newsroom.perform(correct, as: .editor)
            #expect(
                correction
                    == Correction(
                        id: correction.id, story: Story.pierClosed, kind: .correction, text: "Three piles, not two.", before: 1, after: 2,
                        at: newsroom.clock.now, by: User.editor.id))
            let edition = try await newsroom.edition(Story.pierClosed)
            #expect(edition?.document == Document(paragraphs: ["Three piles."]))
            #expect(edition?.corrections == [correction])
            #expect(edition?.summary.updated == newsroom.clock.now)
            try await newsroom.expectEvent(
                "IssueCorrection", on: "story:\(Story.pierClosed)", by: .editor, ["correction": "\(correction.id)", "kind": "correction"])
            #expect(newsroom.changes.last?.act == "IssueCorrection")
            #expect(newsroom.changes.last?.subjects.isSuperset(of: [.story(Story.pierClosed), .corrections]) == true)
            #expect(try await newsroom.read { try $0.publications.of(Story.pierClosed).map(\.kind) } == [.published, .corrected])
        }
    }

    @Test(arguments: TestEngine.all)
    func `corrections stand newest first`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await prepare(newsroom)
            let first = try await newsroom.perform(correct)
            newsroom.clock.advance(1)
            let second = try await newsroom.perform(
                IssueCorrection(story: Story.pierClosed, revision: 2, kind: .clarification, text: "Of oak."))
            #expect(second.before == 2)
            #expect(try await newsroom.edition(Story.pierClosed)?.corrections == [second, first])
        }
    }

    @Test(arguments: TestEngine.all)
    func `it says something, of a public story, by those who may`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await prepare(newsroom)
            for text in ["", " \n", String(repeating: "a", count: 2_001)] {
                try await newsroom.expectInvalid(
                    "text", IssueCorrection(story: Story.pierClosed, revision: 2, kind: .correction, text: text))
            }
            try await newsroom.expectNotFound(IssueCorrection(story: Story.pierClosed, revision: 9, kind: .correction, text: "So."))
            try await newsroom.expectRight(.correct, for: correct)
            try await newsroom.save(Story.tideTables, .tideTables)
            try await newsroom.expectConflict(IssueCorrection(story: Story.tideTables, revision: 1, kind: .correction, text: "So."))
        }
    }
}
