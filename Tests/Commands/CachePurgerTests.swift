import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import Outbound
import Rendering
import Synchronization
import TestSupport
import Testing

@testable import broadsheet

@Suite("The cache in front of the site is told what to drop")
struct CachePurgerTests {
    private func purger(
        _ newsroom: TestNewsroom, _ cache: LoopbackServer, named name: String = "varnish", key: String = "", wantsEverything: Bool = false
    ) throws -> CachePurger {
        let address = "http://cache.test:\(cache.port)/"
        let values: [Setting: String] = [.sharedCache: name, .purgeURL: address, .purgeKey: key]
        let rule = try OutboundRule(besides: ["cache.test:\(cache.port)"])
        let place = try #require(try SharedCachePlace({ values[$0] ?? "" }, rule))
        let outbound = Outbound(
            agent: "Test", rule: rule, resolve: { _ throws(OutboundFailure) in [NetworkAddress("127.0.0.1")].compactMap { $0 } })
        return CachePurger(
            place, archive: newsroom.archive, outbound: outbound, wantsEverything: wantsEverything, now: { newsroom.clock.now })
    }

    /// Of each request since the last look, the keys.
    private func told(_ cache: LoopbackServer, after count: Int = 0) -> [Set<String>] {
        cache.requests.dropFirst(count).map { request in
            let line = request.components(separatedBy: "\r\n").first { $0.hasPrefix("xkey-purge: ") || $0.hasPrefix("Surrogate-Key: ") }
            return Set(line?.split(separator: " ").dropFirst().map(String.init) ?? [])
        }
    }

    private func keys(_ subjects: Subject...) -> Set<String> { Set(subjects.flatMap(SurrogateKeys.purged)) }

    private func settled(_ newsroom: TestNewsroom, _ cache: LoopbackServer) async throws -> Int? {
        let port = cache.port
        return try await newsroom.archive.read { try $0.sharedCaches.told("http://cache.test:\(port)/") }
    }

    private func latest(_ newsroom: TestNewsroom) async throws -> Int { try await newsroom.archive.read { try $0.trail.latestChange() } }

    @Test(arguments: TestEngine.all)
    func `of everything at first, then of what each change touched, at once and again when nothing old can come any more`(
        _ kind: TestEngine
    ) async throws {
        try await withNewsroom(kind) { newsroom in
            let cache = try LoopbackServer(body: [])
            try await newsroom.publish(Story.pierClosed, .pierClosed)
            var purger = try purger(newsroom, cache)
            try await purger.pass()
            #expect(told(cache) == [keys(.paper)])
            newsroom.clock.advance(CachePurger.delay)
            try await purger.pass()
            #expect(told(cache) == [keys(.paper), keys(.paper)])
            let before = try await latest(newsroom)
            #expect(try await settled(newsroom, cache) == before)
            try await purger.pass()
            #expect(cache.requests.count == 2)

            try await newsroom.publish(Story.ferryReturns, .ferryReturns)
            try await purger.pass()
            let once = told(cache, after: 2)
            let touched = once.reduce(into: Set()) { $0.formUnion($1) }
            #expect(touched.isSuperset(of: keys(.story(Story.ferryReturns), .list(.all))))
            #expect(touched.isDisjoint(with: keys(.story(Story.pierClosed)).union(keys(.paper))))
            #expect(try await settled(newsroom, cache) == before)
            newsroom.clock.advance(CachePurger.delay)
            try await purger.pass()
            #expect(told(cache, after: 2 + once.count) == once)
            #expect(try await settled(newsroom, cache) == (try await latest(newsroom)))
            #expect(cache.requests.allSatisfy { $0.hasPrefix("PURGE / HTTP/1.1\r\n") })
        }
    }

    @Test(arguments: TestEngine.all)
    func `a cache that does not answer is told later, also by another process`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let isUp = Mutex(true)
            let cache = try LoopbackServer { _, send in
                let status = isUp.withLock { $0 } ? "200 Purged" : "503 Later"
                _ = send(Array("HTTP/1.1 \(status)\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".utf8))
            }
            var first = try purger(newsroom, cache)
            try await first.pass()
            newsroom.clock.advance(CachePurger.delay)
            try await first.pass()
            isUp.withLock { $0 = false }
            try await newsroom.publish(Story.pierClosed, .pierClosed)
            let error = await #expect(throws: CacheDoesNotDrop.self) { try await first.pass() }
            #expect(error?.reason == "it answers with status 503")
            await #expect(throws: CacheDoesNotDrop.self) { try await first.pass() }
            try await newsroom.publish(Story.tideTables, .tideTables)

            // This process ends, and another one begins with what is in the database.
            isUp.withLock { $0 = true }
            let count = cache.requests.count
            var second = try purger(newsroom, cache)
            try await second.pass()
            let touched = told(cache, after: count).reduce(into: Set()) { $0.formUnion($1) }
            #expect(touched.isSuperset(of: keys(.story(Story.pierClosed), .story(Story.tideTables))))
            #expect(touched.isDisjoint(with: keys(.paper)))
            // It ends before it has told them again: the next one tells all of it.
            var third = try purger(newsroom, cache)
            let again = cache.requests.count
            try await third.pass()
            #expect(told(cache, after: again) == Array(told(cache, after: count).prefix(again - count)))
            newsroom.clock.advance(CachePurger.delay)
            try await third.pass()
            #expect(try await settled(newsroom, cache) == (try await latest(newsroom)))
            // And the second, that still runs, finds it done.
            let done = cache.requests.count
            try await second.pass()
            #expect(cache.requests.count == done)
        }
    }

    @Test func `a process whose pages come out otherwise has everything dropped, and a cache that missed too much`() async throws {
        try await withNewsroom(.sqlite) { newsroom in
            let cache = try LoopbackServer(body: [])
            var first = try purger(newsroom, cache)
            try await first.pass()
            newsroom.clock.advance(CachePurger.delay)
            try await first.pass()
            var other = try purger(newsroom, cache, wantsEverything: true)
            try await other.pass()
            #expect(told(cache, after: 2) == [keys(.paper)] && !other.wantsEverything)
            try await newsroom.archive.write { records in
                for _ in 0...CachePurger.mostChanges { _ = try records.trail.add([.front], act: "Test", at: .firstMorning) }
            }
            try await first.pass()
            #expect(told(cache, after: 3) == [keys(.paper)])
        }
    }

    @Test func `many subjects go in several requests`() async throws {
        try await withNewsroom(.sqlite) { newsroom in
            let cache = try LoopbackServer(body: [])
            var purger = try purger(newsroom, cache, named: "fastly", key: "s3cret")
            try await purger.pass()
            let subjects = Set((0..<500).map { Subject.address("address-\($0)") })
            try await newsroom.archive.write { _ = try $0.trail.add(subjects, act: "Test", at: .firstMorning) }
            try await purger.pass()
            let requests = told(cache, after: 1)
            #expect(requests.count == 5 && requests.allSatisfy { $0.count <= 256 })
            #expect(requests.reduce(into: Set()) { $0.formUnion($1) } == Set(subjects.flatMap(SurrogateKeys.purged)))
            #expect(cache.requests.allSatisfy { $0.hasPrefix("POST / HTTP/1.1\r\n") && $0.contains("\r\nFastly-Key: s3cret\r\n") })
        }
    }
}
