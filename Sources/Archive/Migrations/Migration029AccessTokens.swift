extension Migration {
    /// By which scripts act for accounts. Only a hash of each is kept.
    static let accessTokens = Migration(
        name: "access tokens",
        statements: [
            """
            CREATE TABLE access_tokens (
                id UUID NOT NULL PRIMARY KEY,
                hash BYTEA NOT NULL UNIQUE,
                account UUID NOT NULL REFERENCES users,
                name TEXT NOT NULL,
                scopes TEXT NOT NULL,
                made_at BIGINT NOT NULL,
                made_by UUID NOT NULL REFERENCES users,
                expires_at BIGINT NOT NULL,
                used_at BIGINT,
                revoked_at BIGINT,
                revoked_by UUID REFERENCES users,
                CHECK ((revoked_at IS NULL) = (revoked_by IS NULL)))
            """,
            "CREATE INDEX access_tokens_account ON access_tokens (account, id)",
        ])
}
