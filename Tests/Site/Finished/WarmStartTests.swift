import Editorial
import Foundation
import Newsroom
import Rendering
import TestSupport
import Testing
import Web

@testable import Site

@Suite("A start makes ready what was asked for most")
struct WarmStartTests {
    /// A site as the next start has it, over the same paper.
    private func next(_ paper: TestPaper, cacheLimit: Int = 32 << 20) throws -> Site {
        TestPaper.site(try TestPaper.theme.get(), paper.site.archive, paper.media, cacheLimit: cacheLimit, paper.clock)
    }

    private func warm(_ site: Site, _ pages: HotPages) async throws {
        site.warm(pages)
        for _ in 0..<30_000 where site.renewal.isMakingReady { try await Task.sleep(for: .milliseconds(2)) }
        #expect(!site.renewal.isMakingReady)
    }

    private func ask(_ site: Site, _ target: String, _ count: Int) async { for _ in 0..<count { _ = await site.get(target) } }

    @Test("the hottest first, before anybody asks, and as hot as they were", arguments: TestEngine.all)
    func ready(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            for headline in ["A bridge opens", "A bridge closes", "A ferry sinks"] { try await paper.publish(.story(headline)) }
            for (target, count) in [("/a-bridge-opens/", 5), ("/", 9), ("/rss.xml", 3), ("/a-ferry-sinks/", 1)] {
                await ask(paper.site, target, count)
            }
            // What readers look for is theirs.
            for target in ["/search?q=bridge", "/search", "/news-feed/?after=1_\(UUID().uuidString.lowercased())"] {
                await ask(paper.site, target, 12)
            }
            let hot = try #require(paper.site.hotPages)
            #expect(hot.pages.map(\.key.address) == ["/", "/a-bridge-opens/", "/rss.xml"])
            let read = try #require(HotPages(text: Array(hot.text.utf8)))
            #expect(read == hot)

            let site = try next(paper)
            #expect(site.finished("/") == nil)
            try await warm(site, read)
            for target in ["/", "/a-bridge-opens/", "/rss.xml"] {
                #expect(site.finished(target) == (await paper.uncached.get(target)).body, "\(target)")
            }
            #expect(site.finished("/a-ferry-sinks/") == nil)
            // Hardly anybody has asked since, and the start after that knows all the same.
            #expect(site.hotPages?.pages.map(\.key) == hot.pages.map(\.key))
        }
    }

    @Test("what a change has just dropped is noted as well, while it is made again")
    func dropped() async throws {
        try await withPaper(.sqlite) { paper in
            await ask(paper.site, "/rss.xml", 5)
            let (held, release) = AsyncStream.makeStream(of: Void.self)
            paper.site.renewal.renew([.robots]) { _ in for await _ in held {} }
            try await paper.publish(.story("A ferry sinks"))
            #expect(paper.site.finished("/rss.xml") == nil)
            #expect(paper.site.hotPages?.pages.map(\.key.address) == ["/rss.xml"])
            release.finish()
        }
    }

    @Test("pages that are gone are passed over, and those that lead elsewhere")
    func gone() async throws {
        try await withPaper(.sqlite) { paper in
            let story = try await paper.publish(.story("A bridge opens"))
            try await paper.publish(.story("A ferry sinks"))
            var content = StoryContent.story("A bridge opens")
            content.slug = "a-new-address"
            let saved = try await paper.save(story, content, basedOn: 1)
            try await paper.perform(UpdatePublished(story: story, revision: saved.revision, kind: .fix))
            let text = "broadsheet hot pages 1\n9 /never-there/\n8 /a-bridge-opens/\n7 /topic/never-there/\n6 /a-ferry-sinks/\n"
            let site = try next(paper)
            try await warm(site, try #require(HotPages(text: Array(text.utf8))))
            #expect(site.finished("/a-ferry-sinks/") != nil)
            for target in ["/never-there/", "/a-bridge-opens/", "/topic/never-there/"] { #expect(site.finished(target) == nil) }
            #expect(site.hotPages?.pages.map(\.key.address) == ["/a-ferry-sinks/"])
        }
    }

    @Test("it ends where memory does, and what readers ask for meanwhile stays")
    func limit() async throws {
        try await withPaper(.sqlite) { paper in
            for number in 0..<40 { try await paper.publish(.story("Story number \(number)", String(repeating: "Copy. ", count: 200))) }
            let lines = (0..<40).map { "9 /story-number-\($0)/\n" }.joined()
            let hot = try #require(HotPages(text: Array("broadsheet hot pages 1\n\(lines)".utf8)))
            let limit = 400_000
            let site = try next(paper, cacheLimit: limit)
            await ask(site, "/", 3)
            try await warm(site, hot)
            let ready = (0..<40).filter { site.cache.holds(.story(slug: "story-number-\($0)"), at: paper.clock.now) }
            #expect(ready.count > 3 && ready.count < 40 && ready == Array(0..<ready.count), "\(ready)")
            #expect(site.finished("/") != nil && site.keptBytes <= limit)
        }
    }

    @Test(
        "a file of anything else is none",
        arguments: [
            "", "\n", "broadsheet hot pages 1", "broadsheet hot pages 2\n9 /\n", "broadsheet hot pages 1\n\n",
            "broadsheet hot pages 1\n9 /",
            "broadsheet hot pages 1\n/\n", "broadsheet hot pages 1\n9  /\n", "broadsheet hot pages 1\n0 /\n",
            "broadsheet hot pages 1\n-1 /\n", "broadsheet hot pages 1\n9999 /\n", "broadsheet hot pages 1\n9 /A/\n",
            "broadsheet hot pages 1\n9 /a\n", "broadsheet hot pages 1\n9 /search?q=bridge\n", "broadsheet hot pages 1\n9 /../\n",
            "broadsheet hot pages 1\n9 https://else.example/\n", "broadsheet hot pages 1\n9 /?x=1\n",
            "broadsheet hot pages 1\n" + String(repeating: "9 /\n", count: 513),
            "broadsheet hot pages 1\n9 /\(String(repeating: "a", count: 1_100))/\n",
        ])
    func garbage(_ text: String) {
        #expect(HotPages(text: Array(text.utf8)) == nil)
        #expect(HotPages(text: [0xFF, 0xFE] + Array(text.utf8)) == nil)
    }

    @Test("what is changed is made again before anything is made ready")
    func order() async throws {
        let renewal = Renewal()
        let made = Order()
        renewal.makeReady([.robots, .sitemap, .offline]) { key in
            await made.add(key)
            if key == .robots { renewal.renew([.front]) { await made.add($0) } }
        }
        for _ in 0..<30_000 where renewal.isMakingReady { try await Task.sleep(for: .milliseconds(2)) }
        #expect(await made.keys == [.robots, .front, .sitemap, .offline])
    }
}

private actor Order {
    private(set) var keys: [PageKey] = []
    func add(_ key: PageKey) { keys.append(key) }
}
