import Archive
import Foundation
import HTTPTypes
import Newsroom
import TestSupport
import Testing
import Web

@testable import Desk
@testable import Editorial

@Suite("Pictures and names at the desk")
struct PhotographRouteTests {
    @Test(arguments: TestEngine.allCases)
    func `a picture that is sent is a photograph, once, and recorded as who sent it`(_ kind: TestEngine) async throws {
        try await withDesk(kind) { desk in
            let browser = try await desk.browser(of: .reporter)
            let first = try await browser.send(file: "picture of the pier", to: "/photographs")
            let again = try await browser.send(file: "picture of the pier", to: "/photographs")
            #expect(first.status == 200 && again.status == 200)
            #expect(first.answer["id"]?.string != nil && first.answer["id"] == again.answer["id"])
            #expect(again.answer["isKnown"] == true)
            let id = try #require(first.answer["id"]?.string.flatMap { Photograph.ID($0) })
            let (photograph, events) = try await desk.archive.read { records in
                (try records.photographs.find(id), try records.trail.events(about: "photograph:\(id)"))
            }
            #expect(photograph?.caption == "picture of the pier")
            #expect(events.map(\.by) == [User.reporter.id])
            let shown = try await browser.call("GET", "/things/photographs/\(id)").answer
            #expect(shown["width"]?.integer == 3 && shown["src"]?.string?.hasPrefix("/media/") == true)
        }
    }

    @Test func `what is no picture is refused in words, and nothing is kept of it`() async throws {
        try await withDesk(.sqlite) { desk in
            let browser = try await desk.browser(of: .reporter)
            let before = try await desk.archive.read { try $0.photographs.newest(before: nil, limit: 100) }
            let refused = try await browser.send(file: "<svg>", to: "/photographs")
            #expect(refused.status == 422 && refused.answer["detail"]?.string == "no picture")
            #expect(try await desk.archive.read { try $0.photographs.newest(before: nil, limit: 100) } == before)
        }
    }

    @Test func `a large body is not even taken from who may not send it`() async throws {
        try await withDesk(.sqlite) { desk in
            for user in [User.sample(.outsideContributor)] {
                let answer = try await desk.browser(of: user).send(file: "picture", to: "/photographs")
                #expect(answer.status == 403)
            }
            var request = WebRequest(method: "POST", path: "/photographs", headers: [.accept: "application/json"])
            request.headers[WebHeader.host] = "desk.paper.example"
            guard case .refused(let answer) = await desk.desk.plan(for: request) else {
                Issue.record("the body of a stranger was read")
                return
            }
            #expect(answer.status == 401)
        }
    }

    @Test func `names come with identifiers, and identifiers with names`() async throws {
        try await withDesk(.sqlite) { desk in
            let topic = Topic(id: .sample(8_300), kind: .place, name: "North Quay", slug: "north-quay", aliases: ["Fish Quay"])
            try await desk.archive.write { try $0.topics.save(topic) }
            let browser = try await desk.browser(of: .reporter)
            let found = try await browser.call("GET", "/names/topics.json?q=fish").answer
            #expect(found == [["id": .string("\(topic.id)"), "label": "North Quay", "detail": "Fish Quay · Place"]])
            let named = try await browser.call("GET", "/names/topics.json?ids=\(topic.id),nonsense,\(Topic.ID.sample(8_301))").answer
            #expect(named == .object([.init("\(topic.id)", "North Quay")]))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a version that was set aside stands beside the story until it is settled`(_ kind: TestEngine) async throws {
        try await withDesk(kind) { desk in
            let story: Story.ID = .sample(8_400)
            let browser = try await desk.browser(of: .reporter)
            let path = "/stories/\(story)"
            #expect(try await browser.call("POST", path, ["language": "en"]).status == 200)
            let opened = try await browser.call("GET", "\(path)/draft").answer
            let aside: JSONValue = [
                "id": .string("\(Identifier<SetAside>.sample(8_401))"), "document": opened["document"] ?? .null,
                "fields": [["field": "headline", "value": "Mine <script>"]],
            ]
            #expect(try await browser.call("POST", "\(path)/draft/aside", aside).status == 204)
            #expect(await browser.get(path).text.contains("One version was set aside"))
            let screen = await browser.get("\(path)/aside")
            #expect(screen.status == 200 && screen.text.contains("Mine &lt;script&gt;"))
            let stranger = try await desk.browser(of: .sample(.outsideContributor))
            #expect(await stranger.get("\(path)/aside").status != 200)
            let settle = "\(path)/aside/\(Identifier<SetAside>.sample(8_401))/settle"
            #expect(await stranger.post(settle).status != 303)
            #expect(await browser.post(settle).location == "\(path)/aside?done=settled")
            #expect(await browser.get("\(path)/aside").text.contains("Nothing is set aside"))
            #expect(await browser.post(settle).status == 404)
            let events = try await desk.archive.read { try $0.trail.events(about: "story:\(story)") }
            #expect(events.last?.act == "SettleSetAside" && events.last?.by == User.reporter.id)
        }
    }
}
