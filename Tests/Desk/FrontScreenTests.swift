import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing
import Web

@testable import Desk

@Suite("The front page's screen")
struct FrontScreenTests {
    private static let shown: Story.ID = .sample(7_501)
    private static let other: Story.ID = .sample(7_502)
    private static let waiting: Story.ID = .sample(7_503)

    /// Two stories that readers see, and one that they do not.
    private func withFront(_ kind: TestEngine = .sqlite, _ body: @Sendable (TestDesk, TestBrowser) async throws -> Void) async throws {
        try await withDesk(kind) { desk in
            for (id, headline) in [(Self.shown, "The pier is closed"), (Self.other, "The ferry runs"), (Self.waiting, "A <b>secret</b>")] {
                let content = StoryContent.pierClosed.with {
                    $0.headline = headline
                    $0.slug = ""
                }
                try await desk.editorial.perform(SaveStory(story: id, content: content, basedOn: 0), as: User.reporter.id)
                if id != Self.waiting { try await desk.editorial.perform(PublishStory(story: id, revision: 1), as: User.chiefEditor.id) }
                desk.clock.advance(60)
            }
            try await body(desk, try await desk.browser(of: .editor))
        }
    }

    private func front(_ desk: TestDesk) async throws -> FrontArrangement { try await desk.archive.read { try $0.fronts.current() } }

    private func revision(_ desk: TestDesk) async throws -> Int { try await front(desk).revision }
    private func placed(_ desk: TestDesk) async throws -> [FrontArrangement.Place: Story.ID] { try await front(desk).stories }

    /// In letters from the beginning of the page.
    private func place(of headline: String, in page: WebAnswer) throws -> Int {
        let range = try #require(page.text.range(of: headline))
        return page.text.distance(from: page.text.startIndex, to: range.lowerBound)
    }

    @Test(arguments: TestEngine.all)
    func `what an editor places is what readers get, and the trail names the editor`(_ kind: TestEngine) async throws {
        try await withFront(kind) { desk, browser in
            let screen = await browser.get("/front")
            #expect(screen.status == 200 && screen.text.contains("The ferry runs") && !screen.text.contains("<b>secret</b>"))
            let chosen = [("lead-1", "\(Self.shown)"), ("seconds-2", "\(Self.waiting)")]
            #expect(await browser.post("/front", [("revision", "0"), ("act", "look")] + chosen).status == 200)
            #expect(try await revision(desk) == 0, "looking at it changes nothing")
            let answer = await browser.post("/front", [("revision", "0"), ("act", "publish")] + chosen)
            #expect(answer.location == "/front?done=arranged", "\(answer.text)")
            let front = try await front(desk)
            #expect(front.revision == 1 && front.stories == [.init(.lead): Self.shown, .init(.seconds, 1): Self.waiting])
            let event = try #require(try await desk.archive.read { try $0.trail.events(about: "front").first })
            #expect(event.act == "ArrangeFront" && event.by == User.editor.id)
        }
    }

    @Test func `a preview shows the arrangement as readers would see it, and nothing that is not public`() async throws {
        try await withFront { desk, browser in
            let page = await browser.get("/front/preview?lead-1=\(Self.shown)&seconds-1=\(Self.waiting)")
            #expect(page.status == 200 && !page.text.contains("secret"))
            var (pier, ferry) = (try place(of: "The pier is closed", in: page), try place(of: "The ferry runs", in: page))
            #expect(pier < ferry)
            let other = await browser.get("/front/preview?lead-1=\(Self.other)")
            (pier, ferry) = (try place(of: "The pier is closed", in: other), try place(of: "The ferry runs", in: other))
            #expect(ferry < pier)
            let policy = page.headers.first { $0.name == "Content-Security-Policy" }?.value ?? ""
            #expect(policy.contains("sandbox") && policy.contains("default-src 'none'") && !policy.contains("script-src"))
            #expect(await browser.get("/front/preview/media/none.jpg").status == 404)
            #expect(try await revision(desk) == 0)
        }
    }

    @Test func `who comes second is told who was first, and loses nothing that was chosen`() async throws {
        try await withFront { desk, browser in
            try await desk.editorial.perform(ArrangeFront(FrontArrangement(stories: [.init(.lead): Self.other])), as: User.chiefEditor.id)
            let fields = [("act", "publish"), ("lead-1", "\(Self.shown)")]
            let late = await browser.post("/front", [("revision", "0")] + fields)
            #expect(late.status == 409 && late.text.contains(User.chiefEditor.name))
            #expect(late.text.contains("value=\"\(Self.shown)\" selected") && late.text.contains("name=\"revision\" value=\"1\""))
            #expect(try await placed(desk) == [.init(.lead): Self.other])
            #expect(await browser.post("/front", [("revision", "1")] + fields).location == "/front?done=arranged")
            #expect(try await placed(desk) == [.init(.lead): Self.shown])
        }
    }

    @Test func `an earlier arrangement can be begun from`() async throws {
        try await withFront { desk, browser in
            for stories: [FrontArrangement.Place: Story.ID] in [[.init(.lead): Self.other], [:]] {
                try await desk.editorial.perform(
                    ArrangeFront(FrontArrangement(stories: stories, revision: try await front(desk).revision)), as: User.editor.id)
            }
            let screen = await browser.get("/front?from=1")
            #expect(screen.text.contains("value=\"\(Self.other)\" selected") && screen.text.contains("name=\"revision\" value=\"2\""))
            for number in ["0", "3", "-1", "x", ""] { #expect(await browser.get("/front?from=\(number)").status == 404) }
        }
    }

    @Test func `a story in two places and a form of nothing are refused`() async throws {
        try await withFront { desk, browser in
            let twice = await browser.post(
                "/front", [("revision", "0"), ("act", "publish"), ("lead-1", "\(Self.other)"), ("columns-3", "\(Self.other)")])
            #expect(twice.status == 422 && twice.text.contains("Lead and Column 3"))
            for revision in ["", "x", "-1", "99999999999999999999"] {
                #expect(await browser.post("/front", [("revision", revision), ("act", "publish")]).status == 422)
            }
            let unknown = await browser.post("/front", [("revision", "0"), ("act", "publish"), ("lead-1", "\(Story.ID.sample(9_999))")])
            #expect(unknown.status == 422)
            let after = try await revision(desk)
            #expect(after == 0)
        }
    }

    @Test func `stories are found by their words, whether readers see them or not`() async throws {
        try await withFront { _, browser in
            let found = await browser.post("/front", [("revision", "0"), ("act", "look"), ("q", "secret")])
            #expect(found.text.contains("value=\"\(Self.waiting)\""))
            let none = await browser.post("/front", [("revision", "0"), ("act", "look"), ("q", "xylophone")])
            #expect(none.text.contains("Nothing found"))
        }
    }
}
