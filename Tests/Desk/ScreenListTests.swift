import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing
import Web

@testable import Desk

/// The list by which axe-core goes to every screen (`Tests/Outside/test_desk_axe.py`): a screen that is not on it would be looked
/// at by nobody.
@Suite("The list of the desk's screens")
struct ScreenListTests {
    /// What is got, by what it answers: a screen, or something else.
    private static func listed() throws -> [(kind: Substring, path: String)] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Outside/desk_screens.txt")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            let parts = line.split(separator: " ")
            return (parts[0], String(parts[1]))
        }
    }

    /// The API has a description of its own.
    private static let got = Routes.all.filter { $0.method == .get }.map(\.path.description).filter { !$0.hasPrefix("/api/") }

    @Test func `names every address that is got, once`() throws {
        let listed = try Self.listed()
        #expect(Set(listed.map(\.kind)) == ["screen", "other"])
        #expect(listed.map(\.path).sorted() == Self.got.sorted())
    }

    @Test func `names nothing as something else that answers with a page`() async throws {
        try await withDesk(.sqlite) { desk in
            let browser = try await desk.browser(of: .administrator)
            for (kind, path) in try Self.listed() where kind == "other" {
                let filled = RoutePath(path).filled(RightsTests.values(story: .sample(7_001)))
                let answer = await browser.get(filled)
                #expect(answer.status != 200 || answer["Content-Type"]?.hasPrefix("text/html") != true, "\(path)")
            }
        }
    }
}
