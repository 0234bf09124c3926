import Foundation
import Newsroom
import Testing

@testable import Rendering

@Suite("Themes that are based on others")
struct ThemeStackTests {
    private func withThemes(_ themes: [String: [String: String]], _ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "themes-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        for (theme, files) in themes {
            for (path, text) in files {
                let file = folder.appending(path: theme).appending(path: path)
                try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file)
            }
        }
        try body(folder)
    }

    private func text(_ stack: ThemeStack, _ path: String) throws -> String {
        String(decoding: try stack.read(path, limit: 1_000), as: UTF8.self)
    }

    @Test func `what a theme lacks comes from the one below`() throws {
        let themes = [
            "low": ["front.mustache": "low", "story.mustache": "low", "theme.txt": "name = Low\nlight-paper = #fff"],
            "high": ["front.mustache": "high", "theme.txt": "based-on = low\nname = High"],
        ]
        try withThemes(themes) { folder in
            let stack = try ThemeStack(folder.appending(path: "high"))
            #expect(try text(stack, "front.mustache") == "high")
            #expect(try text(stack, "story.mustache") == "low")
            #expect(Set(stack.paths()) == ["front.mustache", "story.mustache", "theme.txt"])
            #expect(Set(stack.ownPaths()) == ["front.mustache", "theme.txt"])
            #expect(try text(stack, "theme.txt") == "name = Low\nlight-paper = #fff\nbased-on = low\nname = High\n")
            #expect(throws: NewsroomError.self) { try stack.read("other", limit: 10) }
        }
    }

    @Test(arguments: ["../low", "/etc", ".", "..", "low/templates", "", "none"])
    func `a theme is based on a folder beside it and on nothing else`(_ name: String) throws {
        try withThemes(["low": ["front.mustache": ""], "high": ["theme.txt": "based-on = \(name)"]]) { folder in
            #expect(throws: NewsroomError.self) { try ThemeStack(folder.appending(path: "high")) }
        }
    }

    @Test func `a circle is refused`() throws {
        try withThemes(["one": ["theme.txt": "based-on = two"], "two": ["theme.txt": "based-on = one"]]) { folder in
            #expect(throws: NewsroomError.self) { try ThemeStack(folder.appending(path: "one")) }
        }
    }

    @Test(
        arguments: [
            ("nonsense", "theme.txt:1: a line is written NAME = VALUE"),
            ("\ncolour = red", "theme.txt:2: there is nothing to say of colour: name, based-on, light-paper and the like"),
            ("light-paper = white", "theme.txt:1: white is no colour such as #2438c4"),
            ("dark-paper = #000", "theme.txt: dark-tint is missing beside the other colours"),
        ])
    func `what a theme says of itself is checked`(_ about: String, _ complaint: String) {
        #expect { try ThemeAbout(Array(about.utf8)) } throws: { "\($0)" == complaint }
    }
}
