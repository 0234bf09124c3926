import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Acts: UpdatePublished")
struct UpdatePublishedTests {
    private let subject = "story:\(Story.pierClosed)"

    /// A public story with a second revision, an hour later.
    private func prepare(
        _ newsroom: TestNewsroom, _ change: (inout StoryContent) -> Void = { $0.headline = "Pier open again" }
    ) async throws {
        try await newsroom.publish(Story.pierClosed, .pierClosed)
        newsroom.clock.advance(3600)
        try await newsroom.save(Story.pierClosed, .pierClosed.with(change), basedOn: 1)
    }

    @Test(arguments: TestEngine.all)
    func `an update tells readers when`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await prepare(newsroom)
            #expect(
                try await newsroom.perform(UpdatePublished(story: Story.pierClosed, revision: 2, kind: .update))
                    == "pier-closed-for-repairs")
            let summary = try await newsroom.edition(Story.pierClosed)?.summary
            #expect(summary?.headline == "Pier open again")
            #expect(summary?.revision == 2)
            #expect(summary?.firstPublished == .firstMorning)
            #expect(summary?.updated == newsroom.clock.now)
            try await newsroom.expectEvent(
                "UpdatePublished", on: subject, by: .chiefEditor, ["revision": "2", "before": "1", "kind": "updated"])
            #expect(try await newsroom.read { try $0.publications.of(Story.pierClosed).map(\.kind) } == [.published, .updated])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a fix does not`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await prepare(newsroom)
            try await newsroom.perform(UpdatePublished(story: Story.pierClosed, revision: 2, kind: .fix))
            let summary = try await newsroom.edition(Story.pierClosed)?.summary
            #expect(summary?.headline == "Pier open again")
            #expect(summary?.updated == .firstMorning)
            try await newsroom.expectEvent("UpdatePublished", on: subject, by: .chiefEditor, ["kind": "fixed"])
            #expect(try await newsroom.read { try $0.publications.of(Story.pierClosed).map(\.kind) } == [.published, .fixed])
        }
    }

    @Test(arguments: TestEngine.all)
    func `the change names the lists that the story left and those that it came into`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await prepare(newsroom) {
                $0.topics = [Topic.tides.id]
                $0.byline = [BylineEntry(contributor: Contributor.marenHolt.id)]
                $0.kind = .brief
                $0.slug = "pier-open"
            }
            try await newsroom.perform(UpdatePublished(story: Story.pierClosed, revision: 2, kind: .update))
            let day = try #require(Day(year: 2025, month: 2, day: 12))
            try await newsroom.expectChange(
                "UpdatePublished",
                [
                    .story(Story.pierClosed), .edition(Story.pierClosed), .address("pier-closed-for-repairs"), .address("pier-open"),
                    .list(.all), .list(.newsFeed),
                    .list(.language("en")),
                    .list(.day(day)), .search, .topicsInTheNews, .topicsInNavigation, .list(.topic(Topic.harbour.id)),
                    .address("topic/vellmouth-harbour"),
                    .list(.topic(Topic.tides.id)), .address("topic/tides"), .list(.contributor(Contributor.marenHolt.id)),
                    .address("author/maren-holt"), .sitemapIndex, .sitemap(SitemapPart(.stories, 1)), .sitemap(SitemapPart(.topics, 1)),
                    .sitemap(SitemapPart(.authors, 1)),
                ])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a change that leaves the news as they are does not touch every page`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await prepare(newsroom)
            try await newsroom.perform(UpdatePublished(story: Story.pierClosed, revision: 2, kind: .fix))
            #expect(newsroom.changes.last?.subjects.contains(.topicsInTheNews) == false)
        }
    }

    @Test(arguments: TestEngine.all)
    func `an embargo holds for updates too`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let embargo = newsroom.clock.now.addingTimeInterval(86_400)
            try await prepare(newsroom) { $0.embargo = embargo }
            try await newsroom.expectConflict(UpdatePublished(story: Story.pierClosed, revision: 2, kind: .update))
            try await newsroom.expectConflict(IssueCorrection(story: Story.pierClosed, revision: 2, kind: .correction, text: "It is open."))
        }
    }

    @Test(arguments: TestEngine.all)
    func `it needs the right, a public story and a revision`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.tideTables, .tideTables)
            try await newsroom.expectConflict(UpdatePublished(story: Story.tideTables, revision: 1, kind: .fix))
            try await prepare(newsroom)
            try await newsroom.expectNotFound(UpdatePublished(story: Story.pierClosed, revision: 3, kind: .fix))
            try await newsroom.expectRight(.publish, for: UpdatePublished(story: Story.pierClosed, revision: 2, kind: .fix))
        }
    }
}
