import Archive
import Editorial
import Newsroom
import Rendering
import Site
import TestSupport
import Testing
import Web

@Suite("Story cards")
struct CardTests {
    private static let url = "https://www.gazette.example/ferries/"

    private static func story(_ card: StoryCard) -> StoryContent {
        var content = StoryContent.story("With a card")
        content.slug = "with-a-card"
        content.document.blocks.append(.storyCard(card))
        return content
    }

    @Test("a card of an own story says what that story says today, and goes when it is withdrawn", arguments: TestEngine.all)
    func own(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            let other = try await paper.publish(.story("Ferry returns"))
            try await paper.publish(Self.story(.own(other)))
            for target in ["/with-a-card/", "/rss.xml"] { #expect(await paper.site.get(target).text.contains("Ferry returns")) }
            let revision = try await paper.save(other, .story("Ferry stays away"), basedOn: 1).revision
            try await paper.perform(UpdatePublished(story: other, revision: revision, kind: .update))
            let updated = await paper.site.get("/with-a-card/").text
            #expect(updated.contains("Ferry stays away") && !updated.contains(">Ferry returns<"))
            #expect(updated.contains("class=\"story-card\""))
            try await paper.perform(WithdrawStory(story: other, reason: "A test."))
            for target in ["/with-a-card/", "/rss.xml"] { #expect(await !paper.site.get(target).text.contains("Ferry stays away")) }
            #expect(await !paper.site.get("/with-a-card/").text.contains("story-card"))
            try await paper.perform(PublishStory(story: other, revision: revision))
            #expect(await paper.site.get("/with-a-card/").text.contains("Ferry stays away"))
        }
    }

    @Test("a card of a page elsewhere shows its address until the page's words are there", arguments: TestEngine.all)
    func elsewhere(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            try await paper.publish(Self.story(.elsewhere(.init(title: "", url: Self.url))))
            for target in ["/with-a-card/", "/rss.xml"] {
                #expect(await paper.site.get(target).text.contains("gazette.example/ferries"), "\(target)")
            }
            #expect(await paper.site.get("/with-a-card/").text.contains(">gazette.example/ferries</a>"))
            let now = paper.clock.now
            try await LinkFetching(paper.editorial) { url throws(LinkFailure) in
                LinkPreview(
                    url: url, title: "Пороми <півночі>", summary: "Усі.", site: "Газета", author: "Ada", language: "uk", fetchedAt: now)
            }.fetchDue()
            let page = await paper.site.get("/with-a-card/").text
            #expect(page.contains("<aside class=\"story-card\" lang=\"uk\" dir=\"ltr\">"))
            #expect(page.contains("<a href=\"\(Self.url)\" rel=\"noopener\">Пороми &lt;півночі&gt;</a>"))
            #expect(await paper.site.get("/rss.xml").text.contains("Пороми"))
        }
    }
}
