import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Outbound

@Suite("The way out", .serialized)
struct OutboundTests {
    private func outbound(
        to servers: LoopbackServer..., names: [String: String] = [:], limits: OutboundLimits = OutboundLimits()
    ) throws -> Outbound {
        let rule = try OutboundRule(besides: servers.map(\.origin) + names.keys.flatMap { name in servers.map { "\(name):\($0.port)" } })
        return Outbound(
            agent: "Broadsheet/1 (The Test; +https://paper.example/)", rule: rule, limits: limits,
            resolve: { name throws(OutboundFailure) in names[name].flatMap { NetworkAddress($0) }.map { [$0] } ?? [] })
    }

    private func refusal(_ outbound: Outbound, _ address: String) async -> OutboundFailure? {
        await #expect(throws: OutboundFailure.self) { try await outbound.get(address, accept: "text/html") }
    }

    @Test("a page comes with status, headers and body, and the request names the paper and nothing that is secret")
    func page() async throws {
        let server = try LoopbackServer(
            headers: ["Content-Type: text/html; charset=utf-8", "Set-Cookie: a=b"], body: Array("<p>Hello".utf8))
        let outbound = try outbound(to: server)
        for _ in 0..<2 {
            let answer = try await outbound.get("http://\(server.origin)/a?b=c", accept: "text/html")
            #expect(answer.status == 200)
            #expect(answer["content-type"] == "text/html; charset=utf-8")
            #expect(answer.body == Array("<p>Hello".utf8))
        }
        let request = try #require(server.requests.last)
        #expect(request.hasPrefix("GET /a?b=c HTTP/1.1\r\nHost: \(server.origin)\r\n"))
        let names = Set(request.split(separator: "\r\n").dropFirst().map { String($0.prefix { $0 != ":" }) })
        #expect(names == ["Host", "User-Agent", "Accept", "Accept-Encoding"])
        #expect(request.contains("\r\nUser-Agent: Broadsheet/1 (The Test; +https://paper.example/)\r\n"))
    }

    @Test("a request of another method has its own headers, which no list of processes shows, and no body")
    func otherMethod() async throws {
        let seen = Mutex("")
        let server = try LoopbackServer { _, send in
            // The curl that asks is still there.
            let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
            let lines = processes.filter { Int($0) != nil }.map { FileManager.default.contents(atPath: "/proc/\($0)/cmdline") ?? Data() }
            let asking = lines.map { String(decoding: $0, as: UTF8.self) }.filter { $0.contains("xkey-purge-test") }
            seen.withLock { $0 = asking.joined() }
            _ = send(Array("HTTP/1.1 200 Purged\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".utf8))
        }
        let address = "http://\(server.origin)/xkey-purge-test"
        let answer = try await outbound(to: server).ask(
            "PURGE", address, headers: [("xkey-purge", "a1 b2"), ("Authorization", "Bearer s3cret")])
        #expect(answer.status == 200)
        let request = try #require(server.requests.last)
        #expect(request.hasPrefix("PURGE /xkey-purge-test HTTP/1.1\r\n") && request.hasSuffix("\r\n\r\n"))
        for field in ["xkey-purge: a1 b2", "Authorization: Bearer s3cret"] { #expect(request.contains("\r\n\(field)\r\n")) }
        let command = seen.withLock { $0 }
        #expect(!command.isEmpty && !command.contains("s3cret"))
    }

    @Test("this machine is not asked by itself")
    func loopback() async throws {
        let server = try LoopbackServer(body: [])
        let outbound = Outbound(agent: "Test")
        for host in ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "[::ffff:127.0.0.1]"] {
            #expect(await refusal(outbound, "http://\(host):\(server.port)/")?.passes == false)
            #expect(await refusal(outbound, "http://\(host)/")?.passes == false)
        }
        #expect(server.requests.isEmpty)
    }

    @Test("what was looked up is what is asked: no second look-up")
    func pinned() async throws {
        let server = try LoopbackServer(body: Array("pinned".utf8))
        // The system knows no such name.
        let outbound = try outbound(to: server, names: ["gazette.invalid": "127.0.0.1"])
        let answer = try await outbound.get("http://gazette.invalid:\(server.port)/", accept: "*/*")
        #expect(answer.body == Array("pinned".utf8))
        #expect(server.requests.first?.contains("\r\nHost: gazette.invalid:\(server.port)\r\n") == true)
    }

    @Test("a redirect is followed to where the rule allows", arguments: [301, 302, 303, 307, 308])
    func redirect(_ status: Int) async throws {
        let server = try LoopbackServer { request, send in
            let isStart = request.hasPrefix("GET /start ")
            let head = isStart ? "HTTP/1.1 \(status) Moved\r\nLocation: /end" : "HTTP/1.1 200 OK"
            _ = send(Array("\(head)\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok".utf8))
        }
        let answer = try await outbound(to: server).get("http://\(server.origin)/start", accept: "*/*")
        #expect(answer.status == 200)
        #expect(answer.address.text == "http://\(server.origin)/end")
    }

