import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import Outbound
import TestSupport
import Testing
import Wire

@testable import broadsheet

@Suite("Pages that story cards lead to", .serialized)
struct CardTests {
    private static let page = """
        <!DOCTYPE html><html lang="uk"><head><title>Пором знову ходить | Газета</title><meta property="og:site_name" content="Газета">
        <meta property="og:title" content="Пором знову ходить"><meta name="description" content="Після дев’яти років.">
        <meta name="author" content="Ada Wren"></head><body><article><h1>Пором знову ходить</h1>
        <p>Пором, який не ходив дев’ять років, у понеділок знову перевіз людей через протоку, сказали в порту.</p>
        <p>На борту було сорок людей і коза, а на березі чекало ще більше.</p></article></body></html>
        """

    private func fetcher(_ server: LoopbackServer) throws -> CardFetcher {
        let reader = PageReaderProcess(executable: Program.file.path, arguments: ["read-pages"])
        let outbound = Outbound(agent: "Test", rule: try OutboundRule(besides: [server.origin]))
        return CardFetcher(outbound, reader, zone: .kyiv, now: { .firstMorning })
    }

    private func failure(_ server: LoopbackServer) async throws -> LinkFailure? {
        let fetcher = try fetcher(server)
        return await #expect(throws: LinkFailure.self) { try await fetcher.fetch("http://\(server.origin)/") }
    }

    @Test("a page gives its title, summary, site, author and language")
    func fetched() async throws {
        let server = try LoopbackServer(body: Array(Self.page.utf8))
        let url = "http://\(server.origin)/ferry"
        #expect(
            try await fetcher(server).fetch(url)
                == LinkPreview(
                    url: url, title: "Пором знову ходить", summary: "Після дев’яти років.", site: "Газета", author: "Ada Wren",
                    language: "uk", fetchedAt: .firstMorning))
    }

    @Test("the encoding that the header names counts")
    func encoding() async throws {
        let text = Self.page.replacing("’", with: "'")
        let bytes = try #require(text.data(using: .windowsCP1251))
        let server = try LoopbackServer(headers: ["Content-Type: text/html; charset=\"windows-1251\""], body: Array(bytes))
        #expect(try await fetcher(server).fetch("http://\(server.origin)/").title == "Пором знову ходить")
    }

    @Test("what is no page is a failure that says why, and whether it may pass")
    func failures() async throws {
        let page = Array(Self.page.utf8)
        for (status, passes) in [
            ("404 Not Found", false), ("410 Gone", false), ("403 No", false), ("429 Slowly", true), ("503 Later", true),
        ] {
            let failed = try await failure(LoopbackServer(status: status, body: page))
            #expect(failed == LinkFailure("the page answers with status \(status.prefix(3))", passes: passes))
        }
        let picture = try await failure(LoopbackServer(headers: ["Content-Type: image/png"], body: page))
        #expect(picture == LinkFailure("it is image/png, not a page of HTML", passes: false))
        for body in [[], [UInt8](repeating: 0, count: 5000), Array("%PDF-1.7".utf8), Array("<html>".utf8)] {
            #expect(try await failure(LoopbackServer(body: body))?.passes == false)
        }
    }

    @Test("no page is left behind where it was put aside to be read")
    func nothingLeft() async throws {
        let folder = FileManager.default.temporaryDirectory
        func pages() throws -> Set<String> {
            Set(
                try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
                    $0.hasPrefix("broadsheet-") && $0.hasSuffix(".html")
                })
        }
        let before = try pages()
        let server = try LoopbackServer(body: Array(Self.page.utf8))
        _ = try await fetcher(server).fetch("http://\(server.origin)/")
        #expect(try pages().subtracting(before).isEmpty)
    }

    @Test("the command shows what a card would show, and asks nobody within without leave")
    func command() async throws {
        let server = try LoopbackServer(body: Array(Self.page.utf8))
        let url = "http://\(server.origin)/"
        let shown = try await Program.run("card", url, "--outbound-allow", "wiki.lan:80, \(server.origin)", "--paper-name", "The Test")
        #expect(shown.status == 0, "\(shown.complaint)")
        #expect(shown.output.hasPrefix("title     Пором знову ходить\nsummary   Після дев’яти років.\nsite      Газета\n"))
        #expect(server.requests.last?.contains("User-Agent: Broadsheet/\(Version.text) (The Test; +http://localhost:8080/)\r\n") == true)
        let json = try await Program.run("card", url, "--json", "--outbound-allow", server.origin)
        let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        #expect(object?["title"] as? String == "Пором знову ходить" && object?["url"] as? String == url)
        let asked = server.requests.count
        for wrong in [url, "http://169.254.169.254/", "ftp://a.example/", "/own/", ""] {
            let refused = try await Program.run("card", wrong)
            #expect(refused.status == 1, "\(wrong)")
            #expect(
                refused.complaint.hasPrefix("broadsheet: ") && refused.complaint.split(separator: "\n").count == 1, "\(refused.complaint)")
        }
        #expect(server.requests.count == asked)
    }

    @Test("a page is asked for anew through the newsroom, served or not")
    func refresh() async throws {
        try await withTemporaryFolder { folder in
            let data = folder.appending(path: "data")
            let refused = try await Program.run("card", "/own/", "--refresh", "--data", data.path)
            #expect(refused.status == 1)
            let server = try LoopbackServer(body: Array(Self.page.utf8))
            let url = "http://\(server.origin)/"
            #expect(try await Program.run("card", url, "--refresh", "--data", data.path).status == 0)
            #expect(server.requests.isEmpty)
            try Data("outbound-allow: \(server.origin)\n".utf8).write(to: data.appending(path: "broadsheet.yaml"))
            let running = try await RunningServer(data: data, folder: folder)
            for count in 1...2 {
                let end = ContinuousClock.now + .seconds(120)
                while server.requests.count < count, ContinuousClock.now < end { try await Task.sleep(for: .milliseconds(50)) }
                #expect(server.requests.count == count)
                if count == 1 { #expect(try await Program.run("card", url, "--refresh", "--data", data.path).status == 0) }
            }
            #expect(try await running.stop())
        }
    }
}
