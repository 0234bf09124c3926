import Archive
import Foundation
package import Newsroom

/// Makes a webhook, or changes where it leads and what it is told. The secret stays.
package struct SaveWebhook: Act {
    package var webhook: Webhook.ID
    package var address: String
    package var topics: Set<Webhook.Topic>
    /// Of a new one.
    package var secret: [UInt8]

    package init(_ webhook: Webhook.ID, address: String, topics: Set<Webhook.Topic>, secret: [UInt8]) {
        self.webhook = webhook
        self.address = address
        self.topics = topics
        self.secret = secret
    }

    /// The webhook, and whether it is new and its secret this one.
    package func perform(in transaction: Transaction) throws -> (webhook: Webhook, isNew: Bool) {
        try transaction.require(.keepSettings)
        let address = address.trimmed
        try Check.text(address, in: "address", 1...Webhook.longestAddress)
        guard LinkAddress.isAllowed(address), LinkAddress.isElsewhere(address) else {
            throw NewsroomError.invalid(field: "address", reason: "an address such as https://hooks.example/broadsheet")
        }
        guard !topics.isEmpty, topics.isSubset(of: Webhook.Topic.choices) else {
            throw NewsroomError.invalid(field: "topics", reason: "choose at least one")
        }
        if var webhook = try transaction.records.webhooks.find(webhook) {
            guard webhook.address != address || webhook.topics != topics else { return (webhook, false) }
            (webhook.address, webhook.topics) = (address, topics)
            try transaction.records.webhooks.update(webhook)
            transaction.record(webhook)
            return (webhook, false)
        }
        guard secret.count >= 24 else { throw NewsroomError.invalid(field: "secret", reason: "24 bytes or more") }
        guard try transaction.records.webhooks.all().count < Webhook.most else {
            throw NewsroomError.conflict("there are \(Webhook.most) webhooks already: remove one first")
        }
        let webhook = Webhook(
            id: webhook, address: address, topics: topics, madeBy: transaction.actor.id, madeAt: transaction.now)
        try transaction.records.webhooks.add(webhook, secret: secret)
        transaction.record(webhook)
        return (webhook, true)
    }
}

extension Transaction {
    fileprivate func record(_ webhook: Webhook) {
        record(
            on: "webhook:\(webhook.id)",
            ["address": webhook.address, "topics": webhook.topicsInOrder.map(\.rawValue).joined(separator: " ")])
    }

    /// The webhook, for who may keep it.
    func webhook(_ id: Webhook.ID) throws -> Webhook {
        try require(.keepSettings)
        guard let webhook = try records.webhooks.find(id) else { throw NewsroomError.notFound("webhook \(id)") }
        return webhook
    }
}

/// Gives a webhook another secret. For a day its messages are signed with both, so that nothing is refused meanwhile.
package struct RenewWebhookSecret: Act {
    package var webhook: Webhook.ID
    package var secret: [UInt8]

    package init(_ webhook: Webhook.ID, secret: [UInt8]) {
        self.webhook = webhook
        self.secret = secret
    }

    package func perform(in transaction: Transaction) throws {
        let webhook = try transaction.webhook(webhook)
        guard secret.count >= 24 else { throw NewsroomError.invalid(field: "secret", reason: "24 bytes or more") }
        try transaction.records.webhooks.setSecret(
            secret, of: webhook.id, until: transaction.now.addingTimeInterval(Webhook.overlap))
        transaction.record(on: "webhook:\(webhook.id)", ["address": webhook.address])
    }
}

/// Takes a webhook away, with its log.
package struct RemoveWebhook: Act {
    package var webhook: Webhook.ID

    package init(_ webhook: Webhook.ID) {
        self.webhook = webhook
    }

    package func perform(in transaction: Transaction) throws {
        let webhook = try transaction.webhook(webhook)
        try transaction.records.webhooks.remove(webhook.id)
        transaction.record(on: "webhook:\(webhook.id)", ["address": webhook.address])
    }
}
