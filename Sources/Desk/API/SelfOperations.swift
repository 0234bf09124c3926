import Foundation
import Newsroom
import Web

/// Who calls.
enum SelfOperations {
    static let all = [
        APIOperation(
            .get, "/me", "getMe", scope: .read, "The account and the token that ask",
            answers: [
                .ok(
                    .object([
                        .always("account", .identifier), .always("name", .text(0...200)), .always("email", .text(0...254)),
                        .always("role", .choice(of: Role.self)),
                        .always("rights", .list(.choice(of: Right.self), 0...100), "What the account may do by this token."),
                        .always(
                            "token",
                            .object([
                                .always("id", .identifier), .always("name", .text(0...100)),
                                .always("scopes", .list(.choice(of: AccessToken.Scope.self), 1...10)), .always("expiresAt", .time),
                            ])),
                    ]))
            ]
        ) { call in
            let (user, token) = (call.user, call.holder.token)
            return .json([
                "account": .string("\(user.id)"), "name": .string(user.name), "email": .string(user.email),
                "role": .string(user.role.rawValue),
                "rights": .array(Right.allCases.filter(user.may).map { .string($0.rawValue) }),
                "token": [
                    "id": .string("\(token.id)"), "name": .string(token.name),
                    "scopes": .array(token.scopesInOrder.map { .string($0.rawValue) }), "expiresAt": APITime.json(token.expiresAt),
                ],
            ])
        }
    ]
}
