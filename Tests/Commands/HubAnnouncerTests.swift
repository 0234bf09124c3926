import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import Outbound
import TestSupport
import Testing

@testable import broadsheet

@Suite("The hub hears of changed feeds")
struct HubAnnouncerTests {
    private static let formats = ["/atom.xml", "/feed.json", "/rss.xml"]
    /// Of the whole paper, and of the language in which all of it is written.
    private static let paper = (formats + formats.map { "/language/en" + $0 }).sorted()

    private func announcer(_ newsroom: TestNewsroom, _ hub: LoopbackServer) throws -> HubAnnouncer {
        let outbound = Outbound(agent: "Test", rule: try OutboundRule(besides: [hub.origin]))
        return HubAnnouncer(
            hub: "http://\(hub.origin)/hub", siteURL: "https://post.example", archive: newsroom.archive, outbound: outbound,
            now: { newsroom.clock.now })
    }

    /// The feeds that the hub was told of since the last look, sorted.
    private func told(_ hub: LoopbackServer, after count: Int = 0) -> [String] {
        let start = "hub.mode=publish&hub.url=https%3A%2F%2Fpost.example"
        return hub.requests.dropFirst(count).compactMap { request in
            let body = request.components(separatedBy: "\r\n\r\n").last ?? ""
            guard request.hasPrefix("POST /hub HTTP/1.1\r\n"), body.hasPrefix(start) else { return "not understood: \(request)" }
            return String(body.dropFirst(start.count)).replacing("%2F", with: "/")
        }.sorted()
    }

    private func pass(_ announcer: HubAnnouncer) async throws {
        try await announcer.note()
        try await announcer.announceDue()
    }

