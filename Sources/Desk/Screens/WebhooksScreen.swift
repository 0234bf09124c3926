import Archive
import Credentials
import Editorial
import Foundation
import Newsroom
import Rendering
import Web

/// Webhooks: addresses elsewhere that are told what happens, and how that goes.
struct WebhooksScreen {
    static let routes = [
        Route(.get, "/settings/webhooks", for: .right(.keepSettings)) { try await WebhooksScreen(visit: $0, visitor: $1).list() },
        Route(.post, "/settings/webhooks", for: .right(.keepSettings)) { try await WebhooksScreen(visit: $0, visitor: $1).make() },
        Route(.get, "/settings/webhooks/{webhook}", for: .right(.keepSettings)) { try await WebhooksScreen(visit: $0, visitor: $1).show() },
        Route(.post, "/settings/webhooks/{webhook}", for: .right(.keepSettings)) {
            try await WebhooksScreen(visit: $0, visitor: $1).save()
        },
        Route(.post, "/settings/webhooks/{webhook}/secret", for: .right(.keepSettings)) {
            try await WebhooksScreen(visit: $0, visitor: $1).renew()
        },
        Route(.post, "/settings/webhooks/{webhook}/stop", for: .right(.keepSettings)) { visit, visitor in
            try await WebhooksScreen(visit: visit, visitor: visitor).perform("webhook_stopped") {
                StopWebhook($0, because: visit.words[.stoppedBy, ["name": visitor.user.name]])
            }
        },
        Route(.post, "/settings/webhooks/{webhook}/resume", for: .right(.keepSettings)) {
            try await WebhooksScreen(visit: $0, visitor: $1).perform("webhook_resumed") { ResumeWebhook($0) }
        },
        Route(.post, "/settings/webhooks/{webhook}/try", for: .right(.keepSettings)) {
            try await WebhooksScreen(visit: $0, visitor: $1).perform("webhook_tried") { TryWebhook($0) }
        },
        Route(.post, "/settings/webhooks/{webhook}/remove", for: .right(.keepSettings)) { visit, visitor in
            try await visit.perform(RemoveWebhook(visit.id("webhook")), as: visitor)
            return .redirect(to: "/settings/webhooks?done=webhook_removed")
        },
        Route(.post, "/settings/webhooks/{webhook}/messages/{message}/again", for: .right(.keepSettings)) { visit, visitor in
            let message: WebhookMessage.ID = try visit.id("message")
            return try await WebhooksScreen(visit: visit, visitor: visitor).perform("webhook_again") {
                SendWebhookMessageAgain(message, of: $0)
            }
        },
    ]

    private static let pageLength = 50

    let visit: Visit
    let visitor: Visitor

    private func list(status: Int = 200, fault: String? = nil) async throws -> WebAnswer {
        let webhooks = try await visit.desk.archive.read { try $0.webhooks.all() }
        return try visit.screen(
            .webhooks, title: visit.words[.webhooks], status: status,
            [
                .items: .list(webhooks.map { .fields(fields($0)) }), .isEmpty: .bool(webhooks.isEmpty),
                .kinds: topics(chosen: Set(visit.form.all("topic"))), .link: .text(visit.field("address")),
                .fault: fault.map { .text($0) } ?? .none,
            ])
    }

    private func fields(_ webhook: Webhook) -> [DeskName: TemplateValue] {
        let failing = webhook.stopped == nil ? webhook.failingSince : nil
        return [
            .url: .text("/settings/webhooks/\(webhook.id)"), .link: .text(webhook.address),
            .topics: .text(webhook.topicsInOrder.map { visit.words.name(of: $0) }.joined(separator: ", ")),
            .status: webhook.stopped.map { .text($0.reason) } ?? .none,
            .since: failing.map { visit.desk.views.recent($0, at: visit.desk.now()) } ?? .none,
        ]
    }

    private func topics(chosen: Set<String>) -> TemplateValue {
        .list(
            Webhook.Topic.choices.map {
                .fields([
                    .value: .text($0.rawValue), .label: .text(visit.words.name(of: $0)), .isChecked: .bool(chosen.contains($0.rawValue)),
                    .isPublic: .bool($0.isPublic),
                ])
            })
    }

    // MARK: One of them

    private func found() async throws -> Webhook {
        let id: Webhook.ID = try visit.id("webhook")
        guard let webhook = try await visit.desk.archive.read({ try $0.webhooks.find(id) }) else { throw NewsroomError.notFound("webhook") }
        return webhook
    }

