import Archive
import Credentials
import Editorial
import Foundation
import Newsroom
import Web

/// Webhooks, and how their messages went.
enum WebhookOperations {
    static let all = [
        APIOperation(
            .get, "/webhooks", "listWebhooks", scope: .administer, right: .keepSettings, "The webhooks",
            answers: [.ok(.object([.always("items", .list(Webhook.schema, 0...Webhook.most))]))]
        ) { call in
            let webhooks = try await call.read { try $0.webhooks.all() }
            return .json(["items": .array(webhooks.map { .object($0.members) })])
        },
        APIOperation(
            .get, "/webhooks/{webhook}", "getWebhook", scope: .administer, right: .keepSettings, "A webhook", condition: .reading,
            answers: [.ok(Webhook.schema, tag: true)]
        ) { call in try await call.resource(.object(call.webhook().members)) },
        APIOperation(
            .put, "/webhooks/{webhook}", "saveWebhook", scope: .administer, right: .keepSettings,
            "Make a webhook, or change where it leads and what it is told",
            about: "Of stories that are not public it is told what the account that made it may read. The secret by which its messages "
                + "are signed is in the first answer alone: where that is lost, make another (renewWebhookSecret).",
            body: .json(
                .object([
                    .always("address", .line(1...Webhook.longestAddress), "https://hooks.example/broadsheet"),
                    .always("topics", .set(.choice(Webhook.Topic.choices.map(\.rawValue)), 1...Webhook.Topic.choices.count)),
                ])), condition: .changing,
            answers: [.ok(Webhook.schema, tag: true), .made(Webhook.withSecret)], save),
        APIOperation(
            .delete, "/webhooks/{webhook}", "removeWebhook", scope: .administer, right: .keepSettings, "Take a webhook away, with its log",
            answers: [.done("It is gone.")]
        ) { call in
            try await call.perform(RemoveWebhook(call.id("webhook")))
            return WebAnswer(status: 204, headers: [])
        },
        APIOperation(
            .post, "/webhooks/{webhook}/secret", "renewWebhookSecret", scope: .administer, right: .keepSettings,
            "Give a webhook another secret",
            about: "For a day its messages are signed with the one before as well.",
            answers: [.ok(Webhook.withSecret, "With the secret, this once.")]
        ) { call in
            let secret = try Random.bytes(32)
            try await call.perform(RenewWebhookSecret(call.id("webhook"), secret: secret))
            return .json(.object(try await call.webhook().members + [.init("secret", .string(WebhookSignature.text(secret: secret)))]))
        },
        APIOperation(
            .put, "/webhooks/{webhook}/state", "stopWebhook", scope: .administer, right: .keepSettings, "Stop a webhook, or resume it",
            body: .json(.object([.always("isStopped", .boolean)])), answers: [.ok(Webhook.schema, tag: true)]
        ) { call in
            let id: Webhook.ID = try call.id("webhook")
            if call.body["isStopped"] == true {
                try await call.perform(StopWebhook(id, because: "stopped by \(call.user.name.prefix(200))"))
            } else {
                try await call.perform(ResumeWebhook(id))
            }
            return try await call.resource(.object(call.webhook().members))
        },
        APIOperation(
            .post, "/webhooks/{webhook}/try", "tryWebhook", scope: .administer, right: .keepSettings,
            "Send a webhook a message that says nothing",
            answers: [.done("It is on its way.")]
        ) { call in
            try await call.perform(TryWebhook(call.id("webhook")))
            return WebAnswer(status: 204, headers: [])
        },
        APIOperation(
            .get, "/webhooks/{webhook}/messages", "listWebhookMessages", scope: .administer, right: .keepSettings,
            "What a webhook was told, newest first, and how the tries went", about: "For thirty days.", query: [.cursor, .limit],
            answers: [.ok(.page(of: WebhookMessage.schema), "A page.")], log),
        APIOperation(
            .post, "/webhooks/{webhook}/messages/{message}/again", "sendWebhookMessageAgain", scope: .administer, right: .keepSettings,
            "Send a message again that was settled", answers: [.done("It is on its way, under the same identifier.")]
        ) { call in
            try await call.perform(SendWebhookMessageAgain(call.id("message"), of: call.id("webhook")))
            return WebAnswer(status: 204, headers: [])
        },
    ]

