extension Migration {
    /// What the desk says of passages, and whom it calls.
    static let comments = Migration(
        name: "comments",
        statements: [
            """
            CREATE TABLE comments (
                id UUID NOT NULL PRIMARY KEY,
                story UUID NOT NULL REFERENCES stories,
                from_position BIGINT NOT NULL,
                to_position BIGINT NOT NULL,
                quote TEXT NOT NULL,
                suggestion TEXT,
                made_at BIGINT NOT NULL,
                made_by UUID NOT NULL REFERENCES users,
                outcome TEXT,
                settled_at BIGINT,
                settled_by UUID REFERENCES users,
                CHECK ((outcome IS NULL) = (settled_at IS NULL)),
                CHECK ((settled_at IS NULL) = (settled_by IS NULL)))
            """,
            "CREATE INDEX comments_open ON comments (story, id) WHERE outcome IS NULL",
            "CREATE INDEX comments_settled ON comments (story, settled_at) WHERE outcome IS NOT NULL",
            """
            CREATE TABLE comment_messages (
                id UUID NOT NULL PRIMARY KEY,
                comment UUID NOT NULL REFERENCES comments,
                text TEXT NOT NULL,
                said_at BIGINT NOT NULL,
                said_by UUID NOT NULL REFERENCES users)
            """,
            "CREATE INDEX comment_messages_comment ON comment_messages (comment, id)",
            // Who was called by name, until the comment is settled.
            """
            CREATE TABLE comment_mentions (
                account UUID NOT NULL REFERENCES users,
                comment UUID NOT NULL REFERENCES comments,
                PRIMARY KEY (account, comment))
            """,
            "CREATE INDEX comment_mentions_comment ON comment_mentions (comment)",
            // Rises with every change of the comments, so that open editors hear of it.
            "ALTER TABLE drafts ADD COLUMN comments BIGINT NOT NULL DEFAULT 0",
        ])
}
