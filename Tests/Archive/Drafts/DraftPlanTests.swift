import Archive
import Foundation
import Newsroom
import TestSupport
import Testing

/// What is asked with every few letters, and twice a second, costs the same however many drafts and batches there are.
@Suite("Query plans: drafts")
struct DraftPlanTests {
    @Test func `drafts and their log are searched for by index`() async throws {
        let made = PlanKeeper()
        try await withArchive(.sqlite) { archive in
            try await archive.write { records in
                let revision = Revision(
                    story: Story.pierClosed, number: 1, content: .pierClosed, savedAt: .firstMorning, savedBy: User.reporter.id,
                    manner: .deliberate, startedAt: .firstMorning)
                try records.stories.add(Story.pierClosed, stage: .draft, first: revision)
            }
            try await ExplainingEngine(archive.engine, made).read { connection in
                let drafts = Records(connection).drafts
                _ = try drafts.find(Story.pierClosed)
                _ = try drafts.fields(of: Story.pierClosed)
                _ = try drafts.snapshot(of: Story.pierClosed)
                _ = try drafts.batches(of: Story.pierClosed, after: 5)
                _ = try drafts.size(of: Story.pierClosed, after: 5)
                _ = try drafts.versions(of: [Story.pierClosed])
                _ = try drafts.unsaved(since: .firstMorning, limit: 20)
                _ = try drafts.untouched(since: .firstMorning, limit: 20)
                _ = try drafts.conflicts(of: Story.pierClosed)
            }
        }
        #expect(made.plans.count == 9)
        for plan in made.plans {
            #expect(plan.allSatisfy { $0.hasPrefix("SEARCH") }, "\(plan)")
            #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
        }
    }
}
