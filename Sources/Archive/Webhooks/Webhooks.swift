package import Foundation
package import Newsroom

/// Addresses elsewhere that are told what happens.
package struct Webhooks {
    let connection: any Connection

    /// By which its messages are signed: the secret of today, and for a time the one before.
    package struct Secrets: Hashable, Sendable {
        package let current: [UInt8]
        package let before: [UInt8]?
    }

    private static let columns = "id, address, topics, made_by, made_at, failing_since, stopped_at, stopped_because"

    package func all() throws -> [Webhook] {
        try connection.rows("SELECT \(Self.columns) FROM webhooks ORDER BY id", [], webhook)
    }

    package func find(_ id: Webhook.ID) throws -> Webhook? {
        try connection.row("SELECT \(Self.columns) FROM webhooks WHERE id = $1", [.id(id)], webhook)
    }

    /// Those that are told of anything now.
    package func told() throws -> [Webhook] {
        try connection.rows("SELECT \(Self.columns) FROM webhooks WHERE stopped_at IS NULL ORDER BY id", [], webhook)
    }

    package func secrets(of id: Webhook.ID, at now: Date) throws -> Secrets? {
        try connection.row("SELECT secret, secret_before, secret_before_until FROM webhooks WHERE id = $1", [.id(id)]) { row in
            let isGood = try row.dateIfAny(2).map { $0 > now } ?? false
            return Secrets(current: try row.bytes(0), before: isGood ? try row.bytes(1) : nil)
        }
    }

    package func add(_ webhook: Webhook, secret: [UInt8]) throws {
        try connection.execute(
            "INSERT INTO webhooks (id, address, topics, secret, made_at, made_by) VALUES ($1, $2, $3, $4, $5, $6)",
            [
                .id(webhook.id), .text(webhook.address), .text(Self.text(webhook)), .bytes(secret), .date(webhook.madeAt),
                .id(webhook.madeBy),
            ])
    }

    package func update(_ webhook: Webhook) throws {
        try connection.execute(
            """
            UPDATE webhooks SET address = $1, topics = $2, failing_since = $3, stopped_at = $4, stopped_because = $5 WHERE id = $6
            """,
            [
                .text(webhook.address), .text(Self.text(webhook)), webhook.failingSince.map { .date($0) } ?? .null,
                webhook.stopped.map { .date($0.at) } ?? .null, .textIfAny(webhook.stopped?.reason), .id(webhook.id),
            ])
    }

    /// The secret of today stays good beside the new one until then.
    package func setSecret(_ secret: [UInt8], of id: Webhook.ID, until end: Date) throws {
        try connection.execute(
            "UPDATE webhooks SET secret_before = secret, secret_before_until = $1, secret = $2 WHERE id = $3",
            [.date(end), .bytes(secret), .id(id)])
    }

    /// With its log.
    package func remove(_ id: Webhook.ID) throws {
        try connection.execute(
            "DELETE FROM webhook_attempts WHERE message IN (SELECT id FROM webhook_messages WHERE webhook = $1)", [.id(id)])
        try connection.execute("DELETE FROM webhook_messages WHERE webhook = $1", [.id(id)])
        try connection.execute("DELETE FROM webhooks WHERE id = $1", [.id(id)])
    }

    private static func text(_ webhook: Webhook) -> String { webhook.topicsInOrder.map(\.rawValue).joined(separator: " ") }

    private func webhook(_ row: any Row) throws -> Webhook {
        var stopped: Webhook.Stop?
        if let at = try row.dateIfAny(6), let reason = try row.textIfAny(7) { stopped = Webhook.Stop(at: at, reason: reason) }
        return Webhook(
            id: try row.id(0), address: try row.text(1),
            topics: Set(try row.text(2).split(separator: " ").compactMap { Webhook.Topic(rawValue: String($0)) }),
            madeBy: try row.id(3), madeAt: try row.date(4), failingSince: try row.dateIfAny(5), stopped: stopped)
    }
}
