import Archive
import Credentials
import Editorial
import Foundation
import HTTPTypes
import Newsroom
import TestSupport
import Testing
import Web

@testable import Desk

/// A script with a token. Whatever it is answered is held to what the API says of the operation.
struct TestClient: Sendable {
    let desk: TestDesk
    var token: String

    struct Answer {
        let status: Int
        let json: JSONValue
        let tag: String?
        let headers: [(name: String, value: String)]

        subscript(name: String) -> JSONValue? { json[name] }
        var problem: String? { json["type"]?.string?.replacing("urn:broadsheet:problem:", with: "") }
    }

    func get(_ target: String, _ headers: [(String, String)] = []) async throws -> Answer { try await call("GET", target, nil, headers) }

    func put(_ target: String, _ body: JSONValue, ifMatch tag: String? = nil) async throws -> Answer {
        try await call("PUT", target, body.bytes(), tag.map { [("If-Match", $0)] } ?? [])
    }

    func post(_ target: String, _ body: JSONValue? = nil, ifMatch tag: String? = nil) async throws -> Answer {
        try await call("POST", target, body?.bytes(), tag.map { [("If-Match", $0)] } ?? [])
    }

    func call(
        _ method: String, _ target: String, _ body: [UInt8]?, _ more: [(String, String)] = [], type: String = "application/json"
    ) async throws -> Answer {
        var headers = HTTPFields()
        var fields = [("Host", "desk.paper.example"), ("Authorization", "Bearer \(token)")]
        if body != nil { fields.append(("Content-Type", type)) }
        for (name, value) in fields + more { if let name = HTTPField.Name(name) { headers[name] = value } }
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var request = WebRequest(
            method: method, path: API.root + String(parts[0]), query: parts.count > 1 ? String(parts[1]) : "", headers: headers,
            peer: "192.0.2.7")
        let answer: WebAnswer
        switch await desk.desk.plan(for: request) {
        case .refused(let refusal): answer = refusal
        case .unread: answer = await desk.desk.answer(request)
        case .memory(let largest):
            request.body = body ?? []
            answer = request.body.count > largest ? desk.desk.tooLarge(request) : await desk.desk.answer(request)
        case .file(let file, _):
            try Data(body ?? []).write(to: file)
            defer { try? FileManager.default.removeItem(at: file) }
            request.file = file
            answer = await desk.desk.answer(request)
        }
        return try check(answer, to: request)
    }

    private func check(_ answer: WebAnswer, to request: WebRequest) throws -> Answer {
        let json = answer.body.isEmpty ? .null : try JSONValue(parsing: answer.body)
        let place = "\(request.method) \(request.path): \(answer.status) \(answer.text.prefix(300))"
        if let found = Routes.find(request.method, request.path), case .operation(let operation) = found.route.work {
            if let declared = operation.answers.first(where: { $0.status == answer.status }) {
                if let schema = declared.schema { #expect(schema.faults(in: json) == [], "\(place)") }
                #expect(declared.schema == nil || answer["Content-Type"] == "application/json", "\(place)")
                #expect(declared.hasTag == (answer["ETag"] != nil), "\(place)")
            } else if answer.status == 304 {
                #expect(operation.condition == .reading && answer.body.isEmpty, "\(place)")
            } else {
                #expect(operation.problems.contains(answer.status), "\(place)")
                checkProblem(answer, json, place)
            }
        } else {
            checkProblem(answer, json, place)
        }
        #expect(!answer.headers.contains { $0.name == "Set-Cookie" })
        return Answer(status: answer.status, json: json, tag: answer["ETag"], headers: answer.headers)
    }

    private func checkProblem(_ answer: WebAnswer, _ json: JSONValue, _ place: String) {
        #expect(APIProblem.schema.faults(in: json) == [], "\(place)")
        #expect(answer["Content-Type"] == "application/problem+json", "\(place)")
        #expect(json["status"]?.integer == answer.status, "\(place)")
    }
}

extension TestDesk {
    /// A script that acts for the account in these scopes.
    func client(
        _ user: User, _ scopes: Set<AccessToken.Scope> = Set(AccessToken.Scope.allCases), lifetime: TimeInterval = 86_400
    ) async throws -> TestClient { try await token(user, scopes, lifetime: lifetime).client }

    func token(
        _ user: User, _ scopes: Set<AccessToken.Scope> = Set(AccessToken.Scope.allCases), lifetime: TimeInterval = 86_400
    ) async throws -> (client: TestClient, id: AccessToken.ID) {
        let secret = try Secret()
        let id: AccessToken.ID = clock.identifiers.next()
        try await editorial.perform(
            AddToken(id, for: user.id, name: "A script", scopes: scopes, lifetime: lifetime, hash: secret.hash), as: user.id)
        return (TestClient(desk: self, token: TokenText.text(secret)), id)
    }
}

extension JSONValue {
    /// With another value under the name.
    func with(_ name: String, _ value: JSONValue) -> JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(members.filter { $0.key != name } + [.init(name, value)])
    }

    static func saying(_ headline: String, _ text: String = "Some words.") -> JSONValue {
        ["headline": .string(headline), "language": "en", "document": document(text)]
    }

    static func document(_ text: String) -> JSONValue {
        ["type": "doc", "content": [["type": "paragraph", "content": [["type": "text", "text": .string(text)]]]]]
    }
}
