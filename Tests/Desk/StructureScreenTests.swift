import Archive
import Foundation
import Newsroom
import TestSupport
import Testing
import Web

@testable import Desk
@testable import Editorial

@Suite("Sections and redirects at the desk")
struct StructureScreenTests {
    @Test(arguments: TestEngine.all)
    func `sections are added, named, moved, closed and opened`(_ kind: TestEngine) async throws {
        try await withDesk(kind) { desk in
            let browser = try await desk.browser(of: .chiefEditor)
            for name in ["Town", "Sea & Shore"] { #expect(await browser.post("/sections", [("name", name)]).status == 303) }
            @Sendable func sections() async throws -> [Section] { try await desk.archive.read { try $0.sections.all() } }
            let first = try await sections()
            #expect(first.map(\.name) == ["Town", "Sea & Shore"])
            let (town, sea) = ("/sections/\(first[0].id)", "/sections/\(first[1].id)")
            #expect(await browser.post(sea, [("name", "Sea"), ("summary", "Of ships")]).location == "/sections?done=saved")
            #expect(await browser.post(sea + "/move", [("to", "up")]).status == 303)
            #expect(await browser.post(sea + "/move", [("to", "up")]).status == 303, "at the top already")
            #expect(try await sections().map(\.name) == ["Sea", "Town"])
            #expect(await browser.post(town + "/close", [("target", "/section/\(first[1].slug)/")]).status == 303)
            let page = await browser.get("/sections").text
            #expect(
                page.contains("<bdi>Town</bdi>") && page.contains("action=\"\(town)/open\"") && !page.contains("action=\"\(town)/move\""))
            #expect(await browser.post(town + "/open").status == 303)
            #expect(try await sections().allSatisfy { !$0.isClosed })
            let refused = await browser.post("/sections", [("name", " "), ("summary", "Typed")])
            #expect(refused.status == 422 && refused.text.contains("value=\"Typed\""))
            #expect(await browser.post("/sections/\(Section.ID.sample(9_999))", [("name", "x")]).status == 404)
        }
    }

    @Test(arguments: TestEngine.all)
    func `stages are named, added, moved and closed, and stories go through them`(_ kind: TestEngine) async throws {
        try await withDesk(kind) { desk in
            let browser = try await desk.browser(of: .administrator)
            let path = "/settings/stages"
            #expect(await browser.post("\(path)/inReview", [("label", "The desk")]).location == path + "?done=saved")
            for label in ["Legal check", "Fakten prüfen", "Юрист"] {
                #expect(await browser.post(path, [("label", label), ("kind", "inReview")]).status == 303)
            }
            @Sendable func open() async throws -> [Stage] { try await desk.archive.read { try $0.stages.current().open } }
            let stages = try await open()
            #expect(stages.map(\.kind) == [.draft] + Array(repeating: .inReview, count: 4) + [.ready, .spiked])
            let lawyer = stages[4].rawValue
            #expect(stages[1] == .inReview && stages[2].rawValue == "inReview.legalcheck")
            #expect(await browser.post("\(path)/inReview.legalcheck/move", [("to", "up")]).status == 303)
            #expect(await browser.post("\(path)/inReview.legalcheck/move", [("to", "up")]).status == 303, "the first of its kind already")
            #expect(try await open().dropFirst().prefix(2) == [stages[2], .inReview])

            let story: Story.ID = .sample(7_601)
            try await desk.editorial.perform(SaveStory(story: story, content: .pierClosed, basedOn: 0), as: User.reporter.id)
            let reporter = try await desk.browser(of: .reporter)
            #expect(await reporter.get("/stories/\(story)").text.contains(">To Legal check</button>"))
            #expect(await reporter.post("/stories/\(story)/stage", [("stage", "inReview.legalcheck")]).status == 303)
            #expect(await reporter.get("/stories/\(story)").text.contains("<span class=\"stage stage-inReview\">Legal check</span>"))
            #expect(await reporter.get("/?stage=inReview.legalcheck&whose=mine").text.contains("\(story)"))
            #expect(await !reporter.get("/?stage=inReview&whose=mine").text.contains("\(story)"))
            let board = await reporter.get("/board").text
            #expect(board.contains("<h2 id=\"column-inReview.legalcheck\">Legal check</h2>") && board.contains(">The desk</h2>"))
            let used = await browser.post("\(path)/inReview.legalcheck/close")
            #expect(used.status == 409 && used.text.contains("stories stand in this stage"))
            #expect(await browser.post("\(path)/\(lawyer)/close").status == 303)
            #expect(await !reporter.get("/stories/\(story)").text.contains("Юрист"))
            #expect(await reporter.post("/stories/\(story)/stage", [("stage", lawyer)]).status == 422)
            #expect(await browser.get(path).text.contains("<bdi>Юрист</bdi>"))
            #expect(await browser.post("\(path)/\(lawyer)/open").status == 303)
            for (address, form, status) in [
                (path, [("label", "The Desk"), ("kind", "draft")], 409), (path, [("label", " "), ("kind", "draft")], 422),
                (path, [("label", "Bin"), ("kind", "spiked")], 422), ("\(path)/ready/close", [], 409), ("\(path)/ready.x", [], 404),
            ] {
                #expect(await browser.post(address, form).status == status, "\(address) \(form)")
            }
            #expect(await reporter.get(path).status == 403)
        }
    }

    @Test(arguments: TestEngine.all)
    func `redirects are added, found and removed, and circles refused with what was typed`(_ kind: TestEngine) async throws {
        try await withDesk(kind) { desk in
            let browser = try await desk.browser(of: .chiefEditor)
            let added = await browser.post("/redirects", [("address", "https://paper.example/tag/old/"), ("target", "/topic/new/")])
            #expect(added.location == "/redirects?done=saved")
            #expect(await browser.get("/redirects").text.contains("<bdi>/tag/old</bdi>"))
            #expect(await browser.get("/redirects?q=/TAG/old/").text.contains("<bdi>/topic/new/</bdi>"))
            #expect(await !browser.get("/redirects?q=/tag/other/").text.contains("<bdi>"))
            let refused = await browser.post("/redirects", [("address", "/topic/new"), ("target", "/tag/old/")])
            #expect(refused.status == 409 && refused.text.contains("value=\"/topic/new\""))
            #expect(await browser.post("/redirects/remove", [("address", "/tag/old")]).status == 303)
            #expect(try await desk.archive.read { try $0.redirects.list(limit: 9) } == [])
            #expect(await browser.post("/redirects/remove", [("address", "/tag/old")]).status == 404)
        }
    }

    @Test func `a long list of redirects is read page by page`() async throws {
        try await withDesk(.sqlite) { desk in
            try await desk.archive.write { records in
                for number in 1_000..<1_230 {
                    try records.redirects.save(
                        Redirect(address: "/old/\(number)", target: "/"), by: User.chiefEditor.id, at: desk.clock.now)
                }
            }
            let browser = try await desk.browser(of: .chiefEditor)
            var (path, found): (String?, [String]) = ("/redirects", [])
            while let target = path, found.count < 300 {
                let page = await browser.get(target).text
                found += page.matches(of: /<td><bdi>(.*?)<\/bdi>/).map { String($0.1) }
                path = page.firstMatch(of: /href="(\/redirects\?after=[^"]+)"/).map { String($0.1) }
            }
            #expect(found == (1_000..<1_230).map { "/old/\($0)" })
        }
    }
}
