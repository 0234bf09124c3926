import Archive
import Editorial
import EditorialTestSupport
import Newsroom
import TestSupport
import Testing

@Suite("Acts: SavePackage")
struct SavePackageTests {
    private let ferry = StoryPackage(
        id: .sample(1001), title: "The ferry: what we know", standfirst: "Nine years in six stories.",
        stories: [Story.tideTables, Story.ferryReturns, Story.pierClosed], lead: Story.ferryReturns, isPublic: true)

    private func withStories(_ kind: TestEngine, _ body: @Sendable (TestNewsroom) async throws -> Void) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.ferryReturns, .ferryReturns)
            try await newsroom.save(Story.tideTables, .tideTables)
            try await newsroom.save(Story.pierClosed, .pierClosed)
            try await body(newsroom)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a package is kept as it is, with its event and change`(_ kind: TestEngine) async throws {
        try await withStories(kind) { newsroom in
            let saved = try await newsroom.perform(SavePackage(ferry), as: .editor)
            #expect(saved.slug == "the-ferry-what-we-know" && saved.revision == 1)
            #expect(try await newsroom.read { try $0.packages.find(saved.id) } == saved)
            try await newsroom.expectEvent(
                "SavePackage", on: "package:\(saved.id)", by: .editor, ["title": saved.title, "revision": "1", "stories": "3"])
            try await newsroom.expectChange(
                "SavePackage",
                [
                    .storyPackage(saved.id), .address("package/the-ferry-what-we-know"), .story(Story.tideTables),
                    .story(Story.ferryReturns), .story(Story.pierClosed), .sitemapIndex, .sitemap(SitemapPart(.packages, 1)),
                ])
        }
    }

    @Test(arguments: TestEngine.all)
    func `readers see what is public of it, in the editor's order`(_ kind: TestEngine) async throws {
        try await withStories(kind) { newsroom in
            let saved = try await newsroom.perform(SavePackage(ferry))
            let listed = try await newsroom.readers { try $0.addresses(in: SitemapPart(.packages, 1)) }
            #expect(listed.map(\.slug) == [saved.slug])
            let first = try await newsroom.readers { try $0.storyPackage(slug: saved.slug) }
            #expect(first?.stories.map(\.id) == [Story.ferryReturns])
            #expect(first?.members == ferry.stories)
            #expect(first?.lead == Story.ferryReturns)
            try await newsroom.perform(PublishStory(story: Story.tideTables, revision: 1))
            let second = try await newsroom.readers { (try $0.storyPackage(slug: saved.slug), try $0.packages(of: Story.tideTables)) }
            #expect(second.0?.stories.map(\.id) == [Story.tideTables, Story.ferryReturns])
            #expect(second.1 == [second.0].compactMap { $0 })
        }
    }

    @Test(arguments: TestEngine.all)
    func `one that is not public, or has nothing public in it, does not exist for readers`(_ kind: TestEngine) async throws {
        try await withStories(kind) { newsroom in
            var hidden = ferry
            hidden.isPublic = false
            hidden = try await newsroom.perform(SavePackage(hidden))
            var empty = StoryPackage(id: .sample(1002), title: "Empty", stories: [Story.pierClosed], isPublic: true)
            empty = try await newsroom.perform(SavePackage(empty))
            try await newsroom.perform(ArrangeFront(FrontArrangement(packages: [hidden.id, empty.id])))
            try await newsroom.readers { [hidden, empty] reader in
                #expect(try reader.addresses(in: SitemapPart(.packages, 1)).isEmpty)
                for slug in [hidden.slug, empty.slug] {
                    let found = try reader.storyPackage(slug: slug)
                    #expect(found == nil)
                }
                let (around, front) = (try reader.packages(of: Story.ferryReturns), try reader.front())
                #expect(around.isEmpty && front.packages.isEmpty && front.placedPackages == [hidden.id, empty.id])
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a change is a revision of its own, and names the stories that leave`(_ kind: TestEngine) async throws {
        try await withStories(kind) { newsroom in
            let first = try await newsroom.perform(SavePackage(ferry))
            var second = first
            second.stories = [Story.ferryReturns]
            second.title = "The ferry, in short"
            let saved = try await newsroom.perform(SavePackage(second))
            #expect(saved.revision == 2 && saved.slug == first.slug)
            #expect(newsroom.changes.last?.subjects.contains(.story(Story.tideTables)) == true)
            try await newsroom.expectConflict(SavePackage(first))
            #expect(try await newsroom.perform(SavePackage(saved)).revision == 2)
        }
    }

    @Test(arguments: TestEngine.all)
    func `what cannot be is refused`(_ kind: TestEngine) async throws {
        try await withStories(kind) { newsroom in
            func with(_ change: (inout StoryPackage) -> Void) -> SavePackage {
                var changed = ferry
                change(&changed)
                return SavePackage(changed)
            }
            try await newsroom.expectInvalid("title", with { $0.title = " " })
            try await newsroom.expectInvalid("stories", with { $0.stories.append(Story.tideTables) })
            try await newsroom.expectInvalid("stories[0]", with { $0.stories = [.sample(1)] })
            try await newsroom.expectInvalid("lead", with { $0.lead = .sample(1) })
            try await newsroom.expectInvalid("slug", with { $0.slug = "Not One" })
            try await newsroom.expectInvalid("stories", with { $0.stories = (0..<61).map { .sample($0) } })
            try await newsroom.expectRight(.keepPackages, for: SavePackage(ferry))
        }
    }
}
