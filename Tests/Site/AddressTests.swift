import Editorial
import Foundation
import Newsroom
import Site
import TestSupport
import Testing
import Web

@Suite("Where addresses lead")
struct AddressTests {
    @Test("other spellings of an address lead to the one it has", arguments: TestEngine.all)
    func spellings(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            let topic = try await paper.topic("Bridges")
            try await paper.publish(.story("A bridge opens", topics: [topic.id]))
            for (asked, leadsTo) in [
                ("/a-bridge-opens", "/a-bridge-opens/"), ("/A-Bridge-Opens/", "/a-bridge-opens/"),
                ("//a-bridge-opens//", "/a-bridge-opens/"),
                ("/tag/bridges/", "/topic/bridges/"), ("/tag/bridges", "/topic/bridges/"), ("/TAG/Bridges/rss/", "/topic/bridges/rss.xml"),
                ("/feed/", "/rss.xml"), ("/rss/", "/rss.xml"), ("/news-feed", "/news-feed/"), ("/search/?q=x", "/search?q=x"),
                ("/archive/2026/9/1", "/archive/2026/09/01/"), ("/%61-bridge-opens/", "/a-bridge-opens/"),
            ] {
                let answer = await paper.site.get(asked)
                #expect(answer.status == 301, "\(asked)")
                #expect(answer["Location"] == leadsTo, "\(asked)")
                #expect(answer.body.isEmpty, "\(asked)")
                #expect(answer["Content-Security-Policy"] != nil, "\(asked)")
            }
        }
    }

    @Test(
        "a redirect never leaves the site",
        arguments: ["//evil.example/", "//evil", "/\\evil.example", "/%2f%2fevil.example/", "/%0d%0aX:y/"])
    func noOpenRedirect(_ target: String) async throws {
        try await withPaper(.sqlite) { paper in
            let answer = await paper.site.get(target)
            let location = answer["Location"] ?? "/"
            #expect(location.hasPrefix("/") && !location.hasPrefix("//"))
            #expect(!location.contains("\\") && !location.contains("\r") && !location.contains("\n"))
        }
    }

    @Test("a story's old address leads to its new one, and a merged topic's to the topic that stayed", arguments: TestEngine.all)
    func moved(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            let old = try await paper.topic("Crossings")
            let stays = try await paper.topic("Bridges")
            var content = StoryContent.story("A bridge opens", topics: [old.id])
            let story = try await paper.publish(content)
            content.slug = "the-bridge-is-open"
            let next = try await paper.save(story, content, basedOn: 1)
            try await paper.perform(UpdatePublished(story: story, revision: next.revision, kind: .update))
            let answer = await paper.site.get("/a-bridge-opens/")
            #expect(answer.status == 301)
            #expect(answer["Location"] == "/the-bridge-is-open/")
            #expect(await paper.site.get("/the-bridge-is-open/").status == 200)

            #expect(await paper.site.get("/topic/crossings/").status == 200)
            try await paper.perform(MergeTopics(old.id, into: stays.id))
            #expect(await paper.site.get("/topic/crossings/")["Location"] == "/topic/bridges/")
            #expect(await paper.site.get("/topic/crossings/rss.xml")["Location"] == "/topic/bridges/rss.xml")
            #expect(await paper.site.get("/topic/bridges/").status == 200)
        }
    }

    @Test("the archive's years and months are there as far as they have stories")
    func archive() async throws {
        try await withPaper(.sqlite) { paper in
            try await paper.publish(.story("A bridge opens"))
            for target in ["/archive/", "/archive/2026/", "/archive/2026/09/"] {
                let answer = await paper.site.get(target)
                #expect(answer.status == 200, "\(target)")
                let next = ["/archive/": "/archive/2026/", "/archive/2026/": "/archive/2026/09/"][target] ?? "/archive/2026/09/21/"
                #expect(answer.text.contains("href=\"\(next)\""), "\(target)")
            }
            for target in ["/archive/2025/", "/archive/2026/10/", "/archive/2026/09/20/", "/archive/2026/02/30/", "/archive/2026/13/"] {
                #expect(await paper.site.get(target).status == 404, "\(target)")
            }
        }
    }

    @Test("a withdrawn story is gone at every address it ever had, and comes back at all of them", arguments: TestEngine.all)
    func withdrawn(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            var content = StoryContent.story("A bridge opens")
            let story = try await paper.publish(content)
            content.slug = "the-bridge-is-open"
            let second = try await paper.save(story, content, basedOn: 1)
            try await paper.perform(UpdatePublished(story: story, revision: second.revision, kind: .update))
            try await paper.perform(WithdrawStory(story: story, reason: "It was another bridge."))
            for target in ["/a-bridge-opens/", "/the-bridge-is-open/"] {
                let answer = await paper.site.get(target)
                #expect(answer.status == 410, "\(target)")
                #expect(answer["X-Robots-Tag"] == "noindex", "\(target)")
                #expect(!answer.text.contains("bridge"), "\(target)")
            }
            content.slug = "a-third-address"
            let third = try await paper.save(story, content, basedOn: second.revision)
            try await paper.perform(PublishStory(story: story, revision: third.revision))
            #expect(await paper.site.get("/a-third-address/").status == 200)
            for target in ["/a-bridge-opens/", "/the-bridge-is-open/"] {
                let answer = await paper.site.get(target)
                #expect(answer.status == 301, "\(target) was read while the story was withdrawn")
                #expect(answer["Location"] == "/a-third-address/", "\(target)")
            }
        }
    }

    @Test("a picture is served while an edition shows it", arguments: TestEngine.all)
    func media(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            let lead = try await paper.photograph("a")
            let inBody = try await paper.photograph("b")
            let onCard = try await paper.photograph("c")
            let library = try await paper.photograph("d")
            func address(_ photograph: Photograph) -> String { "/media/\(photograph.file?.name ?? "")" }
            var content = StoryContent.story("A bridge opens")
            content.leadPhotograph = PhotographUse(lead.id)
            content.document.blocks += [
                .photograph(PhotographUse(inBody.id)), .storyCard(.elsewhere(.init(title: "Elsewhere", picture: onCard.id))),
            ]
            let saved = try await paper.save(nil, content)
            let shown = [lead, inBody, onCard]
            for photograph in shown { #expect(await paper.site.get(address(photograph)).status == 404) }
            try await paper.perform(PublishStory(story: saved.id, revision: 1))
            for photograph in shown {
                let answer = await paper.site.get(address(photograph))
                #expect(answer.status == 200)
                #expect(answer["Content-Type"] == "image/png")
                #expect(answer["X-Content-Type-Options"] == "nosniff")
                #expect(answer["Cache-Control"] == "public, max-age=3600")
                let tag = try #require(answer["ETag"])
                #expect(await paper.site.get(address(photograph), ifNoneMatch: tag).status == 304)
            }
            #expect(await paper.site.get(address(library)).status == 404)
            try await paper.perform(WithdrawStory(story: saved.id, reason: "A test."))
            for photograph in shown { #expect(await paper.site.get(address(photograph)).status == 404) }
        }
    }

    @Test("names that are none of the media store's are not looked for", arguments: ["../../etc/passwd", "%2e%2e/x", "x.svg", "", "a.png"])
    func mediaNames(_ name: String) async throws {
        try await withPaper(.sqlite) { paper in
            paper.media.put([1], as: name)
            #expect(await paper.site.get("/media/\(name)").status == 404)
        }
    }
}
