import Archive
import Editorial
import Foundation
import Newsroom
import TestSupport
import Testing
import Web

@testable import Desk

@Suite("Accounts through the API")
struct PeopleAPITests {
    private static let account: User.ID = .sample(9_651)
    private static let path = "/people/\(account)"

    private func last(_ desk: TestDesk, _ account: User.ID) async throws -> Event? {
        try await desk.archive.read { try $0.trail.latest(about: "user:\(account)", limit: 1) }.first
    }

    @Test(arguments: TestEngine.all)
    func `somebody is invited, changed, suspended and let in again`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            let client = try await desk.client(.administrator)
            let body: JSONValue = ["email": "Ada@paper.example", "name": "Ada Example", "role": "reporter"]
            let invited = try await client.put("\(Self.path)/invitation", body)
            #expect(invited.status == 201 && invited["person"]?["status"] == "invited")
            #expect(invited["person"]?["email"] == "ada@paper.example")
            let link = try #require(invited["link"]?.string)
            #expect(await desk.browser().get(String(link.dropFirst(TestDesk.origin.count))).status == 200)
            let event = try await last(desk, Self.account)
            #expect(event?.act == "InviteUser" && event?.by == User.administrator.id && event?.details["token"] != nil)
            #expect(try await client.put("\(Self.path)/invitation", body).status == 409)
            #expect(try await client.put("\(Self.path)/invitation", body.with("email", "other@paper.example")).status == 409)
            let renewed = try await client.post("\(Self.path)/link")
            #expect(renewed["link"]?.string?.hasPrefix("\(TestDesk.origin)/link/") == true && renewed["link"] != invited["link"])
            #expect(await desk.browser().get(String(link.dropFirst(TestDesk.origin.count))).status == 410)

