import Archive
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Archive contract: statements that readers have")
struct EditionStatementsTests {
    private struct Said {
        let number: UInt64
        var id: Statement.ID { .sample(number) }
        var story: UInt64 { number % 6 + 1 }
        var speaker: Topic { number % 3 == 0 ? .adaWren : .ferryCompany }
        var topics: [Topic.ID] { number % 2 == 0 ? [Topic.harbour.id, Topic.tides.id] : [Topic.harbour.id] }
        /// Several a day, so that the order among them is the identifiers'.
        var day: Day { Day(daysSince1970: 20_000 + Int(number) / 5) }
    }

    private static let all = (1...60).map { Said(number: $0) }

    /// Six stories with ten statements each.
    private func put(_ paper: TestPaper) async throws {
        for story in 1...6 as ClosedRange<UInt64> {
            let passages = Self.all.filter { $0.story == story }.map { said -> Block in
                .paragraph([.text("“"), .text("Words \(said.number)", [.statement(said.id)]), .text("”")])
            }
            var content = StoryContent(headline: "Story \(story)")
            content.document = Document(passages)
            try await paper.put(story, content)
        }
        try await paper.archive.write { records in
            for said in Self.all { try records.statements.save(statement(said)) }
            for story in 1...6 as ClosedRange<UInt64> { _ = try records.editions.settleStatements(of: .sample(story), at: .firstMorning) }
        }
    }

    private func statement(_ said: Said) -> Statement {
        Statement(
            id: said.id, story: .sample(said.story), speaker: said.speaker.id, kind: .direct, content: .verbatim("Words \(said.number)"),
            said: ImpreciseDate(said.day), outlets: [Outlet.harbourRadio.id, Outlet.soundGazette.id], topics: said.topics,
            passage: ["Words \(said.number)"], confirmation: Statement.Confirmation(by: User.editor.id, at: .firstMorning))
    }

    private func pages(_ filter: RecordFilter, limit: Int, in paper: TestPaper) async throws -> [Statement.ID] {
        try await paper.readers { reader in
            var ids: [Statement.ID] = []
            var cursor: Cursor?
            repeat {
                let page = try reader.statements(filter, after: cursor, limit: limit)
                ids += page.items.map(\.id)
                cursor = page.next
            } while cursor != nil
            return ids
        }
    }

    @Test(arguments: TestEngine.all)
    func `each list pages through its statements by day, none twice and none missing`(_ kind: TestEngine) async throws {
        try await withPaper(kind) { paper in
            try await put(paper)
            let (ada, harbour, tides) = (Topic.adaWren.id, Topic.harbour.id, Topic.tides.id)
            let lists: [(RecordFilter, (Said) -> Bool)] = [
                (.all, { _ in true }), (.speaker(ada), { $0.speaker.id == ada }), (.topic(harbour), { _ in true }),
                (.topic(tides), { $0.topics.contains(tides) }),
                (.speakerOnTopic(ada, tides), { $0.speaker.id == ada && $0.topics.contains(tides) }),
                (.speaker(tides), { _ in false }), (.topic(Topic.regatta.id), { _ in false }),
            ]
            for (filter, isIn) in lists {
                let expected = Self.all.filter(isIn).sorted { ($0.day, $0.id) > ($1.day, $1.id) }.map(\.id)
                for limit in [1, 7, 100] {
                    #expect(try await pages(filter, limit: limit, in: paper) == expected, "\(filter), pages of \(limit)")
                }
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a statement comes with its speaker, its chain of outlets, its topics and its story`(_ kind: TestEngine) async throws {
        try await withPaper(kind) { paper in
            try await put(paper)
            try await paper.readers { reader in
                let found = try #require(try reader.statement(.sample(12)))
                #expect(found.speaker?.name == Topic.adaWren.name)
                #expect(found.outlets == [.harbourRadio, .soundGazette])
                #expect(Set(found.topics.map(\.id)) == [Topic.harbour.id, Topic.tides.id])
                #expect(found.story.slug == "story-1")
                #expect(found.day == Self.all[11].day)
                let inStory = try reader.statements(in: .sample(1)).map(\.id)
                #expect(inStory == Self.all.filter { $0.story == 1 }.map(\.id))
                #expect(try reader.statement(.sample(999)) == nil)
                let speakers = try reader.speakers(on: Topic.harbour.id, limit: 1)
                #expect(speakers.map(\.id) == [Topic.ferryCompany.id])
                #expect(try reader.speakers(on: Topic.harbour.id, limit: 9).count == 2)
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `links are told in both directions, and only to what readers have`(_ kind: TestEngine) async throws {
        try await withPaper(kind) { paper in
            try await put(paper)
            try await paper.archive.write { records in
                try records.statements.link(StatementLink(from: .sample(2), to: .sample(1), kind: .contradicts))
                try records.statements.link(StatementLink(from: .sample(3), to: .sample(2), kind: .answers))
                // In a story that goes.
                try records.statements.link(StatementLink(from: .sample(2), to: .sample(5), kind: .repeats))
                _ = try records.editions.remove(.sample(6), at: .firstMorning)
            }
            try await paper.readers { reader in
                let links = try reader.links(of: [.sample(1), .sample(2), .sample(4)])
                #expect(links[.sample(1)]?.map(\.other.id) == [.sample(2)] && links[.sample(1)]?.first?.isFromOther == true)
                #expect(links[.sample(2)]?.map(\.other.id) == [.sample(1), .sample(3)])
                #expect(links[.sample(2)]?.map(\.kind) == [.contradicts, .answers])
                #expect(links[.sample(2)]?.map(\.isFromOther) == [false, true])
                #expect(links[.sample(4)] == nil)
                #expect(try reader.statement(.sample(5)) == nil)
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `who is on record has a page, without a story about them`(_ kind: TestEngine) async throws {
        try await withPaper(kind) { paper in
            try await put(paper)
            let found = try await paper.readers { try $0.topic(slug: Topic.adaWren.slug) }
            #expect(found == .topic(.adaWren))
            for story in 1...6 as ClosedRange<UInt64> { try await paper.remove(story) }
            #expect(try await paper.readers { try $0.topic(slug: Topic.adaWren.slug) } == nil)
        }
    }
}
