import Editorial
import Foundation
import Newsroom
import Rendering
import Site
import TestSupport
import Testing
import Web

@Suite("What the site answers")
struct AnswerTests {
    @Test("every kind of page is there, and says nothing of what it may run", arguments: TestEngine.all)
    func pages(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            let topic = try await paper.topic("Bridges")
            let author = try await paper.contributor("Ada Example")
            var content = StoryContent.story("A bridge opens", topics: [topic.id], byline: [author.id])
            content.inNewsFeed = true
            try await paper.publish(content)
            let day = Day(paper.clock.now, in: TestPaper.zone)
            for target in [
                "/", "/a-bridge-opens/", "/topic/bridges/", "/author/ada-example/", "/news-feed/", PageKey.archiveDay(day).path,
                "/search", "/search?q=bridge", "/rss.xml", "/news-feed/rss.xml", "/topic/bridges/rss.xml",
                "/author/ada-example/rss.xml", "/audio/rss.xml", "/sitemap.xml", "/sitemap/pages.xml", "/sitemap/stories-1.xml",
                "/sitemap/topics-1.xml",
                "/sitemap/authors-1.xml", "/sitemap-news.xml", "/robots.txt", "/trust.txt", "/.well-known/trust.txt", "/healthz",
                "/corrections/", "/corrections/rss.xml", "/atom.xml", "/feed.json", "/topic/bridges/atom.xml",
                "/author/ada-example/feed.json", "/manifest.webmanifest", "/offline/", "/service-worker.js",
            ] {
                let answer = await paper.site.get(target)
                #expect(answer.status == 200, "\(target)")
                #expect(!answer.body.isEmpty, "\(target)")
                expectSafe(answer, target)
            }
            for target in ["/nothing-here/", "/media/x", "/theme/x", "/topic/nothing/", "/a/b/c/d/", "/%zz", "nonsense"] {
                let answer = await paper.site.get(target)
                #expect(answer.status == 404, "\(target)")
                expectSafe(answer, target)
            }
        }
    }

    private func expectSafe(_ answer: WebAnswer, _ target: String) {
        let policy = answer["Content-Security-Policy"] ?? ""
        #expect(policy.hasPrefix("default-src 'none'"), "\(target)")
        #expect(!policy.contains("unsafe"), "\(target)")
        #expect(policy.contains("frame-ancestors 'none'"), "\(target)")
        #expect(policy.contains("base-uri 'none'"), "\(target)")
        #expect(answer["X-Content-Type-Options"] == "nosniff", "\(target)")
        #expect(answer["Referrer-Policy"] != nil, "\(target)")
        #expect(answer["Content-Type"] != nil, "\(target)")
        #expect(answer["Cache-Control"] != nil, "\(target)")
        #expect(answer["Set-Cookie"] == nil, "\(target)")
    }

    @Test("pages hold no inline script or style, which the policy would block")
    func noInlineScript() async throws {
        try await withPaper(.sqlite) { paper in
            try await paper.publish(.story("A bridge opens"))
            for target in ["/", "/a-bridge-opens/", "/news-feed/", "/search?q=bridge", "/nothing/"] {
                let text = await paper.site.get(target).text
                #expect(!text.contains("<style"), "\(target)")
                #expect(!text.contains(" style=\""), "\(target)")
                #expect(!text.contains(" onclick="), "\(target)")
                let scripts = text.components(separatedBy: "<script").dropFirst()
                let allowed = [" type=\"application/ld+json\"", " type=\"module\" src=\"/theme/"]
                #expect(scripts.allSatisfy { script in allowed.contains { script.hasPrefix($0) } }, "\(target)")
            }
        }
    }

    @Test("a page has a strong tag, one for each encoding, that changes with its bytes")
    func tags() async throws {
        try await withPaper(.sqlite) { paper in
            let story = try await paper.publish(.story("A bridge opens"))
            let plain = await paper.site.get("/a-bridge-opens/")
            let compressed = await paper.site.get("/a-bridge-opens/", acceptEncoding: "gzip, br")
            let tag = try #require(plain["ETag"])
            let compressedTag = try #require(compressed["ETag"])
            #expect(tag.hasPrefix("\"") && tag.hasSuffix("\"") && tag.count > 2)
            #expect(compressedTag.hasPrefix("\"") && compressedTag.hasSuffix("\""))
            #expect(tag != compressedTag)
            #expect(await paper.uncached.get("/a-bridge-opens/")["ETag"] == tag)

            let next = try await paper.save(story, .story("A bridge opens", "Other copy."), basedOn: 1)
            try await paper.perform(UpdatePublished(story: story, revision: next.revision, kind: .fix))
            #expect(await paper.site.get("/a-bridge-opens/")["ETag"] != tag)
        }
    }

    @Test(
        "a reader who has the page is not sent it again",
        arguments: ["TAG", "W/TAG", "\"other\", TAG", "\"other\",W/TAG , \"third\"", "*"])
    func notModified(_ header: String) async throws {
        try await withPaper(.sqlite) { paper in
            try await paper.publish(.story("A bridge opens"))
            let target = "/a-bridge-opens/"
            let first = await paper.site.get(target)
            let tag = try #require(first["ETag"])
            let answer = await paper.site.get(target, ifNoneMatch: header.replacing("TAG", with: tag))
            #expect(answer.status == 304)
            #expect(answer.body.isEmpty)
            // RFC 9110, section 15.4.5: what a 200 would have said of these must be said again.
            #expect(answer["ETag"] == tag)
            #expect(answer["Cache-Control"] == first["Cache-Control"])
            #expect(answer["Vary"] == first["Vary"])
            #expect(answer["Content-Encoding"] == nil)
            #expect(answer["Content-Type"] == nil)
        }
    }

    @Test(
        "another tag, and the tag of another encoding, bring the page", arguments: ["\"other\"", "W/\"other\"", "TAG-WITHOUT-QUOTES", ""])
    func modified(_ header: String) async throws {
        try await withPaper(.sqlite) { paper in
            try await paper.publish(.story("A bridge opens"))
            #expect(await paper.site.get("/a-bridge-opens/", ifNoneMatch: header).status == 200)
            let tag = try #require(await paper.site.get("/a-bridge-opens/")["ETag"])
            #expect(await paper.site.get("/a-bridge-opens/", acceptEncoding: "gzip", ifNoneMatch: tag).status == 200)
        }
    }

    @Test(
        "gzip goes to those who take it",
        arguments: [
            ("gzip", true), ("GZIP", true), ("x-gzip", true), ("br;q=0.1, gzip;q=0.5", true), ("br;q=0, *", true), ("gzip;q=0.001", true),
            ("gzip;q=0, *", false), ("gzip ; q=0", false), ("gzip;q=0.000", false), ("*;q=0", false), ("identity", false), ("", false),
            ("br", false), ("gzipped", false), ("deflate, gzip\t;\tq=0", false),
        ])
    func encodings(_ header: String, _ isCompressed: Bool) async throws {
        try await withPaper(.sqlite) { paper in
            try await paper.publish(.story("A bridge opens"))
            let answer = await paper.site.get("/a-bridge-opens/", acceptEncoding: header)
            #expect((answer["Content-Encoding"] == "gzip") == isCompressed)
            #expect(answer.body.starts(with: [0x1F, 0x8B]) == isCompressed)
            // What is answered depends on the header whichever way it came out.
            #expect(answer["Vary"] == "Accept-Encoding")
        }
    }

    @Test("gzip gives the same page, and so does the second reading from the cache")
    func compressedIsTheSame() async throws {
        try await withPaper(.sqlite) { paper in
            try await paper.publish(.story("A bridge opens"))
            let plain = await paper.site.get("/a-bridge-opens/")
            let again = await paper.site.get("/a-bridge-opens/")
            #expect(plain.body == again.body)
            let compressed = await paper.site.get("/a-bridge-opens/", acceptEncoding: "gzip")
            let unpacked = try gunzip(compressed.body)
            #expect(unpacked == plain.body)
        }
    }

    private func gunzip(_ bytes: [UInt8]) throws -> [UInt8] {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).gz")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let data = try #require(ChildProgram.output(of: ["gzip", "-dc", file.path]))
        return [UInt8](data)
    }

    @Test("HEAD says what GET would", arguments: ["/", "/a-bridge-opens/", "/nothing/", "/TOPIC/x", "/healthz", "/search?q=x"])
    func head(_ target: String) async throws {
        try await withPaper(.sqlite) { paper in
            try await paper.publish(.story("A bridge opens"))
            let get = await paper.site.get(target)
            let head = await paper.site.get(target, method: "HEAD")
            #expect(head.status == get.status)
            #expect(head.headers.map { "\($0.name): \($0.value)" } == get.headers.map { "\($0.name): \($0.value)" })
        }
    }

    @Test("a paper is for reading", arguments: ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "get", "BREW"])
    func methods(_ method: String) async throws {
        try await withPaper(.sqlite) { paper in
            let answer = await paper.site.get("/", method: method)
            #expect(answer.status == 405)
            #expect(answer["Allow"] == "GET, HEAD")
            #expect(answer["Content-Security-Policy"] != nil)
        }
    }

    @Test("copies on the way ask each time, searches are not kept at all, and neither is marked for robots")
    func cacheControl() async throws {
        try await withPaper(.sqlite) { paper in
            try await paper.publish(.story("A bridge opens"))
            #expect(await paper.site.get("/a-bridge-opens/")["Cache-Control"] == "public, no-cache")
            #expect(await paper.site.get("/a-bridge-opens/")["X-Robots-Tag"] == nil)
            #expect(await paper.site.get("/search?q=bridge")["Cache-Control"] == "no-store")
            #expect(await paper.site.get("/search?q=bridge")["X-Robots-Tag"] == "noindex")
            #expect(await paper.site.get("/healthz")["Cache-Control"] == "no-store")
            #expect(await paper.site.get("/nothing/")["ETag"] == nil)
        }
    }

    @Test("the theme's files may be kept for ever, under a name that changes with them")
    func themeAssets() async throws {
        try await withPaper(.sqlite) { paper in
            let page = await paper.site.get("/").text
            let start = try #require(page.range(of: "/theme/main."))
            let address = String(page[start.lowerBound...].prefix { $0 != "\"" })
            let answer = await paper.site.get(address)
            #expect(answer.status == 200)
            #expect(answer["Content-Type"] == "text/css; charset=utf-8")
            #expect(answer["Cache-Control"] == "public, max-age=31536000, immutable")
            #expect(answer["Content-Security-Policy"] != nil)
            let tag = try #require(answer["ETag"])
            #expect(await paper.site.get(address, ifNoneMatch: tag).status == 304)
            for guess in ["/theme/main.css", "/theme/../README.md", "/theme/templates/story.mustache", "/theme/"] {
                #expect(await paper.site.get(guess).status == 404, "\(guess)")
            }
        }
    }
}
