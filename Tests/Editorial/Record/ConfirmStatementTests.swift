import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Acts: an editor's yes and no")
struct ConfirmStatementTests {
    private let story = Story.pierClosed
    private let id: Statement.ID = .sample(811)

    private static let text =
        "“The piles have rotted,” said harbour master Ida Marsh, “and two more will.” Marsh said the pier would open in May."

    private func begun(_ newsroom: TestNewsroom) async throws {
        try await newsroom.save(
            story, .pierClosed.with { $0.document = Document(paragraphs: [Self.text, "Nobody else spoke."]) })
    }

    private func record(_ newsroom: TestNewsroom) async throws -> StoryStatements {
        let day = Day(newsroom.clock.now, in: .gmt)
        return try await newsroom.read { try StoryStatements(of: story, on: day, in: .gmt, $0) }
    }

    private func direct(_ words: String = "The piles have rotted, and two more will.") -> Statement {
        Statement(id: id, story: story, speaker: nil, role: "Harbour master", kind: .direct, content: .verbatim(words))
    }

    private let quoted = StatementPassage.quoted([QuotedWords("The piles have rotted,"), QuotedWords("and two more will.")])

    private func confirming(
        _ statement: Statement? = nil, _ passage: StatementPassage? = nil, by name: String = "Ida Marsh"
    ) -> ConfirmStatement {
        ConfirmStatement(
            statement ?? direct(), names: StatementNames(speaker: name, outlets: ["TASS", "The Sound Gazette"]), passage: passage ?? quoted)
    }

