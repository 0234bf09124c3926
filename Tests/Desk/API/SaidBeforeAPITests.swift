import Archive
import Editorial
import Foundation
import Newsroom
import TestSupport
import Testing
import Web

@testable import Desk

@Suite("What was said before, through the API")
struct SaidBeforeAPITests {
    private static let story: Story.ID = .sample(9_501)
    private static let text = "“Two piles have rotted,” Ida Marsh said. “Two piles have rotted away,” Ida Marsh said again."

    private func id(_ number: UInt64) -> Statement.ID { .sample(number) }

    private func begun(_ desk: TestDesk) async throws -> TestClient {
        let client = try await desk.client(.reporter)
        _ = try await client.put("/stories/\(Self.story)", ["content": .saying("The pier is closed", Self.text)])
        for (number, words, day) in [(UInt64(1), "Two piles have rotted", "2025-02-03"), (2, "Two piles have rotted away", "2025-02-10")] {
            let statement: JSONValue = [
                "name": "Ida Marsh", "kind": "direct", "verbatim": true, "words": .string(words), "said": .string(day),
                "passage": [["quote": .string("\(words),")]],
            ]
            #expect(try await client.put("/stories/\(Self.story)/statements/\(id(number))", statement).status == 201)
        }
        return client
    }

    @Test(arguments: TestEngine.all)
    func `like statements are found, those of the speaker apart`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            let client = try await begun(desk)
            let speaker = try #require(try await desk.archive.read { try $0.topics.find(name: "Ida Marsh")?.id })
            let own = try await client.get("/statements/like?q=piles+rotted&speaker=\(speaker)&except=\(id(1))")
            #expect(own["bySpeaker"]?.array?.map { $0["statement"]?["id"] } == [.string("\(id(2))")])
            #expect(own["byOthers"] == [])
            let anybody = try await client.get("/statements/like?q=piles+rotted")
            #expect(anybody["bySpeaker"] == [])
            #expect(
                anybody["byOthers"]?.array?.map { $0["statement"]?["id"] } == [.string("\(id(2))"), .string("\(id(1))")], "the last first")
            let nothing = try await client.get("/statements/like")
            #expect(nothing["bySpeaker"] == [] && nothing["byOthers"] == [])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a suggested link is refused, suggested again, made and taken away`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            let client = try await begun(desk)
            func links() async throws -> (made: Int?, suggested: Int?) {
                let answer = try await client.get("/stories/\(Self.story)/links")
                return (answer["links"]?.array?.count, answer["suggested"]?.array?.count)
            }
            let link = "/statements/\(id(2))/links/\(id(1))"
            let refused = "/statements/\(id(2))/refused-links/\(id(1))"
            #expect(try await links() == (0, 1))
            #expect(try await client.call("PUT", refused, nil).status == 204)
            #expect(try await links() == (0, 0))
            #expect(try await client.call("DELETE", refused, nil).status == 204)
            #expect(try await links() == (0, 1))
            #expect(try await client.put(link, ["kind": "repeats"]).status == 204)
            #expect(try await links() == (1, 0))
            #expect(try await client.put(link, ["kind": "echoes"]).status == 422)
            #expect(try await client.call("DELETE", link, nil).status == 204)
            #expect(try await links() == (0, 1))
            #expect(try await client.put("/statements/\(id(2))/links/\(id(2))", ["kind": "repeats"]).status == 422)
            let events = try await desk.archive.read { [id = id(2)] in try $0.trail.events(about: "statement:\(id)") }
            let acts = ["ConfirmStatement", "RefuseLink", "TakeLinkRefusalBack", "LinkStatements", "UnlinkStatements"]
            #expect(events.map(\.act).sorted() == acts.sorted() && events.allSatisfy { $0.by == User.reporter.id })
        }
    }

    @Test(arguments: TestEngine.all)
    func `a topic is followed, news of it are read and seen`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            let client = try await begun(desk)
            let speaker = try #require(try await desk.archive.read { try $0.topics.find(name: "Ida Marsh")?.id })
            let editor = try await desk.client(.editor)
            #expect(try await editor.call("PUT", "/following/topics/\(speaker)", nil).status == 204)
            #expect(try await editor.get("/following/topics")["items"]?.array?.map { $0["topic"] } == [.string("\(speaker)")])
            #expect(try await client.get("/following/topics")["items"] == [], "each for themselves")
            #expect(try await editor.get("/following/news")["items"] == [])
            desk.clock.advance(60)
            let mended: JSONValue = ["name": "Ida Marsh", "kind": "direct", "verbatim": true, "words": "Two piles have rotted"]
            #expect(try await client.put("/stories/\(Self.story)/statements/\(id(1))", mended).status == 200)
            let news = try await editor.get("/following/news")["items"]?.array
            #expect(news?.map { $0["statement"]?["id"] } == [.string("\(id(1))")] && news?.first?["headline"] == "The pier is closed")
            let until = try #require(news?.first?["at"])
            #expect(try await editor.post("/following/seen", ["until": until]).status == 204)
            #expect(try await editor.get("/following/news")["items"] == [])
            #expect(try await editor.call("DELETE", "/following/topics/\(speaker)", nil).status == 204)
            #expect(try await editor.get("/following/topics")["items"] == [])
        }
    }
}
