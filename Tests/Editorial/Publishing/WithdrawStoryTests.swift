import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Acts: WithdrawStory")
struct WithdrawStoryTests {
    private let withdraw = WithdrawStory(story: Story.ferryReturns, reason: "The ferry did not return.")

    @Test(arguments: TestEngine.all)
    func `a withdrawn story is in no list, and its address says so`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.ferryReturns, .ferryReturns)
            newsroom.clock.advance(60)
            try await newsroom.perform(withdraw)
            #expect(try await newsroom.destination("ferry-returns") == .withdrawn)
            let day = Day(newsroom.clock.now, in: .kyiv)
            try await newsroom.readers { (reader) throws in
                #expect(try reader.edition(Story.ferryReturns) == nil)
                for filter in [
                    EditionFilter.all, .newsFeed, .topic(Topic.harbour.id), .contributor(Contributor.marenHolt.id), .day(day),
                ] {
                    #expect(try reader.newest(filter, after: nil, limit: 9).items.isEmpty)
                }
                #expect(try reader.search(SearchQuery(text: "ferry"), after: nil, limit: 9).items.isEmpty)
                #expect(try reader.sitemapParts().isEmpty)
                #expect(try reader.published(after: .distantPast, limit: 9).isEmpty)
                #expect(try reader.topic(slug: Topic.harbour.slug) == nil)
                #expect(try reader.contributor(slug: Contributor.marenHolt.slug) == nil)
                #expect(try reader.topicsInTheNews(limit: 9).isEmpty)
                #expect(try reader.photograph(fileName: "0f1e2d.jpg") == nil)
            }
            #expect(try await newsroom.story(Story.ferryReturns)?.publication == .withdrawn)
        }
    }

    @Test(arguments: TestEngine.all)
    func `withdrawing is recorded with its reason, and names what publishing named`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.ferryReturns, .ferryReturns)
            let published = try #require(newsroom.changes.last?.subjects)
            newsroom.clock.advance(60)
            try await newsroom.perform(withdraw)
            try await newsroom.expectEvent(
                "WithdrawStory", on: "story:\(Story.ferryReturns)", by: .chiefEditor,
                ["reason": "The ferry did not return.", "revision": "1"])
            try await newsroom.expectChange("WithdrawStory", published)
            #expect(try await newsroom.read { try $0.publications.of(Story.ferryReturns).map(\.kind) } == [.published, .withdrawn])
        }
    }

    @Test(arguments: TestEngine.all)
    func `published again, it keeps its first date and its address`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.pierClosed, .pierClosed)
            newsroom.clock.advance(86_400)
            try await newsroom.perform(WithdrawStory(story: Story.pierClosed, reason: "Too early."))
            newsroom.clock.advance(86_400)
            try await newsroom.save(Story.pierClosed, .pierClosed.with { $0.headline = "Pier closed after all" }, basedOn: 1)
            #expect(
                try await newsroom.perform(PublishStory(story: Story.pierClosed, revision: 2))
                    == .published(slug: "pier-closed-for-repairs"))
            let summary = try await newsroom.edition(Story.pierClosed)?.summary
            #expect(summary?.firstPublished == .firstMorning)
            #expect(summary?.updated == newsroom.clock.now)
            #expect(try await newsroom.destination("pier-closed-for-repairs") == .story(Story.pierClosed))
        }
    }

    @Test(arguments: TestEngine.all)
    func `it needs a reason, a public story and the right`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.ferryReturns, .ferryReturns)
            try await newsroom.expectInvalid("reason", WithdrawStory(story: Story.ferryReturns, reason: " \n"))
            try await newsroom.expectRight(.withdraw, for: withdraw)
            try await newsroom.perform(withdraw)
            try await newsroom.expectConflict(withdraw)
            try await newsroom.expectNotFound(WithdrawStory(story: .sample(1), reason: "It was never there."))
        }
    }
}
