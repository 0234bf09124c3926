import Foundation
import Testing

@Suite("The front page, sections and packages from the command line")
struct FrontCommandTests {
    @Test("a running server arranges what it is told, and readers see it at once")
    func arranging() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "broadsheet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let data = folder.appending(path: "data")
        for (name, headline) in [("one", "The oldest story of the three"), ("two", "A story in the middle"), ("three", "The newest story")]
        {
            try Data("\(headline)\n\nBy Ada Example\n\nSome copy about the harbour that goes on for a sentence.\n".utf8).write(
                to: folder.appending(path: "\(name).txt"))
        }
        func run(_ arguments: String...) async throws -> Program.Outcome { try await Program.run(arguments + ["--data", data.path]) }
        #expect(try await run("section", "add", "Town hall", "--summary", "The council.").output == "/section/town-hall/ is there.\n")
        #expect(try await run("section", "list").output == "0\ttown-hall\tTown hall\tThe council.\n")
        for name in ["one", "two", "three"] {
            let taken = try await run("import", folder.appending(path: "\(name).txt").path, "--publish", "--section", "town-hall")
            #expect(taken.status == 0, "\(taken.output) \(taken.complaint)")
        }
        #expect(try await run("import", folder.appending(path: "one.txt").path, "--section", "nowhere").status == 1)
        let file = folder.appending(path: "package.json")
        try Data(#"{"title": "The harbour", "stories": ["/the-newest-story/", "a-story-in-the-middle"], "public": true}"#.utf8).write(
            to: file)

        let server = try await RunningServer(data: data, folder: folder)
        #expect(try server.get("/section/town-hall/").contains("The oldest story of the three"))
        #expect(try await run("front", "show").output.hasPrefix("revision 0\nlead\t-\n"))
        #expect(try await run("package", "save", file.path).output == "/package/the-harbour/ is kept: revision 1.\n")
        #expect(try await run("package", "list").output == "the-harbour\t1\tpublic\t2\tThe harbour\n")
        let set = try await run("front", "set", "--lead", "the-oldest-story-of-the-three", "--package", "the-harbour")
        #expect(set.output == "The front page is arranged: revision 1.\n", "\(set.complaint)")
        #expect(try await run("front", "show").output.contains("lead\tthe-oldest-story-of-the-three\tThe oldest story of the three\n"))
        let front = try server.get("/")
        let lead = try #require(front.range(of: "teaser--lead"))
        #expect(front[lead.upperBound...].prefix(2000).contains("The oldest story of the three"))
        #expect(front.contains("href=\"/package/the-harbour/\""))
        #expect(try await run("translation", "list", "the-newest-story").output == "en\tthe-newest-story\tThe newest story\n")
        for wrong in [
            try await run("translation", "link", "the-newest-story", "a-story-in-the-middle"),
            try await run("translation", "link", "the-newest-story"), try await run("translation", "link", "the-newest-story", "no-such"),
            try await run("translation", "unlink", "the-newest-story"), try await run("translation", "list", "no-such"),
            try await run("front", "set", "--lead", "no-such-story"), try await run("front", "set", "--package", "no-such"),
            try await run("front", "set", "--lead", "the-newest-story", "--based-on", "0"),
            try await run("package", "save", "/nowhere.json"),
            try await run("package", "save", folder.appending(path: "one.txt").path),
        ] {
            #expect(wrong.status == 1)
            #expect(wrong.complaint.hasPrefix("broadsheet: ") && wrong.complaint.split(separator: "\n").count == 1)
        }
        _ = try await server.stop()
    }
}
