import Archive
import Editorial
import Foundation
import Newsroom
import TestSupport
import Testing

@testable import Desk

@Suite("Work on the plan through the API")
struct PlanningAPITests {
    private static let assignment: Assignment.ID = .sample(9_601)
    private static let path = "/assignments/\(assignment)"

    private func planned(_ desk: TestDesk) async throws {
        let body: JSONValue = [
            "title": "The budget", "deadline": "2025-02-14T10:00:00Z", "planned": "2025-02-15T12:00:00Z",
            "people": [.string("\(User.reporter.id)")],
        ]
        _ = try await desk.client(.editor).put(Self.path, body)
    }

    private func events(_ desk: TestDesk, _ act: String) async throws -> [User.ID] {
        try await desk.archive.read { try $0.trail.events(about: "assignment:\(Self.assignment)") }.filter { $0.act == act }.map(\.by)
    }

    @Test(arguments: TestEngine.all)
    func `an assignment is noted on, moved, begun and given back`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            try await planned(desk)
            let (reporter, editor) = (try await desk.client(.reporter), try await desk.client(.editor))
            let note = "\(Self.path)/notes/\(Identifier<AssignmentNote>.sample(1))"
            for _ in 1...2 { #expect(try await reporter.put(note, ["text": "On Friday."])["text"] == "On Friday.") }
            #expect(try await editor.put(note, ["text": "Mine."]).status == 409)
            _ = try await editor.put("\(Self.path)/notes/\(Identifier<AssignmentNote>.sample(2))", ["text": "Good."])
            let notes = try await editor.get("\(Self.path)/notes?limit=1")
            #expect(notes["items"]?.array?.map { $0["text"] } == ["Good."])
            let cursor = try #require(notes["next"]?.string)
            #expect(try await editor.get("\(Self.path)/notes?cursor=\(cursor)")["items"]?.array?.map { $0["text"] } == ["On Friday."])

            let moved = try await editor.put("\(Self.path)/day", ["day": "2025-02-20"])
            #expect(moved["deadline"] == "2025-02-20T10:00:00.000Z" && moved["planned"] == "2025-02-21T12:00:00.000Z")
            let later = try await editor.put("\(Self.path)/day", ["day": "2025-02-22", "times": "planned"])
            #expect(later["deadline"] == moved["deadline"] && later["planned"] == "2025-02-22T12:00:00.000Z")
            for wrong: JSONValue in [["day": "2025-02-30"], ["day": "1960-01-01"], ["day": "9999-12-31"], ["day": "2025-02-1~"]] {
                #expect(try await editor.put("\(Self.path)/day", wrong).status == 422, "\(wrong)")
            }

            let story: Story.ID = .sample(9_611)
            for _ in 1...2 {
                let begun = try await reporter.put("\(Self.path)/story", ["story": .string("\(story)")])
                #expect(begun["story"]?.string == "\(story)")
            }
            #expect(try await reporter.get("/stories/\(story)")["content"]?["headline"] == "The budget")
            #expect(try await reporter.put("\(Self.path)/story", ["story": .string("\(Story.ID.sample(9_612))")]).status == 409)

            #expect(try await reporter.post("\(Self.path)/give-back").status == 204)
            #expect(try await editor.get(Self.path)["people"] == [])
            #expect(try await events(desk, "NoteOnAssignment") == [User.reporter.id, User.editor.id])
            #expect(try await events(desk, "BeginStory") == [User.reporter.id])
            #expect(try await events(desk, "GiveBackAssignment") == [User.reporter.id])
            #expect(try await events(desk, "SaveAssignment") == [User.editor.id, User.editor.id, User.editor.id])
        }
    }

    @Test func `who gave back what was theirs from outside sees it no longer`() async throws {
        try await withDesk(.sqlite) { desk in
            let body: JSONValue = ["title": "A column", "people": [.string("\(User.outsideContributor.id)")]]
            _ = try await desk.client(.editor).put(Self.path, body)
            let client = try await desk.client(.outsideContributor)
            #expect(try await client.get("\(Self.path)/notes").status == 200)
            #expect(try await client.post("\(Self.path)/give-back").status == 204)
            for target in [Self.path, "\(Self.path)/notes"] { #expect(try await client.get(target).status == 404) }
        }
    }
}
