import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Acts: PublishStory")
struct PublishStoryTests {
    private let subject = "story:\(Story.ferryReturns)"

    @Test(arguments: TestEngine.all)
    func `published now, readers have every field`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            #expect(try await newsroom.publish(Story.ferryReturns, .ferryReturns) == .published(slug: "ferry-returns"))
            let edition = try #require(try await newsroom.edition(Story.ferryReturns))
            let content = StoryContent.ferryReturns
            #expect(edition.summary.revision == 1)
            #expect(edition.summary.kind == content.kind)
            #expect(edition.summary.language == content.language)
            #expect(edition.summary.slug == "ferry-returns")
            #expect(edition.summary.headline == content.headline)
            #expect(edition.summary.standfirst == content.standfirst)
            #expect(edition.summary.byline.map(\.name) == ["Maren Holt", "Осип Дарк"])
            #expect(edition.summary.byline.map(\.role) == [.author, .photographer])
            #expect(edition.summary.topics.map(\.name) == ["Sound Ferries", "Vellmouth harbour"])
            #expect(edition.summary.leadPhotograph == .ferryAtDawn)
            #expect(edition.summary.firstPublished == newsroom.clock.now)
            #expect(edition.summary.updated == newsroom.clock.now)
            #expect(edition.summary.words == content.words)
            #expect(edition.summary.inNewsFeed)
            #expect(edition.document == content.document)
            #expect(edition.dateline == "VELLMOUTH")
            #expect(edition.searchTitle == "Vellmouth ferry")
            #expect(edition.sharingTitle == "It is back")
            #expect(edition.leadCaption == "The ferry, home at last")
            #expect(edition.references.photographs == [Photograph.pierInFog.id: .pierInFog])
            #expect(edition.references.recordings == [Recording.ferryReadAloud.id: .ferryReadAloud])
            #expect(edition.references.backgrounds[Background.howTheFerryBegan.id]?.document == Background.howTheFerryBegan.document)
            #expect(edition.references.stories.isEmpty, "a card's story that is not public does not show")
        }
    }

    @Test(arguments: TestEngine.all)
    func `publishing is recorded, and names every page that it touches`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.ferryReturns, .ferryReturns)
            try await newsroom.expectEvent("PublishStory", on: subject, by: .chiefEditor, ["revision": "1", "slug": "ferry-returns"])
            let day = try #require(Day(year: 2025, month: 2, day: 12))
            try await newsroom.expectChange(
                "PublishStory",
                [
                    .story(Story.ferryReturns), .edition(Story.ferryReturns), .address("ferry-returns"), .list(.all), .list(.newsFeed),
                    .list(.language("en")),
                    .languages, .list(.day(day)), .search,
                    .topicsInTheNews, .topicsInNavigation, .list(.topic(Topic.harbour.id)), .address("topic/vellmouth-harbour"),
                    .list(.topic(Topic.ferryCompany.id)), .address("topic/sound-ferries"),
                    .list(.contributor(Contributor.marenHolt.id)), .address("author/maren-holt"),
                    .list(.contributor(Contributor.osipDark.id)), .address("author/osyp-dark"), .sitemapIndex,
                    .sitemap(SitemapPart(.stories, 1)), .sitemap(SitemapPart(.topics, 1)), .sitemap(SitemapPart(.authors, 1)),
                ])
            let record = try await newsroom.read { try $0.publications.of(Story.ferryReturns) }
            #expect(record.map(\.kind) == [.published])
            #expect(record.map(\.by) == [User.chiefEditor.id])
            #expect(try await newsroom.story(Story.ferryReturns)?.publication == .published(revision: 1))
        }
    }

    @Test(arguments: TestEngine.all)
    func `publishing what is public changes nothing, another revision is refused`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.pierClosed, .pierClosed)
            let before = try await newsroom.contents()
            #expect(
                try await newsroom.perform(PublishStory(story: Story.pierClosed, revision: 1))
                    == .published(slug: "pier-closed-for-repairs"))
            #expect(try await newsroom.contents() == before)
            try await newsroom.save(Story.pierClosed, .pierClosed.with { $0.headline = "Pier open" }, basedOn: 1)
            try await newsroom.expectConflict(PublishStory(story: Story.pierClosed, revision: 2))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a newer revision stays unread until it is published`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.pierClosed, .pierClosed)
            try await newsroom.save(Story.pierClosed, .pierClosed.with { $0.headline = "Secret" }, basedOn: 1)
            #expect(try await newsroom.edition(Story.pierClosed)?.summary.headline == StoryContent.pierClosed.headline)
        }
    }

    @Test(arguments: TestEngine.all)
    func `at a time it is planned, and nothing is public before`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let due = newsroom.clock.now.addingTimeInterval(3600)
            #expect(try await newsroom.publish(Story.pierClosed, .pierClosed, time: .at(due)) == .planned(due: due))
            #expect(try await newsroom.story(Story.pierClosed)?.publication == .planned(revision: 1, due: due))
            #expect(try await newsroom.edition(Story.pierClosed) == nil)
            #expect(try await newsroom.destination("pier-closed-for-repairs") == nil)
            #expect(newsroom.changes.isEmpty)
            try await newsroom.expectEvent(
                "PublishStory", on: "story:\(Story.pierClosed)", by: .chiefEditor, ["revision": "1", "due": "2025-02-12T13:02:00Z"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a time that has passed is now`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let past = newsroom.clock.now.addingTimeInterval(-3600)
            try await newsroom.publish(Story.pierClosed, .pierClosed, time: .at(past))
            #expect(try await newsroom.edition(Story.pierClosed)?.summary.firstPublished == newsroom.clock.now)
        }
    }

    @Test(arguments: TestEngine.all)
    func `an embargo goes before publishing now, and before an earlier time`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let embargo = newsroom.clock.now.addingTimeInterval(7200)
            let content = StoryContent.pierClosed.with { $0.embargo = embargo }
            let atOnce = try await newsroom.publish(Story.pierClosed, content)
            #expect(atOnce == .planned(due: embargo))
            let early = newsroom.clock.now.addingTimeInterval(60)
            #expect(
                try await newsroom.perform(PublishStory(story: Story.pierClosed, revision: 1, time: .at(early))) == .planned(due: embargo))
            let late = newsroom.clock.now.addingTimeInterval(9000)
            #expect(try await newsroom.perform(PublishStory(story: Story.pierClosed, revision: 1, time: .at(late))) == .planned(due: late))
            let dated = newsroom.clock.now.addingTimeInterval(-9000)
            #expect(
                try await newsroom.perform(PublishStory(story: Story.pierClosed, revision: 1, time: .dated(dated, updated: nil)))
                    == .planned(due: embargo))
            #expect(try await newsroom.edition(Story.pierClosed) == nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a spiked story is refused`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.pierClosed, .pierClosed)
            try await newsroom.perform(MoveStory(story: Story.pierClosed, to: .spiked))
            try await newsroom.expectConflict(PublishStory(story: Story.pierClosed, revision: 1))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a story without a headline or without words is refused`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.pierClosed, .pierClosed.with { $0.headline = " " })
            try await newsroom.expectInvalid("headline", PublishStory(story: Story.pierClosed, revision: 1))
            try await newsroom.save(Story.tideTables, StoryContent(headline: "Nothing yet"))
            try await newsroom.expectInvalid("document", PublishStory(story: Story.tideTables, revision: 1))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a story or revision that is not there is refused`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.expectNotFound(PublishStory(story: Story.pierClosed, revision: 1))
            try await newsroom.save(Story.pierClosed, .pierClosed)
            try await newsroom.expectNotFound(PublishStory(story: Story.pierClosed, revision: 2))
        }
    }

    @Test(arguments: TestEngine.all)
    func `dated publication keeps the dates of an archive`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let first = newsroom.clock.now.addingTimeInterval(-1_000_000)
            let updated = first.addingTimeInterval(500)
            try await newsroom.publish(Story.pierClosed, .pierClosed, time: .dated(first, updated: updated))
            let summary = try await newsroom.edition(Story.pierClosed)?.summary
            #expect(summary?.firstPublished == first)
            #expect(summary?.updated == updated)
        }
    }

    @Test(arguments: TestEngine.all)
    func `dates in the future, or out of order, are brought to what can be`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let now = newsroom.clock.now
            try await newsroom.publish(
                Story.pierClosed, .pierClosed, time: .dated(now.addingTimeInterval(99), updated: now.addingTimeInterval(999)))
            #expect(try await newsroom.edition(Story.pierClosed)?.summary.firstPublished == now)
            #expect(try await newsroom.edition(Story.pierClosed)?.summary.updated == now)
            let first = now.addingTimeInterval(-100)
            try await newsroom.publish(
                Story.tideTables, .tideTables, time: .dated(first, updated: first.addingTimeInterval(-100)))
            #expect(try await newsroom.edition(Story.tideTables)?.summary.updated == first)
        }
    }

    @Test(arguments: TestEngine.all)
    func `it needs the right to publish, dated the right to import`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.pierClosed, .pierClosed)
            try await newsroom.expectRight(.publish, for: PublishStory(story: Story.pierClosed, revision: 1))
            let dated = PublishStory(story: Story.pierClosed, revision: 1, time: .dated(.firstMorning, updated: nil))
            let error = try await newsroom.expectRefused(dated, as: .editor)
            #expect(error == .notAllowed(.importArchive))
        }
    }
}
