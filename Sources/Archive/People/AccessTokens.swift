package import Foundation
package import Newsroom

/// Tokens of scripts: kept by the hash of what the script sends.
package struct AccessTokens {
    let connection: any Connection

    private static let columns = "id, account, name, scopes, made_at, made_by, expires_at, used_at, revoked_at"

    package func add(_ token: AccessToken, hash: [UInt8]) throws {
        try connection.execute(
            """
            INSERT INTO access_tokens (id, hash, account, name, scopes, made_at, made_by, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            [
                .id(token.id), .bytes(hash), .id(token.account), .text(token.name),
                .text(token.scopesInOrder.map(\.rawValue).joined(separator: " ")), .date(token.madeAt), .id(token.madeBy),
                .date(token.expiresAt),
            ])
    }

    package func find(hash: [UInt8]) throws -> AccessToken? {
        try connection.row("SELECT \(Self.columns) FROM access_tokens WHERE hash = $1", [.bytes(hash)], token)
    }

    package func find(_ id: AccessToken.ID) throws -> AccessToken? {
        try connection.row("SELECT \(Self.columns) FROM access_tokens WHERE id = $1", [.id(id)], token)
    }

    /// The account's, made last first, whatever became of them.
    package func of(_ account: User.ID, limit: Int) throws -> [AccessToken] {
        try connection.rows(
            "SELECT \(Self.columns) FROM access_tokens WHERE account = $1 ORDER BY id DESC LIMIT $2", [.id(account), .int(limit)], token)
    }

    /// The account's that can be used, made last first.
    package func good(of account: User.ID, at now: Date) throws -> [AccessToken] {
        try connection.rows(
            """
            SELECT \(Self.columns) FROM access_tokens WHERE account = $1 AND revoked_at IS NULL AND expires_at > $2
            ORDER BY id DESC LIMIT $3
            """, [.id(account), .date(now), .int(AccessToken.most)], token)
    }

    package func used(_ id: AccessToken.ID, at now: Date) throws {
        try connection.execute("UPDATE access_tokens SET used_at = $1 WHERE id = $2", [.date(now), .id(id)])
    }

    package func revoke(_ id: AccessToken.ID, by user: User.ID, at now: Date) throws {
        try connection.execute(
            "UPDATE access_tokens SET revoked_at = $1, revoked_by = $2 WHERE id = $3 AND revoked_at IS NULL",
            [.date(now), .id(user), .id(id)])
    }

    private func token(_ row: any Row) throws -> AccessToken {
        AccessToken(
            id: try row.id(0), account: try row.id(1), name: try row.text(2),
            scopes: Set(try row.text(3).split(separator: " ").compactMap { AccessToken.Scope(rawValue: String($0)) }),
            madeAt: try row.date(4), madeBy: try row.id(5), expiresAt: try row.date(6), usedAt: try row.dateIfAny(7),
            revokedAt: try row.dateIfAny(8))
    }
}
