extension Migration {
    /// Up to which change each cache in front of the site has been told what to drop.
    static let sharedCaches = Migration(
        name: "shared-caches",
        statements: [
            """
            CREATE TABLE shared_caches (
                address TEXT NOT NULL PRIMARY KEY,
                change_number BIGINT NOT NULL)
            """
        ])
}
