import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@testable import Desk

@Suite("Stories through the API")
struct StoryAPITests {
    private static let story: Story.ID = .sample(9_101)
    private static let path = "/stories/\(story)"

    private func step(_ number: UInt64) -> String { "\(Self.path)/steps/\(Identifier<PublishingStep>.sample(number))" }

    @Test(arguments: TestEngine.all)
    func `making a story twice is making it once, and changing it needs what was read`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            let client = try await desk.client(.reporter)
            let body: JSONValue = ["content": .saying("The pier is closed")]
            let first = try await client.put(Self.path, body)
            let again = try await client.put(Self.path, body)
            #expect(first.status == 201 && again.status == 201)
            #expect(first.json == again.json && first.tag == again.tag)
            #expect(first["content"]?["headline"] == "The pier is closed" && first["revision"] == 1 && first["stage"] == "draft")
            let content = try #require(first["content"]).with("headline", "The pier is open")
            #expect(try await client.put(Self.path, ["content": content]).status == 428)
            let other = try await client.put(Self.path, ["content": content], ifMatch: "\"none\"")
            #expect(other.status == 412 && other.problem == "changed-meanwhile")
            let second = try await client.put(Self.path, ["content": content], ifMatch: first.tag)
            #expect(second.status == 200 && second["revision"] == 2)
            // An answer that was lost: the same again, from what was read before.
            #expect(try await client.put(Self.path, ["content": content], ifMatch: first.tag)["revision"] == 2)
            let late = try await client.put(Self.path, ["content": content.with("headline", "Late")], ifMatch: first.tag)
            #expect(late.status == 412)
            #expect(try await desk.archive.read { try $0.stories.setAside(of: Self.story) }.isEmpty)
            #expect(try await client.get(Self.path, [("If-None-Match", second.tag ?? "")]).status == 304)
            #expect(try await client.call("PUT", Self.path, body.bytes(), [("If-None-Match", "*"), ("If-Match", "*")]).status == 412)
        }
    }

    @Test func `what cannot be taken is named place by place, and nothing is kept`() async throws {
        try await withDesk(.sqlite) { desk in
            let client = try await desk.client(.reporter)
            let body: JSONValue = [
                "content": [
                    "headline": 7, "language": "en", "document": ["type": "doc"], "kind": "poem", "byline": [["role": "author"]],
                    "embargo": "2025-02-30T10:00:00Z", "nonsense": true,
                ]
            ]
            let answer = try await client.put(Self.path, body)
            #expect(answer.status == 422)
            let fields = answer["errors"]?.array?.compactMap { $0["field"]?.string } ?? []
            #expect(
                Set(fields) == [
                    "content.headline", "content.kind", "content.byline[0].contributor", "content.embargo", "content.nonsense",
                ])
            let wrong = JSONValue.saying("Words").with("document", ["type": "doc", "content": [["type": "script"]]])
            let place = try await client.put(Self.path, ["content": wrong])["errors"]?.array?.first?["field"]?.string
            #expect(place?.hasPrefix("content.document.content[0]") == true)
            #expect(try await client.call("PUT", Self.path, Array("{".utf8)).status == 400)
            #expect(try await client.call("PUT", Self.path, Array("{}".utf8), type: "text/plain").status == 415)
            #expect(try await client.put("/stories/\("\(Self.story)".uppercased())", ["content": .saying("Words")]).status == 404)
            #expect(try await desk.archive.read { try $0.stories.find(Self.story) } == nil)
        }
    }

    @Test func `words that somebody is typing are not written over`() async throws {
        try await withDesk(.sqlite) { desk in
            let client = try await desk.client(.editor)
            let first = try await client.put(Self.path, ["content": .saying("Words", "One.")])
            let opened = try await desk.editorial.perform(OpenDraft(Self.story), as: User.reporter.id)
            let editor = TestEditor(opened, client: .sample(1), user: .reporter)
            try await desk.editorial.perform(editor.taking(editor.batch(.sample(2), [.typing("Two. ", at: 1)])), as: User.reporter.id)
            let read = try await client.get(Self.path)
            #expect(read["isBeingWritten"] == true)
            let changed = try #require(first["content"]).with("headline", "Other words")
            #expect(try await client.put(Self.path, ["content": changed], ifMatch: read.tag).status == 409)
            let kept = try await client.post("\(Self.path)/draft/keep")
            #expect(kept["revision"] == 2 && kept["changedBy"]?.string == "\(User.reporter.id)" && kept["isBeingWritten"] == false)
            let content = try #require(kept["content"]).with("headline", "Other words")
            #expect(try await client.put(Self.path, ["content": content], ifMatch: kept.tag)["revision"] == 3)
            #expect(try await desk.archive.read { try $0.stories.setAside(of: Self.story) }.isEmpty)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a story goes its whole way`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            let client = try await desk.client(.chiefEditor)
            let first = try await client.put(Self.path, ["content": .saying("The pier is closed")])
            #expect(try await client.put("\(Self.path)/stage", ["stage": "ready"])["stage"] == "ready")
            #expect(try await client.get("\(Self.path)/checklist")["findings"]?.array?.isEmpty == false)
            let due = desk.clock.now.addingTimeInterval(3600)
            let planned = try await client.put(step(1), ["do": "publish", "revision": 1, "at": APITime.json(due)])
            #expect(planned["outcome"] == "planned" && planned["story"]?["publication"]?["due"] == APITime.json(due))
            #expect(try await client.put(step(2), ["do": "cancel"])["outcome"] == "cancelled")
            let sent = try await client.put(step(3), ["do": "publish", "revision": 1])
            #expect(sent["outcome"] == "published")
            #expect(sent["story"]?["publication"]?["url"] == "https://paper.example/the-pier-is-closed/")
            #expect(try await client.put(step(3), ["do": "publish", "revision": 1])["outcome"] == "repeated")
            let tag = try await client.get(Self.path).tag
            let content = try #require(first["content"]).with("document", .document("Other words."))
            #expect(try await client.put(Self.path, ["content": content], ifMatch: tag)["revision"] == 2)
            #expect(try await client.put(step(4), ["do": "correct", "revision": 2]).status == 422)
            let correction: JSONValue = ["do": "correct", "revision": 2, "kind": "correction", "text": "It was otherwise."]
            #expect(try await client.put(step(4), correction)["outcome"] == "corrected")
            let restored = try await client.post(
                "\(Self.path)/revisions/1/restore", ifMatch: try await client.get(Self.path).tag)
            #expect(restored["revision"] == 3 && restored["content"] == first["content"])
            #expect(try await client.put(step(5), ["do": "fix", "revision": 3])["outcome"] == "updated")
            for (version, status) in [(1, 204), (3, 409), (9, 404)] {
                let answer = try await client.post("\(Self.path)/revisions/\(version)/close", ["reason": "A name."])
                #expect(answer.status == status, "\(version)")
            }
            #expect(try await client.post("\(Self.path)/revisions/2/close", ["reason": ""]).status == 422)
            #expect(try await desk.archive.read { try $0.closedVersions.of(Self.story) } == [1])
            #expect(try await client.post("\(Self.path)/revisions/1/open").status == 204)
            #expect(try await desk.archive.read { try $0.closedVersions.of(Self.story) } == [])
            #expect(try await client.put(step(6), ["do": "withdraw", "reason": "A test."])["outcome"] == "withdrawn")
            let kinds = try await client.get("\(Self.path)/publications")["items"]?.array?.compactMap { $0["kind"]?.string }
            #expect(kinds == ["published", "corrected", "fixed", "withdrawn"])
            let revisions = try await client.get("\(Self.path)/revisions?limit=2")
            #expect(revisions["items"]?.array?.compactMap { $0["revision"]?.integer } == [3, 2] && revisions["next"] == "2")
            let rest = try await client.get("\(Self.path)/revisions?limit=2&cursor=2")
            #expect(rest["items"]?.array?.count == 1 && rest["next"] == .null)
            #expect(try await client.get("\(Self.path)/revisions/2")["content"]?["document"] == JSONValue.document("Other words."))
            #expect(try await client.get("\(Self.path)/revisions/4").status == 404)
        }
    }

    @Test func `an embargo of a step is the story's`() async throws {
        try await withDesk(.sqlite) { desk in
            let client = try await desk.client(.chiefEditor)
            _ = try await client.put(Self.path, ["content": .saying("Not yet")])
            let end = APITime.json(desk.clock.now.addingTimeInterval(7200))
            let body: JSONValue = ["do": "publish", "revision": 1, "embargo": end]
            let publisher = try await desk.client(.chiefEditor, [.publish])
            let sent = try await publisher.put(step(1), body)
            #expect(sent["outcome"] == "planned" && sent["story"]?["content"]?["embargo"] == end)
            #expect(try await client.get(Self.path)["publication"]?["state"] == "planned")
        }
    }

    @Test(arguments: TestEngine.all)
    func `the list has filters and pages, and nobody else's stories for who reads their own`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            let client = try await desk.client(.reporter)
            for number in UInt64(1)...5 {
                _ = try await client.put("/stories/\(Story.ID.sample(9_200 + number))", ["content": .saying("Story \(number)")])
                desk.clock.advance(1)
            }
            var headlines: [String] = []
            var target = "/stories?limit=2"
            while true {
                let page = try await client.get(target)
                headlines += page["items"]?.array?.compactMap { $0["headline"]?.string } ?? []
                guard let next = page["next"]?.string else { break }
                target = "/stories?limit=2&cursor=\(next)"
            }
            #expect(headlines == ["Story 5", "Story 4", "Story 3", "Story 2", "Story 1"])
            #expect(try await client.get("/stories?q=story%203")["items"]?.array?.count == 1)
            #expect(try await client.get("/stories?stage=ready")["items"] == [])
            #expect(try await client.get("/stories?account=\(User.reporter.id)")["items"]?.array?.count == 5)
            let outsider = try await desk.client(.outsideContributor)
            #expect(try await outsider.get("/stories")["items"] == [])
            #expect(try await outsider.get("/stories/\(Story.ID.sample(9_201))").status == 404)
            #expect(try await outsider.put("/stories/\(Story.ID.sample(9_201))", ["content": .saying("Mine")]).status == 404)
            for wrong in ["stagee=draft", "stage=draft&stage=ready", "limit=0", "limit=x", "cursor=x", "waiting=maybe"] {
                #expect(try await client.get("/stories?\(wrong)").status == 422, "\(wrong)")
            }
        }
    }
}