    @Test(
        "a redirect to within is refused, and not asked",
        arguments: [
            "http://127.0.0.1:%/", "http://localhost:%/", "//localhost:%/", "http://[::1]:%/", "http://inner.example:%/",
            "http://inner.example/",
            "http://169.254.169.254/latest/meta-data/", "file:///etc/passwd", "gopher://127.0.0.1:%/_x", "http://user@public.example/",
            "https://127.0.0.1/",
        ])
    func redirectWithin(_ location: String) async throws {
        let inner = try LoopbackServer(body: Array("secret".utf8))
        let location = location.replacing("%", with: String(inner.port))
        let server = try LoopbackServer(status: "302 Found", headers: ["Location: \(location)"], body: [])
        let outbound = try outbound(to: server, names: ["inner.example": "10.0.0.1"])
        #expect(await refusal(outbound, "http://\(server.origin)/")?.passes == false)
        #expect(server.requests.count == 1)
        #expect(inner.requests.isEmpty)
    }

    @Test("redirects in a circle end")
    func circle() async throws {
        let server = try LoopbackServer(status: "302 Found", headers: ["Location: /again"], body: [])
        #expect(await refusal(try outbound(to: server), "http://\(server.origin)/")?.reason == "it redirects more than 5 times")
        #expect(server.requests.count == 6)
    }

    @Test("a body is taken up to the limit and not a byte further, whatever its length was said to be")
    func size() async throws {
        var limits = OutboundLimits()
        limits.bytes = 100_000
        for announced in [true, false] {
            for count in [100_000, 100_001, 5_000_000] {
                let server = try LoopbackServer { _, send in
                    let length = announced ? "Content-Length: \(count)\r\n" : ""
                    _ = send(Array("HTTP/1.1 200 OK\r\n\(length)Connection: close\r\n\r\n".utf8))
                    _ = send([UInt8](repeating: 97, count: count))
                }
                let outbound = try outbound(to: server, limits: limits)
                if count == limits.bytes {
                    #expect(try await outbound.get("http://\(server.origin)/", accept: "*/*").body.count == count)
                } else {
                    #expect(await refusal(outbound, "http://\(server.origin)/") == .refused("it has more than 100000 bytes"))
                }
            }
        }
    }

    @Test("a body without end is cut off")
    func endless() async throws {
        let server = try LoopbackServer { _, send in
            guard send(Array("HTTP/1.1 200 OK\r\n\r\n".utf8)) else { return }
            while send([UInt8](repeating: 97, count: 65_536)) {}
        }
        #expect(await refusal(try outbound(to: server), "http://\(server.origin)/") == .refused("it has more than 4194304 bytes"))
    }

    @Test("a packed body counts as what comes out of it")
    func bomb() async throws {
        // Two hundred megabytes of nothing in two hundred kilobytes.
        let bomb = try gzip(zeros: 200 << 20)
        let server = try LoopbackServer(headers: ["Content-Encoding: gzip", "Content-Type: text/html"], body: bomb)
        #expect(bomb.count < 1 << 20)
        #expect(await refusal(try outbound(to: server), "http://\(server.origin)/") == .refused("it has more than 4194304 bytes"))
        let small = try LoopbackServer(headers: ["Content-Encoding: gzip"], body: try gzip(zeros: 1000))
        #expect(try await outbound(to: small).get("http://\(small.origin)/", accept: "*/*").body == [UInt8](repeating: 0, count: 1000))
    }

    private func gzip(zeros count: Int) throws -> [UInt8] {
        let packed = try #require(ChildProgram.output(of: ["sh", "-c", "head -c \(count) /dev/zero | gzip -1"]))
        return Array(packed)
    }

