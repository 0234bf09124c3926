import CBrotli
import Editorial
import Foundation
import Hummingbird
import Logging
import NIOCore
import Newsroom
import Rendering
import ServiceLifecycle
import TestSupport
import Testing

@testable import Site
@testable import Web

@Suite("What is answered before the server sees it")
struct FinishedAnswersTests {
    private static let target = "/a-bridge-opens/"
    private static let agent = "User-Agent: Mozilla/5.0\r\n"

    private static func get(_ target: String, _ fields: String = "", method: String = "GET") -> String {
        "\(method) \(target) HTTP/1.1\r\nHost: paper.example\r\n\(fields)\r\n"
    }

    private static func get(_ target: String, ofBytes count: Int) -> String {
        let field = count - get(target, "X: \r\n").utf8.count
        return get(target, "X: \(String(repeating: "x", count: field))\r\n")
    }

    /// The same to the second in which it was sent.
    private static func undated(_ text: String) -> String {
        text.replacing(/[Dd]ate: [A-Z][a-z]{2}, [^\r]*\r\n/, with: "Date: -\r\n")
    }

    /// What both say to the same bytes, sent in these pieces, after which the client has nothing more to say.
    private func said(_ pieces: [String], _ port: Int) throws -> String {
        let connection = try RawConnection(port: port)
        for piece in pieces {
            connection.send(piece)
            if pieces.count > 1 { usleep(20_000) }
        }
        connection.finish()
        return Self.undated(String(decoding: connection.rest(), as: UTF8.self))
    }

    private func withBoth(
        _ paper: TestPaper, _ body: @escaping @Sendable (_ fronted: Int, _ plain: Int, CountedAnswers) throws -> Void
    )
        async throws
    {
        let answers = CountedAnswers(paper.site)
        try await withServer(paper.site, finished: answers) { fronted in
            try await withServer(paper.site, finished: nil) { plain in try await Apart().run { try body(fronted, plain, answers) } }
        }
    }

