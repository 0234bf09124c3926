import Archive
package import Newsroom

/// Tells a webhook nothing more, until somebody resumes it. What it was still to be told is given up.
package struct StopWebhook: Act {
    package var webhook: Webhook.ID
    package var reason: String

    package init(_ webhook: Webhook.ID, because reason: String) {
        self.webhook = webhook
        self.reason = reason
    }

    package func perform(in transaction: Transaction) throws {
        var webhook = try transaction.webhook(webhook)
        try Check.text(reason, in: "reason", 1...300)
        guard webhook.stopped == nil else { return }
        webhook.stopped = Webhook.Stop(at: transaction.now, reason: reason)
        try transaction.records.webhooks.update(webhook)
        try transaction.records.webhookMessages.giveUp(of: webhook.id)
        transaction.record(on: "webhook:\(webhook.id)", ["address": webhook.address, "reason": reason])
    }
}

/// Tells a webhook of things again, from now on; what was given up can be sent again message by message.
package struct ResumeWebhook: Act {
    package var webhook: Webhook.ID

    package init(_ webhook: Webhook.ID) {
        self.webhook = webhook
    }

    package func perform(in transaction: Transaction) throws {
        var webhook = try transaction.webhook(webhook)
        guard webhook.stopped != nil else { return }
        (webhook.stopped, webhook.failingSince) = (nil, nil)
        try transaction.records.webhooks.update(webhook)
        transaction.record(on: "webhook:\(webhook.id)", ["address": webhook.address])
    }
}

/// Sends a message that says nothing, to see whether it comes.
package struct TryWebhook: Act {
    package var webhook: Webhook.ID

    package init(_ webhook: Webhook.ID) {
        self.webhook = webhook
    }

    package func perform(in transaction: Transaction) throws {
        let webhook = try transaction.webhook(webhook)
        guard webhook.stopped == nil else { throw NewsroomError.conflict("the webhook is stopped: resume it first") }
        try transaction.tell(webhook, .test, [:])
        transaction.record(on: "webhook:\(webhook.id)", ["address": webhook.address])
    }
}

/// Sends a message again that was settled, whatever became of it: with its identifier, so that who had it knows.
package struct SendWebhookMessageAgain: Act {
    package var message: WebhookMessage.ID
    package var webhook: Webhook.ID

    package init(_ message: WebhookMessage.ID, of webhook: Webhook.ID) {
        self.message = message
        self.webhook = webhook
    }

    package func perform(in transaction: Transaction) throws {
        let webhook = try transaction.webhook(webhook)
        guard let message = try transaction.records.webhookMessages.find(message), message.webhook == webhook.id else {
            throw NewsroomError.notFound("message \(message)")
        }
        guard webhook.stopped == nil else { throw NewsroomError.conflict("the webhook is stopped: resume it first") }
        guard message.outcome != nil else { return }
        try transaction.records.webhookMessages.settle(message.id, attempts: message.attempts, due: transaction.now, outcome: nil)
        transaction.record(on: "webhook:\(webhook.id)", ["message": "\(message.id)"])
    }
}