            let change: JSONValue = ["name": "Ada Example", "role": "editor", "isSuspended": false]
            #expect(try await client.put(Self.path, change).status == 428)
            let tag = try await client.get(Self.path).tag
            let changed = try await client.put(Self.path, change, ifMatch: tag)
            #expect(changed["role"] == "editor" && changed["status"] == "invited")
            #expect(try await client.put(Self.path, change).status == 200, "the same again")
            #expect(try await client.put(Self.path, change.with("role", "reporter"), ifMatch: tag).status == 412)
            let suspended = try await client.put(Self.path, change.with("isSuspended", true), ifMatch: changed.tag)
            #expect(suspended["status"] == "suspended")
            #expect(try await client.post("\(Self.path)/link").status == 409)
            let last = try await last(desk, Self.account)
            #expect(last?.act == "ChangeUser" && last?.by == User.administrator.id && last?.details["status"] == "suspended")
        }
    }

    @Test func `nobody takes their own rights, and only administrators touch others'`() async throws {
        try await withDesk(.sqlite) { desk in
            let client = try await desk.client(.administrator)
            let me = "/people/\(User.administrator.id)"
            let body: JSONValue = ["name": "The administrator", "role": "reporter", "isSuspended": false]
            #expect(try await client.put(me, body, ifMatch: "*").status == 409)
            #expect(try await client.put("/people/\(User.operator.id)", body, ifMatch: "*").status == 404)
            let reader = try await desk.client(.administrator, [.read, .write, .publish])
            #expect(try await reader.put("/people/\(User.reporter.id)", body, ifMatch: "*").status == 403)
            let chief = try await desk.client(.chiefEditor)
            #expect(try await chief.put("/people/\(User.reporter.id)", body, ifMatch: "*").status == 403)
            #expect(try await chief.get("/people/\(User.reporter.id)/sessions").status == 403)
        }
    }

    @Test(arguments: TestEngine.all)
    func `sessions and tokens of an account are seen and ended`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            let client = try await desk.client(.administrator)
            let browser = try await desk.browser(of: .reporter)
            let (script, token) = try await desk.token(.reporter)
            let path = "/people/\(User.reporter.id)"
            let sessions = try await client.get("\(path)/sessions")["items"]?.array ?? []
            #expect(sessions.map { $0["network"] } == ["192.0.2.1"])
            let session = sessions.first?["id"]?.string ?? ""
            #expect(try await client.call("DELETE", "/people/\(User.editor.id)/sessions/\(session)", nil).status == 404)
            #expect(await browser.get("/account").status == 200)
            #expect(try await client.call("DELETE", "\(path)/sessions/\(session)", nil).status == 204)
            #expect(await browser.get("/account").location?.hasPrefix("/sign-in") == true)
            #expect(try await last(desk, User.reporter.id)?.act == "EndSession")
            #expect(try await client.get("\(path)/tokens")["items"]?.array?.map { $0["id"]?.string } == ["\(token)"])
            #expect(try await client.call("DELETE", "/people/\(User.editor.id)/tokens/\(token)", nil).status == 404)
            #expect(try await script.get("/me").status == 200)
            #expect(try await client.call("DELETE", "\(path)/tokens/\(token)", nil).status == 204)
            #expect(try await script.get("/me").status == 401)
            let event = try await last(desk, User.reporter.id)
            #expect(event?.act == "RevokeToken" && event?.by == User.administrator.id)
        }
    }

    @Test(arguments: TestEngine.all)
    func `what somebody did is looked at, then undone`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            let since = APITime.json(desk.clock.now)
            desk.clock.advance(60)
            let story: Story.ID = .sample(9_661)
            _ = try await desk.client(.reporter).put("/stories/\(story)", ["content": .saying("A prank")])
            desk.clock.advance(60)
            let (client, path) = (try await desk.client(.administrator), "/people/\(User.reporter.id)/undo")
            let events = try await client.get("/trail?account=\(User.reporter.id)&act=SaveStory")["items"]?.array
            #expect(events?.map { $0["object"]?.string } == ["story:\(story)"])
            let item: JSONValue = [
                "object": .string("story:\(story)"), "aspect": "content", "outcome": "putAway", "by": .null, "reason": .null,
                "detail": .null,
            ]
            #expect(try await client.post("\(path)/look", ["since": since])["items"]?.array?.contains(item) == true)
            #expect(try await client.get("/stories/\(story)")["stage"] == "draft", "looking changes nothing")
            let limited = try await desk.client(.administrator, [.administer]).post("\(path)/look", ["since": since])
            #expect(limited["items"]?.array?.contains { $0["object"] == item["object"] && $0["reason"] == "refused" } == true)
            #expect(try await client.post(path, ["since": since])["items"]?.array?.contains(item) == true)
            #expect(try await client.get("/stories/\(story)")["stage"] == "spiked")
            let event = try await last(desk, User.reporter.id)
            #expect(event?.act == "UndoWork" && event?.by == User.administrator.id && event?.details["token"] != nil)
            #expect(try await client.post(path, ["since": "2090-01-01T00:00:00Z"]).status == 422)
        }
    }

    @Test(arguments: TestEngine.all)
    func `the trail has filters and pages`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            let (client, chief) = (try await desk.client(.reporter), try await desk.client(.chiefEditor))
            for number in UInt64(1)...3 {
                _ = try await client.put("/stories/\(Story.ID.sample(9_670 + number))", ["content": .saying("Story \(number)")])
                desk.clock.advance(60)
            }
            let query = "/trail?account=\(User.reporter.id)&act=SaveStory"
            let first = try await chief.get("\(query)&limit=2")
            #expect(first["items"]?.array?.count == 2)
            let next = try #require(first["next"]?.string)
            let rest = try await chief.get("\(query)&limit=2&cursor=\(next)")
            #expect(rest["items"]?.array?.map { $0["object"]?.string } == ["story:\(Story.ID.sample(9_671))"] && rest["next"] == .null)
            let until = first["items"]?.array?.last?["at"]?.string ?? ""
            #expect(try await chief.get("\(query)&until=\(until)").json == rest.json)
            #expect(try await chief.get("/trail?object=story:\(Story.ID.sample(9_672))")["items"]?.array?.count == 1)
            for wrong in ["cursor=x", "account=x", "from=yesterday", "before=1"] {
                #expect(try await chief.get("/trail?\(wrong)").status == 422, "\(wrong)")
            }
            #expect(try await client.get("/trail").status == 403)
            #expect(try await desk.client(.chiefEditor, [.read]).get("/trail").status == 403)
        }
    }
}
