import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Acts: publishing on time")
struct SchedulerTests {
    private let subject = "story:\(Story.pierClosed)"

    /// Plans the story for an hour from now.
    private func plan(_ newsroom: TestNewsroom) async throws -> Date {
        let due = newsroom.clock.now.addingTimeInterval(3600)
        try await newsroom.save(Story.pierClosed, .pierClosed)
        try await newsroom.perform(PublishStory(story: Story.pierClosed, revision: 1, time: .at(due)), as: .editor)
        return due
    }

    @Test(arguments: TestEngine.all)
    func `a story is published when it is due and not a millisecond before`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let due = try await plan(newsroom)
            newsroom.clock.set(due.addingTimeInterval(-0.001))
            let early = try await newsroom.scheduler.publishDue()
            #expect(early.published.isEmpty)
            #expect(early.next == due)
            #expect(try await newsroom.edition(Story.pierClosed) == nil)
            newsroom.clock.set(due)
            let onTime = try await newsroom.scheduler.publishDue()
            #expect(onTime.published == [Story.pierClosed])
            #expect(onTime.next == nil)
            #expect(try await newsroom.edition(Story.pierClosed)?.summary.firstPublished == due)
            try await newsroom.expectEvent("PublishStory", on: subject, by: .editor, ["revision": "1"])
            #expect(try await newsroom.read { try $0.publications.of(Story.pierClosed).map(\.by) } == [User.editor.id])
        }
    }

    @Test(arguments: TestEngine.all)
    func `what fell due while nobody looked is published in order`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let stories: [Story.ID] = (0..<5).map { .sample(1100 + $0) }
            for (index, story) in stories.enumerated() {
                let due = newsroom.clock.now.addingTimeInterval(Double(5 - index) * 60)
                try await newsroom.publish(story, .pierClosed.with { $0.headline = "Story \(index)" }, time: .at(due))
            }
            newsroom.clock.advance(86_400)
            #expect(try await newsroom.scheduler.publishDue().published == stories.reversed())
            #expect(try await newsroom.scheduler.publishDue().published.isEmpty)
        }
    }

    @Test(arguments: TestEngine.all)
    func `the revision that was planned is published, not a newer one`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let due = try await plan(newsroom)
            try await newsroom.save(Story.pierClosed, .pierClosed.with { $0.headline = "Unfinished" }, basedOn: 1)
            newsroom.clock.set(due)
            _ = try await newsroom.scheduler.publishDue()
            #expect(try await newsroom.edition(Story.pierClosed)?.summary.headline == StoryContent.pierClosed.headline)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a plan by somebody who was suspended since is dropped, and why is on the record`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            newsroom.clock.set(try await plan(newsroom))
            var planner = User.editor
            planner.status = .suspended
            let suspended = planner
            try await newsroom.archive.write { try $0.users.update(suspended) }
            #expect(try await newsroom.scheduler.publishDue().published.isEmpty)
            #expect(try await newsroom.edition(Story.pierClosed) == nil)
            #expect(try await newsroom.story(Story.pierClosed)?.publication == .unpublished)
            let event = try await newsroom.expectEvent("DropDuePlan", on: subject, by: .operator, ["revision": "1"])
            #expect(event?.details["refused"]?.isEmpty == false)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a plan by somebody who may no longer publish is dropped`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            newsroom.clock.set(try await plan(newsroom))
            var planner = User.editor
            planner.role = .reporter
            let demoted = planner
            try await newsroom.archive.write { try $0.users.update(demoted) }
            #expect(try await newsroom.scheduler.publishDue().published.isEmpty)
            #expect(try await newsroom.story(Story.pierClosed)?.publication == .unpublished)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a story that was spiked since is not published, and does not keep others waiting`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let due = try await plan(newsroom)
            try await newsroom.publish(Story.tideTables, .tideTables, time: .at(due.addingTimeInterval(1)))
            try await newsroom.perform(MoveStory(story: Story.pierClosed, to: .spiked))
            newsroom.clock.set(due.addingTimeInterval(2))
            #expect(try await newsroom.scheduler.publishDue().published == [Story.tideTables])
            try await newsroom.expectEvent("DropDuePlan", on: subject, by: .operator)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a plan can be dropped, by those who may publish`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let due = try await plan(newsroom)
            try await newsroom.expectRight(.publish, for: CancelPublication(story: Story.pierClosed))
            try await newsroom.perform(CancelPublication(story: Story.pierClosed))
            try await newsroom.expectEvent("CancelPublication", on: subject, by: .chiefEditor)
            try await newsroom.expectConflict(CancelPublication(story: Story.pierClosed))
            newsroom.clock.set(due)
            #expect(try await newsroom.scheduler.publishDue().published.isEmpty)
        }
    }

    @Test(arguments: TestEngine.all)
    func `publishing at once drops the plan`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            newsroom.clock.set(try await plan(newsroom).addingTimeInterval(-60))
            try await newsroom.perform(PublishStory(story: Story.pierClosed, revision: 1))
            newsroom.clock.advance(60)
            #expect(try await newsroom.scheduler.publishDue().published.isEmpty)
            #expect(try await newsroom.events(about: subject).map(\.act) == ["SaveStory", "PublishStory", "PublishStory"])
        }
    }
}
