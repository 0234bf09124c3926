import Archive
import Editorial
import Foundation
import Newsroom
import TestSupport
import Testing
import Web

@testable import Desk

@Suite("The diary through the API")
struct DiaryAPITests {
    private static let story: Story.ID = .sample(9_601)
    private static let event = "/diary/\(DiaryEvent.ID.sample(9_602))"
    private static let text = "Rain. The pier is expected to open on May 20, the county said."

    @Test(arguments: TestEngine.all)
    func `what a text expects is confirmed, answered, and listed`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            let client = try await desk.client(.editor)
            _ = try await client.put("/stories/\(Self.story)", ["content": .saying("The pier is closed", Self.text)])
            let path = "/stories/\(Self.story)/expectations"
            let found = try #require(try await client.get(path)["suggestions"]?.array?.first)
            #expect(found["what"] == "The pier is expected to open" && found["when"] == "2025-05-20")
            let body: JSONValue = [
                "what": "The pier opens", "when": found["when"] ?? .null, "passage": found["passage"] ?? .null, "public": true,
            ]
            let made = try await client.put("\(path)/\(DiaryEvent.ID.sample(9_602))", body)
            #expect(made.status == 201 && made["story"]?.string == "\(Self.story)" && made["public"] == true)
            #expect(made["owner"]?.string == "\(User.editor.id)" && made["answer"] == .null)
            #expect(try await client.put("\(path)/\(DiaryEvent.ID.sample(9_602))", body).status == 200)
            let after = try await client.get(path)
            #expect(after["suggestions"] == [] && after["events"]?.array?.count == 1)

            let put = try await client.put("\(Self.event)/answer", ["outcome": "postponed", "when": "2025-06", "note": "Rain."])
            #expect(put.status == 200 && put["when"] == "2025-06" && put["formerly"] == "2025-05-20")
            #expect(put["answer"]?["outcome"] == "postponed" && put["answer"]?["forReaders"] == true)
            #expect(try await client.put("\(Self.event)/answer", ["outcome": "happened"]).status == 409, "the day has not come")
            #expect(try await client.put("\(Self.event)/answer", ["outcome": "postponed", "when": "soon"]).status == 422)
            #expect(try await client.get("/diary")["items"]?.array?.count == 1)
            #expect(try await client.get("/diary?part=earlier")["items"] == [])
            let dropped = try await client.put("\(Self.event)/dropped", ["dropped": true])
            #expect(dropped["dropped"] == true)
            #expect(try await client.get("/diary")["items"] == [])
            let events = try await desk.archive.read { try $0.trail.events(about: "diary:\(DiaryEvent.ID.sample(9_602))") }
            #expect(events.map(\.act) == ["ConfirmExpectation", "ConfirmExpectation", "AnswerDiaryEvent", "DropDiaryEvent"])
            #expect(events.allSatisfy { $0.by == User.editor.id && $0.details["token"] != nil })
        }
    }

    @Test(arguments: TestEngine.all)
    func `an event of no story is entered, changed and paged`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            let client = try await desk.client(.editor)
            for number in UInt64(9_610)...9_612 {
                let made = try await client.put(
                    "/diary/\(DiaryEvent.ID.sample(number))", ["what": .string("Event \(number)"), "when": "2025-09-01T10:00"])
                #expect(made.status == 201 && made["public"] == false)
            }
            let first = try await client.get("/diary?limit=2")
            #expect(first["items"]?.array?.count == 2)
            let next = try #require(first["next"]?.string)
            let second = try await client.get("/diary?limit=2&cursor=\(next)")
            #expect(second["items"]?.array?.compactMap { $0["what"]?.string } == ["Event 9612"] && second["next"] == .null)
            #expect(try await client.get("/diary?cursor=nonsense").status == 422)
            let changed = try await client.put("/diary/\(DiaryEvent.ID.sample(9_610))", ["what": "Else", "when": "2025", "public": true])
            #expect(changed.status == 200 && changed["what"] == "Else" && changed["when"] == "2025")
            #expect(try await client.put("/diary/\(DiaryEvent.ID.sample(9_610))", ["what": "Else", "when": "when"]).status == 422)
        }
    }

    @Test func `an event is there for who may read it, and changed for readers by who may publish`() async throws {
        try await withDesk(.sqlite) { desk in
            let (editor, reporter) = (try await desk.client(.editor), try await desk.client(.reporter))
            let outside = try await desk.client(.outsideContributor)
            _ = try await editor.put(Self.event, ["what": "The pier opens", "when": "2025-05-20", "public": true])
            #expect(try await reporter.get(Self.event).status == 200)
            #expect(try await outside.get(Self.event).status == 404)
            #expect(try await outside.put("\(Self.event)/answer", ["outcome": "postponed", "when": "2025-06"]).status == 404)
            #expect(try await outside.get("/diary").status == 403)
            #expect(try await reporter.put(Self.event, ["what": "Spoilt", "when": "2025-05-20"]).status == 403)
            #expect(try await editor.get(Self.event)["what"] == "The pier opens")
        }
    }
}
