import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Acts of webhooks, and what they are told")
struct WebhookActsTests {
    private static let id: Webhook.ID = .sample(9_601)
    private static let secret = [UInt8](repeating: 7, count: 32)

    private func saving(_ topics: Set<Webhook.Topic>, address: String = "https://hooks.example/a") -> SaveWebhook {
        SaveWebhook(Self.id, address: address, topics: topics, secret: Self.secret)
    }

    private func told(_ newsroom: TestNewsroom) async throws -> [(topic: Webhook.Topic, data: JSONValue)] {
        try await newsroom.read { try $0.webhookMessages.log(of: Self.id, before: nil, limit: 100) }.reversed().map {
            ($0.topic, try JSONValue(parsing: $0.body)["data"] ?? .null)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a webhook is made, changed, stopped and taken away by who keeps the settings`(_ engine: TestEngine) async throws {
        try await withNewsroom(engine) { newsroom in
            try await newsroom.expectRight(.keepSettings, for: saving([.published]))
            try await newsroom.expectInvalid("address", saving([.published], address: "ftp://a.example"), as: .administrator)
            try await newsroom.expectInvalid("topics", saving([]), as: .administrator)
            #expect(try await newsroom.perform(saving([.published]), as: .administrator).isNew)
            try await newsroom.expectEvent("SaveWebhook", on: "webhook:\(Self.id)", by: .administrator, ["topics": "story.published"])
            #expect(try await !newsroom.perform(saving([.published, .saved]), as: .administrator).isNew)
            for act in [StopWebhook(Self.id, because: "A test.")] { try await newsroom.expectRight(.keepSettings, for: act) }
            try await newsroom.expectRight(.keepSettings, for: RenewWebhookSecret(Self.id, secret: Self.secret))
            try await newsroom.expectRight(.keepSettings, for: RemoveWebhook(Self.id))
            try await newsroom.perform(TryWebhook(Self.id), as: .administrator)
            #expect(try await told(newsroom).map { $0.topic } == [.test])
            try await newsroom.perform(StopWebhook(Self.id, because: "A test."), as: .administrator)
            try await newsroom.expectConflict(TryWebhook(Self.id), as: .administrator)
            try await newsroom.perform(RemoveWebhook(Self.id), as: .administrator)
            try await newsroom.expectEvent("RemoveWebhook", on: "webhook:\(Self.id)", by: .administrator)
            try await newsroom.expectNotFound(ResumeWebhook(Self.id), as: .administrator)
        }
    }

    @Test(arguments: TestEngine.all)
    func `each step of a story is told once, in its order, and what is not followed is not`(_ engine: TestEngine) async throws {
        try await withNewsroom(engine) { newsroom in
            try await newsroom.perform(saving([.published, .updated, .corrected, .withdrawn]), as: .administrator)
            let story = Story.pierClosed
            try await newsroom.publish(story, .pierClosed)
            for number in 2...3 {
                try await newsroom.save(story, .pierClosed.with { $0.standfirst = "Version \(number)" }, basedOn: number - 1)
            }
            try await newsroom.perform(UpdatePublished(story: story, revision: 2, kind: .fix))
            try await newsroom.perform(IssueCorrection(story: story, revision: 3, kind: .clarification, text: "It was so."))
            try await newsroom.perform(WithdrawStory(story: story, reason: "A secret reason."))
            let told = try await told(newsroom)
            #expect(told.map { $0.topic } == [.published, .updated, .corrected, .withdrawn])
            #expect(told.map { $0.data["revision"]?.integer } == [1, 2, 3, nil])
            #expect(told[1].data["kind"] == "fixed" && told[2].data["kind"] == "clarification")
            #expect(!told.contains { String(decoding: $0.data.bytes(), as: UTF8.self).contains("secret") })
        }
    }

    @Test(arguments: TestEngine.all)
    func `of what is not public, a webhook hears if it asks and who made it may read it`(_ engine: TestEngine) async throws {
        try await withNewsroom(engine) { newsroom in
            let unpublished: Set<Webhook.Topic> = [.saved, .moved, .planned, .unplanned]
            try await newsroom.perform(saving([.published]), as: .administrator)
            try await newsroom.save(Story.pierClosed, .pierClosed)
            #expect(try await told(newsroom).isEmpty)
            try await newsroom.perform(saving(unpublished), as: .administrator)
            try await newsroom.perform(MoveStory(story: Story.pierClosed, to: .inReview))
            let due = newsroom.clock.now.addingTimeInterval(3600)
            try await newsroom.perform(PublishStory(story: Story.pierClosed, revision: 1, time: .at(due)))
            try await newsroom.perform(CancelPublication(story: Story.pierClosed))
            try await newsroom.save(Story.tideTables, .tideTables)
            let heard = try await told(newsroom)
            #expect(heard.map { $0.topic } == [.moved, .planned, .unplanned, .saved])
            #expect(heard[0].data["from"] == "draft" && heard[0].data["to"] == "inReview")
            #expect(heard[3].data["headline"]?.string == StoryContent.tideTables.headline)
            // Whoever made it reads less now: so does the webhook.
            try await newsroom.archive.write { records in
                var owner = User.administrator
                owner.role = .outsideContributor
                try records.users.update(owner)
            }
            try await newsroom.perform(MoveStory(story: Story.pierClosed, to: .draft))
            #expect(try await told(newsroom).count == heard.count)
        }
    }

    @Test func `what is refused is told to nobody`() async throws {
        try await withNewsroom(.sqlite) { newsroom in
            try await newsroom.perform(saving(Set(Webhook.Topic.choices)), as: .administrator)
            try await newsroom.save(Story.pierClosed, .pierClosed.with { $0.headline = "" })
            let count = try await told(newsroom).count
            try await newsroom.expectInvalid("headline", PublishStory(story: Story.pierClosed, revision: 1))
            #expect(try await told(newsroom).count == count)
        }
    }
}
