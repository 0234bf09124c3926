import Archive
import Foundation
import Newsroom

/// What an event of the trail is to those who are told of things elsewhere.
struct WebhookNews {
    let topic: Webhook.Topic
    let thing: Thing
    /// What the message is of, where that is a correction: its way is followed.
    let correction: Correction.ID?
    /// What is said besides where and what.
    private let facts: [JSONValue.Member]

    enum Thing {
        case story(Story.ID)
        case background(Background.ID)
    }

    /// Nil for what nobody is told of.
    init?(_ event: Event) {
        guard let thing = Thing(event.subject), let topic = Self.topic(of: event) else { return nil }
        self.thing = thing
        self.topic = topic
        correction = event.details["correction"].flatMap { Correction.ID($0) }
        let names = topic == .moved ? ["from", "to"] : topic == .planned ? ["due"] : ["kind"]
        facts = names.compactMap { name in event.details[name].map { JSONValue.Member(name, .string($0)) } }
    }

    private static func topic(of event: Event) -> Webhook.Topic? {
        switch event.act {
        case PublishStory.name: event.details["slug"] == nil ? .planned : .published
        case UpdatePublished.name: .updated
        // It records the publication too: once is enough.
        case IssueCorrection.name: event.details["correction"] == nil ? nil : .corrected
        case CorrectBackground.name: event.details["correction"] == nil ? nil : .backgroundCorrected
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
        switch thing {
        case .story(let story): try data(story, records)
        case .background(let background): try data(background, records)
        }
    }

    /// The stories are not named: there may be thousands. The correction's page and the API have them, a part at a time.
    private func data(_ background: Background.ID, _ records: Records) throws -> JSONValue? {
        guard let correction, let found = try records.backgroundCorrections.find(correction) else { return nil }
        return .object(
            [
                .init("background", .string("\(background)")), .init("revision", .integer(found.after)),
                .init("correction", .string("\(correction)")), .init("text", .string(found.text)),
                .init("stories", .integer(try records.editions.carriers(of: background))),
                .init("path", .string("/corrections/\(correction)/")),
            ] + facts)
    }

    private func data(_ story: Story.ID, _ records: Records) throws -> JSONValue? {
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
        guard case .story(let id) = thing, let owner = try records.users.find(webhook.madeBy), owner.status == .active,
            let story = try records.stories.find(id)
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
        guard !events.isEmpty else { return }
        let all = try records.webhooks.told()
        guard !all.isEmpty else { return }
        for event in events {
            guard let news = WebhookNews(event) else { continue }
            let webhooks = try all.filter { try $0.topics.contains(news.topic) && news.mayBeTold(to: $0, records) }
            guard !webhooks.isEmpty, let data = try news.data(records) else { continue }
            for webhook in webhooks { try tell(webhook, news.topic, data, of: news.correction) }
        }
    }

    /// - Parameter correction: where the message is of one.
    func tell(_ webhook: Webhook, _ topic: Webhook.Topic, _ data: JSONValue, of correction: Correction.ID? = nil) throws {
        let time = now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
        let body: JSONValue = ["type": .string(topic.rawValue), "timestamp": .string(time), "data": data]
        try records.webhookMessages.add(
            WebhookMessage(
                id: newID(), webhook: webhook.id, topic: topic, body: String(decoding: body.bytes(), as: UTF8.self), madeAt: now, due: now),
            of: correction)
    }
}

extension WebhookNews.Thing {
    /// - Parameter subject: an event's.
    fileprivate init?(_ subject: String) {
        let parts = subject.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "story":
            guard let story = Story.ID(parts[1]) else { return nil }
            self = .story(story)
        case "background":
            guard let background = Background.ID(parts[1]) else { return nil }
            self = .background(background)
        default: return nil
        }
    }
}
