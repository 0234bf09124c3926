import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

private typealias Comment = Newsroom.Comment

@Suite("Acts: comments and suggestions")
struct CommentTests {
    private let story = Story.pierClosed
    private let comment: Comment.ID = .sample(6_100)

    /// The story of one paragraph: "Two piles have rotted.".
    private func begun(_ newsroom: TestNewsroom) async throws -> TestEditor {
        try await newsroom.save(story, .pierClosed)
        return try await newsroom.open(story)
    }

    private func say(
        _ text: String, on range: Range<Int>, version: Int = 0, suggestion: String? = nil, as id: UInt64 = 6_100
    ) -> AddComment {
        AddComment(
            story: story, id: .sample(id), range: range, version: version, text: text, message: .sample(id + 500), suggestion: suggestion)
    }

    private func open(_ newsroom: TestNewsroom) async throws -> [Comment] {
        try await newsroom.read { try $0.comments.open(at: story) }
    }

    @Test(arguments: TestEngine.all)
    func `a comment is about its passage, whatever is typed around it`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            var editor = try await begun(newsroom)
            try await newsroom.perform(say("Which ones?", on: 5..<10), as: .editor)
            #expect(try await open(newsroom).map(\.quote) == ["piles"])
            try await editor.type("Only t", at: 1, as: .sample(1), in: newsroom)
            #expect(try await open(newsroom).map(\.range) == [11..<16])
            // At its edges it does not grow.
            try await editor.type("X", at: 11, as: .sample(2), in: newsroom)
            try await editor.type("Y", at: 17, as: .sample(3), in: newsroom)
            #expect(try await open(newsroom).map(\.range) == [12..<17])
            // Marked in an older version, it is found its place.
            try await newsroom.perform(say("And this?", on: 5..<10, as: 6_101), as: .editor)
            #expect(try await open(newsroom).map(\.quote) == ["piles", "piles"])
            let events = try await newsroom.read { try $0.trail.events(about: "story:\(story)") }
            #expect(events.filter { $0.act == "AddComment" }.map(\.by) == [User.editor.id, User.editor.id])
            #expect(newsroom.changes.isEmpty, "readers see nothing of it")
        }
    }

    @Test(arguments: TestEngine.all)
    func `an accepted suggestion stands in the text once, and in the name of who accepted it`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            _ = try await begun(newsroom)
            try await newsroom.perform(say("", on: 5..<10, suggestion: "supports"), as: .editor)
            _ = try await newsroom.perform(AcceptSuggestion(comment), as: .reporter)
            #expect(try await newsroom.written(story) == Document(paragraphs: ["Two supports have rotted."]))
            await #expect(throws: NewsroomError.self) { try await newsroom.perform(AcceptSuggestion(comment), as: .reporter) }
            #expect(try await newsroom.written(story) == Document(paragraphs: ["Two supports have rotted."]))
            let (settled, log) = try await newsroom.read { records in
                (try records.comments.settled(at: story, limit: 5), try records.drafts.batches(of: story, after: 0))
            }
            #expect(settled.map(\.settlement?.outcome) == [.accepted] && settled.map(\.settlement?.by) == [User.reporter.id])
            #expect(log.map(\.author) == [User.reporter.id])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a suggestion for words that have changed since is not put in`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            var editor = try await begun(newsroom)
            try await newsroom.perform(say("", on: 5..<10, suggestion: "supports"), as: .editor)
            try await editor.type("X", at: 7, as: .sample(1), in: newsroom)
            await #expect(throws: NewsroomError.self) { try await newsroom.perform(AcceptSuggestion(comment), as: .reporter) }
            #expect(try await newsroom.written(story) == Document(paragraphs: ["Two piXles have rotted."]))
            try await newsroom.perform(SettleComment(comment, isRefused: true), as: .reporter)
            #expect(try await open(newsroom).isEmpty)
        }
    }

    @Test(arguments: TestEngine.all)
    func `who may only read a story comments on it, and changes no word of it`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            _ = try await begun(newsroom)
            try await newsroom.perform(MoveStory(story: story, to: .inReview), as: .reporter)
            try await newsroom.perform(MoveStory(story: story, to: .ready), as: .editor)
            try await newsroom.perform(say("", on: 5..<10, suggestion: "supports"), as: .reporter)
            for user in [User.reporter, .outsideContributor] {
                await #expect(throws: NewsroomError.self) { try await newsroom.perform(AcceptSuggestion(comment), as: user) }
            }
            await #expect(throws: NewsroomError.notFound("story \(story)")) {
                try await newsroom.perform(say("Mine?", on: 5..<10, as: 6_102), as: .outsideContributor)
            }
            await #expect(throws: NewsroomError.notFound("story \(story)")) {
                try await newsroom.perform(SettleComment(comment, isRefused: true), as: .outsideContributor)
            }
            _ = try await newsroom.perform(AcceptSuggestion(comment), as: .editor)
            #expect(try await newsroom.written(story) == Document(paragraphs: ["Two supports have rotted."]))
        }
    }

    @Test(arguments: TestEngine.all)
    func `who is called by name hears of it until it is settled, if they may read the story`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            _ = try await begun(newsroom)
            let call = "@\(User.chiefEditor.name.uppercased()) and @\(User.outsideContributor.name), look. @Nobody"
            try await newsroom.perform(say(call, on: 0..<0), as: .editor)
            func called(_ user: User) async throws -> [Comment.ID] {
                try await newsroom.read { try $0.comments.mentions(of: user.id, limit: 5).map(\.id) }
            }
            #expect(try await called(.chiefEditor) == [comment])
            #expect(try await called(.outsideContributor) == [])
            #expect(try await called(.editor) == [])
            try await newsroom.perform(AnswerComment(comment, message: .sample(7_000), text: "I have."), as: .chiefEditor)
            try await newsroom.perform(AnswerComment(comment, message: .sample(7_000), text: "I have."), as: .chiefEditor)
            let messages = try await newsroom.read { try $0.comments.messages(of: comment) }
            #expect(messages.map(\.by) == [User.editor.id, User.chiefEditor.id], "sent twice, it is there once")
            try await newsroom.perform(SettleComment(comment), as: .editor)
            #expect(try await called(.chiefEditor) == [])
            await #expect(throws: NewsroomError.self) {
                try await newsroom.perform(AnswerComment(comment, message: .sample(7_001), text: "Late"), as: .editor)
            }
            try await newsroom.perform(ReopenComment(comment), as: .editor)
            #expect(try await open(newsroom).map(\.id) == [comment])
        }
    }

    @Test(arguments: TestEngine.all)
    func `open comments hold a story back where the newsroom's checklist says so`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            _ = try await begun(newsroom)
            try await newsroom.perform(say("Which ones?", on: 5..<10), as: .editor)
            try await newsroom.perform(SetChecklist(PublicationChecklist([.openComments: .blocks])), as: .administrator)
            let refusal = await #expect(throws: NewsroomError.self) {
                try await newsroom.perform(PublishStory(story: story, revision: 1), as: .editor)
            }
            #expect(refusal?.description.contains("“Which ones?”") == true)
            try await newsroom.perform(SettleComment(comment), as: .editor)
            _ = try await newsroom.perform(PublishStory(story: story, revision: 1), as: .editor)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a passage is found by its words, as they stand in one paragraph`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let blocks: [Block] = [
                .paragraph([.text("Two ", []), .text("piles", [.strong]), .lineBreak, .text("have 🐟 rotted.", [])]),
                .bulletList([[.paragraph([.text("Two piles", [])])]]),
            ]
            try await newsroom.save(story, StoryContent.pierClosed.with { $0.document = Document(blocks) })
            func quoting(_ quote: String, _ occurrence: Int = 1, as id: UInt64) -> AddComment {
                AddComment(
                    story: story, id: .sample(id), quoting: .init(quote, occurrence: occurrence), text: "Here.", message: .sample(id + 500))
            }
            try await newsroom.perform(quoting("Two piles have", as: 6_201), as: .editor)
            try await newsroom.perform(quoting("Two piles", 2, as: 6_202), as: .editor)
            try await newsroom.perform(quoting("rotted", as: 6_203), as: .editor)
            #expect(try await open(newsroom).map(\.range) == [1..<15, 30..<39, 19..<25])
            #expect(try await open(newsroom).map(\.quote) == ["Two piles have", "Two piles", "rotted"])
            for (quote, occurrence) in [("Two piles", 3), ("Two piles", 0), ("rotted.Two", 1), ("two", 1), ("", 1)] {
                try await newsroom.expectInvalid("quote", quoting(quote, occurrence, as: 6_204), as: .editor)
            }
            try await newsroom.expectEvent("AddComment", on: "story:\(story)", by: .editor)
        }
    }

    @Test func `what cannot be is refused`() async throws {
        try await withNewsroom(.sqlite) { newsroom in
            _ = try await begun(newsroom)
            for (what, act) in [
                ("nothing said", say(" ", on: 5..<10)), ("outside", say("x", on: 5..<10_000)),
                ("a version to come", say("x", on: 5..<10, version: 9)),
                ("the same words", say("", on: 5..<10, suggestion: "piles")), ("two lines", say("", on: 5..<10, suggestion: "a\nb")),
                ("no passage", say("", on: 0..<0, suggestion: "a")), ("over the block's edge", say("", on: 0..<10, suggestion: "a")),
                ("too long", say(String(repeating: "x", count: 5_001), on: 5..<10)), ("a control character", say("a\u{7}", on: 5..<10)),
            ] {
                await #expect(throws: NewsroomError.self, "\(what)") { try await newsroom.perform(act, as: .editor) }
            }
            #expect(try await open(newsroom).isEmpty)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a draft with open comments is not put away`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            _ = try await begun(newsroom)
            try await newsroom.perform(say("Which ones?", on: 5..<10), as: .editor)
            newsroom.clock.advance(40 * 24 * 3600)
            _ = try await newsroom.perform(KeepDrafts(), as: .operator)
            #expect(try await newsroom.read { try $0.drafts.find(story) } != nil)
            try await newsroom.perform(SettleComment(comment), as: .editor)
            newsroom.clock.advance(40 * 24 * 3600)
            _ = try await newsroom.perform(KeepDrafts(), as: .operator)
            #expect(try await newsroom.read { try $0.drafts.find(story) } == nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a save past the draft moves comments too`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            _ = try await begun(newsroom)
            try await newsroom.perform(say("Which ones?", on: 5..<10), as: .editor)
            let content = StoryContent.pierClosed.with { $0.document = Document(paragraphs: ["New above."] + $0.document.paragraphs) }
            try await newsroom.perform(SaveStory(story: story, content: content, basedOn: 1), as: .reporter)
            let opened = try await newsroom.perform(OpenDraft(story), as: .reporter)
            let range = try #require(try await open(newsroom).first?.range)
            #expect(try opened.document.passage(range) == "piles")
        }
    }
}

extension Document {
    fileprivate var paragraphs: [String] { plainText.split(separator: "\n").map(String.init) }
}
