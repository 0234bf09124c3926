import Archive
import Editorial
import Foundation
import Newsroom
import TestSupport
import Testing
import Web

@testable import Desk

@Suite("Webhooks at the desk and through the API")
struct WebhookAPITests {
    private static let path = "/webhooks/\(Webhook.ID.sample(9_701))"
    private static let body: JSONValue = ["address": "https://hooks.example/a", "topics": ["story.published"]]

    @Test(arguments: TestEngine.all)
    func `a webhook is made once, with a secret that is told once`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            let client = try await desk.client(.administrator)
            let made = try await client.put(Self.path, Self.body)
            #expect(made.status == 201 && made["secret"]?.string?.hasPrefix("whsec_") == true)
            let again = try await client.put(Self.path, Self.body)
            #expect(again.status == 200 && again["secret"] == nil)
            let other = Self.body.with("topics", ["story.published", "story.saved"])
            #expect(try await client.put(Self.path, other).status == 428)
            #expect(try await client.put(Self.path, other, ifMatch: again.tag)["topics"] == ["story.published", "story.saved"])
            #expect(try await client.put(Self.path, Self.body.with("topics", [])).status == 422)
            let renewed = try await client.post("\(Self.path)/secret")
            #expect(renewed["secret"]?.string?.hasPrefix("whsec_") == true && renewed["secret"] != made["secret"])
            #expect(try await client.post("\(Self.path)/try").status == 204)
            let log = try await client.get("\(Self.path)/messages")
            #expect(log["items"]?.array?.map { $0["state"] } == ["waits"])
            #expect(try await client.put("\(Self.path)/state", ["isStopped": true])["stopped"]?["reason"]?.string != nil)
            #expect(try await client.post("\(Self.path)/try").status == 409)
            #expect(try await client.put("\(Self.path)/state", ["isStopped": false])["stopped"] == .null)
            let message = try await client.get("\(Self.path)/messages")["items"]?.array?.first?["id"]?.string ?? ""
            #expect(try await client.post("\(Self.path)/messages/\(message)/again").status == 204)
            #expect(try await client.get("/webhooks")["items"]?.array?.count == 1)
            #expect(try await client.call("DELETE", Self.path, nil).status == 204)
            #expect(try await client.get(Self.path).status == 404)
            let event = try await desk.archive.read { try $0.trail.events(about: "webhook:\(Webhook.ID.sample(9_701))") }.last
            #expect(event?.act == "RemoveWebhook" && event?.by == User.administrator.id && event?.details["token"] != nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `an administrator makes one at the desk, sees its log and takes it away`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            let browser = try await desk.browser(of: .administrator)
            let fields = [("address", "https://hooks.example/<b>"), ("topic", "story.published")]
            #expect(await browser.post("/settings/webhooks", [("address", "nowhere"), ("topic", "story.saved")]).status == 422)
            let made = await browser.post("/settings/webhooks", fields)
            #expect(made.status == 200 && made.text.contains("whsec_"))
            let webhook = try #require(try await desk.archive.read { try $0.webhooks.all() }.first)
            let place = "/settings/webhooks/\(webhook.id)"
            #expect(await browser.get("/settings/webhooks").text.contains("https://hooks.example/&lt;b&gt;"))
            #expect(await browser.post("\(place)/try").location == "\(place)?done=webhook_tried")
            let message = try #require(
                try await desk.archive.read { try $0.webhookMessages.log(of: webhook.id, before: nil, limit: 1) }.first)
            try await desk.archive.write { records in
                try records.webhookMessages.add(
                    WebhookAttempt(at: desk.clock.now, took: 12, status: 500, answer: "<script>"), number: 1, to: message.id)
                try records.webhookMessages.settle(message.id, attempts: 1, due: nil, outcome: .givenUp)
            }
            let screen = await browser.get(place).text
            #expect(screen.contains("&lt;script&gt;") && screen.contains("given up") && !screen.contains("whsec_"))
            #expect(await browser.post("\(place)/messages/\(message.id)/again").location == "\(place)?done=webhook_again")
            #expect(try await desk.archive.read { try $0.webhookMessages.find(message.id)?.due } == desk.clock.now)
            #expect(await browser.post("\(place)/stop").status == 303)
            #expect(await browser.get(place).text.contains("stopped by The administrator"))
            #expect(await browser.post("\(place)/resume").status == 303)
            #expect(await browser.post("\(place)/secret").text.contains("whsec_"))
            #expect(
                await browser.post(place, [("address", "https://b.example/"), ("topic", "story.saved")]).location == "\(place)?done=saved")
            #expect(await browser.post("\(place)/remove").location == "/settings/webhooks?done=webhook_removed")
            #expect(await browser.get(place).status == 404)
        }
    }
}
