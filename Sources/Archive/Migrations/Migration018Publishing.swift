extension Migration {
    /// The checklist before publishing, links to previews, and forms by which stories went to readers.
    static let publishing = Migration(
        name: "publishing",
        statements: [
            // Those checks of which the newsroom has said how much they count.
            "CREATE TABLE publication_checks (name TEXT NOT NULL PRIMARY KEY, weight TEXT NOT NULL)",
            // `hash`: of the secret in the link, which only its holder has.
            """
            CREATE TABLE previews (
                id UUID NOT NULL PRIMARY KEY,
                hash BYTEA NOT NULL UNIQUE,
                story UUID NOT NULL,
                revision BIGINT NOT NULL,
                made_at BIGINT NOT NULL,
                made_by UUID NOT NULL REFERENCES users,
                expires_at BIGINT NOT NULL,
                revoked_at BIGINT,
                revoked_by UUID REFERENCES users,
                FOREIGN KEY (story, revision) REFERENCES revisions (story, number),
                CHECK ((revoked_at IS NULL) = (revoked_by IS NULL)))
            """,
            "CREATE INDEX previews_story ON previews (story, revision)",
            // A form that is sent twice is one: its identifier stands here.
            """
            CREATE TABLE publishing_steps (
                id UUID NOT NULL PRIMARY KEY,
                story UUID NOT NULL REFERENCES stories,
                taken_at BIGINT NOT NULL,
                taken_by UUID NOT NULL REFERENCES users)
            """,
        ])
}
