import Foundation
import TestSupport
import Testing

@Suite("The program serves a paper", .serialized)
struct ServeTests {
    private func withServer(_ body: (RunningServer, _ data: URL) async throws -> Void) async throws {
        try await withSampleFolder { folder in
            let data = folder.appending(path: "data")
            let made = try await Program.run("sample", "--data", data.path)
            #expect(made.status == 0, "\(made.complaint)")
            let server = try await RunningServer(data: data, folder: folder)
            do {
                try await body(server, data)
            } catch {
                _ = try await server.stop()
                throw error
            }
            _ = try await server.stop()
        }
    }

    private func withSampleFolder(_ body: (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "broadsheet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder)
    }

    @Test("every kind of page of the sample paper, and every page that its front page leads to")
    func pages() async throws {
        try await withServer { server, _ in
            let front = try server.get("/")
            for target in [
                "/news-feed/", "/search?q=river", "/rss.xml", "/sitemap.xml", "/sitemap/stories-1.xml", "/robots.txt", "/healthz",
            ] {
                #expect(try server.get(target).hasPrefix("HTTP/1.1 200 "), "\(target)")
            }
            let links = Set(front.components(separatedBy: "href=\"/").dropFirst().map { "/" + $0.prefix { $0 != "\"" && $0 != "#" } })
            for kind in ["/topic/", "/theme/"] { #expect(links.contains { $0.hasPrefix(kind) }, "\(kind)") }
            for link in links { #expect(try server.get(link).split(separator: " ").dropFirst().first?.first != "4", "\(link)") }
            let authors = try Set(
                links.map { try server.get($0) }.flatMap { $0.components(separatedBy: "href=\"/author/").dropFirst() }.map {
                    "/author/" + $0.prefix { $0 != "\"" }
                })
            #expect(!authors.isEmpty)
            for author in authors { #expect(try server.get(author).hasPrefix("HTTP/1.1 200 "), "\(author)") }
            let pictures = Set(front.components(separatedBy: "src=\"/media/").dropFirst().map { "/media/" + $0.prefix { $0 != "\"" } })
            #expect(!pictures.isEmpty)
            for picture in pictures { #expect(try server.get(picture).hasPrefix("HTTP/1.1 200 "), "\(picture)") }
            #expect(try server.get("/nothing-here/").hasPrefix("HTTP/1.1 404 "))
            let head = try server.send("HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            #expect(head.hasPrefix("HTTP/1.1 200 ") && head.hasSuffix("\r\n\r\n"))
        }
    }

    @Test("odd requests get sane answers and the server stays up")
    func oddRequests() async throws {
        try await withServer { server, _ in
            for (name, request, status) in [
                ("a broken request line", "NONSENSE\r\n\r\n", "400"),
                ("a header too large", "GET / HTTP/1.1\r\nHost: x\r\nX: \(String(repeating: "a", count: 20_000))\r\n\r\n", "400"),
                ("too many headers", "GET / HTTP/1.1\r\nHost: x\r\n\(String(repeating: "X: a\r\n", count: 200))\r\n", "400"),
                ("an address too long", "GET /\(String(repeating: "a", count: 70_000)) HTTP/1.1\r\nHost: x\r\n\r\n", "400"),
                ("two lengths", "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400"),
                ("a NUL", "GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n", "400"),
                ("a body", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello", "405"),
                ("half a body", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\nhello", "405"),
                ("a tunnel", "CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n", "405"),
            ] {
                #expect(try server.send(request).hasPrefix("HTTP/1.1 \(status) "), "\(name)")
            }
            let pipelined = String(repeating: "GET /robots.txt HTTP/1.1\r\nHost: x\r\n\r\n", count: 5)
            let answers = try server.send(pipelined + "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            #expect(answers.components(separatedBy: "HTTP/1.1 200 ").count == 7)
            #expect(answers.hasSuffix("ok\n"))
            #expect(try server.get("/healthz").hasPrefix("HTTP/1.1 200 "))
        }
    }

    @Test("a second server on the same newsroom is refused with a line that says why")
    func secondServer() async throws {
        try await withServer { server, data in
            let second = try await Program.run("serve", "--data", data.path, "--site-port", "0")
            #expect(second.status == 1)
            #expect(second.complaint.hasPrefix("broadsheet: ") && second.complaint.split(separator: "\n").count == 1)
            #expect(second.complaint.contains("\(server.process.process)"))
        }
    }

    @Test("no address is told before all listeners listen: with the desk's port taken, none ever is")
    func announcement() async throws {
        try await withServer { server, _ in
            try await withSampleFolder { folder in
                let second = try await Program.run(
                    "serve", "--data", folder.path, "--site-port", "0", "--desk-port", "\(server.port)")
                #expect(second.status == 1)
                #expect(second.output == "")
                #expect(second.complaint.contains("the paper cannot be served"))
            }
        }
    }

    @Test("it notes at its end which pages were asked for most, starts whatever its note has become, and keeps the older one when killed")
    func hotPages() async throws {
        try await withSampleFolder { folder in
            let data = folder.appending(path: "data")
            #expect(try await Program.run("sample", "--data", data.path).status == 0)
            let file = data.appending(path: "hot-pages.txt")
            try Data("9 /\u{0}nothing".utf8).write(to: file)
            var server = try await RunningServer(data: data, folder: folder)
            let said = try Program.text(folder.appending(path: "complaint"))
            #expect(said.components(separatedBy: "the file of hot pages is none").count == 2)
            for _ in 0..<6 { _ = try server.get("/") }
            for _ in 0..<4 { _ = try server.get("/rss.xml") }
            for _ in 0..<4 { _ = try server.get("/search?q=harbour") }
            #expect(try await server.stop())
            let noted = try Program.text(file)
            #expect(noted.split(separator: "\n").map { $0.split(separator: " ").last.map(String.init) } == ["1", "/", "/rss.xml"])
            server = try await RunningServer(data: data, folder: folder)
            for _ in 0..<6 { _ = try server.get("/robots.txt") }
            server.process.send(SIGKILL)
            _ = await server.process.end()
            #expect(try Program.text(file) == noted)
            server = try await RunningServer(data: data, folder: folder)
            #expect(try server.get("/").hasPrefix("HTTP/1.1 200 "))
            #expect(try await server.stop())
        }
    }

    @Test("it ends soon when asked to, whoever still holds a connection")
    func ending() async throws {
        try await withServer { server, _ in
            let idle = try (0..<5).map { _ in try Connection(port: server.port) }
            for connection in idle { try connection.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n") }
            let half = try Connection(port: server.port)
            try half.send("GET / HT")
            try await Task.sleep(for: .milliseconds(300))
            #expect(try await server.stop(within: 25))
            #expect(await server.process.end() == 0)
            withExtendedLifetime((idle, half)) {}
        }
    }
}
