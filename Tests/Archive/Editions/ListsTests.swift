import Archive
import Foundation
import Newsroom
import Synchronization
import TestSupport
import Testing

@Suite("Archive contract: lists of editions")
struct ListsTests {
    /// 250 stories, several at a time, over ten days.
    private static let stories: [(number: UInt64, content: StoryContent, time: Date)] = (1...250).map { number in
        var content = StoryContent(headline: "Story \(number)")
        content.kind = number % 5 == 0 ? .brief : .news
        content.topics = number % 3 == 0 ? [Topic.tides.id, Topic.harbour.id] : [Topic.harbour.id]
        content.byline = number % 4 == 0 ? [] : [BylineEntry(contributor: Contributor.marenHolt.id)]
        // 25 equal times a day: the order among them is the identifiers'.
        return (UInt64(number), content, Date.firstMorning.addingTimeInterval(Double(number / 25) * 86_400))
    }

    private func expectWhole(
        _ filter: EditionFilter, _ isIn: (UInt64) -> Bool, in paper: TestPaper, at location: SourceLocation = #_sourceLocation
    ) async throws {
        let expected = Self.stories.filter { isIn($0.number) }
            .sorted { ($0.time, Story.ID.sample($0.number)) > ($1.time, Story.ID.sample($1.number)) }.map { Story.ID.sample($0.number) }
        for limit in [1, 7, 25, 100, 300] {
            let found = try await paper.pages(filter, limit: limit).map(\.id)
            #expect(found == expected, "pages of \(limit)", sourceLocation: location)
        }
    }

    @Test(arguments: TestEngine.all)
    func `each list pages through its stories, none twice and none missing`(_ kind: TestEngine) async throws {
        try await withPaper(kind) { paper in
            try await paper.put(Self.stories)
            try await expectWhole(.all, { _ in true }, in: paper)
            try await expectWhole(.newsFeed, { $0 % 5 == 0 }, in: paper)
            try await expectWhole(.topic(Topic.harbour.id), { _ in true }, in: paper)
            try await expectWhole(.topic(Topic.tides.id), { $0 % 3 == 0 }, in: paper)
            try await expectWhole(.topic(Topic.regatta.id), { _ in false }, in: paper)
            try await expectWhole(.contributor(Contributor.marenHolt.id), { $0 % 4 != 0 }, in: paper)
            let day = Day(Date.firstMorning, in: .kyiv)
            try await expectWhole(.day(day.next), { $0 / 25 == 1 }, in: paper)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a summary in a list is the same as the edition's own`(_ kind: TestEngine) async throws {
        try await withPaper(kind) { paper in
            try await paper.put(1, .ferryReturns)
            try await paper.put(2, .tideTables)
            try await paper.readers { reader in
                for summary in try reader.newest(.all, after: nil, limit: 9).items {
                    #expect(try reader.edition(summary.id)?.summary == summary)
                }
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `of a list only those stories are read that are not known`(_ kind: TestEngine) async throws {
        try await withPaper(kind) { paper in
            let known = Known()
            func listed(after cursor: Cursor? = nil, limit: Int = 9) async throws -> Page<EditionSummary> {
                try await paper.readers { try $0.knowing(known).newest(.topic(Topic.harbour.id), after: cursor, limit: limit) }
            }
            try await paper.put(Array(Self.stories.prefix(3)))
            let plain = try await paper.readers { try $0.newest(.topic(Topic.harbour.id), after: nil, limit: 9) }
            #expect(try await listed().items == plain.items && known.kept == [Set(plain.items.map(\.id))])
            // Not what the archive has, so that it shows where one comes from.
            known.change { $0.updated = .distantFuture }
            try await paper.put([Self.stories[3]])
            let second = try await listed().items
            #expect(second.map(\.id) == [.sample(4), .sample(3), .sample(2), .sample(1)])
            #expect(second.map { $0.updated == .distantFuture } == [false, true, true, true])
            #expect(known.kept.last == [.sample(4)])
            known.change { $0.updated = .distantFuture }
            // Readers seldom turn over: nothing is kept of a second page, but what is known is used.
            let first = try await listed(limit: 2)
            known.forget(.sample(1))
            let rest = try await listed(after: first.next).items
            #expect(rest.map(\.id) == [.sample(2), .sample(1)] && rest.map { $0.updated == .distantFuture } == [true, false])
            #expect(known.kept.count == 2)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a story that comes in while somebody pages moves nothing`(_ kind: TestEngine) async throws {
        try await withPaper(kind) { paper in
            try await paper.put(Array(Self.stories.prefix(20)))
            let first = try await paper.readers { try $0.newest(.all, after: nil, limit: 5) }
            try await paper.put(999, StoryContent(headline: "Late"), at: .firstMorning.addingTimeInterval(99_999))
            let second = try await paper.readers { try $0.newest(.all, after: first.next, limit: 100) }
            let seen = first.items.map(\.id) + second.items.map(\.id)
            #expect(seen == (1...20).reversed().map { Story.ID.sample($0) })
        }
    }

    @Test(arguments: TestEngine.all)
    func `the topics named most are in the news, as many as asked for`(_ kind: TestEngine) async throws {
        try await withPaper(kind) { paper in
            try await paper.put(Array(Self.stories.prefix(30)))
            #expect(try await paper.archive.write { try $0.topicsInTheNews.settle() } == [.topicsInTheNews, .topicsInNavigation])
            #expect(try await paper.archive.write { try $0.topicsInTheNews.settle() }.isEmpty)
            let (two, one) = try await paper.readers { (try $0.topicsInTheNews(limit: 9), try $0.topicsInTheNews(limit: 1)) }
            #expect(two.map(\.slug) == [Topic.harbour.slug, Topic.tides.slug])
            #expect(one.map(\.slug) == [Topic.harbour.slug])
        }
    }

    @Test(arguments: TestEngine.all)
    func `topics and contributors are there for readers from their first edition on`(_ kind: TestEngine) async throws {
        try await withPaper(kind) { paper in
            try await paper.readers { reader in
                let (topic, contributor) = (try reader.topic(slug: Topic.harbour.slug), try reader.contributor(slug: "maren-holt"))
                #expect(topic == nil)
                #expect(contributor == nil)
            }
            try await paper.put(1, .tideTables)
            try await paper.readers { reader in
                let (topic, contributor) = (try reader.topic(slug: Topic.harbour.slug), try reader.contributor(slug: "maren-holt"))
                #expect(topic == .topic(.harbour))
                #expect(contributor == .marenHolt)
            }
        }
    }
}

/// Says what was kept, each time.
private final class Known: KnownSummaries {
    private let state = Mutex<(summaries: [Story.ID: EditionSummary], kept: [Set<Story.ID>])>(([:], []))

    var kept: [Set<Story.ID>] { state.withLock { $0.kept } }

    func find(_ stories: [Story.ID]) -> [Story.ID: EditionSummary] {
        state.withLock { $0.summaries.filter { stories.contains($0.key) } }
    }

    func keep(_ summaries: [EditionSummary]) {
        state.withLock { state in
            guard !summaries.isEmpty else { return }
            state.kept.append(Set(summaries.map(\.id)))
            for summary in summaries { state.summaries[summary.id] = summary }
        }
    }

    func change(_ change: (inout EditionSummary) -> Void) {
        state.withLock { state in
            state.summaries = state.summaries.mapValues { summary in
                var summary = summary
                change(&summary)
                return summary
            }
        }
    }

    func forget(_ story: Story.ID) { state.withLock { $0.summaries[story] = nil } }
}
