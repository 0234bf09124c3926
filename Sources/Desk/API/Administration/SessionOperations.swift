import Archive
import Editorial
import Foundation
import Newsroom
import Web

/// Where somebody is signed in, and which scripts act for them: to be seen and ended at once by who keeps accounts.
enum SessionOperations {
    static let all = [
        APIOperation(
            .get, "/people/{account}/sessions", "listSessions", scope: .administer, right: .keepUsers,
            "Where an account is signed in, begun last first",
            answers: [.ok(.object([.always("items", .list(session, 0...mostSessions))]))],
            sessions),
        APIOperation(
            .delete, "/people/{account}/sessions/{session}", "endSession", scope: .administer, right: .keepUsers, "Sign an account out",
            answers: [.done("Whoever sat there has to sign in again.")]
        ) { call in
            let (account, id): (User.ID, DeskSession.ID) = (try call.id("account"), try call.id("session"))
            guard try await call.read({ try $0.sessions.find(id)?.account }) == account else { throw APIProblem.notFound("session") }
            try await call.perform(EndSession(id))
            return WebAnswer(status: 204, headers: [])
        },
        APIOperation(
            .get, "/people/{account}/tokens", "listTokens", scope: .administer, right: .keepUsers,
            "An account's tokens that are good, made last first",
            answers: [.ok(.object([.always("items", .list(token, 0...AccessToken.most))]))], tokens),
        APIOperation(
            .delete, "/people/{account}/tokens/{token}", "revokeToken", scope: .administer, right: .keepUsers, "End a token at once",
            answers: [.done("It is good for nothing any more.")]
        ) { call in
            let (account, id): (User.ID, AccessToken.ID) = (try call.id("account"), try call.id("token"))
            guard try await call.read({ try $0.accessTokens.find(id)?.account }) == account else { throw APIProblem.notFound("token") }
            try await call.perform(RevokeToken(id))
            return WebAnswer(status: 204, headers: [])
        },
    ]

    private static let mostSessions = 100

    private static let session = Schema.named(
        "Session",
        .object([
            .always("id", .identifier), .always("startedAt", .time), .always("seenAt", .time, "To the minute."),
            .always("network", .text(0...300), "Where it was begun from."),
            .always("agent", .text(0...1_000), "What the browser said of itself."),
            .always("lacksSecondFactor", .boolean, "Whether that is still to come."),
        ]))

    private static let token = Schema.named(
        "Token",
        .object([
            .always("id", .identifier), .always("name", .text(0...100)),
            .always("scopes", .list(.choice(of: AccessToken.Scope.self), 1...10)), .always("madeAt", .time), .always("madeBy", .identifier),
            .always("expiresAt", .time), .always("usedAt", .orNull(.time), "To the hour."),
        ]))

    /// The path's account.
    private static func account(_ call: APICall) async throws -> User.ID {
        let id: User.ID = try call.id("account")
        guard id != User.operator.id, try await call.read({ try $0.users.find(id) }) != nil else { throw APIProblem.notFound("account") }
        return id
    }

    private static func sessions(_ call: APICall) async throws -> WebAnswer {
        let (account, now) = (try await account(call), call.desk.now())
        let found = try await call.read { try $0.sessions.of(account, limit: mostSessions) }.filter { !$0.isOver(at: now) }
        let items = found.map { session -> JSONValue in
            [
                "id": .string("\(session.id)"), "startedAt": APITime.json(session.startedAt), "seenAt": APITime.json(session.seenAt),
                "network": .string(session.network), "agent": .string(session.agent), "lacksSecondFactor": .bool(session.level != .full),
            ]
        }
        return .json(["items": .array(items)])
    }

    private static func tokens(_ call: APICall) async throws -> WebAnswer {
        let (account, now) = (try await account(call), call.desk.now())
        let items = try await call.read { try $0.accessTokens.good(of: account, at: now) }.map { token -> JSONValue in
            [
                "id": .string("\(token.id)"), "name": .string(token.name),
                "scopes": .array(token.scopesInOrder.map { .string($0.rawValue) }), "madeAt": APITime.json(token.madeAt),
                "madeBy": .string("\(token.madeBy)"), "expiresAt": APITime.json(token.expiresAt), "usedAt": APITime.json(token.usedAt),
            ]
        }
        return .json(["items": .array(items)])
    }
}
