import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing
import Web

@testable import Desk

@Suite("The packages' screens")
struct PackageScreenTests {
    private static let stories: [Story.ID] = [.sample(7_601), .sample(7_602), .sample(7_603)]
    private static let package: StoryPackage.ID = .sample(7_610)
    private static let screen = "/packages/\(package)"

    private func withStories(_ kind: TestEngine = .sqlite, _ body: @Sendable (TestDesk, TestBrowser) async throws -> Void) async throws {
        try await withDesk(kind) { desk in
            for (index, id) in Self.stories.enumerated() {
                let content = StoryContent.pierClosed.with {
                    $0.headline = "Pier \(index)"
                    $0.slug = ""
                }
                try await desk.editorial.perform(SaveStory(story: id, content: content, basedOn: 0), as: User.reporter.id)
            }
            try await body(desk, try await desk.browser(of: .editor))
        }
    }

    private func saved(_ desk: TestDesk) async throws -> StoryPackage? {
        try await desk.archive.read { try $0.packages.find(Self.package) }
    }

    private func title(_ desk: TestDesk) async throws -> String? { try await saved(desk)?.title }

    private func members(_ stories: [(Story.ID, Int)]) -> [(String, String)] {
        stories.flatMap { [("story", "\($0.0)"), ("number", "\($0.1)")] }
    }

    @Test(arguments: TestEngine.all)
    func `a package is made, put in another order, and opened to readers`(_ kind: TestEngine) async throws {
        try await withStories(kind) { desk, browser in
            let (one, two, three) = (Self.stories[0], Self.stories[1], Self.stories[2])
            let first = [("revision", "0"), ("act", "save"), ("title", "The <i>pier</i>"), ("add", "\(one)"), ("add", "\(two)")]
            #expect(await browser.post(Self.screen, first).location == Self.screen + "?done=saved")
            let made = try #require(try await saved(desk))
            #expect(made.stories == [one, two] && !made.isPublic)
            let more = [("revision", "1"), ("act", "save"), ("title", "The pier"), ("public", "yes"), ("lead", "\(two)")]
            let added = members([(one, 2), (two, 1)]) + [("add", "\(three)")]
            #expect(await browser.post(Self.screen, more + added).status == 303)
            let package = try #require(try await saved(desk))
            #expect(package.stories == [two, one, three] && package.lead == two && package.isPublic && package.title == "The pier")
            let last = [("revision", "2"), ("act", "save"), ("title", "The pier"), ("remove", "\(two)"), ("lead", "\(two)")]
            #expect(await browser.post(Self.screen, last + members([(two, 1), (one, 2), (three, 3)])).status == 303)
            let rest = try #require(try await saved(desk))
            #expect(rest.stories == [one, three] && rest.lead == nil)
            let event = try #require(try await desk.archive.read { try $0.trail.events(about: "package:\(Self.package)").last })
            #expect(event.act == "SavePackage" && event.by == User.editor.id)
            let screen = await browser.get(Self.screen)
            #expect(screen.text.contains("“The &lt;i&gt;pier&lt;/i&gt;”, stories: 2"))
            let list = await browser.get("/packages")
            #expect(list.text.contains("The pier"))
        }
    }

    @Test func `looking for stories changes nothing, and what was typed stays`() async throws {
        try await withStories { desk, browser in
            let fields = [("revision", "0"), ("act", "look"), ("title", "Draft title"), ("q", "pier 2")]
            let answer = await browser.post(Self.screen, fields)
            #expect(answer.status == 200 && answer.text.contains("Draft title") && answer.text.contains("value=\"\(Self.stories[2])\""))
            let after = try await saved(desk)
            #expect(after == nil)
        }
    }

    @Test func `who comes second is told, and loses nothing`() async throws {
        try await withStories { desk, browser in
            let theirs = StoryPackage(id: Self.package, title: "Theirs", stories: [Self.stories[0]])
            try await desk.editorial.perform(SavePackage(theirs), as: User.chiefEditor.id)
            let mine = [("act", "save"), ("title", "Mine"), ("add", "\(Self.stories[1])")]
            let late = await browser.post(Self.screen, [("revision", "0")] + mine)
            #expect(late.status == 409 && late.text.contains("value=\"Mine\"") && late.text.contains("name=\"revision\" value=\"1\""))
            #expect(try await title(desk) == "Theirs")
            #expect(await browser.post(Self.screen, [("revision", "1")] + mine).status == 303)
            #expect(try await title(desk) == "Mine")
        }
    }

    @Test func `what cannot be is refused with a reason`() async throws {
        try await withStories { desk, browser in
            for (fields, reason) in [
                ([("revision", "0"), ("title", "")], "title"), ([("revision", "x"), ("title", "A")], "cannot be taken"),
                ([("revision", "0"), ("title", "A"), ("add", "\(Story.ID.sample(9_999))")], "there is no story"),
            ] {
                let answer = await browser.post(Self.screen, fields + [("act", "save")])
                #expect(answer.status == 422 && answer.text.lowercased().contains(reason), "\(fields)")
            }
            #expect(await browser.get("/packages/\(StoryPackage.ID.sample(9_998))").status == 404)
            let after = try await saved(desk)
            #expect(after == nil)
        }
    }
}
