import Archive
import Editorial
import Foundation
import Newsroom
import TestSupport
import Testing
import Web

@testable import Desk

@Suite("The record through the API")
struct RecordAPITests {
    private static let story: Story.ID = .sample(9_501)
    private static let path = "/stories/\(story)/statements"
    private static let text = "“Two piles have rotted,” Ida Marsh said. Marsh said the pier would open in May."

    private func statement(_ number: UInt64) -> String { "\(Self.path)/\(Statement.ID.sample(number))" }

    private func begun(_ desk: TestDesk) async throws -> TestClient {
        let client = try await desk.client(.reporter)
        _ = try await client.put("/stories/\(Self.story)", ["content": .saying("The pier is closed", Self.text)])
        return client
    }

    private static let marsh: JSONValue = [
        "name": "Ida Marsh", "role": "Harbour master", "kind": "direct", "verbatim": true, "words": "Two piles have rotted",
        "said": "2025-02~", "occasion": "On the pier", "outlets": ["TASS", "Harbour Radio"],
        "original": ["text": "Дві палі згнили", "language": "uk"], "evidence": "https://radio.example/1",
        "passage": [["quote": "Two piles have rotted,"]],
    ]

    @Test(arguments: TestEngine.all)
    func `a statement is confirmed, mended and taken back`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            let client = try await begun(desk)
            #expect(try await client.get(Self.path)["suggestions"]?.array?.count == 2)
            let made = try await client.put(statement(1), Self.marsh)
            #expect(made.status == 201 && made["standing"] == "stands" && made["confirmedBy"]?.string == "\(User.reporter.id)")
            #expect(made["name"] == "Ida Marsh" && made["outlets"] == ["TASS", "Harbour Radio"] && made["said"] == "2025-02~")
            #expect(made["original"]?["language"] == "uk" && made["evidence"] == "https://radio.example/1")
            #expect(try await client.put(statement(1), Self.marsh).status == 200)
            let list = try await client.get(Self.path)
            #expect(list["suggestions"]?.array?.count == 1 && list["statements"]?.array?.count == 1)

            let search = try await client.get("/statements?q=piles&outlet=tass&from=2025-02-10&speaker=\(made["speaker"]?.string ?? "")")
            #expect(search["items"]?.array?.map { $0["id"] } == [made["id"]] && search["next"] == .null)
            #expect(search["items"]?.array?.first?["public"] == false && search["items"]?.array?.first?["headline"] == "The pier is closed")
            #expect(try await client.get("/statements?outlet=nowhere")["items"] == [])
            #expect(try await client.get("/statements?from=2025-02").status == 422)

            let mended: JSONValue = [
                "speaker": made["speaker"] ?? .null, "role": "Chair", "kind": "direct", "verbatim": true, "words": "Two piles have rotted",
            ]
            let changed = try await client.put(statement(1), mended)
            #expect(changed.status == 200 && changed["role"] == "Chair" && changed["outlets"] == [] && changed["said"] == .null)
            let events = try await desk.archive.read { try $0.trail.events(about: "statement:\(Statement.ID.sample(1))") }
            #expect(events.map(\.act) == ["ConfirmStatement", "ConfirmStatement", "ConfirmStatement"])
            #expect(events.allSatisfy { $0.by == User.reporter.id && $0.details["token"] != nil })

            #expect(try await client.call("DELETE", statement(1), nil).status == 204)
            #expect(try await client.call("DELETE", statement(2), nil).status == 404)
            let after = try await client.get(Self.path)
            #expect(after["statements"] == [] && after["suggestions"]?.array?.count == 2)
        }
    }

    @Test(arguments: TestEngine.all)
    func `what is not said so is not taken`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            let client = try await begun(desk)
            func fault(_ change: (inout [JSONValue.Member]) -> Void) async throws -> JSONValue? {
                guard case .object(var members) = Self.marsh else { return nil }
                change(&members)
                let answer = try await client.put(statement(1), .object(members))
                #expect(answer.status == 422)
                return answer["errors"]?.array?.first?["field"]
            }
            func set(_ name: String, _ value: JSONValue) async throws -> JSONValue? {
                try await fault { members in
                    members.removeAll { $0.key == name }
                    members.append(.init(name, value))
                }
            }
            #expect(try await set("words", "Three piles have rotted") == "content")
            #expect(try await set("said", "in May") == "said")
            #expect(try await set("name", "") == "speaker")
            #expect(try await set("kind", "shouted") == "kind")
            #expect(try await set("passage", [["quote": "seagulls"]]) == "quote")
            #expect(try await set("passage", [["from": 1, "to": 4, "words": "x"]]) == "version")
            #expect(try await set("passage", [["from": 4, "to": 1, "words": "x"]]) == "version")
            #expect(try await set("evidence", "somewhere") == "evidence")
            #expect(try await set("original", ["text": "Дві", "language": "no tag"]) == "original_language")
            #expect(try await client.get(Self.path)["statements"] == [])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a suggestion is refused, and made again`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            let client = try await begun(desk)
            let found = try #require(try await client.get(Self.path)["suggestions"]?.array?.last?["fingerprint"]?.string)
            #expect(try await client.call("PUT", "\(Self.path)/refused/\(found)", nil).status == 204)
            #expect(try await client.get(Self.path)["suggestions"]?.array?.count == 1)
            #expect(try await client.call("DELETE", "\(Self.path)/refused/\(found)", nil).status == 204)
            #expect(try await client.get(Self.path)["suggestions"]?.array?.count == 2)
            #expect(try await client.call("PUT", "\(Self.path)/refused/x", nil).status == 422)
        }
    }

    @Test func `the editor is told what a story has on the record, and by whom it may be changed`() async throws {
        try await withDesk(.sqlite) { desk in
            let client = try await begun(desk)
            _ = try await client.put(statement(1), Self.marsh)
            let answer = try await desk.browser(of: .reporter).get(Self.path)
            let json = try JSONValue(parsing: answer.body)
            #expect(json["mayKeep"] == true && json["statements"]?.array?.first?["name"] == "Ida Marsh" && json["version"]?.integer == 1)
            #expect(try await desk.browser(of: .outsideContributor).get(Self.path).status == 404)
        }
    }
}
