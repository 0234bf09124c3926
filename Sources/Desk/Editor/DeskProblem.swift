import HTTPTypes
import Newsroom
import Web

/// What went wrong, for a script of ours that asked: problem details (RFC 9457).
enum DeskProblem {
    /// Nil for what is nobody's business but ours, and is to be logged.
    static func answer(to error: any Error) -> WebAnswer? {
        switch error {
        case Refusal.notSignedIn: problem(401, "not signed in")
        case Refusal.notOurForm: problem(403, "not our form")
        case NewsroomError.notFound(let what): problem(404, what)
        case NewsroomError.notAllowed, NewsroomError.notAllowedHere: problem(403, "your account may not do this")
        case NewsroomError.invalid(let field, let reason): problem(422, reason, field: field)
        case NewsroomError.conflict(let reason): problem(409, reason)
        case NewsroomError.unavailable(let reason): problem(503, reason)
        default: nil
        }
    }

    static let unknown = problem(500, "internal error")

    private static func problem(_ status: Int, _ detail: String, field: String? = nil) -> WebAnswer {
        var members: [JSONValue.Member] = [.init("status", .integer(status)), .init("detail", .string(detail))]
        if let field { members.append(.init("field", .string(field))) }
        return WebAnswer(status: status, headers: [("Content-Type", "application/problem+json")], body: JSONValue.object(members).bytes())
    }
}

extension WebRequest {
    var isByScript: Bool { ["application/json", "text/event-stream"].contains(headers[.accept] ?? "") }
}

extension WebAnswer {
    static func json(_ value: JSONValue) -> WebAnswer {
        WebAnswer(status: 200, headers: [("Content-Type", "application/json")], body: value.bytes())
    }
}