    private static func save(_ call: APICall) async throws -> WebAnswer {
        let (id, condition, secret): (Webhook.ID, CallCondition, [UInt8]) = (
            try call.id("webhook"), call.condition, try Random.bytes(32)
        )
        let address = call.body.text("address")
        let topics = Set(call.body.texts("topics").compactMap(Webhook.Topic.init))
        let saving = Deciding { records, _ throws -> SaveWebhook in
            let found = try records.webhooks.find(id)
            let isSame = found.map { $0.address == address && $0.topics == topics } ?? false
            try condition.check(found.map { JSONValue.object($0.members) }, isSame: isSame)
            return SaveWebhook(id, address: address, topics: topics, secret: secret)
        }
        let (webhook, isNew) = try await call.perform(saving)
        guard isNew else { return call.resource(.object(webhook.members)) }
        let answer = JSONValue.object(webhook.members + [.init("secret", .string(WebhookSignature.text(secret: secret)))])
        return WebAnswer(status: 201, headers: [("Content-Type", "application/json")], body: answer.bytes())
    }

    private static func log(_ call: APICall) async throws -> WebAnswer {
        let (webhook, limit): (Webhook, Int) = (try await call.webhook(), call.limit)
        let before: WebhookMessage.ID? = try call.queryCursor()
        let found = try await call.read { records in
            try records.webhookMessages.log(of: webhook.id, before: before, limit: limit + 1).map {
                ($0, try records.webhookMessages.attempts(of: $0.id))
            }
        }
        let page = found.prefix(limit)
        return APICall.page(
            page.map { $0.0.json($0.1) }, next: found.count > limit ? page.last.map { "\($0.0.id)" } : nil)
    }
}

extension APICall {
    fileprivate func webhook() async throws -> Webhook {
        let id: Webhook.ID = try id("webhook")
        guard let found = try await read({ try $0.webhooks.find(id) }) else { throw APIProblem.notFound("webhook") }
        return found
    }
}

extension Webhook {
    private static let properties: [Schema.Property] = [
        .always("id", .identifier), .always("address", .text(1...longestAddress)),
        .always("topics", .list(.choice(Topic.choices.map(\.rawValue)), 1...Topic.choices.count)), .always("madeBy", .identifier),
        .always("madeAt", .time), .always("failingSince", .orNull(.time), "Since when every try was in vain."),
        .always("stopped", .orNull(.object([.always("at", .time), .always("reason", .text(1...300))]))),
    ]

    fileprivate static let schema = Schema.named("Webhook", .object(properties))
    fileprivate static let withSecret = Schema.named(
        "WebhookWithSecret", .object(properties + [.always("secret", .text(1...200), "whsec_ and base64: as Standard Webhooks has it.")]))

    fileprivate var members: [JSONValue.Member] {
        [
            .init("id", .string("\(id)")), .init("address", .string(address)),
            .init("topics", .array(topicsInOrder.map { .string($0.rawValue) })), .init("madeBy", .string("\(madeBy)")),
            .init("madeAt", APITime.json(madeAt)), .init("failingSince", APITime.json(failingSince)),
            .init("stopped", stopped.map { ["at": APITime.json($0.at), "reason": .string($0.reason)] } ?? .null),
        ]
    }
}

extension WebhookMessage {
    fileprivate static let schema = Schema.named(
        "WebhookMessage",
        .object([
            .always("id", .identifier, "As webhook-id."), .always("topic", .choice(of: Webhook.Topic.self)), .always("madeAt", .time),
            .always("body", .text(0...1_000_000), "As it is sent."), .always("state", .choice(["waits", "delivered", "givenUp"])),
            .always("due", .orNull(.time), "When it is tried next."),
            .always(
                "attempts",
                .list(
                    .object([
                        .always("at", .time), .always("milliseconds", .integer(0...10_000_000)),
                        .always("status", .orNull(.integer(100...999))), .always("answer", .text(0...WebhookAttempt.longestAnswer)),
                    ]), 0...50)),
        ]))

    fileprivate func json(_ attempts: [WebhookAttempt]) -> JSONValue {
        [
            "id": .string("\(id)"), "topic": .string(topic.rawValue), "madeAt": APITime.json(madeAt), "body": .string(body),
            "state": .string(outcome?.rawValue ?? "waits"), "due": APITime.json(due),
            "attempts": .array(
                attempts.map { attempt in
                    [
                        "at": APITime.json(attempt.at), "milliseconds": .integer(attempt.took),
                        "status": attempt.status.map { .integer($0) } ?? .null, "answer": .string(attempt.answer),
                    ]
                }),
        ]
    }
}
