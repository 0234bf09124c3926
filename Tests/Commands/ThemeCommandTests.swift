import Foundation
import Testing

@testable import broadsheet

@Suite("Command: theme")
struct ThemeCommandTests {
    private func withFolder(_ body: (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "theme-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder)
    }

    private func files(in folder: URL) throws -> [String] {
        let all = FileManager.default.subpaths(atPath: folder.path) ?? []
        return all.filter { !$0.contains("/") || $0.contains(".") }.filter { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: folder.appending(path: path).path, isDirectory: &isFolder) && !isFolder.boolValue
        }
    }

    @Test("new makes a whole theme that passes the check at once", arguments: ["standard", "bulletin"])
    func new(_ from: String) async throws {
        try await withFolder { folder in
            let theme = folder.appending(path: "harbour")
            let made = try await Program.run("theme", "new", theme.path, "--from", from)
            #expect(made.status == 0, "\(made.complaint)")
            let check = try await Program.run("theme", "check", theme.path)
            #expect(check.status == 0 && check.output.contains("nothing is wrong"), "\(check.output)")
            let names = Set(try files(in: theme))
            #expect(names.isSuperset(of: ["README.md", "theme.txt", "assets/main.css", "assets/live.js", "templates/front.mustache"]))
            let about = try Program.text(theme.appending(path: "theme.txt"))
            #expect(about.contains("name = harbour\n") && about.contains("\nlight-paper = #") && !about.contains("\nbased-on"))
            #expect(try Program.text(theme.appending(path: "README.md")).hasPrefix("# harbour\n"))
            // The account that serves may be another one than that which made the theme.
            let mode = try FileManager.default.attributesOfItem(atPath: theme.appending(path: "assets/main.css").path)[.posixPermissions]
            #expect(mode as? Int == 0o644)
        }
    }

    @Test("a paper can be served with a new theme and a look of its own")
    func served() async throws {
        try await withFolder { folder in
            let theme = folder.appending(path: "harbour")
            #expect(try await Program.run("theme", "new", theme.path).status == 0)
            let flags = [
                "--data", folder.appending(path: "data").path, "--theme", theme.path, "--accent", "#8a1c2b", "--text-face", "slab",
            ]
            let doctor = try await Program.run(["doctor"] + flags)
            #expect(doctor.status == 0 && doctor.output.contains("ok    theme"), "\(doctor.output)")
        }
    }

    @Test("new leaves a folder alone that has files, and takes an empty one")
    func existing() async throws {
        try await withFolder { folder in
            let theme = folder.appending(path: "mine")
            try FileManager.default.createDirectory(at: theme, withIntermediateDirectories: true)
            #expect(try await Program.run("theme", "new", theme.path).status == 0)
            let before = try files(in: theme)
            let again = try await Program.run("theme", "new", theme.path)
            #expect(again.status == 1 && again.complaint.contains("is there already and not empty"))
            #expect(try files(in: theme) == before)
            let file = folder.appending(path: "file")
            try Data().write(to: file)
            #expect(try await Program.run("theme", "new", file.path).status == 1)
        }
    }

    @Test("new needs a theme to begin with", arguments: ["none", "/etc", "../sample", "docs"])
    func unknown(_ from: String) async throws {
        try await withFolder { folder in
            let outcome = try await Program.run("theme", "new", folder.appending(path: "mine").path, "--from", from)
            #expect(outcome.status == 1 && outcome.complaint.split(separator: "\n").count == 1, "\(outcome.complaint)")
            #expect(try files(in: folder).isEmpty)
        }
    }

    @Test("check says everything that is wrong with file and line, for people and for programs, and fails")
    func check() async throws {
        try await withFolder { folder in
            let theme = folder.appending(path: "harbour")
            #expect(try await Program.run("theme", "new", theme.path).status == 0)
            let story = theme.appending(path: "templates/story.mustache")
            let text = try Program.text(story)
            try Data("\(text)\n{{headlin}}{{asset.none_css}}\n<b style=\"x\">".utf8).write(to: story)
            try FileManager.default.removeItem(at: theme.appending(path: "templates/topic.mustache"))
            let line = text.split(separator: "\n", omittingEmptySubsequences: false).count + 1
            let people = try await Program.run("theme", "check", theme.path)
            #expect(people.status == 1)
            let place = "templates/story.mustache"
            for expected in [
                "\(place):\(line): no page offers the name headlin", "\(place):\(line): the theme has no asset.none_css",
                "\(place):\(line + 1): styles in a page", "topic.mustache: the theme lacks this template",
            ] { #expect(people.output.contains(expected), "\(people.output)") }
            let programs = try await Program.run("theme", "check", theme.path, "--json")
            #expect(programs.status == 1)
            let first = programs.output.split(separator: "\n").first ?? ""
            #expect(first.hasPrefix("{\"file\":\"templates/story.mustache\",\"line\":\(line),\"sentence\":\""), "\(first)")
            #expect(programs.output.split(separator: "\n").count == people.output.split(separator: "\n").count)
        }
    }

    @Test("check without a folder looks at the paper's own theme, with the paper's look")
    func own() async throws {
        try await withFolder { folder in
            let fine = try await Program.run("theme", "check", "--data", folder.path, "--theme", "themes/bulletin", "--accent", "#7a1f5c")
            #expect(fine.status == 0, "\(fine.output)\(fine.complaint)")
            let pale = try await Program.run("theme", "check", "--data", folder.path, "--accent", "#ffcc00")
            #expect(pale.status == 1 && pale.output.contains("accent: #ffcc00 on the page's ground #ffffff has a contrast of 1.51:1"))
            #expect(try await Program.run("theme", "check", "/nowhere").status == 1)
        }
    }
}