    @Test("is what the server answers, byte for byte, and so is all that it leaves to the server")
    func same() async throws {
        try await withPaper(.sqlite) { paper in
            try await paper.publish(.story("A bridge opens", String(repeating: "Copy of a bridge. ", count: 200)))
            let tag = try #require(await paper.site.get(Self.target)["ETag"])
            let brotli = try #require(await paper.site.get(Self.target, acceptEncoding: "br")["ETag"])
            _ = await paper.site.get("/")
            paper.clock.advance(by: 2)
            let time = try #require(await paper.site.get(Self.target)["Last-Modified"])
            let get = Self.get(Self.target)
            let common: [[String]] = [
                [get], [Self.get("/")], [Self.get(Self.target, "Accept-Encoding: gzip\r\n")], [Self.get(Self.target, method: "HEAD")],
                [Self.get(Self.target, "Accept-Encoding: gzip, deflate, br, zstd\r\n", method: "HEAD")],
                [Self.get(Self.target, "If-None-Match: \(tag)\r\n")], [Self.get(Self.target, "If-None-Match: W/\(tag)\r\n")],
                [Self.get(Self.target, "If-None-Match: \(tag)\r\n", method: "HEAD")],
                [Self.get(Self.target, "If-None-Match: \"other\"\r\n")],
                [Self.get(Self.target, "If-None-Match: \(brotli)\r\nAccept-Encoding: br\r\n")],
                [Self.get(Self.target, "If-None-Match: \(tag)\r\nIf-Modified-Since: \(time)\r\n")],
                [Self.get(Self.target, "Range: bytes=0-9\r\n")], [Self.get(Self.target, "Connection: keep-alive\r\nX-Y: z\r\n")],
            ]
            // Around what is read at first, and then.
            let long = [1_023, 1_024, 1_025, 2_048, 3_072, 3_073, 7_168, 8_191].map { [Self.get(Self.target, ofBytes: $0)] }
            let longer = Self.get(Self.target, ofBytes: 4_000)
            let left: [[String]] = [
                [Self.get("/nothing/")], [Self.get(Self.target + "?x=1")], [Self.get("/a-bridge-opens")], [Self.get("/theme/none")],
                [Self.get("/A-Bridge-Opens/")], [Self.get("/healthz")], [Self.get(Self.target, "If-Modified-Since: \(time)\r\n")],
                [Self.get(Self.target, "If-None-Match: \"a\", \(tag)\r\n")], [Self.get(Self.target, "If-None-Match: *\r\n")],
                [Self.get(Self.target, method: "POST")], [Self.get(Self.target, "Content-Length: 3\r\n") + "abc"],
                [Self.get(Self.target, "Connection: close\r\n")], [Self.get(Self.target, "Transfer-Encoding: chunked\r\n") + "0\r\n\r\n"],
                [get + get + get], [get + Self.get("/nothing/") + get], [String(get.prefix(9)), String(get.dropFirst(9))],
                [get + String(get.prefix(30)), String(get.dropFirst(30))], ["GET \(Self.target) HTTP/1.0\r\n\r\n"],
                ["GET \(Self.target) HTTP/1.1\nHost: x\n\n"], ["GET /a b/ HTTP/1.1\r\nHost: x\r\n\r\n"], ["\r\n\r\n" + get],
                ["GARBAGE\r\n\r\n"], ["GET / HTTP/1.1\r\nHost: x\r\nBad Name: y\r\n\r\n"], [""], ["GET / HTTP/1.1\r\nHost"],
                ["GET / HTTP/9.9\r\nHost: x\r\n\r\n"], [Self.get(Self.target, "Content-Length: x\r\n")],
                [Self.get(Self.target, "Content-Length: 1\r\nContent-Length: 2\r\n")], [Self.get(Self.target, "Upgrade: h2c\r\n")],
                [Self.get("/" + String(repeating: "a", count: 9_000))], [Self.get("/", "X: \(String(repeating: "y", count: 20_000))\r\n")],
                ["GET http://paper.example\(Self.target) HTTP/1.1\r\nHost: x\r\n\r\n"], ["OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n"],
                // As much as is read at first, or with a second time, and the rest later, or never.
                [String(longer.prefix(1_024)), String(longer.dropFirst(1_024))],
                [String(longer.prefix(3_072)), String(longer.dropFirst(3_072))],
                [String(longer.prefix(1_024))], [Self.get(Self.target, ofBytes: 8_300)], [Self.get("/nothing/", ofBytes: 1_500)],
                [Self.get(Self.target, ofBytes: 1_024) + String(get.prefix(9)), String(get.dropFirst(9))],
            ]
            try await withBoth(paper) { fronted, plain, answers in
                for pieces in common + long {
                    let (before, expected) = (answers.answered, try said(pieces, plain))
                    let found = try said(pieces, fronted)
                    #expect(found == expected, "\(pieces)")
                    #expect(expected.hasPrefix("HTTP/1.1 200 OK\r\n") || expected.hasPrefix("HTTP/1.1 304 Not Modified\r\n"))
                    #expect(answers.answered == before + 1, "left to the server: \(pieces)")
                }
                for pieces in left {
                    let (before, expected) = (answers.answered, try said(pieces, plain))
                    let found = try said(pieces, fronted)
                    #expect(found == expected, "\(pieces)")
                    // Where the machine is busy, pieces come together.
                    if pieces.count == 1 { #expect(answers.answered == before, "answered: \(pieces)") }
                }
            }
        }
    }

    @Test("one connection has both kinds of answers in turn, and after an odd request the server's alone")
    func turns() async throws {
        try await withPaper(.sqlite) { paper in
            try await paper.publish(.story("A bridge opens"))
            _ = await paper.site.get(Self.target)
            let (hit, miss) = (Self.get(Self.target), Self.get("/nothing/"))
            let odd = Self.get(Self.target, "Expect: x\r\n")
            try await withBoth(paper) { fronted, plain, answers in
                func talk(_ port: Int) throws -> [String] {
                    let connection = try RawConnection(port: port)
                    return [hit, miss, hit, hit, miss, miss, hit, odd, hit, miss].map { request in
                        connection.send(request)
                        return Self.undated(connection.answer())
                    }
                }
                let (found, expected) = (try talk(fronted), try talk(plain))
                #expect(found == expected)
                #expect(answers.answered == 4)
            }
        }
    }

    @Test("a slow reader has all of a long page, also when it said at once that it has no more to ask")
    func slow() async throws {
        try await withPaper(.sqlite) { paper in
            // More than the two kernels hold between them.
            let answers = OneAnswer(bytes: 24 << 20)
            try await withServer(paper.site, finished: answers) { port in
                try await Apart().run {
                    let connection = try RawConnection(port: port, receiving: 4_096)
                    connection.send(Self.get("/"))
                    connection.finish()
                    var count = 0
                    while case let some = connection.receive(), !some.isEmpty {
                        count += some.count
                        if count < 400_000 { usleep(2_000) }
                    }
                    #expect(count > 24 << 20)
                }
            }
        }
    }

    @Test("a head that is longer than most is answered here too")
    func longHead() async throws {
        try await withPaper(.sqlite) { paper in
            try await paper.publish(.story("A bridge opens"))
            _ = await paper.site.get(Self.target)
            try await withBoth(paper) { fronted, _, answers in
                let connection = try RawConnection(port: fronted)
                for _ in 0..<3 {
                    connection.send(Self.get(Self.target, "Cookie: \(String(repeating: "c", count: 6_000))\r\n"))
                    #expect(connection.answer().hasPrefix("HTTP/1.1 200 OK"))
                }
                #expect(answers.answered == 3)
            }
        }
    }

    @Test("a server that stops lets a slow reader have what it was answered")
    func stop() async throws {
        try await withPaper(.sqlite) { paper in
            var content = StoryContent.story("A bridge opens")
            content.document = Document((0..<900).map { .paragraph([.text("\($0) " + String(repeating: "word ", count: 400))]) })
            try await paper.publish(content)
            _ = await paper.site.get(Self.target)
            let answers = CountedAnswers(paper.site)
            let (ports, port) = AsyncStream.makeStream(of: Int.self)
            let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            let application = WebServer.application(
                paper.site, host: "127.0.0.1", port: 0, limits: WebServer.Limits(connections: 9), logger: logger, finished: answers,
                onRunning: { port.yield($0) })
            let services = ServiceGroup(services: [application], logger: logger)
            async let running: Void = services.run()
            let number = try #require(await ports.first { _ in true })
            let reader = Apart()
            let connection = try await reader.run { try RawConnection(port: number, receiving: 4_096) }
            // More than the two kernels hold between them.
            let length = try await reader.run {
                connection.send(Self.get(Self.target))
                let length = connection.answer().utf8.count
                for _ in 0..<4 {
                    connection.send(Self.get(Self.target))
                    usleep(100_000)
                }
                return length
            }
            // The first is read already.
            let answered = answers.answered - 1
            #expect(answered > 1)
            await services.triggerGracefulShutdown()
            let got = try await reader.run {
                usleep(300_000)
                return connection.rest().count
            }
            // Where the machine is busy, the server stops later than it is told to and answers the rest as well.
            #expect(got >= answered * length && got.isMultiple(of: length))
            try await running
        }
    }

    @Test("who asks and asks and reads nothing is not read from, and has all of it in the end")
    func greedy() async throws {
        try await withPaper(.sqlite) { paper in
            try await paper.publish(.story("A bridge opens", String(repeating: "Copy of a bridge. ", count: 4_000)))
            _ = await paper.site.get(Self.target)
            try await withBoth(paper) { fronted, _, answers in
                let connection = try RawConnection(port: fronted, receiving: 4_096)
                connection.send(Self.get(Self.target))
                let length = connection.answer().utf8.count
                for _ in 0..<300 {
                    connection.send(Self.get(Self.target))
                    usleep(1_000)
                }
                usleep(200_000)
                // What the two kernels hold between them is not ours to count.
                #expect(answers.answered < 200, "answers wait for somebody who reads nothing")
                var all: [UInt8] = []
                while all.count < 300 * length, case let some = connection.receive(), !some.isEmpty { all += some }
                #expect(all.count == 300 * length)
                #expect(String(decoding: all, as: UTF8.self).components(separatedBy: "HTTP/1.1 200 OK\r\n").count == 301)
            }
        }
    }

    @Test("brotli gives the same page")
    func brotli() async throws {
        try await withPaper(.sqlite) { paper in
            try await paper.publish(.story("A bridge opens", String(repeating: "Copy of a bridge. ", count: 200)))
            let page = await paper.site.get(Self.target).body
            let compressed = await paper.site.get(Self.target, acceptEncoding: "gzip, br")
            #expect(compressed["Content-Encoding"] == "br" && compressed.body.count < page.count / 2)
            #expect(compressed["ETag"]?.hasSuffix("-b\"") == true && compressed["Vary"] == "Accept-Encoding")
            #expect(paper.site.finished(Self.target, fields: "Accept-Encoding: br\r\n") == compressed.body)
            var output = [UInt8](repeating: 0, count: page.count + 1)
            var count = output.count
            #expect(BrotliDecoderDecompress(compressed.body.count, compressed.body, &count, &output) == BROTLI_DECODER_RESULT_SUCCESS)
            #expect(output.prefix(count).elementsEqual(page))
        }
    }

    @Test("many who ask at once for a page that is not there have one rendering between them")
    func oneRendering() async throws {
        try await withPaper(.sqlite) { paper in
            try await paper.publish(.story("A bridge opens"))
            let archive = CountedArchive(paper.site.archive)
            let site = TestPaper.site(try TestPaper.theme.get(), archive, paper.media, cacheLimit: 32 << 20, paper.clock)
            func ask(_ count: Int) async -> Set<String> {
                await withTaskGroup(of: String.self) { group in
                    for _ in 0..<count { group.addTask { await site.get(Self.target).text } }
                    return await group.reduce(into: []) { $0.insert($1) }
                }
            }
            #expect(await ask(50).count == 1)
            #expect(archive.reads.value == 1)
            _ = await ask(50)
            #expect(archive.reads.value == 1)
        }
    }

    @Test("after a change what is hot comes back by itself, and what is not waits to be asked for")
    func again() async throws {
        try await withPaper(.sqlite) { paper in
            let story = try await paper.publish(.story("A bridge opens"))
            for _ in 0..<5 { _ = await paper.site.get(Self.target) }
            _ = await paper.site.get("/")
            let saved = try await paper.save(story, .story("A bridge opens", "More copy."), basedOn: 1)
            try await paper.perform(UpdatePublished(story: story, revision: saved.revision, kind: .fix))
            for _ in 0..<30_000 where paper.site.cache.page(address: Self.target, at: paper.clock.now) == nil {
                try await Task.sleep(for: .milliseconds(2))
            }
            #expect(paper.site.finished(Self.target).map { String(decoding: $0, as: UTF8.self).contains("More copy.") } == true)
            #expect(paper.site.finished("/") == nil)
        }
    }
}

/// The same long answer to everything.
private struct OneAnswer: FinishedAnswers {
    let answer: FinishedAnswer

    init(bytes: Int) {
        answer = FinishedAnswer(
            WebAnswer(status: 200, headers: []), body: ByteBuffer(repeating: 0x61, count: bytes), isHead: false)
    }

    func finished(_ request: PlainRequest) -> FinishedAnswer? { answer }
}

/// Counts readings, and makes each take as long as it takes others to come.
private final class CountedArchive: PublishedArchive {
    private let archive: any PublishedArchive
    let reads = Counter(0)

    init(_ archive: any PublishedArchive) { self.archive = archive }

    func read<Result: Sendable>(_ body: @escaping @Sendable (any EditionReader) throws -> Result) async throws -> Result {
        reads.increment()
        try await Task.sleep(for: .milliseconds(200))
        return try await archive.read(body)
    }
}
