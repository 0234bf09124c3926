import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Acts: silenced notes")
struct SilenceNoteTests {
    private let story = Story.ferryReturns
    private let key = "00f1a2b3c4d5e6f7"

    private func silence(_ reason: SilencedNote.Reason = .falseAlarm, words: String = "", of rule: String = "names.ukraine") -> SilenceNote
    {
        SilenceNote(key, of: rule, in: story, because: reason, words: words)
    }

    private func counts(_ newsroom: TestNewsroom) async throws -> [String: RuleCount] {
        try await newsroom.read { try $0.silencedNotes.counts() }
    }

    @Test(arguments: TestEngine.all)
    func `a note is silenced in one story with its reason, and counted for its rule, until that is taken back`(
        _ kind: TestEngine
    ) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(story, .ferryReturns)
            try await newsroom.save(Story.pierClosed, .pierClosed)
            try await newsroom.perform(silence(), as: .reporter)
            let kept = SilencedNote(
                story: story, key: key, rule: "names.ukraine", reason: .falseAlarm, by: User.reporter.id, at: newsroom.clock.now)
            #expect(try await newsroom.read { try $0.silencedNotes.inStory(story) } == [key: kept])
            #expect(try await newsroom.read { try $0.silencedNotes.inStory(Story.pierClosed) } == [:])
            try await newsroom.expectEvent(
                "SilenceNote", on: "story:\(story)", by: .reporter, ["note": key, "rule": "names.ukraine", "why": "falseAlarm"])
            #expect(try await counts(newsroom) == ["names.ukraine": RuleCount(silenced: [.falseAlarm: 1])])
            // Said once more, nothing is done; for another reason, it counts for that one.
            let events = try await newsroom.events(about: "story:\(story)").count
            try await newsroom.perform(silence(), as: .editor)
            #expect(try await newsroom.events(about: "story:\(story)").count == events)
            try await newsroom.perform(silence(.other, words: "  Her own spelling "), as: .editor)
            try await newsroom.expectEvent(
                "SilenceNote", on: "story:\(story)", by: .editor,
                ["why": "other", "words": "Her own spelling", "formerly": "falseAlarm"])
            #expect(try await counts(newsroom) == ["names.ukraine": RuleCount(silenced: [.other: 1])])
            try await newsroom.perform(TakeSilenceBack(key, in: story), as: .reporter)
            try await newsroom.expectEvent("TakeSilenceBack", on: "story:\(story)", by: .reporter, ["note": key, "formerly": "other"])
            #expect(try await newsroom.read { try $0.silencedNotes.inStory(story) } == [:])
            #expect(try await counts(newsroom) == [:])
            try await newsroom.perform(TakeSilenceBack(key, in: story), as: .reporter)
            #expect(try await newsroom.events(about: "story:\(story)").count == events + 2)
        }
    }

    @Test(arguments: TestEngine.all)
    func `fixes are counted for their rule`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(story, .ferryReturns)
            for _ in 1...2 { try await newsroom.perform(CountFix(of: "dates", in: story), as: .reporter) }
            #expect(try await counts(newsroom) == ["dates": RuleCount(fixed: 2)])
            try await newsroom.expectInvalid("rule", CountFix(of: "", in: story))
        }
    }

    @Test(arguments: TestEngine.all)
    func `what is no note's, or has no reason, is refused, and so is who may not change the story`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(story, .ferryReturns)
            try await newsroom.expectInvalid("words", silence(.other, words: " "))
            try await newsroom.expectInvalid("words", silence(.meant, words: String(repeating: "a", count: 501)))
            try await newsroom.expectInvalid("rule", silence(of: ""))
            for wrong in ["", "a b", String(repeating: "a", count: 65)] {
                try await newsroom.expectInvalid("key", SilenceNote(wrong, of: "dates", in: story, because: .meant))
            }
            try await newsroom.expectNotFound(SilenceNote(key, of: "dates", in: Story.pierClosed, because: .meant))
            let reader = User.sample(.outsideContributor)
            try await newsroom.expectRefused(silence(), as: reader)
            try await newsroom.expectRefused(CountFix(of: "dates", in: story), as: reader)
            try await newsroom.perform(silence())
            try await newsroom.expectRefused(TakeSilenceBack(key, in: story), as: reader)
        }
    }

    @Test(arguments: TestEngine.all)
    func `what an account silenced is heard again when its work is undone, and what it let be heard is silent`(
        _ kind: TestEngine
    ) async throws {
        try await withNewsroom(kind) { newsroom in
            let other = "00f1a2b3c4d5e6f8"
            try await newsroom.save(story, .ferryReturns)
            try await newsroom.perform(silence(.other, words: "Her own spelling"), as: .editor)
            newsroom.clock.advance(60)
            let since = newsroom.clock.now
            try await newsroom.perform(TakeSilenceBack(key, in: story), as: .chiefEditor)
            try await newsroom.perform(SilenceNote(other, of: "dates", in: story, because: .meant), as: .chiefEditor)
            newsroom.clock.advance(60)
            let items = try await newsroom.perform(UndoWork(User.chiefEditor.id, since: since), as: .administrator)
            #expect(items.map(\.aspect) == [.silencedNote, .silencedNote] && items.allSatisfy { $0.outcome == .undone }, "\(items)")
            let silenced = try await newsroom.read { try $0.silencedNotes.inStory(story) }
            #expect(silenced.keys.sorted() == [key] && silenced[key]?.words == "Her own spelling" && silenced[key]?.reason == .other)
            #expect(silenced[key]?.by == User.administrator.id)
            #expect(try await counts(newsroom) == ["names.ukraine": RuleCount(silenced: [.other: 1])])
        }
    }
}
