package import Foundation
package import Newsroom

/// Where addresses lead at which there is no page.
package struct Redirects {
    let connection: any Connection

    package func target(of address: String) throws -> String? {
        try connection.row("SELECT target FROM redirects WHERE address = $1", [.text(address)]) { try $0.text(0) }
    }

    /// In the order of the addresses, those after one.
    package func list(after address: String = "", limit: Int) throws -> [Redirect] {
        try connection.rows(
            "SELECT address, target FROM redirects WHERE address > $1 ORDER BY address LIMIT $2", [.text(address), .int(limit)]
        ) { Redirect(address: try $0.text(0), target: try $0.text(1)) }
    }

    package func save(_ redirect: Redirect, by user: User.ID, at now: Date) throws {
        try connection.execute(
            """
            INSERT INTO redirects (address, target, made_at, made_by) VALUES ($1, $2, $3, $4)
            ON CONFLICT (address) DO UPDATE SET target = excluded.target, made_at = excluded.made_at, made_by = excluded.made_by
            """, [.text(redirect.address), .text(redirect.target), .date(now), .id(user)])
    }

    package func remove(_ address: String) throws {
        try connection.execute("DELETE FROM redirects WHERE address = $1", [.text(address)])
    }
}
