import Archive
import Credentials
import Editorial
import Foundation
import HTTPTypes
import Newsroom
import Web

/// Who calls: the account as its token lets somebody be it, at this moment.
struct TokenHolder: Sendable {
    let user: User
    let token: AccessToken
}

/// One call of the API, its query and body held to what the operation says of them.
struct APICall: Sendable {
    let desk: Desk
    let request: WebRequest
    let holder: TokenHolder
    /// The path's, by name.
    let values: [String: String]
    /// By name; those that are there.
    let query: [String: JSONValue]
    let body: JSONValue

    var user: User { holder.user }
    var condition: CallCondition { CallCondition(request) }

    /// A value of the path that is an identifier.
    ///
    /// - Throws: `APIProblem.notFound` for what is none, or is written otherwise than we write it.
    func id<Of>(_ name: String, _: Of.Type = Of.self) throws -> Identifier<Of> {
        guard let text = values[name], let id = Identifier<Of>(text), id.description == text else { throw APIProblem.notFound(name) }
        return id
    }

    func number(_ name: String) throws -> Int {
        guard let text = values[name], text.utf8.count < 10, let number = Int(text), "\(number)" == text, number > 0 else {
            throw APIProblem.notFound(name)
        }
        return number
    }

    /// How many a page may have.
    var limit: Int { query["limit"]?.integer ?? 50 }

    func queryID<Of>(_ name: String, _: Of.Type = Of.self) -> Identifier<Of>? { query[name]?.string.flatMap { Identifier<Of>($0) } }

    func read<Result: Sendable>(_ body: @escaping @Sendable (Records) throws -> Result) async throws -> Result {
        try await desk.archive.read(body)
    }

    /// Performs an act as the account, by the token.
    @discardableResult
    func perform<Performed: Act>(_ act: Performed) async throws -> Performed.Outcome {
        try await desk.editorial.perform(act, as: user.id, by: holder.token.id)
    }
}

/// What a call says of the version that it knows (RFC 9110, section 13).
struct CallCondition: Sendable {
    private let match: String?
    private let noneMatch: String?

    init(_ request: WebRequest) {
        match = request.headers[.ifMatch]
        noneMatch = request.headers[.ifNoneMatch]
    }

    /// Whether something may be put where this stands; nil where nothing does.
    ///
    /// Whoever sends what stands there already has not heard of having been heard: that changes nothing, and is no conflict.
    ///
    /// - Throws: `APIProblem.changedMeanwhile` or `.noCondition`.
    func check(_ current: JSONValue?, isSame: Bool = false) throws {
        guard let current else {
            if match != nil { throw APIProblem.changedMeanwhile }
            return
        }
        if isSame { return }
        if noneMatch?.trimmingCharacters(in: .whitespaces) == "*" { throw APIProblem.changedMeanwhile }
        guard let match else { throw APIProblem.noCondition }
        let tags = match.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        guard tags.contains("*") || tags.contains(current.tag) else { throw APIProblem.changedMeanwhile }
    }
}

extension JSONValue {
    /// A strong entity tag: another for every other value.
    var tag: String { "\"\(Fingerprint.of(bytes()))\"" }
}

extension APICall {
    /// What there is, with its tag; nothing but the tag for whoever has it.
    func resource(_ value: JSONValue, status: Int = 200) -> WebAnswer {
        let headers = [("ETag", value.tag)]
        if request.method != "PUT", request.method != "POST", request.has(tag: value.tag) {
            return WebAnswer(status: 304, headers: headers)
        }
        return WebAnswer(status: status, headers: headers + [("Content-Type", "application/json")], body: value.bytes())
    }

    /// A page of a list, and where the next one begins.
    static func page(_ items: [JSONValue], next: String?) -> WebAnswer {
        .json(["items": .array(items), "next": next.map { .string($0) } ?? .null])
    }
}

extension Schema {
    static func page(of item: Schema) -> Schema {
        .object([
            .always("items", .list(item, 0...100)),
            .always("next", .orNull(.text(1...200)), "The cursor of the next page; null at the end."),
        ])
    }
}

extension APIOperation.Parameter {
    static let limit = Self("limit", .integer(1...100), "How many at most; 50 unless said.")
    static let cursor = Self("cursor", .line(1...200), "Where the page begins: what the one before called next.")
}
