package import Foundation
package import Newsroom

/// What webhooks are to be told, and how the tries went.
package struct WebhookMessages {
    let connection: any Connection

    private static let columns = "id, webhook, topic, body, made_at, attempts, due, outcome"

    /// - Parameter correction: where the message tells of one: its ledger asks how it went.
    package func add(_ message: WebhookMessage, of correction: Correction.ID? = nil) throws {
        try connection.execute(
            """
            INSERT INTO webhook_messages (id, webhook, topic, body, made_at, attempts, due, correction)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            [
                .id(message.id), .id(message.webhook), .name(message.topic), .text(message.body), .date(message.madeAt),
                .int(message.attempts), message.due.map { .date($0) } ?? .null, .idIfAny(correction),
            ])
    }

    package func find(_ id: WebhookMessage.ID) throws -> WebhookMessage? {
        try connection.row("SELECT \(Self.columns) FROM webhook_messages WHERE id = $1", [.id(id)], message)
    }

    /// The one of a webhook that is due first, if it is due by that time.
    package func next(of webhook: Webhook.ID, by now: Date) throws -> WebhookMessage? {
        try connection.row(
            "SELECT \(Self.columns) FROM webhook_messages WHERE webhook = $1 AND due <= $2 ORDER BY due, id LIMIT 1",
            [.id(webhook), .date(now)], message)
    }

    /// Newest first, those made before `id`; at most `limit`.
    package func log(of webhook: Webhook.ID, before id: WebhookMessage.ID?, limit: Int) throws -> [WebhookMessage] {
        guard let id else {
            return try connection.rows(
                "SELECT \(Self.columns) FROM webhook_messages WHERE webhook = $1 ORDER BY id DESC LIMIT $2", [.id(webhook), .int(limit)],
                message)
        }
        return try connection.rows(
            "SELECT \(Self.columns) FROM webhook_messages WHERE webhook = $1 AND id < $2 ORDER BY id DESC LIMIT $3",
            [.id(webhook), .id(id), .int(limit)], message)
    }

    /// The newest first.
    package func attempts(of id: WebhookMessage.ID) throws -> [WebhookAttempt] {
        try connection.rows(
            "SELECT tried_at, took, status, answer FROM webhook_attempts WHERE message = $1 ORDER BY number DESC LIMIT 50", [.id(id)]
        ) { WebhookAttempt(at: try $0.date(0), took: try $0.int(1), status: try $0.intIfAny(2), answer: try $0.text(3)) }
    }

    /// Until then, nobody else tries it.
    package func hold(_ id: WebhookMessage.ID, until due: Date) throws {
        try connection.execute("UPDATE webhook_messages SET due = $1 WHERE id = $2 AND due IS NOT NULL", [.date(due), .id(id)])
    }

    package func add(_ attempt: WebhookAttempt, number: Int, to id: WebhookMessage.ID) throws {
        try connection.execute(
            """
            INSERT INTO webhook_attempts (message, number, tried_at, took, status, answer) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (message, number) DO NOTHING
            """,
            [
                .id(id), .int(number), .date(attempt.at), .int(attempt.took), attempt.status.map { .int($0) } ?? .null,
                .text(attempt.answer),
            ])
    }

    /// - Parameter due: when it is tried next; nil where `outcome` settles it.
    package func settle(_ id: WebhookMessage.ID, attempts: Int, due: Date?, outcome: WebhookMessage.Outcome?) throws {
        try connection.execute(
            "UPDATE webhook_messages SET attempts = $1, due = $2, outcome = $3 WHERE id = $4",
            [.int(attempts), due.map { .date($0) } ?? .null, .textIfAny(outcome?.rawValue), .id(id)])
    }

    /// All that a webhook was still to be told.
    package func giveUp(of webhook: Webhook.ID) throws {
        try connection.execute(
            "UPDATE webhook_messages SET due = NULL, outcome = $1 WHERE webhook = $2 AND due IS NOT NULL",
            [.name(WebhookMessage.Outcome.givenUp), .id(webhook)])
    }

    /// Takes settled ones out that were made before then, some at a time; returns whether there may be more.
    package func forget(before time: Date, limit: Int = 500) throws -> Bool {
        let old = try connection.rows(
            "SELECT id FROM webhook_messages WHERE due IS NULL AND made_at < $1 ORDER BY made_at LIMIT $2", [.date(time), .int(limit)]
        ) { try $0.id(0, WebhookMessage.self) }
        for id in old {
            try connection.execute("DELETE FROM webhook_attempts WHERE message = $1", [.id(id)])
            try connection.execute("DELETE FROM webhook_messages WHERE id = $1", [.id(id)])
        }
        return old.count == limit
    }

    private func message(_ row: any Row) throws -> WebhookMessage {
        WebhookMessage(
            id: try row.id(0), webhook: try row.id(1), topic: try row.name(2), body: try row.text(3), madeAt: try row.date(4),
            attempts: try row.int(5), due: try row.dateIfAny(6), outcome: try row.textIfAny(7).flatMap(WebhookMessage.Outcome.init))
    }
}
