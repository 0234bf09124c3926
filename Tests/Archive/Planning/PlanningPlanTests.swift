import Archive
import Foundation
import Newsroom
import TestSupport
import Testing

/// What the desk looks at all day costs the same however much is planned, was planned, and was ever written.
@Suite("Query plans: planning")
struct PlanningPlanTests {
    @Test func `assignments, their times and what else the calendar shows are searched for by index, in order`() async throws {
        let made = PlanKeeper()
        try await withArchive(.sqlite) { archive in
            try await archive.write { records in
                let assignment = Assignment(
                    id: .sample(1), title: "A", deadline: .firstMorning, people: [User.reporter.id], createdBy: User.editor.id)
                try records.assignments.save(assignment, by: User.editor.id, at: .firstMorning)
            }
            try await ExplainingEngine(archive.engine, made).read { connection in
                let records = Records(connection)
                let (start, end) = (Date.firstMorning, Date.firstMorning.addingTimeInterval(86_400))
                let day = Day(start, in: .kyiv)
                let times = records.assignmentTimes
                for list in [AssignmentTimes.List.everybody, .section(.sample(2)), .person(User.reporter.id)] {
                    _ = try times.places(list, .deadline, isOpen: true, after: nil, until: end, limit: 50)
                    _ = try times.places(list, .planned, isOpen: false, from: start, until: end, limit: 50)
                }
                _ = try records.assignments.find(.sample(1))
                _ = try records.assignments.of(Story.pierClosed)
                _ = try records.assignments.notes(on: .sample(1), limit: 50)
                _ = try records.assignments.ideas(in: nil, before: nil, limit: 50)
                _ = try records.assignments.ideas(in: .sample(2), before: .sample(9), limit: 50)
                _ = try records.publications.plans(from: start, until: end, limit: 50)
                _ = try records.diary.events(from: day, through: day.next, limit: 50)
                let place = Cursor(position: 1, id: Story.pierClosed.uuid)
                for part in [DiaryPart.coming(from: day), .earlier(before: day)] {
                    for cursor in [nil, place] { _ = try records.diary.page(part, after: cursor, limit: 50) }
                }
                for owner in [nil, User.reporter.id] { _ = try records.diary.unanswered(before: day, of: owner, limit: 50) }
                _ = try records.diary.inStory(Story.pierClosed)
            }
        }
        #expect(made.plans.count >= 20)
        for plan in made.plans {
            // The newest ideas are the end of their index, read backwards until the page is full.
            #expect(plan.allSatisfy { $0.hasPrefix("SEARCH") || $0.contains("USING INDEX assignments_ideas") }, "\(plan)")
            #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
        }
    }

    @Test func `what waits is read from an index of what waits`() async throws {
        let made = PlanKeeper()
        try await withArchive(.sqlite) { archive in
            try await ExplainingEngine(archive.engine, made).read { connection in
                let list = Records(connection).storyList
                for section in [nil, Section.ID.sample(2)] {
                    _ = try list.entries(StoryListQuery(stage: .ready, section: section, isWaiting: true), before: 5, limit: 30)
                }
            }
        }
        #expect(made.plans.count == 2)
        for (plan, index) in zip(made.plans, ["story_entries_waiting", "story_entries_section_waiting"]) {
            #expect(plan.contains { $0.contains("SEARCH") && $0.contains("USING INDEX \(index)") }, "\(plan)")
            #expect(!plan.dropLast().contains { $0.contains("TEMP B-TREE") }, "\(plan)")
        }
    }
}