    @Test(arguments: TestEngine.all)
    func `a yes marks the words, makes whom it names, and is the actor's`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await begun(newsroom)
            newsroom.clock.advance(60)
            try await newsroom.perform(confirming(), as: .reporter)
            try await newsroom.perform(confirming(), as: .reporter)
            let (statement, speaker, outlets) = try await newsroom.read { records in
                let statement = try #require(try records.statements.find(id))
                return (
                    statement, try statement.speaker.flatMap(records.topics.find),
                    try statement.outlets.compactMap { try records.outlets.find($0)?.name }
                )
            }
            #expect(statement.confirmation == Statement.Confirmation(by: User.reporter.id, at: newsroom.clock.now))
            #expect(statement.passage == ["The piles have rotted,", "and two more will."])
            #expect(speaker?.name == "Ida Marsh" && speaker?.kind == .person)
            #expect(outlets == ["TASS", "The Sound Gazette"])
            #expect(statement.topics == StoryContent.pierClosed.topics, "those of the story")
            #expect(try await newsroom.written(story).passage(of: id) == statement.passage)
            try await newsroom.expectEvent("ConfirmStatement", on: "statement:\(id)", by: .reporter, ["story": "\(story)"])
            #expect(try await newsroom.read { try $0.topics.page(after: nil, limit: 100).filter { $0.name == "Ida Marsh" }.count } == 1)
            let log = try await newsroom.read { try $0.drafts.batches(of: story, after: 0) }
            #expect(log.count == 1 && log.first?.author == User.reporter.id, "said twice, it is done once")
            #expect(newsroom.changes.allSatisfy { !$0.subjects.contains(.story(story)) }, "readers have nothing of it yet")
        }
    }

    @Test(arguments: TestEngine.all)
    func `an alias names the same speaker, and a known outlet is taken`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await begun(newsroom)
            try await newsroom.perform(
                SaveTopic(Topic(id: .sample(821), kind: .person, name: "Ida Marsh", slug: "", aliases: ["I. Marsh"])))
            try await newsroom.perform(confirming(by: "i.  marsh"))
            let statement = try await newsroom.read { try $0.statements.find(id) }
            #expect(statement?.speaker == .sample(821) && statement?.outlets.last == Outlet.soundGazette.id)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a paraphrase is not stored as somebody's own words`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await begun(newsroom)
            let sense = StatementPassage.quoted([QuotedWords("the pier would open in May")])
            var statement = direct("the pier would open in May")
            try await newsroom.expectInvalid("content", confirming(statement, sense))
            try await newsroom.expectInvalid("content", confirming(direct("The piles rotted"), quoted))
            #expect(try await newsroom.read { try $0.topics.find(name: "Ida Marsh") } == nil, "nothing is left of what was refused")
            (statement.kind, statement.content) = (.indirect, .sense("the pier would open in May"))
            try await newsroom.perform(confirming(statement, sense))
            (statement.kind, statement.content) = (.direct, .verbatim("the pier would open in May"))
            try await newsroom.expectInvalid("content", ConfirmStatement(statement, names: StatementNames(speaker: "Ida Marsh")))
        }
    }

    @Test(arguments: TestEngine.all)
    func `words in a quotation block are somebody's own, and so are those of a quotation over two paragraphs`(
        _ kind: TestEngine
    ) async throws {
        try await withNewsroom(kind) { newsroom in
            let document = Document([
                .quotation([.paragraph([.text("We are home.")])], source: "Ida Marsh"), .paragraph([.text("Marsh said: “It was cold.")]),
                .paragraph([.text("“It was dark.”")]), .paragraph([.text("“Nobody closed this. It was late.")]),
            ])
            try await newsroom.save(story, .pierClosed.with { $0.document = document })
            try await newsroom.perform(confirming(direct("We are home."), .quoted([QuotedWords("We are home.")])))
            var other = direct("It was cold. It was dark.")
            other = Statement(id: .sample(812), story: story, speaker: nil, kind: .direct, content: other.content)
            try await newsroom.perform(confirming(other, .quoted([QuotedWords("It was cold."), QuotedWords("It was dark.")])))
            other = Statement(id: .sample(813), story: story, speaker: nil, kind: .direct, content: .verbatim("It was late."))
            try await newsroom.expectInvalid("content", confirming(other, .quoted([QuotedWords("It was late.")])))
        }
    }

    @Test(arguments: TestEngine.all)
    func `what the text does not say any longer, or another statement has, is refused`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await begun(newsroom)
            var editor = try await newsroom.open(story)
            let seen = try #require(try await record(newsroom).suggestions.first)
            let placed = StatementPassage.placed(seen.pieces, version: editor.version)
            try await editor.type("Yes. ", at: 1, as: .sample(1), in: newsroom)
            try await newsroom.perform(confirming(direct(seen.content.text), placed))
            #expect(try await newsroom.written(story).passage(of: id) == seen.pieces.map(\.words), "found its place")
            let other = Statement(id: .sample(812), story: story, speaker: nil, kind: .indirect, content: .sense("They rotted"))
            try await newsroom.expectConflict(confirming(other, .quoted([QuotedWords("piles have")])))
            try await newsroom.expectConflict(confirming(other, .placed([.init(110..<114, "else")], version: 0)))
            try await newsroom.expectInvalid("quote", confirming(other, .quoted([QuotedWords("seagulls")])))
            try await newsroom.expectInvalid("passage", confirming(other, .quoted([])))
            try await newsroom.expectInvalid(
                "passage", confirming(other, .quoted([QuotedWords("Marsh said"), QuotedWords("said the pier")])))
            try await newsroom.expectConflict(ConfirmStatement(other, names: StatementNames(speaker: "Ida Marsh")))
        }
    }

    @Test(arguments: TestEngine.all)
    func `changed words are flagged until somebody says yes again`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await begun(newsroom)
            try await newsroom.perform(confirming(), as: .reporter)
            var editor = try await newsroom.open(story)
            let from = try #require(editor.document.statementRanges[id]?.first?.lowerBound)
            try await editor.type("old ", at: from + 4, as: .sample(1), in: newsroom)
            // Typed inside, in the editor, letters have the mark; here, they stand between two marked stretches.
            var kept = try #require(try await record(newsroom).statements.first)
            #expect(kept.standing == .changed)
            let again = direct("The old piles have rotted, and two more will.")
            let passage = StatementPassage.quoted([QuotedWords("The old piles have rotted,"), QuotedWords("and two more will.")])
            try await newsroom.perform(confirming(again, passage), as: .editor)
            kept = try #require(try await record(newsroom).statements.first)
            #expect(kept.standing == .stands && kept.statement.confirmation?.by == User.editor.id)
            #expect(kept.pieces.map(\.words) == ["The old piles have rotted,", "and two more will."])
        }
    }

    @Test(arguments: TestEngine.all)
    func `taken back, a statement counts for nothing, and the text has no mark of it`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await begun(newsroom)
            try await newsroom.perform(confirming(), as: .reporter)
            try await newsroom.perform(TakeStatementBack(id), as: .editor)
            try await newsroom.perform(TakeStatementBack(id), as: .editor)
            #expect(try await newsroom.read { try $0.statements.find(id)?.confirmation } == nil)
            #expect(try await newsroom.written(story).statements.isEmpty)
            try await newsroom.expectEvent(
                "TakeStatementBack", on: "statement:\(id)", by: .editor, ["story": "\(story)", "confirmedBy": "\(User.reporter.id)"])
            #expect(try await record(newsroom).statements.isEmpty)
            #expect(try await record(newsroom).suggestions.contains { $0.name == "Ida Marsh" }, "and is suggested again")
            try await newsroom.expectNotFound(TakeStatementBack(.sample(9)))
        }
    }

    @Test(arguments: TestEngine.all)
    func `what readers have is taken back by those who publish`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await begun(newsroom)
            try await newsroom.perform(confirming(), as: .reporter)
            _ = try await newsroom.perform(FromDraft(story) { PublishStory(story: story, revision: $0) }, as: .editor)
            #expect(try await newsroom.expectRefused(TakeStatementBack(id), as: .reporter) == .notAllowed(.publish))
            try await newsroom.perform(TakeStatementBack(id), as: .editor)
            let change = try await newsroom.read { try $0.trail.changes(after: 0).last }
            #expect(change?.act == "TakeStatementBack" && change?.subjects.contains(.story(story)) == true)
        }
    }

    @Test(arguments: TestEngine.all)
    func `suggestions come of the newest text, without those refused or on the record`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await begun(newsroom)
            let first = try await record(newsroom)
            #expect(first.version == 0 && first.statements.isEmpty)
            #expect(first.suggestions.map(\.kind) == [.direct, .indirect])
            #expect(first.suggestions.map(\.name) == ["Ida Marsh", "Ida Marsh"] && first.suggestions.allSatisfy { $0.speaker == nil })
            #expect(first.suggestions.first?.content == .verbatim("The piles have rotted, and two more will."))
            #expect(first.suggestions.first?.pieces.map(\.words) == ["The piles have rotted,", "and two more will."])
            let no = try #require(first.suggestions.last?.fingerprint)
            try await newsroom.perform(RefuseSuggestion(no, in: story), as: .reporter)
            try await newsroom.perform(RefuseSuggestion(no, in: story), as: .reporter)
            try await newsroom.expectEvent("RefuseSuggestion", on: "story:\(story)", by: .reporter, ["suggestion": no])
            // Words elsewhere make no difference.
            var editor = try await newsroom.open(story)
            try await editor.type("So. ", at: 1, as: .sample(1), in: newsroom)
            #expect(try await record(newsroom).suggestions.map(\.kind) == [.direct])
            try await newsroom.perform(confirming())
            #expect(try await record(newsroom).suggestions.isEmpty)
            #expect(try await record(newsroom).statements.map(\.speaker) == ["Ida Marsh"])
            try await newsroom.perform(TakeRefusalBack(no, in: story), as: .editor)
            try await newsroom.expectEvent("TakeRefusalBack", on: "story:\(story)", by: .editor, ["suggestion": no])
            let again = try await record(newsroom).suggestions
            #expect(again.map(\.kind) == [.indirect] && again.first?.speaker?.name == "Ida Marsh", "she has a topic by now")
            try await newsroom.expectInvalid("fingerprint", RefuseSuggestion("x", in: story))
        }
    }

    @Test(arguments: TestEngine.all)
    func `who is described and not named is suggested so`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let text = "Two European diplomats said the quay would stay shut."
            try await newsroom.save(story, .pierClosed.with { $0.document = Document(paragraphs: [text]) })
            let found = try await record(newsroom).suggestions
            #expect(found.map(\.described) == ["Two European diplomats"] && found.map(\.name) == [""])
            #expect(found.first?.attribution == .background)
        }
    }

    @Test(arguments: TestEngine.all)
    func `who may not keep the record, or not change the story, says neither yes nor no`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await begun(newsroom)
            try await newsroom.expectRight(.keepRecord, for: confirming())
            let fingerprint = SuggestionFingerprint.of("words", by: "Ida Marsh")
            try await newsroom.expectRight(.keepRecord, for: RefuseSuggestion(fingerprint, in: story))
            try await newsroom.expectRight(.keepRecord, for: TakeRefusalBack(fingerprint, in: story))
            try await newsroom.perform(confirming())
            try await newsroom.expectRight(.keepRecord, for: TakeStatementBack(id))
            try await newsroom.perform(MoveStory(story: story, to: .inReview), as: .editor)
            try await newsroom.perform(MoveStory(story: story, to: .ready), as: .editor)
            await #expect(throws: NewsroomError.self) { try await newsroom.perform(confirming(), as: .reporter) }
            await #expect(throws: NewsroomError.self) { try await newsroom.perform(TakeStatementBack(id), as: .reporter) }
            await #expect(throws: NewsroomError.self) {
                try await newsroom.perform(RefuseSuggestion(fingerprint, in: story), as: .reporter)
            }
        }
    }
}
