import Archive
import Editorial
import Foundation
import Newsroom
import TestSupport
import Testing
import Web

@testable import Desk

@Suite("Work on a story through the API")
struct StoryWorkAPITests {
    private static let story: Story.ID = .sample(9_401)
    private static let path = "/stories/\(story)"

    private func comment(_ number: UInt64) -> String { "\(Self.path)/comments/\(Identifier<Newsroom.Comment>.sample(number))" }

    /// A reporter's story of one paragraph.
    private func begun(_ desk: TestDesk, _ text: String = "Two piles have rotted. Two more will.") async throws -> TestClient.Answer {
        try await desk.client(.reporter).put(Self.path, ["content": .saying("The pier is closed", text)])
    }

    private func events(_ desk: TestDesk, _ act: String) async throws -> [Event] {
        try await desk.archive.read { try $0.trail.events(about: "story:\(Self.story)") }.filter { $0.act == act }
    }

    @Test(arguments: TestEngine.all)
    func `a passage is talked over`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            _ = try await begun(desk)
            let client = try await desk.client(.editor)
            let body: JSONValue = ["text": "Which ones?", "quote": "piles"]
            let made = try await client.put(comment(1), body)
            #expect(made.status == 201 && made["quote"] == "piles" && made["passage"] == ["from": 5, "to": 10] && made["state"] == "open")
            let again = try await client.put(comment(1), body)
            #expect(again.status == 200 && again["messages"]?.array?.count == 1)
            #expect(try await client.put(comment(2), ["text": "Where?", "quote": "seagulls"])["errors"]?.array?.first?["field"] == "quote")
            #expect(try await client.put(comment(2), ["text": "x", "quote": "piles", "from": 1]).status == 422)
            #expect(try await client.put(comment(2), ["text": "x", "from": 1, "to": 4]).status == 422)
            #expect(try await client.put(comment(2), ["text": ""]).status == 422)
            let placed = try await client.put(comment(2), ["text": "Here.", "from": 1, "to": 4, "version": 0])
            #expect(placed["quote"] == "Two" && placed.status == 201)

            let answer = "\(comment(1))/answers/\(CommentMessage.ID.sample(11))"
            #expect(try await client.put(answer, ["text": "These."])["messages"]?.array?.count == 2)
            #expect(try await client.put(answer, ["text": "These."])["messages"]?.array?.count == 2)
            let settled = try await client.put("\(comment(1))/state", ["state": "resolved"])
            #expect(settled["state"] == "resolved" && settled["settledBy"]?.string == "\(User.editor.id)")
            #expect(try await client.put("\(comment(1))/state", ["state": "resolved"]).status == 200)
            #expect(try await client.get("\(Self.path)/comments")["items"]?.array?.count == 1)
            #expect(try await client.get("\(Self.path)/comments?settled=true")["items"]?.array?.count == 2)
            let opened = try await client.put("\(comment(1))/state", ["state": "open"])
            #expect(opened["state"] == "open" && opened["passage"] == .null && opened["settledAt"] == .null)

