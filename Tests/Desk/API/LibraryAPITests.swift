import Archive
import Editorial
import Foundation
import Newsroom
import TestSupport
import Testing

@testable import Desk

@Suite("Topics, contributors, pictures, people and plans through the API")
struct LibraryAPITests {
    @Test(arguments: TestEngine.all)
    func `topics are made, found, changed and merged`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            let client = try await desk.client(.editor)
            let path = "/topics/\(Topic.ID.sample(9_301))"
            let body: JSONValue = [
                "name": "North Quay", "kind": "place", "aliases": ["Fish Quay", "Aquay"],
                "coordinates": ["latitude": 50.5, "longitude": 3],
            ]
            let made = try await client.put(path, body)
            #expect(made.status == 201 && made["slug"] == "north-quay")
            #expect(try await client.put(path, body).status == 200, "the same again")
            #expect(try await client.put(path, body.with("name", "The Quay")).status == 428)
            let renamed = try await client.put(path, body.with("name", "The Quay"), ifMatch: made.tag)
            #expect(renamed["name"] == "The Quay" && renamed["slug"] == "north-quay")
            #expect(try await client.put(path, body.with("name", "Another"), ifMatch: made.tag).status == 412)
            #expect(try await client.get("/topics?q=fish")["items"]?.array?.first?["id"]?.string == "\(Topic.ID.sample(9_301))")
            let other: Topic.ID = .sample(9_302)
            _ = try await client.put("/topics/\(other)", ["name": "Harbour", "kind": "place"])
            let page = try await client.get("/topics?limit=1")
            #expect(page["items"]?.array?.count == 1 && page["next"]?.string != nil)
            #expect(try await client.post("\(path)/merge", ["into": .string("\(other)")])["id"]?.string == "\(other)")
            let event = try await desk.archive.read { try $0.trail.events(about: "topic:\(Topic.ID.sample(9_301))") }.last
            #expect(event?.act == "MergeTopics" && event?.by == User.editor.id && event?.details["token"] != nil)
            #expect(try await client.put(path, ["name": "A", "kind": "person", "place": "B"]).status == 428)
            let wrong = try await client.put("/topics/\(Topic.ID.sample(9_303))", ["name": "A", "kind": "person", "place": "B"])
            #expect(wrong.status == 422 && wrong["errors"]?.array?.first?["field"] == "place")
        }
    }

    @Test(arguments: TestEngine.all)
    func `contributors are made and changed`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            let client = try await desk.client(.editor)
            let path = "/contributors/\(Contributor.ID.sample(9_311))"
            let made = try await client.put(path, ["name": "Ada Example", "links": ["https://social.example/@ada"]])
            #expect(made.status == 201 && made["slug"] == "ada-example")
            let changed = try await client.put(path, ["name": "Ada Example", "position": "Court reporter"], ifMatch: made.tag)
            #expect(changed.status == 200 && changed["links"] == [])
            #expect(try await client.get("/contributors?q=ada")["items"]?.array?.count == 1)
            #expect(try await client.get(path).json == changed.json)
            #expect(try await desk.client(.reporter).put(path, ["name": "A"]).status == 403)
        }
    }

    @Test(arguments: TestEngine.all)
    func `stages are listed, named, made and put in order`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            let client = try await desk.client(.administrator)
            let made = try await client.put("/stages/inReview.legal", ["label": "Legal check"])
            #expect(made.status == 201 && made.json == ["stage": "inReview.legal", "label": "Legal check", "isClosed": false])
            let event = try await desk.archive.read { try $0.trail.events(about: "newsroom") }.last
            #expect(event?.act == "SaveStage" && event?.by == User.administrator.id && event?.details["stage"] == "inReview.legal")
            @Sendable func stages(_ answer: TestClient.Answer) -> [String] {
                answer["items"]?.array?.compactMap { $0["stage"]?.string } ?? []
            }
            #expect(try await stages(client.get("/stages")) == ["draft", "inReview", "inReview.legal", "ready", "spiked"])
            let ordered = try await client.put("/stage-order", ["stages": ["inReview.legal", "inReview"]])
            #expect(stages(ordered) == ["draft", "inReview.legal", "inReview", "ready", "spiked"])
            #expect(try await client.put("/stages/inReview.legal", ["label": "Legal", "isClosed": true]).status == 428)
            let closed = try await client.put("/stages/inReview.legal", ["label": "Legal", "isClosed": true], ifMatch: made.tag)
            #expect(closed["isClosed"] == true && closed["label"] == "Legal")
            #expect(try await client.put("/stages/inReview.legal", ["label": "Law"], ifMatch: made.tag).status == 412)
            let draft = try await client.get("/stages/draft")
            #expect(try await client.put("/stages/draft", ["label": "", "isClosed": true], ifMatch: draft.tag).status == 409)
            #expect(try await client.put("/stages/printed", ["label": "x"]).status == 404)
            #expect(try await client.put("/stage-order", ["stages": ["ready.x"]]).status == 404)
            #expect(try await desk.client(.editor).put("/stages/ready", ["label": "Set"]).status == 403)
        }
    }

    @Test func `a picture is taken in as it comes, once, and described`() async throws {
        try await withDesk(.sqlite) { desk in
            let client = try await desk.client(.reporter)
            let file = Array("picture of the pier".utf8)
            let made = try await client.call("POST", "/photographs", file, type: "image/jpeg")
            let again = try await client.call("POST", "/photographs", file, type: "image/jpeg")
            #expect(made.status == 201 && again.status == 200 && made["id"] == again["id"])
            #expect(try await client.call("POST", "/photographs", Array("<svg>".utf8), type: "image/png").status == 422)
            #expect(try await client.call("POST", "/photographs", file, type: "image/svg+xml").status == 415)
            let path = "/photographs/\(made["id"]?.string ?? "")"
            let words: JSONValue = [
                "caption": "The pier", "credit": "Ada", "alternativeText": "A pier", "focalPoint": ["x": 1, "y": 0.25],
            ]
            #expect(try await client.put(path, words).status == 428)
            let saved = try await client.put(path, words, ifMatch: made.tag)
            #expect(saved["caption"] == "The pier" && saved["focalPoint"] == ["x": 1.0, "y": 0.25] && saved["file"] == made["file"])
            #expect(try await client.get("/photographs?limit=1")["items"]?.array?.first?["id"] == made["id"])
            #expect(try await client.put("/photographs/\(Photograph.ID.sample(9_399))", words).status == 404)
            let stranger = try await desk.client(.outsideContributor)
            #expect(try await stranger.call("POST", "/photographs", file, type: "image/jpeg").status == 403)
        }
    }

    @Test func `people are shown with their addresses to who keeps accounts`() async throws {
        try await withDesk(.sqlite) { desk in
            try await desk.editorial.perform(
                ChangeUser(User.secondReporter.id, name: "S", role: .reporter, sections: [], isSuspended: true), as: User.administrator.id)
            let seen = try await desk.client(.reporter).get("/people")["items"]?.array ?? []
            #expect(seen.count == User.staff.count - 1 && seen.allSatisfy { $0["email"] == .null })
            let all = try await desk.client(.administrator).get("/people?limit=100")["items"]?.array ?? []
            #expect(all.count == User.staff.count && all.allSatisfy { $0["email"]?.string != nil })
            let reader = try await desk.client(.administrator, [.read])
            #expect(try await reader.get("/people/\(User.reporter.id)")["email"] == .null)
            #expect(try await reader.get("/people/\(User.operator.id)").status == 404)
        }
    }

    @Test(arguments: TestEngine.all)
    func `something is planned, taken and done`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            let client = try await desk.client(.editor)
            let path = "/assignments/\(Assignment.ID.sample(9_321))"
            let deadline = APITime.json(desk.clock.now.addingTimeInterval(3600))
            let body: JSONValue = ["title": "The budget", "deadline": deadline, "people": [.string("\(User.reporter.id)")]]
            let made = try await client.put(path, body)
            #expect(made.status == 201 && made["state"] == "open" && made["deadline"] == deadline)
            #expect(try await client.put(path, body).status == 200)
            #expect(try await client.put(path, body.with("title", "The new budget")).status == 428)
            let changed = try await client.put(path, body.with("title", "The new budget"), ifMatch: made.tag)
            #expect(changed["title"] == "The new budget")
            let list = try await client.get("/assignments?account=\(User.reporter.id)&order=deadline")
            #expect(list["items"]?.array?.map { $0["title"] } == ["The new budget"])
            let second = try await desk.client(.secondReporter)
            #expect(try await second.post("\(path)/take")["people"]?.array?.count == 2)
            #expect(try await second.put("\(path)/state", ["state": "done"])["state"] == "done")
            let outsider = try await desk.client(.outsideContributor)
            #expect(try await outsider.get(path).status == 404)
            #expect(try await outsider.put(path, body).status == 404)
            let idea = try await outsider.put("/assignments/\(Assignment.ID.sample(9_322))", ["title": "An idea"])
            #expect(idea.status == 201 && idea["people"] == [.string("\(User.outsideContributor.id)")])
        }
    }
}
