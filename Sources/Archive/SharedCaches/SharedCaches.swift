/// Up to which change the caches in front of the site know what is wrong, by the addresses at which they are told.
package struct SharedCaches {
    let connection: any Connection

    /// The number of the last change that the cache is known to have dropped its copies for; nil for one that was never told anything.
    package func told(_ address: String) throws -> Int? {
        try connection.row("SELECT change_number FROM shared_caches WHERE address = $1", [.text(address)]) { try $0.int(0) }
    }

    /// Another node may have noted a later change meanwhile: that stays.
    package func setTold(_ change: Int, _ address: String) throws {
        try connection.execute(
            """
            INSERT INTO shared_caches (address, change_number) VALUES ($1, $2)
            ON CONFLICT (address) DO UPDATE SET change_number = excluded.change_number
            WHERE shared_caches.change_number < excluded.change_number
            """, [.text(address), .int(change)])
    }
}
