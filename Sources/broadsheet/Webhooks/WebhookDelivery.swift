import Archive
import Credentials
import Editorial
import Foundation
import Newsroom
import Outbound

/// Brings the outbox's messages to their webhooks (Standard Webhooks 1.0).
///
/// A message is tried until it is answered with 2xx, later and later. It may come twice, where an answer was lost or the program
/// ended in between; its identifier is the same then, and so is its body.
struct WebhookDelivery: Sendable {
    let archive: NewsroomArchive
    let editorial: Editorial
    let outbound: Outbound
    var now: @Sendable () -> Date = { Date() }

    /// What one try may take, in seconds: until then no other node makes the same.
    private static let lease: TimeInterval = 60
    /// To one webhook in a row, before the others are looked at again.
    private static let most = 100

    /// Webhooks that are to be told something now.
    func due() async throws -> [Webhook.ID] {
        let now = now()
        return try await archive.read { records in
            try records.webhooks.all().filter { try $0.stopped == nil && records.webhookMessages.next(of: $0.id, by: now) != nil }.map(\.id)
        }
    }

    /// Tells one webhook what is due, one message after the other; the first that fails ends it for now.
    func deliver(to id: Webhook.ID) async throws {
        for _ in 0..<Self.most {
            guard !Task.isCancelled, let work = try await take(id) else { return }
            let attempt = await attempt(work)
            // Cut off by the program's end: it is tried again, under its identifier.
            guard !Task.isCancelled else { return }
            guard try await settle(work, attempt) else { return }
        }
    }

    private struct Work: Sendable {
        let webhook: Webhook
        let message: WebhookMessage
        let secrets: Webhooks.Secrets
    }

    private func take(_ id: Webhook.ID) async throws -> Work? {
        let now = now()
        return try await archive.write { records in
            guard let webhook = try records.webhooks.find(id), webhook.stopped == nil,
                let message = try records.webhookMessages.next(of: id, by: now), let secrets = try records.webhooks.secrets(of: id, at: now)
            else { return nil }
            try records.webhookMessages.hold(message.id, until: now.addingTimeInterval(Self.lease))
            return Work(webhook: webhook, message: message, secrets: secrets)
        }
    }

    private func attempt(_ work: Work) async -> WebhookAttempt {
        let (time, started) = (now(), ContinuousClock.now)
        func took() -> Int {
            let took = (ContinuousClock.now - started).components
            return Int(took.seconds * 1000 + took.attoseconds / 1_000_000_000_000_000)
        }
        let (id, timestamp) = ("\(work.message.id)", Int(time.timeIntervalSince1970))
        let signature = WebhookSignature.header(
            id: id, timestamp: timestamp, body: work.message.body, secrets: [work.secrets.current] + [work.secrets.before].compactMap { $0 }
        )
        do {
            let answer = try await outbound.post(
                work.webhook.address,
                headers: [
                    ("Content-Type", "application/json"), ("webhook-id", id), ("webhook-timestamp", "\(timestamp)"),
                    ("webhook-signature", signature),
                ], body: Array(work.message.body.utf8))
            return WebhookAttempt(at: time, took: took(), status: answer.status, answer: Self.beginning(of: answer.body))
        } catch {
            return WebhookAttempt(at: time, took: took(), status: nil, answer: error.reason)
        }
    }

    /// As text without control characters, whatever it is.
    private static func beginning(of body: [UInt8]) -> String {
        let text = String(decoding: body.prefix(4 * WebhookAttempt.longestAnswer), as: UTF8.self)
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }.prefix(WebhookAttempt.longestAnswer)))
    }

    /// Notes how it went. Returns whether the webhook is to be told more now.
    private func settle(_ work: Work, _ attempt: WebhookAttempt) async throws -> Bool {
        let (now, count) = (now(), work.message.attempts + 1)
        let webhook = try await archive.write { records -> Webhook? in
            let messages = records.webhookMessages
            // Taken away meanwhile, with its log.
            guard var webhook = try records.webhooks.find(work.webhook.id), let message = try messages.find(work.message.id) else {
                return nil
            }
            try messages.add(attempt, number: count, to: message.id)
            webhook.failingSince = attempt.isGood ? nil : webhook.failingSince ?? now
            try records.webhooks.update(webhook)
            if attempt.isGood {
                try messages.settle(message.id, attempts: count, due: nil, outcome: .delivered)
            } else if count > Webhook.waits.count || message.outcome != nil {
                try messages.settle(message.id, attempts: count, due: nil, outcome: .givenUp)
            } else {
                try messages.settle(
                    message.id, attempts: count, due: now.addingTimeInterval(Webhook.waits[count - 1]), outcome: nil)
            }
            return webhook
        }
        guard let webhook, !attempt.isGood else { return webhook != nil }
        if attempt.status == 410 {
            try await stop(webhook, "it answered that it is gone (410)")
        } else if let since = webhook.failingSince, now.timeIntervalSince(since) >= Webhook.patience {
            try await stop(webhook, "every try since \(since.formatted(.iso8601)) was in vain")
        }
        return false
    }

    private func stop(_ webhook: Webhook, _ reason: String) async throws {
        try await editorial.perform(StopWebhook(webhook.id, because: reason), as: User.operator.id)
    }
}