    private func show(status: Int = 200, fault: String? = nil) async throws -> WebAnswer {
        let webhook = try await found()
        let before = visit.query["before"].flatMap { WebhookMessage.ID($0) }
        let (messages, attempts, owner) = try await visit.desk.archive.read { records in
            let messages = try records.webhookMessages.log(of: webhook.id, before: before, limit: Self.pageLength)
            var attempts: [WebhookMessage.ID: [WebhookAttempt]] = [:]
            for message in messages { attempts[message.id] = try records.webhookMessages.attempts(of: message.id) }
            return (messages, attempts, try records.users.find(webhook.madeBy)?.name ?? "")
        }
        let more = messages.count == Self.pageLength ? messages.last.map { "/settings/webhooks/\(webhook.id)?before=\($0.id)" } : nil
        var all = fields(webhook)
        all[.kinds] = topics(chosen: Set(webhook.topics.map(\.rawValue)))
        all[.by] = .text(owner)
        all[.created] = visit.desk.views.date(webhook.madeAt)
        all[.isStopped] = .bool(webhook.stopped != nil)
        all[.messages] = .list(messages.map { message($0, attempts[$0.id] ?? []) })
        all[.isEmpty] = .bool(messages.isEmpty)
        all[.moreUrl] = more.map { TemplateValue.text($0) } ?? TemplateValue.none
        all[.fault] = fault.map { TemplateValue.text($0) } ?? TemplateValue.none
        return try visit.screen(.webhook, title: visit.words[.webhook], status: status, all)
    }

    private func message(_ message: WebhookMessage, _ attempts: [WebhookAttempt]) -> TemplateValue {
        let views = visit.desk.views
        return .fields([
            .id: .text("\(message.id)"), .label: .text(visit.words.name(of: message.topic)),
            .date: views.recent(message.madeAt, at: visit.desk.now()),
            .text: .text(message.body), .isSettled: .bool(message.outcome != nil),
            .stateName: .text(visit.words["webhook_\(message.outcome?.rawValue.lowercased() ?? "waits")"]),
            .planned: message.due.map { views.near($0, at: visit.desk.now()) } ?? .none,
            .attempts: .list(
                attempts.map { attempt in
                    .fields([
                        .date: views.date(attempt.at), .number: .text(attempt.status.map { "\($0)" } ?? "–"),
                        .details: .text(attempt.answer), .length: .text("\(attempt.took) ms"),
                    ])
                }),
        ])
    }

    // MARK: Changing

    private func chosen() -> Set<Webhook.Topic> { Set(visit.form.all("topic").compactMap(Webhook.Topic.init)) }

    private func make() async throws -> WebAnswer {
        do {
            let secret = try Random.bytes(32)
            let made = try await visit.perform(
                SaveWebhook(visit.desk.identifiers.next(), address: visit.field("address"), topics: chosen(), secret: secret), as: visitor)
            return try show(secret, of: made.webhook)
        } catch let error as NewsroomError {
            let (status, text) = try visit.reason(error)
            return try await list(status: status, fault: text)
        }
    }

    private func save() async throws -> WebAnswer {
        try await perform("saved") { SaveWebhook($0, address: visit.field("address"), topics: chosen(), secret: []) }
    }

    private func renew() async throws -> WebAnswer {
        let webhook = try await found()
        let secret = try Random.bytes(32)
        try await visit.perform(RenewWebhookSecret(webhook.id, secret: secret), as: visitor)
        return try show(secret, of: webhook)
    }

    /// Shown this once.
    private func show(_ secret: [UInt8], of webhook: Webhook) throws -> WebAnswer {
        try visit.screen(
            .webhookSecret, title: visit.words[.webhookSecret],
            [
                .secretText: .text(WebhookSignature.text(secret: secret)), .link: .text(webhook.address),
                .url: .text("/settings/webhooks/\(webhook.id)"),
            ])
    }

    private func perform<Performed: Act>(_ done: String, _ act: (Webhook.ID) -> Performed) async throws -> WebAnswer {
        let webhook = try await found()
        do {
            try await visit.perform(act(webhook.id), as: visitor)
        } catch let error as NewsroomError {
            let (status, text) = try visit.reason(error)
            return try await show(status: status, fault: text)
        }
        return .redirect(to: "/settings/webhooks/\(webhook.id)?done=\(done)")
    }
}
