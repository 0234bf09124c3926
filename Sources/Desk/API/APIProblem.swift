import Editorial
import HTTPTypes
import Newsroom
import Web

/// What can go wrong with a call: problem details (RFC 9457). The types are stable; the words may change.
enum APIProblem: Error, Sendable {
    case notJSON(String)
    case noToken
    /// The token lacks the scope.
    case noScope(AccessToken.Scope)
    case noRight(String)
    case notFound(String)
    case notThisWay([String])
    case conflict(String)
    case changedMeanwhile
    case tooLarge
    case otherMediaType([String])
    case invalid([FieldFault])
    case noCondition
    case tooMany(seconds: Int)
    case elsewhere(String)
    case unknown
    case unavailable(String)

    /// Nil for what is nobody's business but ours, and is to be logged.
    init?(_ error: any Error) {
        switch error {
        case let problem as APIProblem: self = problem
        case is TokenIsOver: self = .noToken
        case NewsroomError.notFound(let what): self = .notFound(what)
        case let error as NewsroomError: self.init(error)
        default: return nil
        }
    }

    private init?(_ error: NewsroomError) {
        switch error {
        case .notAllowed, .notAllowedHere: self = .noRight("\(error), or the token's scopes do not reach so far")
        case .invalid(let field, let reason): self = .invalid([FieldFault(field: field, detail: reason)])
        case .conflict(let reason): self = .conflict(reason)
        case .unavailable(let reason): self = .unavailable(reason)
        case .notFound(let what): self = .notFound(what)
        }
    }

    var status: Int { kind.status }

    /// What it is called and what it is in words, by its status.
    static let kinds: [(status: Int, name: String, title: String)] = [
        (400, "not-json", "The body is no JSON"), (401, "no-token", "No token that is good"),
        (403, "not-allowed", "Not with this token"), (404, "not-found", "There is nothing here"),
        (405, "not-this-way", "Not to be asked in this way"), (409, "conflict", "Not as things stand"),
        (412, "changed-meanwhile", "Somebody has changed it meanwhile"), (413, "too-large", "Larger than is taken"),
        (415, "other-media-type", "Of another media type"), (421, "elsewhere", "Another origin's"),
        (422, "invalid", "Something in it cannot be taken"), (428, "no-condition", "If-Match is asked for"),
        (429, "too-many", "Too many calls"), (500, "unknown", "Something went wrong"), (503, "unavailable", "Not at this moment"),
    ]

    private var kind: (status: Int, name: String, title: String) {
        let status =
            switch self {
            case .notJSON: 400
            case .noToken: 401
            case .noScope, .noRight: 403
            case .notFound: 404
            case .notThisWay: 405
            case .conflict: 409
            case .changedMeanwhile: 412
            case .tooLarge: 413
            case .otherMediaType: 415
            case .elsewhere: 421
            case .invalid: 422
            case .noCondition: 428
            case .tooMany: 429
            case .unavailable: 503
            case .unknown: 500
            }
        return Self.kinds.first { $0.status == status } ?? (500, "unknown", "Something went wrong")
    }
}

extension APIProblem {
    static let schema = Schema.named(
        "Problem",
        .object([
            .always(
                "type", .text(1...200), "Stable: urn:broadsheet:problem: and one of " + kinds.map(\.name).joined(separator: ", ") + "."),
            .always("title", .text(1...200)), .always("status", .integer(400...599)),
            .maybe("detail", .text(0...5_000), "What went wrong this time, in words."),
            .maybe(
                "errors",
                .list(
                    .object([.always("field", .text(0...500), "Where: content.byline[0].role."), .always("detail", .text(0...5_000))]),
                    1...Schema.mostFaults), "Each place in what was sent that cannot be taken."),
        ]))

    var answer: WebAnswer {
        var members: [JSONValue.Member] = [
            .init("type", .string("urn:broadsheet:problem:\(kind.name)")), .init("title", .string(kind.title)),
            .init("status", .integer(kind.status)),
        ]
        if let detail { members.append(.init("detail", .string(detail))) }
        if case .invalid(let faults) = self {
            let errors = faults.map { JSONValue.object([.init("field", .string($0.field)), .init("detail", .string($0.detail))]) }
            members.append(.init("errors", .array(errors)))
        }
        return WebAnswer(
            status: kind.status, headers: [("Content-Type", "application/problem+json")] + headers, body: JSONValue.object(members).bytes())
    }

    private var detail: String? {
        switch self {
        case .notJSON(let reason), .noRight(let reason), .conflict(let reason), .unavailable(let reason): reason
        case .noScope(let scope): "the token lacks the scope \(scope.rawValue)"
        case .notFound(let what): "\(what) was not found"
        case .otherMediaType(let types): "the body must be \(types.joined(separator: " or "))"
        case .elsewhere(let words): words
        case .tooMany(let seconds): "try again in \(seconds) seconds"
        case .changedMeanwhile: "read it again, and change what stands there now"
        case .noCondition: "send the ETag of what you have read as If-Match"
        case .invalid(let faults): faults.first.map { $0.field.isEmpty ? $0.detail : "\($0.field): \($0.detail)" }
        case .noToken, .notThisWay, .tooLarge, .unknown: nil
        }
    }

    private var headers: [(name: String, value: String)] {
        switch self {
        case .noToken: [("WWW-Authenticate", "Bearer")]
        case .noScope(let scope): [("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"\(scope.rawValue)\"")]
        case .notThisWay(let methods): [("Allow", methods.joined(separator: ", "))]
        case .tooMany(let seconds): [("Retry-After", "\(seconds)")]
        default: []
        }
    }
}
