import Archive
import Editorial
import Foundation
import Newsroom
import TestSupport
import Testing

@testable import Desk

@Suite("Sections, redirects, the checklist and pictures through the API")
struct StructureAPITests {
    private func last(_ desk: TestDesk, _ subject: String) async throws -> Event? {
        try await desk.archive.read { try $0.trail.latest(about: subject, limit: 1) }.first
    }

    @Test(arguments: TestEngine.all)
    func `sections are made, ordered, closed and opened`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            let client = try await desk.client(.chiefEditor)
            let (town, sport): (Section.ID, Section.ID) = (.sample(9_751), .sample(9_752))
            let made = try await client.put("/sections/\(town)", ["name": "Town", "slug": "about-town"])
            #expect(made.status == 201 && made["slug"] == "about-town" && made["isClosed"] == false)
            #expect(try await client.put("/sections/\(town)", ["name": "Town"]).status == 200, "the same again")
            _ = try await client.put("/sections/\(sport)", ["name": "Sport"])
            #expect(try await client.put("/sections/\(town)", ["name": "The town"]).status == 428)
            let changed = try await client.put("/sections/\(town)", ["name": "The town", "summary": "What happens."], ifMatch: made.tag)
            #expect(changed["name"] == "The town" && changed["slug"] == "about-town")
            let order: JSONValue = [.string("\(sport)"), .string("\(town)")]
            let all = try await client.put("/section-order", ["sections": order])["items"]?.array ?? []
            #expect(all.prefix(2).map { $0["name"] } == ["Sport", "The town"])
            #expect(try await client.put("/section-order", ["sections": [.string("\(Section.ID.sample(9_759))")]]).status == 404)
            let closed = try await client.post("/sections/\(town)/close", ["leadingTo": "/section/sport/"])
            #expect(closed["isClosed"] == true)
            #expect(try await client.post("/sections/\(town)/close", ["leadingTo": "/section/sport/"]).status == 409)
            #expect(try await client.get("/redirects")["items"]?.array?.map { $0["address"] } == ["/section/about-town"])
            #expect(try await client.post("/sections/\(town)/open")["isClosed"] == false)
            #expect(try await client.get("/redirects")["items"] == [])
            let event = try await last(desk, "section:\(town)")
            #expect(event?.act == "SaveSection" && event?.by == User.chiefEditor.id && event?.details["token"] != nil)
            #expect(try await desk.client(.editor).put("/sections/\(town)", ["name": "x"]).status == 403)
            #expect(try await desk.client(.editor).get("/sections/\(town)").status == 200)
        }
    }

    @Test(arguments: TestEngine.all)
    func `an old address is led somewhere, and nowhere again`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            let client = try await desk.client(.chiefEditor)
            let body: JSONValue = ["address": "/tag/Harbour/", "target": "/topic/harbour/"]
            for _ in 1...2 { #expect(try await client.put("/redirects", body)["address"] == "/tag/harbour") }
            _ = try await client.put("/redirects", ["address": "/tag/pier", "target": "https://example.com/"])
            #expect(try await client.put("/redirects", ["address": "/topic/harbour", "target": "/tag/harbour"]).status == 409)
            #expect(try await client.put("/redirects", ["address": "nowhere", "target": "/"]).status == 422)
            let page = try await client.get("/redirects?limit=1")
            #expect(page["items"]?.array?.map { $0["target"] } == ["/topic/harbour/"] && page["next"] == "/tag/harbour")
            #expect(try await client.get("/redirects?cursor=/tag/harbour")["items"]?.array?.count == 1)
            #expect(try await client.get("/redirects?cursor=x").status == 422)
            #expect(try await client.post("/redirects/remove", ["address": "/tag/harbour"]).status == 204)
            #expect(try await client.post("/redirects/remove", ["address": "/tag/harbour"]).status == 404)
            let event = try await last(desk, "redirect:/tag/harbour")
            #expect(event?.act == "RemoveRedirect" && event?.by == User.chiefEditor.id)
            #expect(try await desk.client(.editor).put("/redirects", body).status == 403)
        }
    }

    @Test(arguments: TestEngine.all)
    func `how much a check counts is read and said`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            let client = try await desk.client(.administrator)
            let before = try await client.get("/checklist")
            #expect(before["topic"] == "warns" && before["alternativeText"] == "blocks")
            #expect(try await client.put("/checklist", ["topic": "blocks"]).status == 428)
            let after = try await client.put("/checklist", ["topic": "blocks"], ifMatch: before.tag)
            #expect(after["topic"] == "blocks" && after["alternativeText"] == "blocks")
            #expect(try await client.put("/checklist", ["topic": "off"], ifMatch: before.tag).status == 412)
            #expect(try await client.put("/checklist", ["topic": "shouts"], ifMatch: after.tag).status == 422)
            #expect(try await desk.archive.read { try $0.checklist.current()[.topic] } == .blocks)
            let event = try await last(desk, "newsroom")
            #expect(event?.act == "SetChecklist" && event?.by == User.administrator.id && event?.details["topic"] == "blocks")
            #expect(try await client.get("/settings")["items"] == [])
            for target in ["/checklist", "/settings"] { #expect(try await desk.client(.chiefEditor).get(target).status == 403) }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a picture's file is replaced, and the library is filtered`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            let client = try await desk.client(.sample(.photoEditor))
            func send(_ method: String, _ path: String, _ text: String, ifMatch tag: String? = nil) async throws -> TestClient.Answer {
                try await client.call(method, path, Array(text.utf8), tag.map { [("If-Match", $0)] } ?? [], type: "image/jpeg")
            }
            let made = try await send("POST", "/photographs", "picture of the pier")
            let other = try await send("POST", "/photographs", "picture of the gate")
            let id = try #require(made["id"]?.string)
            let path = "/photographs/\(id)"
            let words: JSONValue = [
                "caption": "Zebras at the pier", "credit": "Ada", "alternativeText": "A pier", "taken": "2024-08~",
                "digitalSourceType": "digitalCapture", "rightsEnd": "2025-02-20",
            ]
            let saved = try await client.put(path, words, ifMatch: made.tag)
            #expect(saved["taken"] == "2024-08~" && saved["digitalSourceType"] == "digitalCapture")
            #expect(try await client.put(path, words.with("taken", "2024-13"), ifMatch: saved.tag).status == 422)
            #expect(try await client.put(path, words.with("digitalSourceType", "magic"), ifMatch: saved.tag).status == 422)

            #expect(try await send("PUT", "\(path)/file", "picture of the same pier").status == 428)
            let replaced = try await send("PUT", "\(path)/file", "picture of the same pier", ifMatch: saved.tag)
            #expect(replaced.status == 200 && replaced["caption"] == "Zebras at the pier")
            #expect(try await send("PUT", "\(path)/file", "picture of the same pier").status == 200, "the same again")
            #expect(try await send("PUT", "\(path)/file", "picture of the gate", ifMatch: replaced.tag).status == 409)
            #expect(try await send("PUT", "\(path)/file", "no such thing", ifMatch: replaced.tag).status == 422)
            let missing = "/photographs/\(Photograph.ID.sample(9_799))"
            #expect(try await send("PUT", "\(missing)/file", "picture", ifMatch: "*").status == 404)
            let event = try await last(desk, "photograph:\(id)")
            #expect(event?.act == "SavePhotograph" && event?.by == User.sample(.photoEditor).id && event?.details["changed"] == "file")

            func found(_ query: String) async throws -> [String?] {
                try await client.get("/photographs\(query)")["items"]?.array?.map { $0["id"]?.string } ?? []
            }
            #expect(try await found("").prefix(2) == [other["id"]?.string, id])
            #expect(try await found("?lacking=text").contains(id) == false)
            #expect(try await found("?lacking=credit").first == other["id"]?.string)
            #expect(try await found("?lacking=rights").contains(id))
            #expect(try await found("?q=zebra") == [id])
            let page = try await client.get("/photographs?limit=1")
            #expect(try await found("?cursor=\(page["next"]?.string ?? "")").first == id)
            #expect(try await client.get("/photographs?cursor=x").status == 422)
            let story: Story.ID = .sample(9_791)
            let content = JSONValue.saying("Words").with("leadPhotograph", ["photograph": .string(id)])
            _ = try await client.put("/stories/\(story)", ["content": content])
            #expect(try await client.get("\(path)/stories")["items"] == [.string("\(story)")])
            #expect(try await client.get("\(missing)/stories").status == 404)
        }
    }
}
