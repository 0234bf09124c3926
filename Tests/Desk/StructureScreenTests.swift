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
