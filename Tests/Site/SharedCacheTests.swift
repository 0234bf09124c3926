import Archive
import Editorial
import Foundation
import HTTPTypes
import NIOCore
import Newsroom
import Rendering
import TestSupport
import Testing
import Web

@testable import Site

@Suite("A cache in front of the site")
struct SharedCacheTests {
    private static let control = "Surrogate-Control"
    private static let kept = "max-age=3600, stale-while-revalidate=60"

    @Test("is told of each page for how long and by which keys, and browsers what they are always told")
    func fields() async throws {
        try await withPaper(.sqlite, sharedCache: .varnish) { paper in
            let story = try await paper.publish(.story("A bridge opens"))
            let page = await paper.site.get("/a-bridge-opens/")
            #expect(page[Self.control] == Self.kept && page["Cache-Control"] == "public, no-cache")
            let keys = try #require(page["xkey"]).split(separator: " ").map(String.init)
            #expect(keys.contains(SurrogateKeys.carried([.story(story)])) && keys.contains(SurrogateKeys.carried([.paper])))
            #expect(page["Surrogate-Key"] == nil)
            // A copy that is found to be right gets the keys of today.
            let tag = try #require(page["ETag"])
            let same = await paper.site.get("/a-bridge-opens/", ifNoneMatch: tag)
            #expect(same.status == 304 && same["xkey"] == page["xkey"] && same[Self.control] == Self.kept)
            for target in ["/rss.xml", "/sitemap.xml", "/robots.txt", "/nothing/", "/topic/nothing/rss.xml", "/x.php"] {
                let answer = await paper.site.get(target)
                #expect(answer[Self.control] == Self.kept && answer["xkey"] != nil, "\(target)")
            }
            try await paper.perform(SaveRedirect("/old/", to: "/a-bridge-opens/"))
            let redirect = await paper.site.get("/old/")
            #expect(redirect.status == 301 && redirect[Self.control] == Self.kept)
            #expect(redirect["xkey"]?.contains(SurrogateKeys.carried([.address("old")])) == true)
        }
    }

