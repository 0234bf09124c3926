import Foundation
import Newsroom
import TestSupport
import Testing
import Web

@testable import Rendering
@testable import Site

@Suite("What is kept of finished pages")
struct PageCacheTests {
    private func page(_ size: Int) -> FinishedPage {
        FinishedPage(RenderedPage(status: 200, contentType: "text/plain", body: [UInt8](repeating: 7, count: size), reads: []))
    }

    private func keep(_ key: PageKey, in cache: PageCache<FinishedPage>, size: Int = 1_000, reads: Set<Subject> = [.paper]) {
        cache.keep(page(size), for: key, reads: reads, since: cache.ticket())
    }

    @Test("a page is found until a change touches what it was made from")
    func drop() {
        let cache = PageCache<FinishedPage>(limit: 1 << 20)
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
        let cache = PageCache<FinishedPage>(limit: 1 << 20)
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
        let cache = PageCache<FinishedPage>(limit: 1 << 20)
        let early = cache.ticket()
        for _ in 0..<1_000 { cache.drop([.search]) }
        cache.keep(page(10), for: .front, reads: [.list(.all)], since: early)
        #expect(cache.page(.front, at: .distantPast) == nil)
    }

    /// As a site does it; returns whether the page was kept already.
    @discardableResult
    private func ask(_ key: PageKey, of cache: PageCache<FinishedPage>) -> Bool {
        if cache.page(key, at: .distantPast) != nil { return true }
        keep(key, in: cache)
        return false
    }

    @Test("memory stays within the limit, and somebody who walks through the archive leaves in it what readers read")
    func walk() {
        let limit = 100_000
        let cache = PageCache<FinishedPage>(limit: limit)
        let popular: [PageKey] = [.front, .newsFeed(), .story(slug: "today")]
        for _ in 0..<3 { for key in popular { ask(key, of: cache) } }
        for number in 0..<5_000 {
            ask(.story(slug: "s\(number)"), of: cache)
            #expect(cache.bytes <= limit)
            // They are asked for, but the walk is a hundred times as busy.
            if number.isMultiple(of: 100) { for key in popular { #expect(ask(key, of: cache), "\(key) after \(number)") } }
        }
        #expect(cache.bytes > limit / 2)
    }

    @Test("what is asked for again and again comes in, however full it is")
    func news() {
        let cache = PageCache<FinishedPage>(limit: 100_000)
        for number in 0..<500 { ask(.story(slug: "s\(number)"), of: cache) }
        for _ in 0..<20 { ask(.story(slug: "news"), of: cache) }
        #expect(ask(.story(slug: "news"), of: cache))
    }

    @Test("where a page does not come in, none has to go")
    func refused() {
        let cache = PageCache<FinishedPage>(limit: 100_000)
        let size = cache.bytes
        // The oldest are asked for once, and one among them often.
        for number in 0..<200 { ask(.story(slug: "s\(number)"), of: cache) }
        let kept = (0..<200).filter { cache.holds(.story(slug: "s\($0)"), at: .distantPast) }
        #expect(kept.count > 2 && size == 0)
        for _ in 0..<5 { for number in kept.dropFirst() { ask(.story(slug: "s\(number)"), of: cache) } }
        let before = cache.bytes
        for _ in 0..<2 {
            if cache.page(.front, at: .distantPast) == nil { keep(.front, in: cache, size: 6_000) }
        }
        #expect(cache.page(.front, at: .distantPast) == nil && cache.bytes == before)
        #expect(kept.allSatisfy { cache.holds(.story(slug: "s\($0)"), at: .distantPast) })
    }

    @Test("yesterday's most popular pages make room for today's")
    func turns() {
        let cache = PageCache<FinishedPage>(limit: 200_000)
        func day(_ name: String) -> Int {
            (0..<40).reduce(0) { kept, _ in kept + (0..<15).count { ask(.story(slug: "\(name)\($0)"), of: cache) } }
        }
        #expect(day("monday") > 500)
        _ = day("tuesday")
        _ = day("tuesday")
        #expect(day("tuesday") > 500)
    }

    @Test("a page is found by its own address, and by no other")
    func address() {
        let cache = PageCache<FinishedPage>(limit: 1 << 20)
        keep(.story(slug: "a"), in: cache, reads: [.paper])
        keep(.search(SearchQuery(text: "sea wall")), in: cache, reads: [.search])
        #expect(cache.page(address: "/a/", at: .distantPast) != nil)
        for address in ["/a", "/a/?x=1", "/A/", "//a/", "/b/", "", "a"] {
            #expect(cache.page(address: address, at: .distantPast) == nil, "\(address)")
        }
        #expect(cache.page(address: PageKey.search(SearchQuery(text: "sea wall")).address, at: .distantPast) != nil)
        cache.drop([.paper])
        #expect(cache.page(address: "/a/", at: .distantPast) == nil)
    }

    @Test("hot are those that are asked for again and again")
    func hot() {
        let cache = PageCache<FinishedPage>(limit: 1 << 20)
        let keys: [PageKey] = [.front, .robots, .offline, .story(slug: "a")]
        for (count, key) in zip([9, 1, 0, 5], keys) { for _ in 0..<count { ask(key, of: cache) } }
        #expect(cache.hottest(of: Set(keys), most: 9) == [.front, .story(slug: "a")])
        #expect(cache.hottest(of: Set(keys), most: 1) == [.front])
    }

    @Test("a page kept again counts once")
    func replace() {
        let cache = PageCache<FinishedPage>(limit: 1 << 20)
        for _ in 0..<10 { keep(.front, in: cache, reads: [.search]) }
        let once = cache.bytes
        keep(.front, in: cache, reads: [.list(.all)])
        #expect(cache.bytes == once)
        #expect(cache.drop([.search]).isEmpty, "what an earlier rendering read does not matter any more")
    }

    @Test("one page never takes more than a quarter of the memory")
    func largePage() {
        let cache = PageCache<FinishedPage>(limit: 200_000)
        keep(.front, in: cache, size: 60_000)
        #expect(cache.page(.front, at: .distantPast) == nil)
        keep(.front, in: cache, size: 5_000)
        #expect(cache.page(.front, at: .distantPast) != nil)
    }

    @Test("what a page read counts as memory too")
    func readsCount() {
        let cache = PageCache<FinishedPage>(limit: 200_000)
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
