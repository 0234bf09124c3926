import Foundation
import Newsroom
import Site
import TestSupport
import Testing
import Web

@testable import Rendering

@Suite("What is kept of finished pages")
struct PageCacheTests {
    private func page(_ size: Int) -> FinishedPage {
        FinishedPage(
            RenderedPage(status: 200, contentType: "text/plain", body: [UInt8](repeating: 7, count: size), reads: []), gzip: { _ in nil })
    }

    private func keep(_ key: PageKey, in cache: PageCache, size: Int = 1_000, reads: Set<Subject> = [.paper]) {
        cache.keep(page(size), for: key, reads: reads, since: cache.ticket())
    }

    @Test("a page is found until a change touches what it was made from")
    func drop() {
        let cache = PageCache(limit: 1 << 20)
        let story: Story.ID = IdentifierSource().next()
        keep(.story(slug: "a"), in: cache, reads: [.paper, .story(story)])
        keep(.story(slug: "b"), in: cache, reads: [.paper])
        #expect(cache.drop([.story(IdentifierSource().next())]).isEmpty)
        #expect(cache.page(.story(slug: "a"), at: .distantPast) != nil)
        #expect(cache.drop([.story(story), .search]) == [.story(slug: "a")])
        #expect(cache.page(.story(slug: "a"), at: .distantPast) == nil)
        #expect(cache.page(.story(slug: "b"), at: .distantPast) != nil)
        #expect(cache.drop([.paper]) == [.story(slug: "b")])
        #expect(cache.bytes == 0)
    }

    @Test("a page read before a change is not kept after it")
    func ticket() {
        let cache = PageCache(limit: 1 << 20)
        let early = cache.ticket()
        cache.drop([.search])
        cache.keep(page(10), for: .front, reads: [.search], since: early)
        #expect(cache.page(.front, at: .distantPast) == nil)
        cache.keep(page(10), for: .front, reads: [.list(.all)], since: early)
        #expect(cache.page(.front, at: .distantPast) != nil, "the change had nothing to do with this page")
        cache.keep(page(10), for: .robots, reads: [.search], since: cache.ticket())
        #expect(cache.page(.robots, at: .distantPast) != nil)
    }

    @Test("a page read before more changes than are remembered is not kept, whatever they were")
    func oldTicket() {
        let cache = PageCache(limit: 1 << 20)
        let early = cache.ticket()
        for _ in 0..<1_000 { cache.drop([.search]) }
        cache.keep(page(10), for: .front, reads: [.list(.all)], since: early)
        #expect(cache.page(.front, at: .distantPast) == nil)
    }

    @Test("memory stays within the limit, and what was asked for last stays longest")
    func eviction() {
        let limit = 100_000
        let cache = PageCache(limit: limit)
        keep(.front, in: cache)
        for number in 0..<1_000 {
            keep(.story(slug: "s\(number)"), in: cache)
            #expect(cache.bytes <= limit)
            #expect(cache.page(.front, at: .distantPast) != nil, "the front page is asked for all the time")
        }
        #expect(cache.bytes > limit / 2)
        #expect(cache.page(.story(slug: "s0"), at: .distantPast) == nil)
        #expect(cache.page(.story(slug: "s999"), at: .distantPast) != nil)
    }

    @Test("a page kept again counts once")
    func replace() {
        let cache = PageCache(limit: 1 << 20)
        for _ in 0..<10 { keep(.front, in: cache, reads: [.search]) }
        let once = cache.bytes
        keep(.front, in: cache, reads: [.list(.all)])
        #expect(cache.bytes == once)
        #expect(cache.drop([.search]).isEmpty, "what an earlier rendering read does not matter any more")
    }

    @Test("one page never takes more than an eighth of the memory")
    func largePage() {
        let cache = PageCache(limit: 80_000)
        keep(.front, in: cache, size: 20_000)
        #expect(cache.page(.front, at: .distantPast) == nil)
        keep(.front, in: cache, size: 5_000)
        #expect(cache.page(.front, at: .distantPast) != nil)
    }

    @Test("what a page read counts as memory too")
    func readsCount() {
        let cache = PageCache(limit: 200_000)
        let reads = Set((0..<500).map { Subject.address("address-\($0)") })
        for number in 0..<100 { keep(.story(slug: "s\(number)"), in: cache, size: 10, reads: reads) }
        #expect((0..<100).count { cache.page(.story(slug: "s\($0)"), at: .distantPast) != nil } < 20)
    }

    @Test("20,000 made-up addresses leave the memory as it was, and the kept pages in it")
    func madeUpAddresses() async throws {
        try await withPaper(.sqlite) { paper in
            try await paper.publish(.story("A bridge opens"))
            for target in ["/", "/a-bridge-opens/", "/news-feed/", "/sitemap/stories-1.xml"] { _ = await paper.site.get(target) }
            let before = paper.site.keptBytes
            #expect(before > 0)
            let cursor = { "\(Int64.random(in: 0..<4_000_000_000_000))_\(UUID().uuidString.lowercased())" }
            for number in 0..<2_500 {
                for target in [
                    "/made-up-\(number)/", "/topic/made-up-\(number)/", "/author/made-up-\(number)/rss.xml", "/x\(number).php",
                    "/archive/\(1000 + number)/01/01/", "/news-feed/?after=\(cursor())", "/search?q=w\(number)&after=\(cursor())",
                    "/sitemap/stories-\(number + 2).xml", "/corrections/?after=\(cursor())",
                ] {
                    _ = await paper.site.get(target)
                }
            }
            #expect(paper.site.keptBytes == before)
        }
    }
}