            #expect(try await events(desk, "AddComment").map(\.by) == [User.editor.id, User.editor.id])
            for act in ["AddComment", "AnswerComment", "SettleComment", "ReopenComment"] {
                let event = try await events(desk, act).last
                #expect(event?.by == User.editor.id && event?.details["token"] != nil, "\(act)")
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `suggested words are put in by who accepts them`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            _ = try await begun(desk)
            let (editor, reporter) = (try await desk.client(.editor), try await desk.client(.reporter))
            let body: JSONValue = ["text": "", "quote": "Two", "occurrence": 2, "suggestion": "Four"]
            #expect(try await editor.put(comment(1), body)["suggestion"] == "Four")
            #expect(try await reporter.put("\(comment(1))/state", ["state": "resolved"]).status == 409)
            let accepted = try await reporter.put("\(comment(1))/state", ["state": "accepted"])
            #expect(accepted["state"] == "accepted" && accepted["settledBy"]?.string == "\(User.reporter.id)")
            #expect(try await reporter.put("\(comment(1))/state", ["state": "accepted"]).status == 200)
            #expect(try await reporter.put("\(comment(1))/state", ["state": "open"]).status == 409)
            let kept = try await reporter.post("\(Self.path)/draft/keep")
            #expect(kept["content"]?["document"] == .document("Two piles have rotted. Four more will."))
            #expect(try await events(desk, "AcceptSuggestion").map(\.by) == [User.reporter.id])
            _ = try await editor.put(comment(2), ["text": "", "quote": "piles", "suggestion": "supports"])
            #expect(try await reporter.put("\(comment(2))/state", ["state": "refused"])["state"] == "refused")
        }
    }

    @Test func `a comment is on its story, and for who reads that`() async throws {
        try await withDesk(.sqlite) { desk in
            _ = try await begun(desk)
            let (client, outsider) = (try await desk.client(.editor), try await desk.client(.outsideContributor))
            _ = try await client.put(comment(1), ["text": "Words."])
            let other: Story.ID = .sample(9_402)
            _ = try await outsider.put("/stories/\(other)", ["content": .saying("Mine")])
            let elsewhere = "/stories/\(other)/comments/\(Identifier<Newsroom.Comment>.sample(1))"
            for caller in [client, outsider] {
                #expect(try await caller.put("\(elsewhere)/state", ["state": "resolved"]).status == 404)
                #expect(try await caller.put("\(elsewhere)/answers/\(CommentMessage.ID.sample(1))", ["text": "x"]).status == 404)
            }
            #expect(try await outsider.get("\(Self.path)/comments").status == 404)
            #expect(try await outsider.put(comment(3), ["text": "Words."]).status == 404)
            #expect(try await events(desk, "SettleComment").isEmpty)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a link to a preview is made, told once, and revoked`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            _ = try await begun(desk)
            let client = try await desk.client(.reporter)
            let place = "\(Self.path)/previews/\(Preview.ID.sample(1))"
            let made = try await client.put(place, ["days": 3])
            let url = try #require(made["url"]?.string)
            #expect(made.status == 201 && made["revision"] == 1 && url.hasPrefix("\(TestDesk.origin)/preview/"))
            #expect(made["expiresAt"] == APITime.json(desk.clock.now.addingTimeInterval(3 * 86_400)))
            #expect(try await client.put(place, ["days": 3]).status == 409)
            #expect(try await client.put("\(Self.path)/previews/\(Preview.ID.sample(2))", ["revision": 9]).status == 404)
            #expect(try await client.put("\(Self.path)/previews/\(Preview.ID.sample(2))", ["days": 31]).status == 422)
            let list = try await client.get("\(Self.path)/previews")["items"]?.array
            #expect(list?.count == 1 && list?.first?["url"] == nil)
            let reader = desk.browser()
            let path = String(url.dropFirst(TestDesk.origin.count))
            #expect(await reader.get(path).text.contains("The pier is closed"))
            #expect(try await desk.client(.sample(.photoEditor)).put(place, [:]).status == 403)
            #expect(try await client.call("DELETE", place, nil).status == 204)
            #expect(try await client.call("DELETE", place, nil).status == 204)
            #expect(await reader.get(path).status == 410)
            #expect(try await client.get("\(Self.path)/previews")["items"] == [])
            #expect(try await events(desk, "SharePreview").map(\.by) == [User.reporter.id])
            #expect(try await events(desk, "RevokePreview").map(\.by) == [User.reporter.id])
        }
    }

    @Test(arguments: TestEngine.all)
    func `what was set aside is read, and settled`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            _ = try await begun(desk)
            let client = try await desk.client(.editor)
            let aside: Identifier<SetAside> = .sample(1)
            let version = SetDraftAside(
                story: Self.story, id: aside, document: .document("Other words."), fields: [(field: "headline", value: "Other")])
            try await desk.editorial.perform(version, as: User.reporter.id)
            let conflict = FieldConflict(
                id: .sample(2), field: "dateline", value: "Vellmouth", by: User.reporter.id, at: desk.clock.now)
            try await desk.archive.write { try $0.drafts.keep(conflict, of: Self.story) }
            let list = try await client.get("\(Self.path)/aside")
            #expect(list["versions"]?.array?.map { $0["savedBy"]?.string } == ["\(User.reporter.id)"])
            #expect(list["conflicts"]?.array?.map { $0["value"]?.string } == ["\"Vellmouth\""])
            let whole = try await client.get("\(Self.path)/aside/\(aside)")
            #expect(whole["content"]?["headline"] == "Other" && whole["content"]?["document"] == .document("Other words."))
            #expect(try await client.post("\(Self.path)/aside/\(aside)/settle").status == 204)
            #expect(try await client.post("\(Self.path)/aside/\(aside)/settle").status == 404)
            #expect(try await client.post("\(Self.path)/conflicts/\(conflict.id)/settle").status == 204)
            #expect(try await client.get("\(Self.path)/aside").json == ["versions": [], "conflicts": []])
            #expect(try await events(desk, "SettleSetAside").map(\.by) == [User.editor.id])
            #expect(try await events(desk, "SettleFieldConflict").map(\.by) == [User.editor.id])
        }
    }

    @Test(arguments: TestEngine.all)
    func `two revisions are compared, field by field and word by word`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            let first = try await begun(desk)
            let topic = Topic(id: .sample(9_411), kind: .theme, name: "Harbour", slug: "harbour")
            try await desk.archive.write { try $0.topics.save(topic) }
            let client = try await desk.client(.reporter)
            let content = try #require(first["content"]).with("headline", "The pier is open").with("topics", [.string("\(topic.id)")])
                .with("slug", "pier").with("document", .document("Three piles have rotted. Two more will."))
            _ = try await client.put(Self.path, ["content": content], ifMatch: first.tag)
            let found = try await client.get("\(Self.path)/revisions/2/difference")
            #expect(found["from"] == 1 && found["to"] == 2)
            let fields = found["fields"]?.array ?? []
            #expect(fields.map { $0["field"] } == ["headline", "topics", "slug"])
            #expect(fields[0]["runs"]?.array?.filter { $0["change"] != "same" }.map { $0["text"] } == ["closed", "open"])
            #expect(fields[1]["added"] == ["Harbour"] && fields[2]["before"] == "" && fields[2]["after"] == "pier")
            let passage = found["text"]?.array?.first
            #expect(passage?["change"] == "changed" && passage?["before"] == "Two piles have rotted. Two more will.")
            #expect(passage?["runs"]?.array?.filter { $0["change"] != "same" }.map { $0["text"] } == ["Two", "Three"])
            #expect(try await client.get("\(Self.path)/revisions/2/difference?from=1").json == found.json)
            let beginning = try await client.get("\(Self.path)/revisions/1/difference")
            #expect(beginning["from"] == .null && beginning["text"]?.array?.map { $0["change"] } == ["added"])
            let same = try await client.get("\(Self.path)/revisions/2/difference?from=2")
            #expect(same["fields"] == [] && same["text"]?.array?.map { $0["change"] } == ["same"])
            for (query, status) in [("?from=9", 404), ("?from=0", 422), ("?from=x", 422)] {
                #expect(try await client.get("\(Self.path)/revisions/2/difference\(query)").status == status, "\(query)")
            }
            #expect(try await desk.client(.outsideContributor).get("\(Self.path)/revisions/2/difference").status == 404)
        }
    }
}
