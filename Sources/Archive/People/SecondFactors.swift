package import Foundation
package import Newsroom

/// What an account has besides its password: an authenticator's secret, passkeys, recovery codes.
package struct SecondFactors {
    let connection: any Connection

    package struct Authenticator: Hashable, Sendable {
        package let secret: [UInt8]
        package let addedAt: Date
        /// The step of the code that was taken last: none up to it is taken again.
        package let lastStep: Int
    }

    package struct Passkey: Hashable, Sendable {
        package let id: [UInt8]
        package let account: User.ID
        package let key: [UInt8]
        package let signCount: UInt32
        package let name: String
        package let addedAt: Date
        package let usedAt: Date?

        package init(id: [UInt8], account: User.ID, key: [UInt8], signCount: UInt32, name: String, addedAt: Date, usedAt: Date? = nil) {
            self.id = id
            self.account = account
            self.key = key
            self.signCount = signCount
            self.name = name
            self.addedAt = addedAt
            self.usedAt = usedAt
        }
    }

    /// Whether the account has an authenticator or a passkey. Recovery codes stand in for one and are none themselves.
    package func hasAny(_ account: User.ID) throws -> Bool {
        try connection.row(
            "SELECT 1 FROM authenticators WHERE account = $1 UNION ALL SELECT 1 FROM passkeys WHERE account = $1 LIMIT 1", [.id(account)]
        ) { _ in true } ?? false
    }

    // MARK: Authenticators

    package func authenticator(of account: User.ID) throws -> Authenticator? {
        try connection.row("SELECT secret, added_at, last_step FROM authenticators WHERE account = $1", [.id(account)]) {
            Authenticator(secret: try $0.bytes(0), addedAt: try $0.date(1), lastStep: try $0.int(2))
        }
    }

    package func put(_ authenticator: [UInt8], step: Int, of account: User.ID, at now: Date) throws {
        try removeAuthenticator(of: account)
        try connection.execute(
            "INSERT INTO authenticators (account, secret, added_at, last_step) VALUES ($1, $2, $3, $4)",
            [.id(account), .bytes(authenticator), .date(now), .int(step)])
    }

    package func took(step: Int, of account: User.ID) throws {
        try connection.execute("UPDATE authenticators SET last_step = $1 WHERE account = $2", [.int(step), .id(account)])
    }

    package func removeAuthenticator(of account: User.ID) throws {
        try connection.execute("DELETE FROM authenticators WHERE account = $1", [.id(account)])
    }

    // MARK: Recovery codes

    /// Puts new codes in the place of those before.
    package func put(_ codes: [[UInt8]], of account: User.ID) throws {
        try removeCodes(of: account)
        for code in codes {
            try connection.execute("INSERT INTO recovery_codes (account, hash) VALUES ($1, $2)", [.id(account), .bytes(code)])
        }
    }

    /// Whether there was such a code, not used yet; it is used now.
    package func use(_ code: [UInt8], of account: User.ID, at now: Date) throws -> Bool {
        try connection.execute(
            "UPDATE recovery_codes SET used_at = $1 WHERE account = $2 AND hash = $3 AND used_at IS NULL",
            [.date(now), .id(account), .bytes(code)]) > 0
    }

    /// How many are left; there are ten at most.
    package func codesLeft(of account: User.ID) throws -> Int {
        try connection.rows("SELECT hash FROM recovery_codes WHERE account = $1 AND used_at IS NULL", [.id(account)]) { _ in 1 }.count
    }

    package func removeCodes(of account: User.ID) throws {
        try connection.execute("DELETE FROM recovery_codes WHERE account = $1", [.id(account)])
    }

    // MARK: Passkeys

    private static let columns = "id, account, key, sign_count, name, added_at, used_at"

    /// In the order in which they were added.
    package func passkeys(of account: User.ID) throws -> [Passkey] {
        try connection.rows("SELECT \(Self.columns) FROM passkeys WHERE account = $1 ORDER BY added_at, id", [.id(account)], passkey)
    }

    package func passkey(_ id: [UInt8]) throws -> Passkey? {
        try connection.row("SELECT \(Self.columns) FROM passkeys WHERE id = $1", [.bytes(id)], passkey)
    }

    package func add(_ passkey: Passkey) throws {
        try connection.execute(
            "INSERT INTO passkeys (id, account, key, sign_count, name, added_at) VALUES ($1, $2, $3, $4, $5, $6)",
            [
                .bytes(passkey.id), .id(passkey.account), .bytes(passkey.key), .integer(Int64(passkey.signCount)), .text(passkey.name),
                .date(passkey.addedAt),
            ])
    }

    package func used(_ id: [UInt8], signCount: UInt32, at now: Date) throws {
        try connection.execute(
            "UPDATE passkeys SET sign_count = $1, used_at = $2 WHERE id = $3", [.integer(Int64(signCount)), .date(now), .bytes(id)])
    }

    package func removePasskey(_ id: [UInt8], of account: User.ID) throws -> Bool {
        try connection.execute("DELETE FROM passkeys WHERE id = $1 AND account = $2", [.bytes(id), .id(account)]) > 0
    }

    package func removeAll(of account: User.ID) throws {
        try removeAuthenticator(of: account)
        try removeCodes(of: account)
        try connection.execute("DELETE FROM passkeys WHERE account = $1", [.id(account)])
    }

    private func passkey(_ row: any Row) throws -> Passkey {
        Passkey(
            id: try row.bytes(0), account: try row.id(1), key: try row.bytes(2), signCount: UInt32(clamping: try row.integer(3)),
            name: try row.text(4), addedAt: try row.date(5), usedAt: try row.dateIfAny(6))
    }
}