    @Test("keeps nothing that must be asked for each time")
    func notKept() async throws {
        try await withPaper(.sqlite, sharedCache: .fastly) { paper in
            try await paper.publish(.story("A bridge opens"))
            let targets = [
                "/search?q=bridge", "/diary/", "/diary.ics", "/sitemap-news.xml", "/healthz", "/theme/none.css", "/media/none.jpg",
            ]
            for target in targets + targets {
                let answer = await paper.site.get(target)
                #expect(answer[Self.control] == "max-age=0" && answer["Surrogate-Key"] == nil, "\(target)")
            }
            #expect(await paper.site.get("/", method: "POST")[Self.control] == "max-age=0")
            #expect(paper.site.streamHead.headerFields.contains { $0.name.rawName == Self.control && $0.value == "max-age=0" })
            // Their names say what is in them, and an address that is only written otherwise leads to the same for ever.
            let style = try #require(try TestPaper.theme.get().assets.keys.first { $0.hasSuffix(".css") })
            for target in [style, "/A-Bridge-Opens"] { #expect(await paper.site.get(target)[Self.control] == nil, "\(target)") }
            #expect(await paper.site.get("/")["Surrogate-Key"] != nil)
        }
    }

    @Test("asks for a picture again after a minute: it may be gone with its story, and no key names it")
    func media() async throws {
        for cache in [SharedCache.varnish, nil] {
            try await withPaper(.sqlite, sharedCache: cache) { paper in
                let picture = try await paper.photograph("a")
                var content = StoryContent.story("A bridge opens")
                content.leadPhotograph = PhotographUse(picture.id)
                try await paper.publish(content)
                let address = "/media/\(picture.file?.name ?? "")"
                let answer = await paper.site.get(address)
                #expect(answer.status == 200 && answer[Self.control] == (cache == nil ? nil : "max-age=60"))
                let same = await paper.site.get(address, ifNoneMatch: try #require(answer["ETag"]))
                #expect(same.status == 304 && same[Self.control] == answer[Self.control])
            }
        }
    }

    @Test("that is not there leaves answers as they are")
    func off() async throws {
        try await withPaper(.sqlite) { paper in
            try await paper.publish(.story("A bridge opens"))
            for target in ["/", "/a-bridge-opens/", "/search?q=bridge", "/nothing/", "/healthz", "/diary/"] {
                let names = Set(await paper.site.get(target).headers.map { $0.name.lowercased() })
                #expect(names.isDisjoint(with: ["surrogate-control", "surrogate-key", "xkey"]), "\(target)")
            }
            #expect(!paper.site.streamHead.headerFields.contains { $0.name.rawName == Self.control })
        }
    }

    @Test("has keys from what is answered before the server as well")
    func finished() async throws {
        try await withPaper(.sqlite, sharedCache: .varnish) { paper in
            try await paper.publish(.story("A bridge opens"))
            let keys = try #require(await paper.site.get("/a-bridge-opens/")["xkey"])
            paper.clock.advance(by: 2)
            let head = Array("GET /a-bridge-opens/ HTTP/1.1\r\nHost: paper.example\r\n\r\n".utf8)
            let answer = head.withUnsafeBytes { PlainRequest($0) }.flatMap { paper.site.finished($0) }
            let text = try #require(answer.map { String(buffer: $0.head) })
            #expect(text.contains("\r\nxkey: \(keys)\r\n") && text.contains("\r\n\(Self.control): \(Self.kept)\r\n"))
        }
    }

    @Test("gives out what is fresh, whatever acts come in whatever order, as long as it drops what it is told to", arguments: [5, 6])
    func property(_ seed: UInt64) async throws {
        try await checkProperty(.sqlite, seed: seed, acts: 80)
    }

    @Test("on PostgreSQL as well", arguments: TestEngine.postgresqlIfAny)
    func property(_ engine: TestEngine) async throws {
        try await checkProperty(engine, seed: 7, acts: 50)
    }

    private func checkProperty(_ engine: TestEngine, seed: UInt64, acts: Int) async throws {
        try await withPaper(engine, sharedCache: .varnish) { paper in
            var world = try await RandomActs(paper, seed: seed)
            var cache = Copies(site: paper.site)
            var told = try await paper.archive.read { try $0.trail.latestChange() }
            for number in 1...acts {
                let act = try await world.next()
                let (before, site) = (told, paper.uncached)
                let changes = try await paper.archive.read { try $0.trail.changes(after: before) }
                for change in changes { cache.drop(change.subjects) }
                told = changes.last?.number ?? told
                let targets = try await world.pages() + world.places() + Self.nowhere
                for (place, target) in targets.enumerated() where number == acts || (place + number).isMultiple(of: 3) {
                    let (given, fresh) = (await cache.get(target), await site.get(target))
                    guard given.status == fresh.status, given.body == fresh.body, given["Location"] == fresh["Location"],
                        given["ETag"] == fresh["ETag"]
                    else {
                        Issue.record("seed \(seed), act \(number), \(act): \(target) is \(given.status) and would be \(fresh.status)")
                        return
                    }
                }
            }
            #expect(cache.hits > 500 && cache.kinds.isSuperset(of: [200, 301, 404]), "\(cache.hits) hits, \(cache.kinds)")
        }
    }

    private static let nowhere = [
        "/nothing/", "/topic/nothing/", "/topic/bridges-2/rss.xml", "/author/nothing/", "/section/nothing/", "/package/nothing/",
        "/sitemap/stories-2.xml", "/nothing/history/", "/x.php", "/language/fr/rss.xml",
    ]
}

extension RandomActs {
    /// Lists from places in them that nobody keeps here.
    fileprivate func places() async throws -> [String] {
        let first = Cursor(position: 4_000_000_000_000, id: UUID(uuidString: "ffffffff-ffff-4fff-8fff-ffffffffffff") ?? UUID())
        let keys: [PageKey] = [
            .newsFeed(after: first), .topic(slug: "bridges", after: first), .author(slug: "ada-example", after: first),
            .section(slug: "town", after: first), .corrections(after: first), .record(.all, after: first),
            .record(.about(slug: "bridges"), after: first), .diary(.earlier, after: first),
        ]
        return keys.map(\.address)
    }
}

/// A cache that does what it is told and nothing else.
private struct Copies {
    let site: Site
    private var copies: [String: (answer: WebAnswer, keys: Set<Substring>)] = [:]
    private(set) var hits = 0
    /// Statuses of what was given out from here.
    private(set) var kinds: Set<Int> = []

    init(site: Site) { self.site = site }

    mutating func get(_ target: String) async -> WebAnswer {
        if let copy = copies[target] {
            hits += 1
            kinds.insert(copy.answer.status)
            return copy.answer
        }
        let answer = await site.get(target)
        if answer["Surrogate-Control"] == "max-age=3600, stale-while-revalidate=60", let keys = answer["xkey"] {
            copies[target] = (answer, Set(keys.split(separator: " ")))
        }
        return answer
    }

    mutating func drop(_ subjects: Set<Subject>) {
        let purged = Set(subjects.flatMap(SurrogateKeys.purged).map { $0[...] })
        copies = copies.filter { $0.value.keys.isDisjoint(with: purged) }
    }
}