    @Test(
        "a server that does not come to an end is given up in time",
        arguments: ["", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc", "HTTP/1.1 100 Continue\r\n\r\n"])
    func slow(_ beginning: String) async throws {
        let server = try LoopbackServer { _, send in
            _ = send(Array(beginning.utf8))
            // A byte now and then keeps the connection awake, and helps it nothing.
            while beginning.isEmpty == false, send([UInt8(ascii: "x")]) { usleep(200_000) }
            sleep(beginning.isEmpty ? 120 : 0)
        }
        var limits = OutboundLimits()
        limits.seconds = 1
        let start = ContinuousClock.now
        let failure = await refusal(try outbound(to: server, limits: limits), "http://\(server.origin)/")
        #expect(failure?.passes == true || beginning.contains("Length") || beginning.contains("100"))
        #expect(ContinuousClock.now - start < .seconds(100))
    }

    @Test("headers without end are cut off")
    func headers() async throws {
        for line in ["X: \(String(repeating: "a", count: 1000))\r\n", String(repeating: "a", count: 1000)] {
            let server = try LoopbackServer { _, send in
                guard send(Array("HTTP/1.1 200 OK\r\n".utf8)) else { return }
                for _ in 0..<5_000 { guard send(Array(line.utf8)) else { return } }
            }
            _ = await refusal(try outbound(to: server), "http://\(server.origin)/")
        }
        let interim = try LoopbackServer { _, send in
            for _ in 0..<5_000 { guard send(Array("HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n".utf8)) else { return } }
        }
        _ = await refusal(try outbound(to: interim), "http://\(interim.origin)/")
    }

    @Test(
        "what is no answer of HTTP is a failure in one line",
        arguments: [
            "", "nonsense", "\r\n\r\n", "HTTP/9.9 200 OK\r\n\r\n", "HTTP/1.1 abc\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc",
            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc", "\u{0}\u{1}\u{2}",
        ])
    func malformed(_ text: String) async throws {
        let server = try LoopbackServer { _, send in _ = send(Array(text.utf8)) }
        let failure = await refusal(try outbound(to: server), "http://\(server.origin)/")
        #expect(failure?.reason.contains("\n") == false)
    }

    @Test("interim answers are passed over")
    func interim() async throws {
        let server = try LoopbackServer { _, send in
            _ = send(
                Array("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 200 OK\r\nX: y\r\nContent-Length: 2\r\n\r\nok".utf8))
        }
        let answer = try await outbound(to: server).get("http://\(server.origin)/", accept: "*/*")
        #expect(answer.status == 200)
        #expect(answer["x"] == "y" && answer["link"] == nil)
        #expect(answer.body == Array("ok".utf8))
    }

    @Test("where nobody answers, a later try may go through")
    func nobody() async throws {
        let server = try LoopbackServer(body: [])
        let rule = try OutboundRule(besides: ["127.0.0.1:1"])
        #expect(await refusal(Outbound(agent: "Test", rule: rule), "http://127.0.0.1:1/")?.passes == true)
        withExtendedLifetime(server) {}
    }

    /// The environment of the tests themselves stays as it is: other threads read it.
    @Test("curl is given no environment, so no proxy, home or certificates of the account's")
    func environment() throws {
        let child = try CurlProcess("/usr/bin/env", [])
        child.send([])
        var output: [UInt8] = []
        while let chunk = try child.receive(until: .now + .seconds(60), { false }) { output += chunk }
        #expect(child.end() == 0)
        #expect(String(decoding: output, as: UTF8.self) == "")
    }

    @Test("a form is sent as browsers send it, and its redirect is not followed")
    func form() async throws {
        let server = try LoopbackServer(status: "302 Found", headers: ["Location: /elsewhere"], body: [])
        let answer = try await outbound(to: server).post(
            "http://\(server.origin)/hub", form: [("hub.mode", "publish"), ("hub.url", "https://paper.example/ї?a=b&c")])
        #expect(answer.status == 302)
        #expect(server.requests.count == 1)
        let request = try #require(server.requests.first)
        #expect(request.hasPrefix("POST /hub HTTP/1.1\r\n"))
        #expect(request.contains("\r\nContent-Type: application/x-www-form-urlencoded\r\n"))
        #expect(request.hasSuffix("\r\n\r\nhub.mode=publish&hub.url=https%3A%2F%2Fpaper.example%2F%D1%97%3Fa%3Db%26c"))
    }

    @Test("a request ends soon after its task is cancelled")
    func cancelled() async throws {
        let server = try LoopbackServer { _, _ in sleep(120) }
        let outbound = try outbound(to: server)
        let address = "http://\(server.origin)/"
        let task = Task { try await outbound.get(address, accept: "*/*") }
        while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        let start = ContinuousClock.now
        task.cancel()
        await #expect(throws: OutboundFailure.self) { try await task.value }
        #expect(ContinuousClock.now - start < .seconds(100))
    }

    @Test("many at once do not wait for each other")
    func many() async throws {
        let all = Meeting(of: 12)
        let server = try LoopbackServer { _, send in
            all.wait()
            _ = send(Array("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok".utf8))
        }
        let outbound = try outbound(to: server)
        let address = "http://\(server.origin)/"
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<12 { group.addTask { try await outbound.get(address, accept: "*/*").status } }
            for try await status in group { #expect(status == 200) }
        }
    }
}

/// Lets threads go on once as many as it is of have come.
private final class Meeting: Sendable {
    private let count: Int
    private let come = Mutex(0)

    init(of count: Int) { self.count = count }

    func wait() {
        come.withLock { $0 += 1 }
        while come.withLock({ $0 }) < count { usleep(5_000) }
    }
}
