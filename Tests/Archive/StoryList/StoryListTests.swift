import Archive
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("The desk's list of stories")
struct StoryListTests {
    private static let town = Section(id: .sample(1_101), name: "Town", slug: "town")

    private func save(
        _ number: UInt64, _ headline: String, by user: User = .reporter, in archive: NewsroomArchive, at time: Date = .firstMorning,
        _ change: @escaping @Sendable (inout StoryContent) -> Void = { _ in }
    ) async throws {
        try await archive.write { records in
            if try records.sections.find(Self.town.id) == nil { try records.sections.save(Self.town) }
            var content = StoryContent(headline: headline)
            change(&content)
            let story: Story.ID = .sample(number)
            let last = try records.stories.find(story)?.latestRevision
            let revision = Revision(
                story: story, number: (last ?? 0) + 1, content: content, savedAt: time, savedBy: user.id, manner: .deliberate,
                startedAt: time)
            if last == nil { try records.stories.add(story, stage: .draft, first: revision) } else { try records.stories.add(revision) }
        }
    }

    private func found(_ query: StoryListQuery, in archive: NewsroomArchive) async throws -> [Story.ID] {
        try await archive.read { try $0.storyList.entries(query, limit: 100).map(\.id) }
    }

    @Test(arguments: TestEngine.all)
    func `the story changed last stands first, and pages follow one another without gap`(_ kind: TestEngine) async throws {
        try await withArchive(kind) { archive in
            for number in UInt64(1)...7 { try await save(number, "Story \(number)", in: archive) }
            try await save(2, "Story 2, again", in: archive)
            var all: [StoryListEntry] = []
            var before = Int64.max
            while true {
                let page = try await archive.read { [before] in try $0.storyList.entries(StoryListQuery(), before: before, limit: 3) }
                guard let last = page.last else { break }
                all += page
                before = last.number
            }
            #expect(all.map(\.id) == [2, 7, 6, 5, 4, 3, 1].map { .sample($0) })
            #expect(all.first?.headline == "Story 2, again" && all.first?.revision == 2)
        }
    }

