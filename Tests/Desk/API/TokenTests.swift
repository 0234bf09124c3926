import Archive
import Credentials
import Editorial
import Foundation
import Newsroom
import TestSupport
import Testing
import Web

@testable import Desk

@Suite("Tokens of scripts")
struct TokenTests {
    @Test func `every right is in the reach of some scope`() {
        let all = AccessToken.Scope.allCases.reduce(into: Set<Right>()) { $0.formUnion($1.rights) }
        #expect(all == Set(Right.allCases))
    }

    @Test(arguments: TestEngine.all)
    func `a token is made at the desk with the password, shown once, and acts as its account`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            let browser = try await desk.browser(of: .reporter)
            let fields = [("name", "Weather"), ("scope", "read"), ("scope", "write"), ("days", "30")]
            let refused = await browser.post("/account/tokens", fields + [("current", "not the password")])
            #expect(refused.status == 401 && !refused.text.contains("broadsheet_"))
            let made = await browser.post("/account/tokens", fields + [("current", TestDesk.password)])
            #expect(made.status == 200)
            let text = try #require(made.text.firstMatch(of: /value="(broadsheet_[A-Za-z0-9_-]{43})"/)?.1)
            let account = await browser.get("/account").text
            #expect(account.contains("Weather") && !account.contains("broadsheet_"))
            let token = try #require(
                try await desk.archive.read { try $0.accessTokens.good(of: User.reporter.id, at: desk.clock.now) }.first)
            #expect(token.scopes == [.read, .write] && token.expiresAt == desk.clock.now.addingTimeInterval(30 * 86_400))

            let client = TestClient(desk: desk, token: String(text))
            let me = try await client.get("/me")
            #expect(me["account"]?.string == "\(User.reporter.id)" && me["token"]?["name"] == "Weather")
            let story: Story.ID = .sample(9_001)
            #expect(try await client.put("/stories/\(story)", ["content": .saying("By a script")]).status == 201)
            let event = try await desk.archive.read { try $0.trail.events(about: "story:\(story)") }.last
            #expect(event?.by == User.reporter.id && event?.details["token"] == "\(token.id)" && event?.act == "SaveStory")

            #expect(await browser.post("/account/tokens/\(token.id)/revoke").location == "/account?done=token_revoked#tokens")
            #expect(try await client.get("/me").status == 401)
            let last = try await desk.archive.read { try $0.trail.events(about: "user:\(User.reporter.id)") }.last
            #expect(last?.act == "RevokeToken" && last?.details["revoked"] == "\(token.id)")
        }
    }

    @Test(arguments: AccessToken.Scope.allCases)
    func `a token reaches what its scope reaches, of what its account may`(_ scope: AccessToken.Scope) async throws {
        try await withDesk(.sqlite) { desk in
            for role in [Role.administrator, .reporter] {
                let client = try await desk.client(.sample(role), [scope])
                for operation in API.operations {
                    let path = RoutePath(operation.path).filled(RightsTests.values(story: .sample(7_001)))
                    let answer = try await client.call(operation.method.rawValue, path, operation.largestBody > 0 ? Array("{}".utf8) : nil)
                    if operation.access.scope != scope {
                        #expect(answer.status == 403 && answer["detail"]?.string?.contains("scope") == true, "\(scope): \(path)")
                    } else if let right = operation.access.right, !role.rights.contains(right) {
                        #expect(answer.status == 403, "\(scope): \(path)")
                    } else {
                        #expect(answer.status != 403 && answer.status != 401 && answer.status < 500, "\(scope): \(path): \(answer.status)")
                    }
                }
            }
        }
    }

    @Test func `what an act asks for besides, the token needs too`() async throws {
        try await withDesk(.sqlite) { desk in
            let story: Story.ID = .sample(9_010)
            let topic = Topic(id: .sample(9_011), kind: .theme, name: "Harbour", slug: "harbour")
            try await desk.archive.write { try $0.topics.save(topic) }
            let whole = try await desk.client(.chiefEditor)
            let content = JSONValue.saying("Public").with("topics", [.string("\(topic.id)")])
            _ = try await whole.put("/stories/\(story)", ["content": content])
            let sent = try await whole.put("/stories/\(story)/steps/\(Story.ID.sample(9_012))", ["do": "publish", "revision": 1])
            #expect(sent["outcome"] == "published")
            // The topic stands before readers now: the same account, without the scope.
            let writer = try await desk.client(.chiefEditor, [.read, .write])
            let tag = try await writer.get("/topics/\(topic.id)").tag
            let body: JSONValue = ["name": "The harbour", "kind": "theme"]
            #expect(try await writer.put("/topics/\(topic.id)", body, ifMatch: tag).status == 403)
            #expect(try await whole.put("/topics/\(topic.id)", body, ifMatch: tag).status == 200)
        }
    }

    @Test func `a token dies with its time, its account's status and its owner's losses`() async throws {
        try await withDesk(.sqlite) { desk in
            let brief = try await desk.client(.reporter, lifetime: 3600)
            let (other, id) = try await desk.token(.reporter, lifetime: 30 * 86_400)
            #expect(try await brief.get("/me").status == 200)
            desk.clock.advance(3601)
            #expect(try await brief.get("/me").status == 401)
            #expect(try await other.get("/me").status == 200)
            #expect(try await desk.archive.read { try $0.accessTokens.find(id)?.usedAt } == desk.clock.now)
            func suspend(_ isSuspended: Bool) async throws {
                let change = ChangeUser(User.reporter.id, name: "R", role: .reporter, sections: [], isSuspended: isSuspended)
                try await desk.editorial.perform(change, as: User.administrator.id)
            }
            let hash = try TestDesk.hash.get().encoded
            try await desk.archive.write { try $0.users.setPassword(hash, of: User.reporter.id) }
            try await suspend(true)
            #expect(try await other.get("/me").status == 401)
            try await suspend(false)
            #expect(try await other.get("/me").status == 401, "letting somebody in again brings no old token back")
            let third = try await desk.client(.reporter)
            #expect(try await third.get("/me").status == 200)
            try await desk.editorial.perform(ResetSecondFactors(User.reporter.id), as: User.administrator.id)
            #expect(try await third.get("/me").status == 401)
        }
    }

    @Test func `a role that is less leaves its tokens less, at once`() async throws {
        try await withDesk(.sqlite) { desk in
            let client = try await desk.client(.editor)
            #expect(try await client.get("/photographs").status == 200)
            try await desk.editorial.perform(
                ChangeUser(User.editor.id, name: "E", role: .outsideContributor, sections: [], isSuspended: false),
                as: User.administrator.id)
            #expect(try await client.get("/photographs").status == 403)
            #expect(try await client.get("/me").status == 200)
        }
    }

    @Test func `cookies open nothing at the API, and a token opens no screen`() async throws {
        try await withDesk(.sqlite) { desk in
            let browser = try await desk.browser(of: .administrator)
            #expect(await browser.get("/api/v1/me").status == 401)
            let client = try await desk.client(.administrator)
            let stranger = desk.browser()
            stranger.headers = [("Authorization", "Bearer \(client.token)")]
            #expect(await stranger.get("/stories.json").location?.hasPrefix("/sign-in") == true)
            #expect(await stranger.get("/account").location?.hasPrefix("/sign-in") == true)
            for wrong in ["", "Bearer", "Bearer x", "Basic \(client.token)", "Bearer \(client.token)x"] {
                stranger.headers = [("Authorization", wrong)]
                let answer = await stranger.get("/api/v1/me")
                #expect(answer.status == 401 && answer["WWW-Authenticate"] == "Bearer", "\(wrong)")
            }
        }
    }

    @Test func `nobody makes tokens for another, or sees and revokes another's`() async throws {
        try await withDesk(.sqlite) { desk in
            let (client, id) = try await desk.token(.editor)
            let browser = try await desk.browser(of: .reporter)
            #expect(await browser.post("/account/tokens/\(id)/revoke").status == 404)
            #expect(try await client.get("/me").status == 200)
            let act = AddToken(.sample(1), for: User.editor.id, name: "x", scopes: [.read], lifetime: 3600, hash: [1])
            await #expect(throws: NewsroomError.notAllowed(.keepUsers)) {
                try await desk.editorial.perform(act, as: User.reporter.id)
            }
            try await desk.editorial.perform(RevokeToken(id), as: User.administrator.id)
            #expect(try await client.get("/me").status == 401)
        }
    }

    @Test func `whoever calls without end is told to wait`() async throws {
        try await withDesk(.sqlite) { desk in
            let client = try await desk.client(.reporter)
            for _ in 1...1_000 { #expect(try await client.get("/me").status == 200) }
            let late = try await client.get("/me")
            #expect(late.status == 429 && late.headers.contains { $0.name == "Retry-After" && $0.value == "1" })
            desk.clock.advance(1)
            #expect(try await client.get("/me").status == 200)
        }
    }
}
