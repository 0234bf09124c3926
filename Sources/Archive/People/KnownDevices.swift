package import Foundation
package import Newsroom

/// Browsers that an account has signed in from: tries from them do not count with those of strangers, so that nobody can lock
/// somebody else out.
package struct KnownDevices {
    let connection: any Connection

    /// Of an account; the one not seen for longest goes.
    private static let most = 20

    package func isKnown(_ hash: [UInt8], to account: User.ID) throws -> Bool {
        try connection.row("SELECT 1 FROM known_devices WHERE hash = $1 AND account = $2", [.bytes(hash), .id(account)]) { _ in true }
            ?? false
    }

    package func saw(_ hash: [UInt8], of account: User.ID, at now: Date) throws {
        try connection.execute(
            """
            INSERT INTO known_devices (hash, account, seen_at) VALUES ($1, $2, $3)
            ON CONFLICT (hash, account) DO UPDATE SET seen_at = excluded.seen_at
            """, [.bytes(hash), .id(account), .date(now)])
        let devices = try connection.rows(
            "SELECT hash FROM known_devices WHERE account = $1 ORDER BY seen_at DESC", [.id(account)]
        ) { try $0.bytes(0) }
        for device in devices.dropFirst(Self.most) {
            try connection.execute("DELETE FROM known_devices WHERE hash = $1 AND account = $2", [.bytes(device), .id(account)])
        }
    }

    package func forget(of account: User.ID) throws {
        try connection.execute("DELETE FROM known_devices WHERE account = $1", [.id(account)])
    }
}
