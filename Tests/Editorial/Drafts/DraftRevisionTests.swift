import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Drafts and revisions")
struct DraftRevisionTests {
    private let subject = "story:\(Story.pierClosed)"

    private func revisions(_ newsroom: TestNewsroom) async throws -> [Revision] {
        try await newsroom.read { try $0.stories.revisions(of: Story.pierClosed, limit: 99) }
    }

    @Test(arguments: TestEngine.all)
    func `another person's first letter makes the first one's work a revision`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.pierClosed, .pierClosed)
            var one = try await newsroom.open(Story.pierClosed)
            let began = newsroom.clock.now
            try await one.type("A", at: 1, as: .sample(1), in: newsroom)
            newsroom.clock.advance(20)
            var two = try await newsroom.open(Story.pierClosed, as: .secondReporter, client: 2)
            try await two.type("B", at: 1, as: .sample(2), in: newsroom)
            let newest = try #require(try await revisions(newsroom).first)
            #expect(newest.number == 2)
            #expect(newest.savedBy == User.reporter.id)
            #expect(newest.manner == .auto)
            #expect(newest.startedAt == began)
            #expect(newest.content.document == Document(paragraphs: ["ATwo piles have rotted."]))
            try await newsroom.expectEvent("SaveDraft", on: subject, by: .reporter, ["revision": "2"])
            #expect(
                try await newsroom.draft(Story.pierClosed)?.unsaved == Draft.Unsaved(since: newsroom.clock.now, by: User.secondReporter.id))
        }
    }

    @Test(arguments: TestEngine.all)
    func `one person's work is a revision for every ten minutes`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.pierClosed, .pierClosed)
            var editor = try await newsroom.open(Story.pierClosed)
            for minute in 0..<25 {
                try await editor.type("\(minute) ", at: 1, as: .sample(UInt64(minute)), in: newsroom)
                newsroom.clock.advance(60)
            }
            #expect(try await revisions(newsroom).count == 3)
            #expect(try await newsroom.perform(KeepDrafts()) == false)
            #expect(try await revisions(newsroom).count == 3, "the newest words are younger than ten minutes")
            newsroom.clock.advance(600)
            _ = try await newsroom.perform(KeepDrafts())
            let kept = try await revisions(newsroom)
            #expect(kept.first?.content.document == (try await newsroom.written(Story.pierClosed)))
            #expect(kept.first?.savedBy == User.reporter.id)
            try await newsroom.expectEvent("SaveDraft", on: subject, by: .reporter)
            #expect(try await newsroom.draft(Story.pierClosed)?.unsaved == nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `the newest letter is in what is published, updated and corrected`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.pierClosed, .pierClosed)
            var editor = try await newsroom.open(Story.pierClosed)
            try await editor.type("A", at: 1, as: .sample(1), in: newsroom)
            let published = try await newsroom.perform(FromDraft(Story.pierClosed) { PublishStory(story: Story.pierClosed, revision: $0) })
            #expect(published == .published(slug: "pier-closed-for-repairs"))
            #expect(try await newsroom.edition(Story.pierClosed)?.document == Document(paragraphs: ["ATwo piles have rotted."]))
            try await newsroom.expectEvent("PublishStory", on: subject, by: .chiefEditor, ["revision": "2"])
            #expect(try await revisions(newsroom).first?.savedBy == User.reporter.id, "by who wrote it")

            try await editor.type("B", at: 1, as: .sample(2), in: newsroom)
            #expect(
                try await newsroom.edition(Story.pierClosed)?.document == Document(paragraphs: ["ATwo piles have rotted."]),
                "readers see what was published")
            try await newsroom.perform(
                FromDraft(Story.pierClosed) { UpdatePublished(story: Story.pierClosed, revision: $0, kind: .update) })
            try await editor.type("C", at: 1, as: .sample(3), in: newsroom)
            let correction = try await newsroom.perform(
                FromDraft(Story.pierClosed) {
                    IssueCorrection(story: Story.pierClosed, revision: $0, kind: .correction, text: "Three piles.")
                })
            #expect(correction.before == 3 && correction.after == 4)
            #expect(try await newsroom.edition(Story.pierClosed)?.document == Document(paragraphs: ["CBATwo piles have rotted."]))
            #expect(try await revisions(newsroom).map(\.number) == [4, 3, 2, 1], "what was public is never replaced")
        }
    }

    @Test(arguments: TestEngine.all)
    func `who has seen another version publishes nothing`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.pierClosed, .pierClosed)
            var editor = try await newsroom.open(Story.pierClosed)
            try await editor.type("A", at: 1, as: .sample(1), in: newsroom)
            try await newsroom.expectConflict(FromDraft(Story.pierClosed, seen: 0) { PublishStory(story: Story.pierClosed, revision: $0) })
            let refused = try await newsroom.expectRefused(
                FromDraft(Story.pierClosed) { PublishStory(story: Story.pierClosed, revision: $0) }, as: .reporter)
            #expect(refused == .notAllowed(.publish))
            try await newsroom.perform(FromDraft(Story.pierClosed, seen: 1) { PublishStory(story: Story.pierClosed, revision: $0) })
        }
    }

    @Test(arguments: TestEngine.all)
    func `a save from elsewhere comes into an open draft like another's typing`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.pierClosed, .pierClosed.with { $0.document = Document(paragraphs: ["One", "Two", "Three"]) })
            var editor = try await newsroom.open(Story.pierClosed)
            let imported = StoryContent.pierClosed.with {
                $0.document = Document(paragraphs: ["One", "Changed", "Three"])
                $0.headline = "Pier open"
            }
            try await newsroom.save(Story.pierClosed, imported, basedOn: 1, as: .editor)
            // The editor does not know yet; what it types stands beside what was changed.
            #expect(try await editor.type("st", at: 14, as: .sample(1), in: newsroom) == 1)
            let opened = try await newsroom.perform(OpenDraft(Story.pierClosed), as: .reporter)
            #expect(try opened.document.document == Document(paragraphs: ["One", "Changed", "Thrstee"]))
            #expect(opened.fields["headline"] == "Pier open")
            #expect(opened.draft.revision == 2)
            let log = try await newsroom.read { try $0.drafts.batches(of: Story.pierClosed, after: 0) }
            #expect(log.map(\.author) == [User.editor.id, User.reporter.id])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a save over words that no revision had yet is set aside, and the words stand`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.pierClosed, .pierClosed)
            var editor = try await newsroom.open(Story.pierClosed)
            try await editor.type("A", at: 1, as: .sample(1), in: newsroom)
            let theirs = StoryContent.pierClosed.with { $0.headline = "Theirs" }
            let outcome = try await newsroom.perform(SaveStory(story: Story.pierClosed, content: theirs, basedOn: 1), as: .editor)
            guard case .conflict(latest: 2, _) = outcome else {
                Issue.record("\(outcome)")
                return
            }
            let (latest, aside) = try await newsroom.read {
                (try $0.stories.revision(2, of: Story.pierClosed), try $0.stories.setAside(of: Story.pierClosed))
            }
            #expect(latest?.content.document == Document(paragraphs: ["ATwo piles have rotted."]))
            #expect(latest?.savedBy == User.reporter.id)
            #expect(aside.map(\.content) == [theirs])
            #expect(try await newsroom.draft(Story.pierClosed)?.version == 1)
            try await editor.type("B", at: 1, as: .sample(2), in: newsroom)
            #expect(try await newsroom.written(Story.pierClosed) == Document(paragraphs: ["BATwo piles have rotted."]))
        }
    }

    @Test(arguments: TestEngine.all)
    func `what cannot be brought together is kept beside the story, once`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.pierClosed, .pierClosed)
            var editor = try await newsroom.open(Story.pierClosed)
            var mine = editor.document
            try mine.apply([.typing("Mine ", at: 1)])
            try await editor.type("Theirs ", at: 1, as: .sample(1), in: newsroom)
            let act = SetDraftAside(
                story: Story.pierClosed, id: .sample(5), document: mine.json, fields: [("standfirst", "Mine too")])
            try await newsroom.perform(act, as: .secondReporter)
            try await newsroom.perform(act, as: .secondReporter)
            let aside = try await newsroom.read { try $0.stories.setAside(of: Story.pierClosed) }
            #expect(
                aside.map(\.content) == [
                    StoryContent.pierClosed.with {
                        $0.document = Document(paragraphs: ["Mine Two piles have rotted."])
                        $0.standfirst = "Mine too"
                    }
                ])
            #expect(aside.map(\.savedBy) == [User.secondReporter.id])
            try await newsroom.expectEvent(
                "SetDraftAside", on: subject, by: .secondReporter, ["setAside": "\(Identifier<SetAside>.sample(5))"])
            #expect(try await newsroom.written(Story.pierClosed) == Document(paragraphs: ["Theirs Two piles have rotted."]))
            try await newsroom.expectRight(.writeStories, for: SettleSetAside(.sample(5)))
            try await newsroom.perform(SettleSetAside(.sample(5)), as: .editor)
            try await newsroom.expectEvent(
                "SettleSetAside", on: subject, by: .editor, ["setAside": "\(Identifier<SetAside>.sample(5))"])
            try await newsroom.perform(act, as: .secondReporter)
            #expect(try await newsroom.read { try $0.stories.setAside(of: Story.pierClosed) }.isEmpty, "sent again, it stays settled")
            try await newsroom.expectNotFound(SettleSetAside(.sample(5)), as: .editor)
            try await newsroom.expectInvalid(
                "document", SetDraftAside(story: Story.pierClosed, id: .sample(6), document: ["type": "doc"]))
        }
    }
}
