extension Migration {
    /// The audit trail as a list: by act, by who did it, and by time.
    static let auditTrail = Migration(
        name: "trail",
        statements: [
            "CREATE INDEX events_act ON events (act, number)",
            "CREATE INDEX events_actor_act ON events (actor, act, number)",
            "CREATE INDEX events_time ON events (occurred_at, number)",
        ])
}
