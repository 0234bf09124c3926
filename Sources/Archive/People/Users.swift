package import Foundation
package import Newsroom

/// Accounts at the desk.
package struct Users {
    let connection: any Connection

    private static let columns = "id, email, name, role, status"

    package func find(_ id: User.ID) throws -> User? {
        try connection.row("SELECT \(Self.columns) FROM users WHERE id = $1", [.id(id)], user)
    }

    package func find(email: String) throws -> User? {
        try connection.row("SELECT \(Self.columns) FROM users WHERE email = $1", [.text(email.lowercased())], user)
    }

    package func all() throws -> [User] {
        try connection.rows("SELECT \(Self.columns) FROM users ORDER BY email", [], user)
    }

    /// The encoded Argon2id hash; nil where the account has no password and cannot sign in with one.
    package func passwordHash(_ id: User.ID) throws -> String? {
        try connection.row("SELECT password_hash FROM users WHERE id = $1", [.id(id)]) { try $0.textIfAny(0) } ?? nil
    }

    package func add(_ user: User, passwordHash: String?, at now: Date) throws {
        try connection.execute(
            "INSERT INTO users (id, email, name, role, status, password_hash, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            [
                .id(user.id), .text(user.email.lowercased()), .text(user.name), .name(user.role), .name(user.status),
                .textIfAny(passwordHash), .date(now),
            ])
    }

    package func update(_ user: User) throws {
        try connection.execute(
            "UPDATE users SET name = $1, role = $2, status = $3 WHERE id = $4",
            [.text(user.name), .name(user.role), .name(user.status), .id(user.id)])
    }

    private func user(_ row: any Row) throws -> User {
        User(id: try row.id(0), email: try row.text(1), name: try row.text(2), role: try row.name(3), status: try row.name(4))
    }
}