    @Test(arguments: TestEngine.all)
    func `each feed that a publication touches is announced, once`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let hub = try LoopbackServer(status: "204 No Content", body: [])
            let announcer = try announcer(newsroom, hub)
            // What was there before the hub was named is no news.
            try await newsroom.publish(Story.pierClosed, .pierClosed)
            try await pass(announcer)
            #expect(hub.requests.isEmpty)
            try await newsroom.save(Story.ferryReturns, .ferryReturns)
            try await pass(announcer)
            #expect(hub.requests.isEmpty, "a draft is nobody's business")
            try await newsroom.publish(Story.tideTables, .tideTables)
            try await pass(announcer)
            let pages = ["", "/author/maren-holt", "/language/en", "/news-feed", "/topic/tides", "/topic/vellmouth-harbour"]
            #expect(told(hub) == pages.flatMap { page in Self.formats.map { page + $0 } }.sorted())
            let count = hub.requests.count
            try await pass(announcer)
            #expect(hub.requests.count == count)
            try await newsroom.perform(WithdrawStory(story: Story.tideTables, reason: "A test."))
            try await pass(announcer)
            #expect(told(hub, after: count).contains("/rss.xml"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `several changes of a feed are announced together`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let hub = try LoopbackServer(body: [])
            let announcer = try announcer(newsroom, hub)
            try await announcer.note()
            for number in 0..<5 {
                try await newsroom.publish(.sample(UInt64(1000 + number)), .pierClosed.with { $0.topics = [] })
            }
            try await pass(announcer)
            #expect(told(hub) == Self.paper)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a hub that does not answer is told later, and what came meanwhile is not lost`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let down = try LoopbackServer(status: "503 Later", body: [])
            let up = try LoopbackServer(status: "202 Accepted", body: [])
            try await announcer(newsroom, down).note()
            try await newsroom.publish(Story.pierClosed, .pierClosed.with { $0.topics = [] })
            try await pass(announcer(newsroom, down))
            #expect(told(down) == Self.paper)
            try await pass(announcer(newsroom, down))
            #expect(down.requests.count == Self.paper.count, "it is left alone for a minute")
            newsroom.clock.advance(60)
            try await pass(announcer(newsroom, down))
            #expect(down.requests.count == 2 * Self.paper.count)
            newsroom.clock.advance(299)
            try await pass(announcer(newsroom, down))
            #expect(down.requests.count == 2 * Self.paper.count)
            newsroom.clock.advance(1)
            // A new process, as after a crash: all that it knows is in the database.
            let again = try announcer(newsroom, up)
            try await again.announceDue()
            #expect(told(up) == Self.paper)
            try await again.announceDue()
            #expect(up.requests.count == Self.paper.count)
        }
    }

    @Test(arguments: TestEngine.all)
    func `what a hub never takes is given up, and said`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let hub = try LoopbackServer(status: "400 Bad Request", body: [])
            let announcer = try announcer(newsroom, hub)
            try await announcer.note()
            try await newsroom.publish(Story.pierClosed, .pierClosed.with { $0.topics = [] })
            try await announcer.note()
            var said: [String] = []
            for wait in [0] + HubAnnouncer.waits {
                newsroom.clock.advance(wait)
                try await announcer.announceDue { said.append($0) }
            }
            #expect(said.sorted() == Self.paper.map { "the hub could not be told of \($0): it answers with status 400" })
            newsroom.clock.advance(7 * 86_400)
            let count = hub.requests.count
            try await pass(announcer)
            #expect(hub.requests.count == count && count == Self.paper.count * (HubAnnouncer.waits.count + 1))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a change while the hub is being told is told too`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let hub = try LoopbackServer(body: [])
            let announcer = try announcer(newsroom, hub)
            try await announcer.note()
            try await newsroom.publish(Story.pierClosed, .pierClosed.with { $0.topics = [] })
            try await announcer.note()
            let taken = try await newsroom.read { try $0.announcements.next(by: newsroom.clock.now) }
            let first = try #require(taken)
            try await newsroom.publish(Story.tideTables, .tideTables.with { $0.topics = [] })
            try await announcer.note()
            // The answer to the first announcement comes after the second change.
            try await newsroom.archive.write { try $0.announcements.remove(first) }
            try await announcer.announceDue()
            #expect(told(hub).contains(first.feed))
        }
    }

    @Test func `a server with a hub tells it, and its feeds name it`() async throws {
        try await withTemporaryFolder { folder in
            let hub = try LoopbackServer(body: [])
            let data = folder.appending(path: "data")
            #expect(try await Program.run("migrate", "--data", data.path).status == 0)
            try Data("websub-hub: http://\(hub.origin)/hub\nsite-url: https://post.example\n".utf8)
                .write(to: data.appending(path: "broadsheet.yaml"))
            let server = try await RunningServer(data: data, folder: folder)
            // The hub is new to the paper from the first look on.
            let looking = try SQLiteEngine.openReadingOnly(file: SQLiteEngine.file(in: data))
            while try await looking.read({ try Records($0).announcements.heard(by: "http://\(hub.origin)/hub") }) == nil {
                try await Task.sleep(for: .milliseconds(50))
            }
            await looking.close()
            let page = folder.appending(path: "page.html")
            try Data(Self.page.utf8).write(to: page)
            #expect(try await Program.run("import", page.path, "--publish", "--data", data.path).status == 0)
            let end = ContinuousClock.now + .seconds(120)
            while hub.requests.count < Self.paper.count, ContinuousClock.now < end { try await Task.sleep(for: .milliseconds(50)) }
            for feed in Self.paper {
                #expect(told(hub).contains(feed))
                let answer = try server.get(feed)
                #expect(
                    answer.contains("\r\nLink: <https://post.example\(feed)>; rel=\"self\", <http://\(hub.origin)/hub>; rel=\"hub\"\r\n"))
                let body = answer.components(separatedBy: "\r\n\r\n").dropFirst().joined()
                #expect(body.replacing("\\/", with: "/").contains("http://\(hub.origin)/hub"), "\(feed)")
            }
            #expect(try server.get("/").contains("rel=\"hub\"") == false)
            #expect(try await server.stop())
        }
    }

    private static let page = """
        <!DOCTYPE html><html lang="en"><head><title>A bridge opens</title></head><body><article><h1>A bridge opens</h1>
        <p>The bridge over the river opened on Monday after three years of work, the town said.</p>
        <p>It carries two lanes and a path for those on foot, and it cost less than was feared at first.</p></article></body></html>
        """
}
