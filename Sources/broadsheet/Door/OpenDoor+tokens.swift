import Archive
import Credentials
import Editorial
import Foundation
import Newsroom

extension OpenDoor {
    func addToken(for email: String, name: String, scopes: [AccessToken.Scope], days: Int) async throws -> DoorAnswer {
        let user = try await account(email)
        let secret = try Secret()
        try await editorial.perform(
            AddToken(
                IdentifierSource().next(), for: user.id, name: name, scopes: Set(scopes), lifetime: Double(days) * 86_400,
                hash: secret.hash), as: User.operator.id)
        return .done(TokenText.text(secret))
    }

    /// Those that can be used.
    func tokens(of email: String?) async throws -> DoorAnswer {
        var asked: [User]?
        if let email { asked = [try await account(email)] }
        let (users, now) = (asked, Date())
        return .lines(
            try await newsroom.archive.read { records in
                try (users ?? records.users.all()).flatMap { user in
                    try records.accessTokens.good(of: user.id, at: now).map { Self.line($0, of: user) }
                }
            })
    }

    private static func line(_ token: AccessToken, of user: User) -> String {
        let scopes = token.scopesInOrder.map(\.rawValue).joined(separator: ",")
        let used = token.usedAt?.formatted(.iso8601) ?? "-"
        return "\(token.id)\t\(user.email)\t\(token.name)\t\(scopes)\t\(token.expiresAt.formatted(.iso8601))\t\(used)"
    }
}
