package import Foundation
package import Newsroom

/// Links that are good once: by which an invited account chooses its password, or a known one a new password. An account has
/// one at most.
package struct Invitations {
    let connection: any Connection

    package struct Invitation: Hashable, Sendable {
        /// Nil for the link by which a newsroom's first account is made.
        package let account: User.ID?
        package let expiresAt: Date
    }

    /// Puts a link in the place of the one that the account has.
    package func put(_ hash: [UInt8], for account: User.ID?, expiresAt: Date, at now: Date) throws {
        if let account {
            try drop(of: account)
        } else {
            try dropSetUp()
        }
        try connection.execute(
            "INSERT INTO invitations (hash, account, made_at, expires_at) VALUES ($1, $2, $3, $4)",
            [.bytes(hash), .idIfAny(account), .date(now), .date(expiresAt)])
    }

    /// Nil where there is none, or none any more.
    package func find(_ hash: [UInt8], at now: Date) throws -> Invitation? {
        try connection.row("SELECT account, expires_at FROM invitations WHERE hash = $1 AND expires_at > $2", [.bytes(hash), .date(now)]) {
            Invitation(account: try $0.idIfAny(0), expiresAt: try $0.date(1))
        }
    }

    /// When the account's link ends; nil where it has none.
    package func expiry(of account: User.ID) throws -> Date? {
        try connection.row("SELECT expires_at FROM invitations WHERE account = $1", [.id(account)]) { try $0.date(0) }
    }

    package func drop(of account: User.ID) throws {
        try connection.execute("DELETE FROM invitations WHERE account = $1", [.id(account)])
    }

    package func dropSetUp() throws {
        try connection.execute("DELETE FROM invitations WHERE account IS NULL")
    }
}