    @Test(arguments: TestEngine.all)
    func `each filter finds what it says, alone and with others`(_ kind: TestEngine) async throws {
        try await withArchive(kind) { archive in
            try await save(1, "Ferry strike ends", in: archive) {
                $0.section = Self.town.id
                $0.topics = [Topic.harbour.id]
                $0.byline = [BylineEntry(contributor: Contributor.marenHolt.id)]
            }
            try await save(2, "Ferry returns", by: .secondReporter, in: archive) { $0.section = Self.town.id }
            try await save(3, "Порти відкрито", in: archive) { $0.topics = [Topic.harbour.id] }
            try await archive.write {
                try $0.stories.move(.sample(2), from: .draft, to: .ready, as: .sample(90), by: User.editor.id, at: .firstMorning)
            }
            let expected: [(StoryListQuery, [UInt64])] = [
                (StoryListQuery(text: "ferry"), [2, 1]), (StoryListQuery(text: "FERR"), [2, 1]),
                (StoryListQuery(text: "strike ferry"), [1]),
                (StoryListQuery(text: "порт"), [3]), (StoryListQuery(text: "maren"), [1]), (StoryListQuery(text: "tunnel"), []),
                (StoryListQuery(text: "?!"), []), (StoryListQuery(text: "ferry\" OR \"порти"), []),
                (StoryListQuery(text: "  "), [3, 2, 1]),
                (StoryListQuery(stage: .draft), [3, 1]), (StoryListQuery(text: "ferry", stage: .ready), [2]),
                (StoryListQuery(text: "ferry", stage: .draft), [1]), (StoryListQuery(section: Self.town.id), [2, 1]),
                (StoryListQuery(stage: .ready, section: Self.town.id), [2]), (StoryListQuery(topic: Topic.harbour.id), [3, 1]),
                (StoryListQuery(section: Self.town.id, topic: Topic.harbour.id), [1]),
                (StoryListQuery(people: [.contributor(Contributor.marenHolt.id)]), [1]),
                (StoryListQuery(people: [.account(User.secondReporter.id), .contributor(Contributor.marenHolt.id)]), [2, 1]),
                (StoryListQuery(creator: User.secondReporter.id), [2]), (StoryListQuery(text: "ferry", creator: User.reporter.id), [1]),
                (StoryListQuery(stage: .draft, creator: User.secondReporter.id), []),
            ]
            for (query, numbers) in expected {
                #expect(try await found(query, in: archive) == numbers.map { .sample($0) }, "\(query)")
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `words that a headline has no longer find it no longer`(_ kind: TestEngine) async throws {
        try await withArchive(kind) { archive in
            try await save(1, "Ferry returns", in: archive)
            try await save(1, "Tunnel opens", in: archive)
            #expect(try await found(StoryListQuery(text: "ferry"), in: archive) == [])
            #expect(try await found(StoryListQuery(text: "tunnel"), in: archive) == [.sample(1)])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a row says what readers see`(_ kind: TestEngine) async throws {
        try await withPaper(kind) { paper in
            try await paper.put(1, StoryContent(headline: "Public"))
            func state() async throws -> PublicationState? {
                try await paper.archive.read { try $0.storyList.entries(StoryListQuery(), limit: 1).first?.publication }
            }
            #expect(try await state() == .published(revision: 1))
            try await save(1, "Public, with more to come", in: paper.archive)
            #expect(try await state() == .published(revision: 1))
            #expect(try await paper.archive.read { try $0.storyList.entries(StoryListQuery(), limit: 1).first?.revision } == 2)
            try await save(2, "Planned", in: paper.archive)
            try await paper.archive.write {
                try $0.publications.plan(.sample(2), revision: 1, due: .firstMorning, by: User.editor.id, at: .firstMorning)
            }
            #expect(try await state() == .planned(revision: 1, due: .firstMorning))
        }
    }

    /// Instant at any size only while it is answered from an index, in the index's order.
    @Test func `SQLite reads every list from an index, and sorts nothing`() async throws {
        let made = PlanKeeper()
        try await withArchive(.sqlite) { archive in
            let list = ExplainingEngine(archive.engine, made)
            for query in [
                StoryListQuery(), StoryListQuery(stage: .draft), StoryListQuery(section: Self.town.id),
                StoryListQuery(creator: User.reporter.id),
                StoryListQuery(stage: .draft, section: Self.town.id), StoryListQuery(stage: .draft, creator: User.reporter.id),
                StoryListQuery(text: "ferry", stage: .draft, section: Self.town.id), StoryListQuery(topic: Topic.harbour.id),
            ] {
                _ = try await list.read { try Records($0).storyList.entries(query, before: 5, limit: 50) }
            }
        }
        let plans = made.plans.filter { $0.contains { $0.contains("story_entries") } }
        #expect(plans.count == 8)
        for plan in plans {
            #expect(plan.allSatisfy { !$0.hasPrefix("SCAN") || $0.contains("VIRTUAL TABLE INDEX") || $0.contains("entry") }, "\(plan)")
            #expect(plan.contains { $0.contains("USING INDEX") && $0.contains("story_entries") }, "\(plan)")
            // What is on the page is put in order once more at the end: fifty rows, which stand in it already.
            #expect(!plan.dropLast().contains { $0.contains("TEMP B-TREE") }, "\(plan)")
        }
    }

    @Test(arguments: TestEngine.postgresqlIfAny)
    func `PostgreSQL reads the lists of many stories from an index`(_ kind: TestEngine) async throws {
        try await withArchive(kind) { archive in
            for number in UInt64(1)...3 { try await save(number, "Story \(number)", in: archive) { $0.section = Self.town.id } }
            let conditions = [
                ("TRUE", "story_entries_number_key"), ("stage = 'draft'", "story_entries_stage"),
                ("creator = '\(User.reporter.id)'", "story_entries_creator"), ("section = '\(Self.town.id)'", "story_entries_section"),
            ]
            for (condition, index) in conditions {
                let plan = try await archive.write { records in
                    // Of three rows a scan is the quickest; of many it is not.
                    try records.connection.execute("SET LOCAL enable_seqscan = off")
                    try records.connection.execute("SET LOCAL enable_sort = off")
                    return try records.connection.rows(
                        "EXPLAIN SELECT * FROM story_entries WHERE \(condition) AND number < 9 ORDER BY number DESC LIMIT 50"
                    ) { try $0.text(0) }
                }
                #expect(plan.contains { $0.contains(index) } && !plan.contains { $0.contains("Sort") }, "\(plan)")
            }
        }
    }
}
