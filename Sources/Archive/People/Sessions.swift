package import Foundation
package import Newsroom

/// Who is signed in, where: kept by the hash of the secret in the browser's cookie.
package struct Sessions {
    let connection: any Connection

    private static let columns = "id, account, level, started_at, seen_at, network, agent, failures, challenge, challenged_at"

    package func add(_ session: DeskSession, hash: [UInt8]) throws {
        try connection.execute(
            """
            INSERT INTO sessions (id, hash, account, level, started_at, seen_at, network, agent, failures)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            [
                .id(session.id), .bytes(hash), .id(session.account), .name(session.level), .date(session.startedAt),
                .date(session.seenAt), .text(session.network), .text(session.agent), .int(session.failures),
            ])
    }

    package func find(hash: [UInt8]) throws -> DeskSession? {
        try connection.row("SELECT \(Self.columns) FROM sessions WHERE hash = $1", [.bytes(hash)], session)
    }

    package func find(_ id: DeskSession.ID) throws -> DeskSession? {
        try connection.row("SELECT \(Self.columns) FROM sessions WHERE id = $1", [.id(id)], session)
    }

    /// The account's, begun last first.
    package func of(_ account: User.ID, limit: Int = 100) throws -> [DeskSession] {
        try connection.rows(
            "SELECT \(Self.columns) FROM sessions WHERE account = $1 ORDER BY id DESC LIMIT $2", [.id(account), .int(limit)], session)
    }

    /// That more is known now of who it is; the secret in the cookie is another from then on.
    package func raise(_ id: DeskSession.ID, to level: DeskSession.Level, hash: [UInt8]) throws {
        try connection.execute(
            "UPDATE sessions SET level = $1, hash = $2, failures = 0, challenge = NULL, challenged_at = NULL WHERE id = $3",
            [.name(level), .bytes(hash), .id(id)])
    }

    package func saw(_ id: DeskSession.ID, at now: Date) throws {
        try connection.execute("UPDATE sessions SET seen_at = $1 WHERE id = $2 AND seen_at < $1", [.date(now), .id(id)])
    }

    package func setFailures(_ count: Int, of id: DeskSession.ID) throws {
        try connection.execute("UPDATE sessions SET failures = $1 WHERE id = $2", [.int(count), .id(id)])
    }

    /// Puts a challenge for an authenticator in the place of the one before it; nil takes it away.
    package func setChallenge(_ challenge: [UInt8]?, of id: DeskSession.ID, at now: Date) throws {
        try connection.execute(
            "UPDATE sessions SET challenge = $1, challenged_at = $2 WHERE id = $3",
            [challenge.map { .bytes($0) } ?? .null, challenge == nil ? .null : .date(now), .id(id)])
    }

    package func end(_ id: DeskSession.ID) throws {
        try connection.execute("DELETE FROM sessions WHERE id = $1", [.id(id)])
    }

    /// Ends all of an account's sessions but one, and returns how many that were.
    @discardableResult
    package func end(of account: User.ID, except id: DeskSession.ID? = nil) throws -> Int {
        guard let id else { return try connection.execute("DELETE FROM sessions WHERE account = $1", [.id(account)]) }
        return try connection.execute("DELETE FROM sessions WHERE account = $1 AND id <> $2", [.id(account), .id(id)])
    }

    /// Forgets those that nobody can use any longer.
    package func forget(seenBefore idle: Date, startedBefore absolute: Date) throws {
        try connection.execute("DELETE FROM sessions WHERE seen_at < $1", [.date(idle)])
        try connection.execute("DELETE FROM sessions WHERE started_at < $1", [.date(absolute)])
    }

    private func session(_ row: any Row) throws -> DeskSession {
        DeskSession(
            id: try row.id(0), account: try row.id(1), level: try row.name(2), startedAt: try row.date(3), seenAt: try row.date(4),
            network: try row.text(5), agent: try row.text(6), failures: try row.int(7),
            challenge: row.isNull(8) ? nil : try row.bytes(8), challengedAt: try row.dateIfAny(9))
    }
}
