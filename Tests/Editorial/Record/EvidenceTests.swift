import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import Synchronization
import TestSupport
import Testing

@Suite("Acts: copies of evidence")
struct EvidenceTests {
    private static let url = "https://agency.example/2025/02/12/"
    private let id = Statement.ID.sample(921)

    private func statement(_ evidence: String = url) -> Statement {
        Statement(
            id: id, story: Story.pierClosed, speaker: Topic.adaWren.id, kind: .indirect, content: .sense("The pier stays closed"),
            evidence: evidence)
    }

    /// Answers with what stands at an address now, or fails.
    private final class Elsewhere: Sendable {
        private let state = Mutex<(asked: [String], words: String, failure: LinkFailure?)>(([], "a", nil))

        var asked: [String] { state.withLock { $0.asked } }

        func say(_ words: String) { state.withLock { $0.words = words } }
        func fail(_ failure: LinkFailure?) { state.withLock { $0.failure = failure } }

        func copy(_ url: String, at date: Date) throws(LinkFailure) -> EvidenceCopy {
            let (words, failure) = state.withLock { state in
                state.asked.append(url)
                return (state.words, state.failure)
            }
            if let failure { throw failure }
            return EvidenceCopy(
                url: url, fetchedAt: date, file: String(repeating: words, count: 64), type: "text/html; charset=utf-8", size: 7)
        }
    }

    private func copying(_ newsroom: TestNewsroom, _ elsewhere: Elsewhere) -> EvidenceFetching {
        let clock = newsroom.clock
        return EvidenceFetching(newsroom.editorial) { url throws(LinkFailure) in try elsewhere.copy(url, at: clock.now) }
    }

    private func standing(_ newsroom: TestNewsroom) async throws -> EvidenceStanding {
        try await newsroom.read { try $0.evidence.standing(of: Self.url) }
    }

    @Test(arguments: TestEngine.all)
    func `what a confirmed statement can be looked up at is copied once, by the program`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let elsewhere = Elsewhere()
            try await newsroom.save(Story.pierClosed, .pierClosed)
            try await newsroom.perform(SaveStatement(statement(), confirms: false))
            #expect(try await copying(newsroom, elsewhere).fetchDue() == 0, "a suggestion is not on record")
            try await newsroom.perform(SaveStatement(statement(), confirms: true))
            #expect(try await standing(newsroom) == EvidenceStanding(copies: [], isDue: true, reason: ""))
            #expect(try await copying(newsroom, elsewhere).fetchDue() == 1)
            let copy = EvidenceCopy(
                url: Self.url, fetchedAt: newsroom.clock.now, file: String(repeating: "a", count: 64), type: "text/html; charset=utf-8",
                size: 7)
            #expect(try await standing(newsroom) == EvidenceStanding(copies: [copy], isDue: false, reason: ""))
            try await newsroom.expectEvent(
                "KeepEvidence", on: "evidence:\(Self.url)", by: .operator, ["file": copy.file, "new": "true"])
            try await newsroom.perform(SaveStatement(statement(), confirms: true))
            #expect(try await copying(newsroom, elsewhere).fetchDue() == 0)
            #expect(elsewhere.asked == [Self.url])
        }
    }

    @Test(arguments: TestEngine.all)
    func `another copy is made when somebody asks, and kept where the page says something else by then`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let elsewhere = Elsewhere()
            try await newsroom.save(Story.pierClosed, .pierClosed)
            try await newsroom.perform(SaveStatement(statement(), confirms: true))
            try await copying(newsroom, elsewhere).fetchDue()
            newsroom.clock.advance(60)
            try await newsroom.perform(CopyEvidence(of: id), as: .reporter)
            try await newsroom.expectEvent("CopyEvidence", on: "statement:\(id)", by: .reporter)
            #expect(try await copying(newsroom, elsewhere).fetchDue() == 1)
            #expect(try await standing(newsroom).copies.count == 1, "it says the same")
            elsewhere.say("b")
            newsroom.clock.advance(60)
            try await newsroom.perform(CopyEvidence(of: id), as: .reporter)
            try await copying(newsroom, elsewhere).fetchDue()
            #expect(try await standing(newsroom).copies.map(\.file.first) == ["b", "a"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `of many copies the first and the last stay`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let elsewhere = Elsewhere()
            try await newsroom.save(Story.pierClosed, .pierClosed)
            try await newsroom.perform(SaveStatement(statement(), confirms: true))
            try await copying(newsroom, elsewhere).fetchDue()
            for index in 1...EvidenceCopy.most + 3 {
                elsewhere.say(index.isMultiple(of: 2) ? "c" : "d")
                newsroom.clock.advance(60)
                try await newsroom.perform(CopyEvidence(of: id))
                try await copying(newsroom, elsewhere).fetchDue()
            }
            let copies = try await standing(newsroom).copies
            #expect(copies.count == EvidenceCopy.most)
            #expect(copies.last?.file.first == "a" && copies.first?.fetchedAt == newsroom.clock.now)
        }
    }

    @Test(arguments: TestEngine.all)
    func `what fails is tried again where that may help, and says why`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let elsewhere = Elsewhere()
            try await newsroom.save(Story.pierClosed, .pierClosed)
            try await newsroom.perform(SaveStatement(statement(), confirms: true))
            elsewhere.fail(LinkFailure("it took too long", passes: true))
            #expect(try await copying(newsroom, elsewhere).fetchDue() == 1)
            #expect(try await standing(newsroom) == EvidenceStanding(copies: [], isDue: true, reason: "it took too long"))
            elsewhere.fail(LinkFailure("the address answers with status 404", passes: false))
            newsroom.clock.advance(3_600)
            #expect(try await copying(newsroom, elsewhere).fetchDue() == 1)
            #expect(
                try await standing(newsroom) == EvidenceStanding(copies: [], isDue: false, reason: "the address answers with status 404"))
            try await newsroom.expectEvent(
                "KeepEvidenceFailure", on: "evidence:\(Self.url)", by: .operator,
                ["attempt": "2", "reason": "the address answers with status 404", "next": "never"])
            elsewhere.fail(nil)
            try await newsroom.perform(CopyEvidence(of: id))
            #expect(try await copying(newsroom, elsewhere).fetchDue() == 1)
            #expect(try await standing(newsroom).copies.count == 1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a copy is asked for by those who keep the record, of a statement that names an address`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.pierClosed, .pierClosed)
            try await newsroom.perform(SaveStatement(statement(""), confirms: true))
            try await newsroom.expectInvalid("evidence", CopyEvidence(of: id))
            try await newsroom.expectRight(.keepRecord, for: CopyEvidence(of: id))
            await #expect(throws: NewsroomError.notFound("statement \(Statement.ID.sample(1))")) {
                try await newsroom.perform(CopyEvidence(of: .sample(1)))
            }
        }
    }
}
