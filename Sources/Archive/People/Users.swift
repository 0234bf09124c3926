package import Foundation
package import Newsroom

/// Accounts at the desk.
package struct Users {
    let connection: any Connection

    private static let columns = "id, email, name, role, status"

    package func find(_ id: User.ID) throws -> User? {
        try withSections(connection.row("SELECT \(Self.columns) FROM users WHERE id = $1", [.id(id)], user))
    }

    package func find(email: String) throws -> User? {
        try withSections(connection.row("SELECT \(Self.columns) FROM users WHERE email = $1", [.text(email.lowercased())], user))
    }

    package func all() throws -> [User] {
        let sections = try connection.rows("SELECT account, section FROM user_sections") {
            (account: try $0.id(0, User.self), section: try $0.id(1, Section.self))
        }
        let byAccount = Dictionary(grouping: sections, by: \.account)
        return try connection.rows("SELECT \(Self.columns) FROM users ORDER BY email", [], user).map { user in
            var user = user
            user.sections = Set((byAccount[user.id] ?? []).map(\.section))
            return user
        }
    }

    /// Whether anybody can sign in at all.
    package func isThereAnyWithPassword() throws -> Bool {
        try connection.row(
            "SELECT 1 FROM users WHERE password_hash IS NOT NULL AND status = $1 LIMIT 1", [.name(User.Status.active)]
        ) { _ in true } ?? false
    }

    /// Whether another active account has the role.
    package func isThereAnother(than id: User.ID, _ role: Role) throws -> Bool {
        try connection.row(
            "SELECT 1 FROM users WHERE role = $1 AND status = $2 AND password_hash IS NOT NULL AND id <> $3 LIMIT 1",
            [.name(role), .name(User.Status.active), .id(id)]
        ) { _ in true } ?? false
    }

    private func withSections(_ user: User?) throws -> User? {
        guard var user else { return nil }
        let sections = try connection.rows("SELECT section FROM user_sections WHERE account = $1", [.id(user.id)]) {
            try $0.id(0, Section.self)
        }
        user.sections = Set(sections)
        return user
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
        try put(user.sections, of: user.id)
    }

    package func update(_ user: User) throws {
        try connection.execute(
            "UPDATE users SET name = $1, role = $2, status = $3 WHERE id = $4",
            [.text(user.name), .name(user.role), .name(user.status), .id(user.id)])
        try put(user.sections, of: user.id)
    }

    package func setPassword(_ hash: String, of id: User.ID) throws {
        try connection.execute("UPDATE users SET password_hash = $1 WHERE id = $2", [.text(hash), .id(id)])
    }

    private func put(_ sections: Set<Section.ID>, of id: User.ID) throws {
        try connection.execute("DELETE FROM user_sections WHERE account = $1", [.id(id)])
        for section in sections.sorted() {
            try connection.execute("INSERT INTO user_sections (account, section) VALUES ($1, $2)", [.id(id), .id(section)])
        }
    }

    private func user(_ row: any Row) throws -> User {
        User(id: try row.id(0), email: try row.text(1), name: try row.text(2), role: try row.name(3), status: try row.name(4))
    }
}
