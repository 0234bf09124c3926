import Foundation
import HTTPTypes
import Newsroom
import TestSupport
import Testing
import Web

@testable import Desk

@Suite("The API's description")
struct DescriptionTests {
    private static let description = OpenAPI.description(of: API.operations, paper: "The Test", at: "https://desk.paper.example")

    private func members(_ value: JSONValue?) -> [JSONValue.Member] {
        guard case .object(let members) = value else { return [] }
        return members
    }

    @Test func `every route of the API is described, and nothing else is`() {
        let described = members(Self.description["paths"]).flatMap { path in
            members(path.value).filter { $0.key != "parameters" }.map { "\($0.key.uppercased()) /api/v1\(path.key)" }
        }
        let routes = Routes.all.filter { $0.path.description.hasPrefix("/api") }.map { "\($0.method.rawValue) \($0.path)" }
        #expect(Set(described) == Set(routes) && described.count == routes.count)
        #expect(Set(API.operations.map(\.name)).count == API.operations.count)
    }

    @Test func `the documentation names each operation, once, and no other`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../docs/api.md")
        let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { $0.hasPrefix("|") }
        let named = rows.compactMap { $0.split(separator: "|").last }.flatMap { $0.matches(of: /`([a-z]+[A-Z]\w+)`/).map { String($0.1) } }
        #expect(named.sorted() == API.operations.map(\.name).sorted())
    }

    @Test func `it is to be had without a token, and once`() async throws {
        try await withDesk(.sqlite) { desk in
            let browser = desk.browser()
            let answer = await browser.get("/api/v1/openapi.json")
            #expect(answer.status == 200 && answer["Content-Type"] == "application/json")
            let parsed = try JSONValue(parsing: answer.body)
            #expect(parsed == Self.description)
            #expect(await browser.get("/api/v1/openapi.json", headers: [("If-None-Match", answer["ETag"] ?? "")]).status == 304)
        }
    }

    @Test func `where nothing is, that is said as a problem`() async throws {
        try await withDesk(.sqlite) { desk in
            let client = try await desk.client(.reporter)
            #expect(try await client.get("/nothing").problem == "not-found")
            let other = try await client.call("DELETE", "/stories", nil)
            #expect(other.status == 405 && other.headers.contains { $0.name == "Allow" && $0.value == "GET, HEAD" })
            #expect(try await client.call("HEAD", "/me", nil).status == 200)
            var headers = HTTPFields()
            headers[.authorization] = "Bearer \(client.token)"
            headers[WebHeader.host] = "evil.example"
            let elsewhere = await desk.desk.answer(WebRequest(path: "/api/v1/me", headers: headers))
            #expect(elsewhere.status == 421 && elsewhere["Content-Type"] == "application/problem+json")
        }
    }

    @Test func `what comes in is held to what is described`() {
        let schema = Schema.object([
            .always("name", .line(1...3)), .maybe("kind", .choice(["a", "b"])), .maybe("many", .set(.integer(1...9), 0...2)),
            .maybe("at", .orNull(.time)), .maybe("part", .number(0...1)),
        ])
        let good: [JSONValue] = [
            ["name": "abc"], ["name": "a", "kind": "b", "many": [1, 9], "at": .null, "part": 0.5],
            ["name": "a", "at": "2025-02-12T14:02:00.5+02:00", "part": 1],
        ]
        for value in good { #expect(schema.faults(in: value) == []) }
        let bad: [(JSONValue, String)] = [
            ("x", ""), ([:], "name"), (["name": "abcd"], "name"), (["name": ""], "name"), (["name": "a\n"], "name"),
            (["name": "a", "kind": "c"], "kind"), (["name": "a", "many": [1, 1]], "many"), (["name": "a", "many": [1, 2, 3]], "many"),
            (["name": "a", "many": [0]], "many[0]"), (["name": "a", "at": "2025-02-29T00:00:00Z"], "at"),
            (["name": "a", "at": "yesterday"], "at"), (["name": "a", "part": 1.5], "part"), (["name": "a", "x": 1], "x"),
            (["name": "a", "many": [1.5]], "many[0]"), (["name": .null], "name"),
        ]
        for (value, field) in bad { #expect(schema.faults(in: value).map(\.field) == [field], "\(value)") }
    }

    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("2025-02-12T14:02:03.123Z", 1_739_368_923.123), ("2025-02-12T16:02:03.1239+02:00", 1_739_368_923.123),
        ("9999-12-31T23:59:59.999Z", 253_402_300_799.999),
    ])
    func `a time is read with any offset and written in UTC`(_ text: String, _ seconds: Double) throws {
        let date = try #require(APITime.date(text))
        #expect(abs(date.timeIntervalSince1970 - seconds) < 0.0005)
        #expect(APITime.date(APITime.text(date)) == date)
    }

    @Test(arguments: [
        "", "2025-02-12", "2025-02-12T14:02:03", "2025-02-12 14:02:03Z", "2025-02-30T14:02:03Z", "1969-12-31T23:59:59Z",
        "2025-02-12T24:00:00Z", "2025-02-12T14:02:60Z", "2025-02-12T14:02:03.Z", "2025-02-12T14:02:03.1234567890Z",
        "2025-02-12T14:02:03+2:00",
        "9999-12-31T23:59:59-01:00", "２025-02-12T14:02:03Z",
    ])
    func `what is no time is none`(_ text: String) { #expect(APITime.date(text) == nil) }
}
