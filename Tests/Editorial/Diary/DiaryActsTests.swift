import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Acts: the diary")
struct DiaryActsTests {
    private static let id = DiaryEvent.ID.sample(851)
    private static let passage = "The ferry is expected to cross again on Feb. 20"
    private static let subject = "diary:\(id)"

    private static func content(_ text: String = "Rain. \(passage), the company said.") -> StoryContent {
        StoryContent(
            headline: "Ferry returns", slug: "ferry-returns", topics: [Topic.harbour.id], document: Document(paragraphs: [text]))
    }

    private static func event(_ change: (inout DiaryEvent) -> Void = { _ in }) -> DiaryEvent {
        var event = DiaryEvent(
            id: id, what: "The ferry crosses again", when: ImpreciseDate(Day(year: 2025, month: 2, day: 20) ?? Day(daysSince1970: 0)),
            story: Story.ferryReturns, passage: passage, isPublic: true)
        change(&event)
        return event
    }

    /// On the day after the one that is expected.
    private static func passDay(_ newsroom: TestNewsroom) {
        newsroom.clock.set((Day(year: 2025, month: 2, day: 21) ?? Day(daysSince1970: 0)).instant(at: 720, in: .kyiv))
    }

    private func kept(_ newsroom: TestNewsroom) async throws -> DiaryEvent? { try await newsroom.read { try $0.diary.find(Self.id) } }

    private func shown(_ newsroom: TestNewsroom) async throws -> [PublishedDiaryEvent] {
        let day = Day(.distantPast, in: .gmt)
        return try await newsroom.readers { try $0.diary(.coming(from: day), after: nil, limit: 9).items }
    }

    private func touched(_ newsroom: TestNewsroom) async throws -> Set<Subject> {
        try await newsroom.read { try $0.trail.changes(after: 0).last?.subjects ?? [] }
    }

    // MARK: From a text

