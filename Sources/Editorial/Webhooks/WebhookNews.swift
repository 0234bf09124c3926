import Archive
import Foundation
import Newsroom

/// What an event of the trail is to those who are told of things elsewhere.
struct WebhookNews {
    let topic: Webhook.Topic
    let story: Story.ID
    /// What is said besides where and what.
    private let facts: [JSONValue.Member]

    /// Nil for what nobody is told of.
    init?(_ event: Event) {
        guard event.subject.hasPrefix("story:"), let story = Story.ID(String(event.subject.dropFirst("story:".count))),
            let topic = Self.topic(of: event)
        else { return nil }
        self.story = story
        self.topic = topic
        let names = topic == .moved ? ["from", "to"] : topic == .planned ? ["due"] : ["kind"]
        facts = names.compactMap { name in event.details[name].map { JSONValue.Member(name, .string($0)) } }
    }

    private static func topic(of event: Event) -> Webhook.Topic? {
        switch event.act {
        case PublishStory.name: event.details["slug"] == nil ? .planned : .published
        case UpdatePublished.name: .updated
        // It records the publication too: once is enough.
        case IssueCorrection.name: event.details["correction"] == nil ? nil : .corrected
        case WithdrawStory.name: .withdrawn
        case CancelPublication.name, DropDuePlan.name: .unplanned
        case MoveStory.name: .moved
        case SaveStory.name, SaveDraft.name, TakeSteps.name: event.details["revision"] == nil ? nil : .saved
        default: nil
        }
    }

    /// What a message says: of what is public, what readers see; of the rest, what stands in the newsroom.
    ///
    /// - Returns: nil where there is nothing to say any more.
    func data(_ records: Records) throws -> JSONValue? {
        guard let found = try records.stories.find(story) else { return nil }
        let standing = try records.editions.standing(story)
        let slug = try standing?.slug ?? records.editions.lastSlug(of: story)
        let number = topic.isPublic ? standing?.revision : found.latestRevision
        let headline = try number.flatMap { try records.stories.revision($0, of: story) }?.content.headline
        var members: [JSONValue.Member] = [.init("story", .string("\(story)"))]
        if let number { members.append(.init("revision", .integer(number))) }
        if let headline { members.append(.init("headline", .string(headline))) }
        if topic.isPublic, let slug { members.append(.init("path", .string("/\(slug)/"))) }
        if !topic.isPublic { members.append(.init("stage", .string(found.stage.rawValue))) }
        return .object(members + facts)
    }

    /// Whether a webhook may hear of it: what is not public, only as far as who made it may read it today.
    func mayBeTold(to webhook: Webhook, _ records: Records) throws -> Bool {
        if topic.isPublic { return true }
        guard let owner = try records.users.find(webhook.madeBy), owner.status == .active, let story = try records.stories.find(story)
        else {
            return false
        }
        return owner.mayRead(story)
    }
}

extension Transaction {
    /// Puts what webhooks are to be told of the events into the outbox, in the act's own transaction: what happened is told, and
    /// nothing is told that did not happen.
    func fillOutbox() throws {
        for event in events {
            guard let news = WebhookNews(event) else { continue }
            let webhooks = try records.webhooks.following(news.topic).filter { try news.mayBeTold(to: $0, records) }
            guard !webhooks.isEmpty, let data = try news.data(records) else { continue }
            for webhook in webhooks { try tell(webhook, news.topic, data) }
        }
    }

    func tell(_ webhook: Webhook, _ topic: Webhook.Topic, _ data: JSONValue) throws {
        let time = now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
        let body: JSONValue = ["type": .string(topic.rawValue), "timestamp": .string(time), "data": data]
        try records.webhookMessages.add(
            WebhookMessage(
                id: newID(), webhook: webhook.id, topic: topic, body: String(decoding: body.bytes(), as: UTF8.self), madeAt: now, due: now))
    }
}
