import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Acts: transactions and the audit trail")
struct TransactionTests {
    /// Saves, publishes and merges, and then comes to nothing.
    private struct Fails: Act {
        struct Mishap: Error {}

        func perform(in transaction: Transaction) throws {
            try transaction.perform(SaveStory(story: Story.tideTables, content: .tideTables, basedOn: 0))
            try transaction.perform(PublishStory(story: Story.tideTables, revision: 1))
            try transaction.perform(MergeTopics(Topic.tides.id, into: Topic.harbour.id))
            throw Mishap()
        }
    }

    @Test(arguments: TestEngine.all)
    func `an act that fails midway leaves nothing`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.pierClosed, .pierClosed)
            let before = try await newsroom.contents()
            await #expect(throws: Fails.Mishap.self) { try await newsroom.perform(Fails()) }
            #expect(try await newsroom.contents() == before)
            #expect(newsroom.changes.count == 1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `changes have numbers without gaps, and come back as they were announced`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.ferryReturns, .ferryReturns)
            try await newsroom.perform(SavePhotograph(.pierInFog))
            await #expect(throws: Fails.Mishap.self) { try await newsroom.perform(Fails()) }
            try await newsroom.perform(MergeTopics(Topic.ferryCompany.id, into: Topic.harbour.id))
            let kept = try await newsroom.read {
                (try $0.trail.changes(after: 0), try $0.trail.changes(after: 1), try $0.trail.latestChange())
            }
            #expect(kept.0.map(\.number) == [1, 2])
            #expect(kept.0 == newsroom.changes)
            #expect(kept.1.map(\.number) == [2])
            #expect(kept.2 == 2)
        }
    }

    private static let tampering = [
        "UPDATE events SET details = '{\"revision\":\"9\"}' WHERE number = 2", "UPDATE events SET details = 'nothing' WHERE number = 2",
        "UPDATE events SET act = 'MoveStory' WHERE number = 2", "UPDATE events SET subject = 'story:another' WHERE number = 2",
        "UPDATE events SET occurred_at = occurred_at + 1 WHERE number = 2", "UPDATE events SET seal = '0' WHERE number = 2",
        "UPDATE events SET actor = (SELECT id FROM users WHERE email = 'operator@localhost') WHERE number = 2",
        "DELETE FROM events WHERE number = 2",
    ]

    @Test(arguments: TestEngine.all)
    func `whatever is done to the audit trail is found`(_ kind: TestEngine) async throws {
        for sql in Self.tampering {
            try await withNewsroom(kind) { newsroom in
                try await newsroom.publish(Story.pierClosed, .pierClosed)
                try await newsroom.perform(WithdrawStory(story: Story.pierClosed, reason: "No pier."))
                let whole = try await newsroom.read { try $0.trail.firstBreak(seal: Seal.next) }
                #expect(whole == nil)
                try await newsroom.archive.write { _ = try $0.connection.execute(sql) }
                let broken = try await newsroom.read { try $0.trail.firstBreak(seal: Seal.next) }
                #expect(broken == 2, "\(sql)")
            }
        }
    }
}