    @Test(arguments: TestEngine.all)
    func `what a text expects is suggested, and confirmed becomes the story's event`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.ferryReturns, Self.content(), as: .reporter)
            let today = try #require(Day(year: 2025, month: 2, day: 12))
            func found() async throws -> StoryExpectations {
                try await newsroom.read { try StoryExpectations(of: Story.ferryReturns, on: today, in: .kyiv, $0) }
            }
            let suggestion = try #require(try await found().suggestions.first)
            #expect(suggestion.when == ImpreciseDate("2025-02-20") && suggestion.what == "The ferry is expected to cross again")
            let event = Self.event { $0.passage = suggestion.passage }
            try await newsroom.perform(ConfirmExpectation(event), as: .editor)
            let kept = try #require(try await kept(newsroom))
            #expect(kept.what == "The ferry crosses again" && kept.when == suggestion.when && kept.passage == suggestion.passage)
            #expect(kept.topics == [Topic.harbour.id], "those of the story")
            #expect(kept.owner == User.reporter.id, "whose story it is")
            try await newsroom.expectEvent(
                "ConfirmExpectation", on: Self.subject, by: .editor, ["story": "\(Story.ferryReturns)", "when": "2025-02-20"])
            let after = try await found()
            #expect(after.suggestions.isEmpty && after.events.map(\.id) == [Self.id])
            // The same words are one event; said again by the same, it is mended.
            try await newsroom.expectConflict(
                ConfirmExpectation(
                    DiaryEvent(
                        id: .sample(852), what: "Again", when: event.when, story: Story.ferryReturns, passage: suggestion.passage)))
            var mended = event
            mended.what = "The ferry sails"
            try await newsroom.perform(ConfirmExpectation(mended, topics: []), as: .editor)
            #expect(try await self.kept(newsroom)?.what == "The ferry sails")
            #expect(try await self.kept(newsroom)?.topics == [])
        }
    }

    private static let reference: String? = {
        let shared = ProcessInfo.processInfo.environment["BROADSHEET_SHARED"] ?? "../shared"
        let file = "\(shared)/reference/kremlin-rejects-territorial-exchange-2025-02-12.txt"
        return FileManager.default.contents(atPath: file).map { String(decoding: $0, as: UTF8.self) }
    }()

    @Test(.enabled(if: DiaryActsTests.reference != nil, "../shared/reference is not beside the checkout"))
    func `the reference page's visit and its hundred days are suggested, and nothing else`() async throws {
        try await withNewsroom(.sqlite) { newsroom in
            let paragraphs = try #require(Self.reference).components(separatedBy: "\n\n").map { $0.replacing("\n", with: " ") }
            try await newsroom.save(Story.ferryReturns, Self.content().with { $0.document = Document(paragraphs: paragraphs) })
            let day = try #require(Day(year: 2025, month: 2, day: 12))
            let found = try await newsroom.read { try StoryExpectations(of: Story.ferryReturns, on: day, in: .kyiv, $0).suggestions }
            #expect(found.map { $0.when?.description } == ["2025-04-30~", "2025-02-20"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `what was refused does not come back, until the refusal is taken back`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.ferryReturns, Self.content(), as: .reporter)
            func suggestions() async throws -> [SuggestedEvent] {
                try await newsroom.read {
                    try StoryExpectations(of: Story.ferryReturns, on: Day(daysSince1970: 20_131), in: .kyiv, $0).suggestions
                }
            }
            let fingerprint = try #require(try await suggestions().first?.fingerprint)
            try await newsroom.perform(RefuseSuggestion(fingerprint, in: Story.ferryReturns), as: .editor)
            #expect(try await suggestions().isEmpty)
            try await newsroom.expectEvent("RefuseSuggestion", on: "story:\(Story.ferryReturns)", by: .editor)
            try await newsroom.perform(TakeRefusalBack(fingerprint, in: Story.ferryReturns), as: .editor)
            #expect(try await suggestions().map(\.fingerprint) == [fingerprint])
        }
    }

    @Test(arguments: TestEngine.all)
    func `an expectation is of a story that says so`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.expectNotFound(ConfirmExpectation(Self.event()))
            try await newsroom.save(Story.ferryReturns, Self.content())
            try await newsroom.expectRight(.keepRecord, for: ConfirmExpectation(Self.event()))
            try await newsroom.expectInvalid("story", ConfirmExpectation(Self.event { $0.story = nil }))
            try await newsroom.expectInvalid("passage", ConfirmExpectation(Self.event { $0.passage = "" }))
            try await newsroom.expectInvalid("what", ConfirmExpectation(Self.event { $0.what = " " }))
            try await newsroom.expectInvalid("topics", ConfirmExpectation(Self.event(), topics: [.sample(1)]))
            try await newsroom.expectConflict(ConfirmExpectation(Self.event { $0.passage = "The ferry will cross on Feb. 20" }))
            try await newsroom.perform(SaveDiaryEvent(Self.event { ($0.story, $0.isPublic) = (nil, false) }))
            #expect(try await kept(newsroom)?.passage == "", "only a text has a passage")
            try await newsroom.expectConflict(ConfirmExpectation(Self.event()))
        }
    }

    // MARK: Readers

    @Test(arguments: TestEngine.all)
    func `readers have an event with its story, as long as that says so`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let first = try await newsroom.save(Story.ferryReturns, Self.content(), as: .reporter)
            try await newsroom.perform(ConfirmExpectation(Self.event()), as: .reporter)
            #expect(try await shown(newsroom).isEmpty)
            #expect(try await newsroom.read { try $0.trail.changes(after: 0).isEmpty }, "readers have none of it")
            try await newsroom.perform(PublishStory(story: Story.ferryReturns, revision: first))
            let event = try #require(try await shown(newsroom).first)
            #expect(event.story?.slug == "ferry-returns" && event.topics.map(\.slug) == [Topic.harbour.slug])
            #expect(try await touched(newsroom).contains(.diary))
            for (number, text) in ["The ferry stays.", "Wind. \(Self.passage)."].enumerated() {
                let revision = try await newsroom.save(Story.ferryReturns, Self.content(text), basedOn: number + 1)
                #expect(try await shown(newsroom).isEmpty == (number == 1), "nothing changes for readers before it is published")
                try await newsroom.perform(UpdatePublished(story: Story.ferryReturns, revision: revision, kind: .update))
                #expect(try await shown(newsroom).isEmpty == (number == 0))
                #expect(try await touched(newsroom).contains(.diary))
            }
            try await newsroom.perform(WithdrawStory(story: Story.ferryReturns, reason: "A test."))
            #expect(try await shown(newsroom).isEmpty)
            #expect(try await touched(newsroom).contains(.diary))
        }
    }

    @Test(arguments: TestEngine.all)
    func `what readers see of the diary is changed by those who may publish`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let own = Self.event { $0.story = nil }
            for role in Role.allCases where role.rights.contains(.keepRecord) && !role.rights.contains(.publish) {
                #expect(try await newsroom.expectRefused(SaveDiaryEvent(own), as: .sample(role)) == .notAllowed(.publish))
            }
            try await newsroom.perform(SaveDiaryEvent(own), as: .editor)
            #expect(try await shown(newsroom).map(\.event.what) == [own.what])
            try await newsroom.expectChange("SaveDiaryEvent", [.diary])
            try await newsroom.expectRefused(DropDiaryEvent(Self.id), as: .reporter)
            var hidden = own
            hidden.isPublic = false
            try await newsroom.expectRefused(SaveDiaryEvent(hidden), as: .reporter)
            try await newsroom.perform(SaveDiaryEvent(hidden), as: .editor)
            #expect(try await shown(newsroom).isEmpty)
            try await newsroom.expectChange("SaveDiaryEvent", [.diary])
            hidden.what = "The ferry may cross"
            try await newsroom.perform(SaveDiaryEvent(hidden), as: .reporter)
            #expect(try await kept(newsroom)?.what == hidden.what)
        }
    }

    @Test(arguments: TestEngine.all)
    func `what is to come and what has passed are told apart by the last day that it can be`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            for (number, when) in ["2025-02-20", "2025-02", "2025-02-28", "2025", "2025-02-20T09:30", "2025-01", "2025-02-19"].enumerated()
            {
                let event = DiaryEvent(
                    id: .sample(UInt64(860 + number)), what: when, when: try #require(ImpreciseDate(when)), isPublic: true)
                try await newsroom.perform(SaveDiaryEvent(event))
            }
            let day = try #require(Day(year: 2025, month: 2, day: 20))
            for part in [DiaryPart.coming(from: day), .earlier(before: day)] {
                let (all, paged) = try await newsroom.readers { reader in
                    var (paged, cursor): ([String], Cursor?) = ([], nil)
                    repeat {
                        let page = try reader.diary(part, after: cursor, limit: 2)
                        paged += page.items.map(\.event.what)
                        cursor = page.next
                    } while cursor != nil
                    return (try reader.diary(part, after: nil, limit: 9).items.map(\.event.what), paged)
                }
                let coming = ["2025-02-20T09:30", "2025-02-20", "2025-02-28", "2025-02", "2025"]
                #expect(all == (part == .coming(from: day) ? coming : ["2025-02-19", "2025-01"]))
                #expect(paged == all)
                #expect(try await newsroom.read { try $0.diary.page(part, after: nil, limit: 9).items.map(\.what) } == all)
            }
        }
    }

    // MARK: Did it happen?

    @Test(arguments: TestEngine.all)
    func `the story's owner is asked whether it happened, and says so`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.ferryReturns, Self.content(), as: .outsideContributor)
            try await newsroom.perform(ConfirmExpectation(Self.event()), as: .editor)
            func asked(_ owner: User?, on day: Day) async throws -> [DiaryEvent.ID] {
                try await newsroom.read { try $0.diary.unanswered(before: day, of: owner?.id, limit: 9).map(\.id) }
            }
            let day = try #require(Day(year: 2025, month: 2, day: 20))
            #expect(try await asked(.outsideContributor, on: day).isEmpty)
            #expect(try await asked(.outsideContributor, on: day.next) == [Self.id])
            #expect(try await asked(nil, on: day.next) == [Self.id])
            #expect(try await asked(.editor, on: day.next).isEmpty)
            try await newsroom.expectConflict(AnswerDiaryEvent(Self.id, .happened))
            Self.passDay(newsroom)
            let stranger = User.sample(.photoEditor)
            #expect(try await newsroom.expectRefused(AnswerDiaryEvent(Self.id, .happened), as: stranger) == .notAllowed(.keepRecord))
            try await newsroom.perform(AnswerDiaryEvent(Self.id, .happened, note: " In fog. "), as: .outsideContributor)
            #expect(
                try await kept(newsroom)?.answer
                    == DiaryAnswer(
                        .happened, note: "In fog.", by: User.outsideContributor.id, at: newsroom.clock.now, isForReaders: false))
            try await newsroom.expectEvent("AnswerDiaryEvent", on: Self.subject, by: .outsideContributor, ["outcome": "happened"])
            #expect(try await asked(nil, on: day.next).isEmpty)
            try await newsroom.expectInvalid("note", AnswerDiaryEvent(Self.id, .happened, note: String(repeating: "a", count: 1_001)))
            try await newsroom.perform(DropDiaryEvent(Self.id))
            try await newsroom.expectConflict(AnswerDiaryEvent(Self.id, .didNotHappen))
            try await newsroom.expectNotFound(AnswerDiaryEvent(.sample(9), .didNotHappen))
        }
    }

    @Test(arguments: TestEngine.all)
    func `readers have the answer of those who may publish, and no other`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.ferryReturns, Self.content())
            try await newsroom.perform(ConfirmExpectation(Self.event()))
            Self.passDay(newsroom)
            try await newsroom.perform(AnswerDiaryEvent(Self.id, .didNotHappen, note: "A secret."), as: .reporter)
            let unanswered = try await shown(newsroom)
            #expect(unanswered.count == 1 && unanswered[0].event.answer == nil)
            try await newsroom.perform(AnswerDiaryEvent(Self.id, .didNotHappen, note: "Fog."), as: .editor)
            #expect(try await shown(newsroom).first?.event.answer?.note == "Fog.")
            try await newsroom.expectChange("AnswerDiaryEvent", [.diary])
            try await newsroom.expectRefused(AnswerDiaryEvent(Self.id, .happened), as: .reporter)
        }
    }

    @Test(arguments: TestEngine.all)
    func `what was put off is expected anew, and asked again`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.ferryReturns, Self.content())
            try await newsroom.perform(ConfirmExpectation(Self.event()))
            let (first, second) = (try #require(ImpreciseDate("2025-02-20")), try #require(ImpreciseDate("2025-03")))
            try await newsroom.expectInvalid("when", AnswerDiaryEvent(Self.id, .postponed(to: first)))
            try await newsroom.expectRefused(AnswerDiaryEvent(Self.id, .postponed(to: second)), as: .reporter)
            try await newsroom.perform(AnswerDiaryEvent(Self.id, .postponed(to: second), note: "Ice."), as: .editor)
            let event = try #require(try await shown(newsroom).first?.event)
            #expect(event.when == second && event.formerly == first && event.answer?.outcome == .postponed)
            try await newsroom.expectEvent(
                "AnswerDiaryEvent", on: Self.subject, by: .editor, ["outcome": "postponed", "when": "2025-03"])
            let asked = try await newsroom.read { records in
                try ["2025-03-31", "2025-04-01"].map { day in
                    try records.diary.unanswered(before: ImpreciseDate(day)?.first ?? Day(daysSince1970: 0), of: nil, limit: 9).count
                }
            }
            #expect(asked == [0, 1])
        }
    }

    // MARK: Undo

    @Test(arguments: TestEngine.all)
    func `what an account did to the diary is undone`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let own = Self.event { ($0.story, $0.passage) = (nil, "") }
            try await newsroom.perform(SaveDiaryEvent(own), as: .editor)
            let before = try await kept(newsroom)
            Self.passDay(newsroom)
            let since = newsroom.clock.now
            var spoilt = own
            spoilt.what = "Spoilt"
            try await newsroom.perform(SaveDiaryEvent(spoilt), as: .chiefEditor)
            try await newsroom.perform(AnswerDiaryEvent(Self.id, .happened), as: .chiefEditor)
            let made = DiaryEvent(id: .sample(852), what: "Made", when: own.when, isPublic: true)
            try await newsroom.perform(SaveDiaryEvent(made), as: .chiefEditor)
            newsroom.clock.advance(60)
            let items = try await newsroom.perform(UndoWork(User.chiefEditor.id, since: since), as: .administrator)
            #expect(
                Set(items) == [
                    UndoItem(subject: Self.subject, aspect: .diary, outcome: .undone),
                    UndoItem(subject: "diary:\(made.id)", aspect: .diary, outcome: .putAway),
                ])
            #expect(try await kept(newsroom) == before)
            #expect(try await newsroom.read { try $0.diary.find(.sample(852))?.isDropped } == true)
            #expect(try await shown(newsroom).map(\.id) == [Self.id])
            try await newsroom.expectEvent(
                "RestoreDiaryEvent", on: Self.subject, by: .administrator, ["undoing": "\(User.chiefEditor.id)"])
            try await newsroom.expectEvent("DropDiaryEvent", on: "diary:\(made.id)", by: .administrator, ["dropped": "true"])
        }
    }
}
