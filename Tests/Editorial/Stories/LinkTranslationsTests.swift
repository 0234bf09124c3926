import Archive
import Editorial
import EditorialTestSupport
import Newsroom
import TestSupport
import Testing

@Suite("Acts: translations")
struct LinkTranslationsTests {
    private let ukrainian = StoryContent.ferryReturns.with {
        $0.language = "uk"
        $0.slug = "ferry-returns-uk"
    }
    private let arabic = StoryContent.pierClosed.with { $0.language = "ar" }
    private let link = LinkTranslations([Story.ferryReturns, Story.tideTables])

    /// What leads a story's readers to other languages: the addresses there.
    private func translations(_ story: Story.ID, _ newsroom: TestNewsroom) async throws -> [String]? {
        try await newsroom.edition(story)?.translations.map { "\($0.language) \($0.slug)" }
    }

    @Test(arguments: TestEngine.all)
    func `stories that are linked lead to each other once they are public`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.ferryReturns, .ferryReturns)
            try await newsroom.save(Story.tideTables, ukrainian)
            newsroom.clock.advance(60)
            try await newsroom.perform(link, as: .editor)
            try await newsroom.expectEvent(
                "LinkTranslations", on: "story:\(Story.ferryReturns)", by: .editor, ["translations": "\(Story.tideTables)"])
            try await newsroom.expectEvent(
                "LinkTranslations", on: "story:\(Story.tideTables)", by: .editor, ["translations": "\(Story.ferryReturns)"])
            try await newsroom.expectChange(
                "LinkTranslations",
                [.story(Story.ferryReturns), .story(Story.tideTables), .sitemap(SitemapPart(.stories, 1)), .sitemapIndex])
            #expect(try await translations(Story.ferryReturns, newsroom) == [])
            try await newsroom.perform(PublishStory(story: Story.tideTables, revision: 1))
            #expect(try #require(newsroom.changes.last).subjects.contains(.story(Story.ferryReturns)))
            #expect(try await translations(Story.ferryReturns, newsroom) == ["uk ferry-returns-uk"])
            #expect(try await translations(Story.tideTables, newsroom) == ["en ferry-returns"])
            try await newsroom.perform(WithdrawStory(story: Story.ferryReturns, reason: "A test."))
            #expect(try #require(newsroom.changes.last).subjects.contains(.story(Story.tideTables)))
            #expect(try await translations(Story.tideTables, newsroom) == [])
        }
    }

    @Test(arguments: TestEngine.all)
    func `those that were linked before come along, and one can be taken out`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.ferryReturns, .ferryReturns)
            newsroom.clock.advance(60)
            try await newsroom.publish(Story.tideTables, ukrainian)
            newsroom.clock.advance(60)
            try await newsroom.publish(Story.pierClosed, arabic)
            try await newsroom.perform(link)
            try await newsroom.perform(LinkTranslations([Story.pierClosed, Story.tideTables]))
            #expect(try await translations(Story.ferryReturns, newsroom) == ["uk ferry-returns-uk", "ar pier-closed-for-repairs"])
            #expect(try await translations(Story.pierClosed, newsroom) == ["en ferry-returns", "uk ferry-returns-uk"])
            try await newsroom.perform(UnlinkTranslation(Story.ferryReturns), as: .editor)
            try await newsroom.expectEvent(
                "UnlinkTranslation", on: "story:\(Story.ferryReturns)", by: .editor,
                ["translations": "\(Story.tideTables) \(Story.pierClosed)"])
            try await newsroom.expectChange(
                "UnlinkTranslation",
                [
                    .story(Story.ferryReturns), .story(Story.tideTables), .story(Story.pierClosed), .sitemap(SitemapPart(.stories, 1)),
                    .sitemapIndex,
                ])
            #expect(try await translations(Story.ferryReturns, newsroom) == [])
            #expect(try await translations(Story.pierClosed, newsroom) == ["uk ferry-returns-uk"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a story has one translation in a language`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.ferryReturns, .ferryReturns)
            try await newsroom.save(Story.tideTables, .tideTables)
            try await newsroom.expectConflict(link)
            try await newsroom.save(Story.pierClosed, arabic)
            try await newsroom.perform(LinkTranslations([Story.ferryReturns, Story.pierClosed]))
            try await newsroom.expectConflict(LinkTranslations([Story.pierClosed, Story.tideTables]))
        }
    }

    @Test(arguments: TestEngine.all)
    func `who links what readers see must have the right to publish`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.ferryReturns, .ferryReturns)
            try await newsroom.save(Story.tideTables, ukrainian)
            try await newsroom.expectRight(.writeStories, for: link)
            try await newsroom.perform(link, as: .reporter)
            try await newsroom.perform(UnlinkTranslation(Story.tideTables), as: .reporter)
            try await newsroom.perform(PublishStory(story: Story.ferryReturns, revision: 1))
            #expect(try await newsroom.expectRefused(link, as: .reporter) == .notAllowed(.publish))
            try await newsroom.perform(link)
            #expect(try await newsroom.expectRefused(UnlinkTranslation(Story.ferryReturns), as: .reporter) == .notAllowed(.publish))
        }
    }

    @Test(arguments: TestEngine.all)
    func `what cannot be linked is refused`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.ferryReturns, .ferryReturns)
            try await newsroom.expectInvalid("stories", LinkTranslations([Story.ferryReturns]))
            try await newsroom.expectInvalid("stories", LinkTranslations([Story.ferryReturns, Story.ferryReturns]))
            try await newsroom.expectInvalid("stories", LinkTranslations((0..<101).map { .sample(UInt64(2_000 + $0)) }))
            try await newsroom.expectNotFound(link)
            try await newsroom.expectConflict(UnlinkTranslation(Story.ferryReturns))
            try await newsroom.expectNotFound(UnlinkTranslation(Story.tideTables))
        }
    }
}
