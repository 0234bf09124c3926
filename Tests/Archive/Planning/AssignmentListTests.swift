import Archive
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Lists of assignments")
struct AssignmentListTests {
    private static let town = Section(id: .sample(1_101), name: "Town", slug: "town")

    private func put(
        _ number: UInt64, in archive: NewsroomArchive, hours: Double? = nil, planned: Double? = nil,
        _ change: @escaping @Sendable (inout Assignment) -> Void = { _ in }
    ) async throws {
        try await archive.write { records in
            if try records.sections.find(Self.town.id) == nil { try records.sections.save(Self.town) }
            var assignment =
                try records.assignments.find(.sample(number))
                ?? Assignment(id: .sample(number), title: "Assignment \(number)", createdBy: User.editor.id)
            assignment.deadline = hours.map { Date.firstMorning.addingTimeInterval($0 * 3_600) }
            assignment.planned = planned.map { Date.firstMorning.addingTimeInterval($0 * 3_600) }
            change(&assignment)
            try records.assignments.save(assignment, by: User.editor.id, at: .firstMorning)
            if let story = assignment.story { try records.storyList.refresh(story) }
        }
    }

    private func story(_ number: UInt64, _ headline: String, in archive: NewsroomArchive, topics: [Topic.ID] = []) async throws {
        try await archive.write { records in
            let revision = Revision(
                story: .sample(number), number: 1, content: StoryContent(headline: headline, topics: topics), savedAt: .firstMorning,
                savedBy: User.secondReporter.id, manner: .deliberate, startedAt: .firstMorning)
            try records.stories.add(.sample(number), stage: .draft, first: revision)
        }
    }

    private func found(_ query: AssignmentQuery, in archive: NewsroomArchive) async throws -> [Assignment.ID] {
        try await archive.read { try AssignmentList($0).page(query, after: nil, limit: 50).items.map(\.assignment.id) }
    }

    @Test(arguments: TestEngine.all)
    func `they stand in the order of the time asked for, open ones only, and every filter holds`(_ kind: TestEngine) async throws {
        try await withArchive(kind) { archive in
            try await story(50, "Ferry strike ends", in: archive, topics: [Topic.harbour.id])
            try await put(1, in: archive, hours: 5, planned: 9) { $0.people = [User.reporter.id] }
            try await put(2, in: archive, hours: 3) { $0.section = Self.town.id }
            try await put(3, in: archive, planned: 4) { ($0.story, $0.people) = (.sample(50), [User.reporter.id, User.secondReporter.id]) }
            try await put(4, in: archive)
            try await put(5, in: archive, hours: 1) { $0.state = .done }
            try await put(6, in: archive, hours: 2) { $0.state = .dropped }
            let soon = Date.firstMorning.addingTimeInterval(4.5 * 3_600)
            let expected: [(AssignmentQuery, [UInt64])] = [
                (AssignmentQuery(order: .deadline), [2, 1]), (AssignmentQuery(order: .planned), [3, 1]),
                (AssignmentQuery(order: .upcoming), [2, 3, 1]), (AssignmentQuery(order: .upcoming, person: User.reporter.id), [3, 1]),
                (AssignmentQuery(order: .upcoming, section: Self.town.id), [2]), (AssignmentQuery(order: .upcoming, stage: .draft), [3]),
                (AssignmentQuery(order: .upcoming, stage: .ready), []), (AssignmentQuery(order: .upcoming, topic: Topic.harbour.id), [3]),
                (AssignmentQuery(order: .upcoming, text: "ferry"), [3]), (AssignmentQuery(order: .upcoming, text: "assignment 1"), [1]),
                (AssignmentQuery(order: .upcoming, text: "?!"), []), (AssignmentQuery(order: .upcoming, end: soon), [2, 3]),
                (AssignmentQuery(order: .upcoming, person: User.reporter.id, section: Self.town.id), []),
            ]
            for (query, numbers) in expected {
                #expect(try await found(query, in: archive) == numbers.map { .sample($0) }, "\(query)")
            }
            // Another time, another person: it stands where it belongs now, once.
            try await put(2, in: archive, hours: 8) { $0.people = [User.reporter.id] }
            #expect(try await found(AssignmentQuery(order: .upcoming), in: archive) == [3, 1, 2].map { .sample($0) })
        }
    }

    @Test(arguments: TestEngine.all)
    func `pages follow one another without gap, at equal times too, and however few match`(_ kind: TestEngine) async throws {
        try await withArchive(kind) { archive in
            for number in UInt64(1)...23 {
                try await put(number, in: archive, hours: Double(number / 5)) { $0.section = number % 7 == 0 ? Self.town.id : nil }
            }
            var all: [Assignment.ID] = []
            var place: AssignmentTimes.Place?
            repeat {
                let page = try await archive.read { [place] in
                    try AssignmentList($0).page(AssignmentQuery(order: .deadline), after: place, limit: 4)
                }
                all += page.items.map(\.assignment.id)
                place = page.next
            } while place != nil
            #expect(all == (1...23).map { .sample($0) })
            let last = try await archive.read { try AssignmentList($0).page(AssignmentQuery(order: .deadline), after: nil, limit: 23) }
            #expect(last.items.count == 23 && last.next == nil)
            let rare = AssignmentQuery(order: .deadline, text: "assignment 22")
            #expect(try await found(rare, in: archive) == [.sample(22)])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a story is found by whoever has it, and by names as they are today`(_ kind: TestEngine) async throws {
        try await withArchive(kind) { archive in
            try await story(50, "Ferry strike ends", in: archive, topics: [Topic.harbour.id])
            func stories(_ query: StoryListQuery) async throws -> [Story.ID] {
                try await archive.read { try $0.storyList.entries(query, limit: 9).map(\.id) }
            }
            let mine = StoryListQuery(people: [.account(User.reporter.id)])
            #expect(try await stories(mine) == [])
            try await put(1, in: archive, hours: 5) { ($0.story, $0.people) = (.sample(50), [User.reporter.id]) }
            #expect(try await stories(mine) == [.sample(50)])
            try await put(1, in: archive, hours: 5) { $0.state = .done }
            #expect(try await stories(mine) == [])
            try await archive.write { records in
                var topic = Topic.harbour
                topic.name = "Quayside"
                try records.topics.save(topic)
                try records.storyList.refresh(with: topic.id)
            }
            #expect(try await stories(StoryListQuery(text: "quayside")) == [.sample(50)])
            #expect(try await stories(StoryListQuery(text: "harbour")) == [])
            #expect(try await stories(StoryListQuery(topic: Topic.harbour.id)) == [.sample(50)])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a story waits until readers see its newest revision`(_ kind: TestEngine) async throws {
        try await withPaper(kind) { paper in
            func waiting() async throws -> [Story.ID] {
                try await paper.archive.read {
                    try $0.storyList.entries(StoryListQuery(stage: .ready, isWaiting: true), limit: 9).map(\.id)
                }
            }
            try await paper.put(1, StoryContent(headline: "Public"))
            #expect(try await waiting() == [])
            try await paper.archive.write {
                try $0.stories.add(
                    Revision(
                        story: .sample(1), number: 2, content: StoryContent(headline: "Newer"), savedAt: .firstMorning,
                        savedBy: User.reporter.id, manner: .deliberate, startedAt: .firstMorning))
            }
            #expect(try await waiting() == [.sample(1)])
            try await paper.put(1, StoryContent(headline: "Newest"))
            #expect(try await waiting() == [])
            try await paper.remove(1)
            #expect(try await waiting() == [.sample(1)])
        }
    }
}
