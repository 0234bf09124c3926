extension Migration {
    /// Addresses elsewhere that are told what happens, what they are to be told, and each try to. The secrets sign messages, so they
    /// are kept as they are.
    static let webhooks = Migration(
        name: "webhooks",
        statements: [
            """
            CREATE TABLE webhooks (
                id UUID NOT NULL PRIMARY KEY,
                address TEXT NOT NULL,
                topics TEXT NOT NULL,
                secret BYTEA NOT NULL,
                secret_before BYTEA,
                secret_before_until BIGINT,
                made_at BIGINT NOT NULL,
                made_by UUID NOT NULL REFERENCES users,
                failing_since BIGINT,
                stopped_at BIGINT,
                stopped_because TEXT,
                CHECK ((stopped_at IS NULL) = (stopped_because IS NULL)),
                CHECK ((secret_before IS NULL) = (secret_before_until IS NULL)))
            """,
            """
            CREATE TABLE webhook_messages (
                id UUID NOT NULL PRIMARY KEY,
                webhook UUID NOT NULL REFERENCES webhooks,
                topic TEXT NOT NULL,
                body TEXT NOT NULL,
                made_at BIGINT NOT NULL,
                attempts BIGINT NOT NULL,
                due BIGINT,
                outcome TEXT,
                CHECK ((due IS NULL) = (outcome IS NOT NULL)))
            """,
            "CREATE INDEX webhook_messages_due ON webhook_messages (webhook, due, id) WHERE due IS NOT NULL",
            "CREATE INDEX webhook_messages_webhook ON webhook_messages (webhook, id)",
            "CREATE INDEX webhook_messages_made ON webhook_messages (made_at) WHERE due IS NULL",
            """
            CREATE TABLE webhook_attempts (
                message UUID NOT NULL REFERENCES webhook_messages,
                number BIGINT NOT NULL,
                tried_at BIGINT NOT NULL,
                took BIGINT NOT NULL,
                status BIGINT,
                answer TEXT NOT NULL,
                PRIMARY KEY (message, number))
            """,
        ])
}
