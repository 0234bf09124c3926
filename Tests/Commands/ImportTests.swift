import Foundation
import Testing

@Suite("The program takes in pages", .serialized)
struct ImportTests {
    private static let reference: URL? = {
        let shared = ProcessInfo.processInfo.environment["BROADSHEET_SHARED"].map { URL(filePath: $0) }
        let folder = (shared ?? Program.root.appending(path: "../shared").standardizedFileURL).appending(path: "reference")
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        let page = files.first { $0.pathExtension == "txt" }
        if page == nil { print("skipped: ../shared/reference is not here") }
        return page
    }()

    private func withFolder(_ body: (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "broadsheet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder)
    }

    private func objects(_ output: String) throws -> [[String: Any]] {
        try output.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    @Test("the reference page becomes one story whose page shows all of it, and a second import changes nothing")
    func referencePage() async throws {
        guard let page = Self.reference else { return }
        try await withFolder { folder in
            let data = folder.appending(path: "data")
            let arguments = ["import", page.path, "--publish", "--json", "--data", data.path, "--time-zone", "Europe/Kyiv"]
            let first = try await Program.run(arguments)
            #expect(first.status == 0, "\(first.complaint)")
            let story = try #require(try objects(first.output).first)
            #expect(try objects(first.output).count == 1)
            #expect(story["outcome"] as? String == "created")
            #expect(story["published"] as? String == "2025-02-12T14:02:00+02:00")
            let second = try await Program.run(arguments)
            #expect(second.status == 0)
            #expect(try objects(second.output).first?["outcome"] as? String == "unchanged")

            try Data("time-zone: Europe/Kyiv\n".utf8).write(to: data.appending(path: "broadsheet.yaml"))
            let server = try await RunningServer(data: data, folder: folder)
            let day = try server.get("/archive/2025/02/12/")
            let slug = day.components(separatedBy: "href=\"/kremlin").dropFirst().first.map { "/kremlin" + $0.prefix { $0 != "\"" } }
            let html = try server.get(slug ?? "/")
            let third = try await Program.run(arguments)
            _ = try await server.stop()
            #expect(try objects(third.output).first?["outcome"] as? String == "unchanged", "asked of the running server")
            try expectAll(of: story, in: html)
        }
    }

    @Test("very many pages come out in their order, and of two with one address the later is what stands")
    func manyPages() async throws {
        try await withFolder { folder in
            let (data, pages) = (folder.appending(path: "data"), folder.appending(path: "pages"))
            try FileManager.default.createDirectory(at: pages, withIntermediateDirectories: true)
            func write(_ number: Int, address: Int, _ text: String) throws {
                let name = String(repeating: "0", count: 4 - "\(number)".count) + "\(number).html"
                try """
                <!DOCTYPE html><html lang="en"><head><title>Pier \(address) is mended</title>
                <link rel="canonical" href="https://elsewhere.example/pier-\(address)">
                <meta property="article:published_time" content="2024-05-\(10 + address % 20)T10:00:00Z"></head>
                <body><article><h1>Pier \(address) is mended</h1><p>\(text) The wall was mended by the council in the spring.</p>
                <p>Nobody was hurt, and the pier opens to walkers again on Monday morning.</p></article></body></html>
                """.write(to: pages.appending(path: name), atomically: true, encoding: .utf8)
            }
            for number in 0..<150 { try write(number, address: number, "The pier numbered \(number) stands.") }
            // Beside the first of them, and far from it.
            try write(150, address: 149, "The pier numbered 149 fell again.")
            try write(151, address: 3, "The pier numbered 3 fell again.")
            let first = try await Program.run(["import", pages.path, "--publish", "--json", "--data", data.path])
            #expect(first.status == 0, "\(first.complaint)")
            let told = try objects(first.output)
            let names = told.compactMap { ($0["path"] as? String).map { String($0.suffix(9)) } }
            let expected = (0..<152).map { number in String(repeating: "0", count: 4 - "\(number)".count) + "\(number).html" }
            #expect(names == expected)
            let outcomes = told.compactMap { $0["outcome"] as? String }
            #expect(outcomes == Array(repeating: "created", count: 150) + ["updated", "updated"])
            let server = try await RunningServer(data: data, folder: folder)
            for number in [3, 149] { #expect(try server.get("/pier-\(number)-is-mended/").contains("numbered \(number) fell again")) }
            #expect(try server.get("/pier-90-is-mended/").contains("numbered 90 stands"))
            _ = try await server.stop()
        }
    }

    private func expectAll(of story: [String: Any], in html: String) throws {
        let text = html.replacing("&#39;", with: "'").replacing("&quot;", with: "\"").replacing("&#34;", with: "\"").replacing(
            "&amp;", with: "&")
        let headline = try #require(story["headline"] as? String)
        #expect(text.contains(">\(headline)</h1>"))
        #expect(text.contains(">Tim Zadorozhnyy</a>"))
        #expect(text.contains("datetime=\"2025-02-12T14:02:00+02:00\""))
        #expect(text.contains("2 min read"))
        let topics = try #require(story["topics"] as? [String])
        #expect(topics.count == 9)
        let links = text.components(separatedBy: "class=\"topics__link\" href=\"/topic/").dropFirst()
        #expect(links.map { String($0.drop { $0 != ">" }.dropFirst().prefix { $0 != "<" }) } == topics)
        let photograph = try #require(story["photograph"] as? [String: Any])
        #expect(text.contains("<span class=\"caption\" dir=\"auto\">\(photograph["caption"] as? String ?? "?")</span>"))
        #expect(text.contains("<span class=\"credit\" dir=\"auto\">\(photograph["credit"] as? String ?? "?")</span>"))
        let paragraphs = try #require(story["text"] as? String).components(separatedBy: "\n\n")
        #expect(paragraphs.count == 9)
        var place = text.startIndex
        for paragraph in paragraphs {
            let found = text.range(of: paragraph, range: place..<text.endIndex)
            #expect(found != nil, "missing, or out of order: \(paragraph.prefix(60))")
            place = found?.upperBound ?? place
        }
        let cards = try #require(story["cards"] as? [[String: Any]])
        #expect(cards.count == 1)
        for key in ["title", "summary", "author"] {
            #expect(text.range(of: cards.first?[key] as? String ?? "?", range: place..<text.endIndex) != nil, "the card's \(key)")
        }
    }

    private static let page = """
        <!DOCTYPE html><html lang="en"><head><title>A bridge opens</title></head><body><article><h1>A bridge opens</h1>
        <p>The bridge over the river opened on Monday after three years of work, the town said.</p>
        <p>It carries two lanes and a path for those on foot, and it cost less than was feared at first.</p></article></body></html>
        """

    @Test("--dry-run changes nothing, and --json has its keys")
    func dryRun() async throws {
        try await withFolder { folder in
            let file = folder.appending(path: "page.html")
            try Data(Self.page.utf8).write(to: file)
            let data = folder.appending(path: "data")
            let outcome = try await Program.run("import", file.path, "--dry-run", "--json", "--publish", "--data", data.path)
            #expect(outcome.status == 0, "\(outcome.complaint)")
            #expect(!FileManager.default.fileExists(atPath: data.path))
            let keys = Set(try #require(try objects(outcome.output).first).keys)
            #expect(
                keys.isSuperset(of: [
                    "path", "headline", "standfirst", "byline", "published", "updated", "language", "topics", "photograph", "text", "cards",
                    "audio", "unplaced", "outcome", "reason",
                ]))
        }
    }

    @Test("bad input gets one line and leaves nothing half done, and the good page beside it is taken in")
    func badInput() async throws {
        try await withFolder { folder in
            let data = folder.appending(path: "data")
            func file(_ name: String, _ bytes: [UInt8]) throws -> String {
                try Data(bytes).write(to: folder.appending(path: name))
                return folder.appending(path: name).path
            }
            let huge = try file("huge.html", [])
            truncate(huge, 200 << 20)
            let bad = [
                try file("empty.txt", []), try file("binary.html", (0..<5_000).map { UInt8(truncatingIfNeeded: $0 &* 7 &* $0) }),
                try file("wrong.txt", Array("Caf\u{e9}\n\n".unicodeScalars.map { UInt8($0.value) }) + [0xFF, 0xFE, 0x00, 0x81]),
                try file("cut.html", Array("<!DOCTYPE html><html><head><title>Half a pa".utf8)), huge,
            ]
            for path in bad {
                let outcome = try await Program.run("import", path, "--publish", "--json", "--data", data.path)
                #expect(outcome.status == 1, "\(path)")
                let object = try #require(try objects(outcome.output).first)
                #expect(object["outcome"] as? String == "refused", "\(path)")
                #expect((object["reason"] as? String)?.isEmpty == false, "\(path)")
            }
            let good = try file("good.html", Array(Self.page.utf8))
            let outcome = try await Program.run(["import", "--json", "--data", data.path] + bad + [good])
            #expect(outcome.status == 1)
            #expect(try objects(outcome.output).map { $0["outcome"] as? String } == Array(repeating: "refused", count: 5) + ["created"])
        }
    }

    @Test("where there is no page, one line says so")
    func nothing() async throws {
        try await withFolder { folder in
            let data = folder.appending(path: "data")
            for path in [folder.path, folder.appending(path: "missing").path] {
                let outcome = try await Program.run("import", path, "--data", data.path)
                #expect(outcome.status == 1)
                #expect(outcome.complaint.hasPrefix("broadsheet: ") && outcome.complaint.split(separator: "\n").count == 1)
                #expect(!FileManager.default.fileExists(atPath: data.path))
            }
        }
    }
}
