import Archive
import Editorial
import EditorialTestSupport
import Newsroom
import TestSupport
import Testing
import Web

@testable import Desk

/// What the editor in the browser asks: the stand-in of its own tests (Tests/Outside/desk) answers the same.
@Suite("Drafts at the desk")
struct DraftRouteTests {
    private static let story: Story.ID = .sample(7_301)
    private static let client = "\(Identifier<DraftClient>.sample(7_302))"

    private func typing(_ text: String, at position: Int = 1) -> JSONValue {
        [
            "stepType": "replace", "from": .integer(position), "to": .integer(position),
            "slice": ["content": [["type": "text", "text": .string(text)]]],
        ]
    }

    private func batch(_ number: UInt64, _ draft: JSONValue?, base: Int, _ steps: [JSONValue], fields: JSONValue = []) -> JSONValue {
        [
            "batch": .string("\(DraftBatch.ID.sample(number))"), "client": .string(Self.client), "draft": draft ?? .null,
            "base": .integer(base), "steps": .array(steps), "fields": fields,
        ]
    }

    @Test(arguments: TestEngine.all)
    func `a story that the browser began is written batch by batch`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            let browser = try await desk.browser(of: .reporter)
            let path = "/stories/\(Self.story)"
            // Asked twice, it is one story.
            for _ in 1...2 { #expect(try await browser.call("POST", path, ["kind": "analysis", "language": "uk"]).status == 200) }
            let opened = try await browser.call("GET", "\(path)/draft").answer
            #expect(opened["version"]?.integer == 0)
            #expect(opened["fields"]?["kind"]?.string == "analysis")
            let first = batch(1, opened["draft"], base: 0, [typing("one")])
            #expect(try await browser.call("POST", "\(path)/draft/steps", first).answer["accepted"]?.integer == 1)
            let again = try await browser.call("POST", "\(path)/draft/steps", first)
            #expect(again.answer["accepted"]?.integer == 1, "a lost answer comes again")
            let late = try await browser.call("POST", "\(path)/draft/steps", batch(2, opened["draft"], base: 0, [typing("two")])).answer
            guard case .array(let behind) = late["behind"], behind.count == 1 else {
                Issue.record("\(late)")
                return
            }
            let nothing = try await browser.call("POST", "\(path)/draft/steps", batch(3, opened["draft"], base: 1, []))
            #expect(nothing.answer == ["behind": []], "nothing is missed")
            let wrong = try await browser.call("POST", "\(path)/draft/steps", batch(4, opened["draft"], base: 1, [typing("x", at: 99)]))
            #expect(wrong.status == 422 && wrong.answer["field"]?.string != nil)
            let strange = batch(5, .string("\(Draft.ID.sample(9))"), base: 0, [typing("two")])
            #expect(try await browser.call("POST", "\(path)/draft/steps", strange).answer["tooFarBehind"]?["version"]?.integer == 1)
            let aside: JSONValue = [
                "id": .string("\(Identifier<SetAside>.sample(7_303))"), "document": opened["document"] ?? .null,
                "fields": [["field": "headline", "value": "Mine"]],
            ]
            #expect(try await browser.call("POST", "\(path)/draft/aside", aside).status == 204)
            #expect(try await desk.archive.read { try $0.stories.setAside(of: Self.story) }.map(\.content.headline) == ["Mine"])
        }
    }

    @Test func `another's story, and no session, are told as what they are`() async throws {
        try await withDesk(.sqlite) { desk in
            let author = try await desk.browser(of: .reporter)
            _ = try await author.call("POST", "/stories/\(Self.story)")
            let other = try await desk.browser(of: .sample(.outsideContributor))
            #expect(try await other.call("GET", "/stories/\(Self.story)/draft").status == 403)
            #expect(try await desk.browser().call("GET", "/stories/\(Self.story)/draft").status == 401)
            #expect(try await author.call("GET", "/stories/\(Story.ID.sample(7_399))/draft").status == 404)
            let session = try await author.call("GET", "/session.json").answer
            #expect(session["user"]?.string == "\(User.reporter.id)")
            #expect(await session["token"]?.string == author.token(on: "/"))
        }
    }

    @Test func `who listens hears of batches, and is gone afterwards`() async throws {
        try await withDesk(.sqlite) { desk in
            let browser = try await desk.browser(of: .reporter)
            let path = "/stories/\(Self.story)"
            _ = try await browser.call("POST", path)
            let opened = try await browser.call("GET", "\(path)/draft").answer
            let stream = try #require(await browser.get("\(path)/draft/events?client=\(Self.client)").stream)
            let (heard, pipe) = AsyncStream.makeStream(of: String.self)
            struct Gone: Error {}
            let listening = Task {
                try await stream { bytes in
                    let text = String(decoding: bytes, as: UTF8.self)
                    pipe.yield(text)
                    if text.contains("batches") { throw Gone() }
                }
            }
            var pieces = heard.makeAsyncIterator()
            var all = ""
            while !all.contains("present") { all += await pieces.next() ?? "present" }
            _ = try await browser.call("POST", "\(path)/draft/steps", batch(1, opened["draft"], base: 0, [typing("one")]))
            try await listening.value
            while !all.contains("batches") { all += await pieces.next() ?? "batches" }
            #expect(all.contains("\"text\":\"one\""))
            #expect(await desk.desk.rooms.present(at: Self.story).isEmpty)
        }
    }
}
