import Archive
import Credentials
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import Outbound
import Synchronization
import TestSupport
import Testing

@testable import broadsheet

@Suite("Webhooks are told what happens")
struct WebhookDeliveryTests {
    private static let id: Webhook.ID = .sample(9_501)
    private static let secret = [UInt8](repeating: 7, count: 32)

    private func delivery(_ newsroom: TestNewsroom, _ server: LoopbackServer) throws -> WebhookDelivery {
        WebhookDelivery(
            archive: newsroom.archive, editorial: newsroom.editorial,
            outbound: Outbound(agent: "Test", rule: try OutboundRule(besides: [server.origin])), now: { newsroom.clock.now })
    }

    private func follow(
        _ newsroom: TestNewsroom, _ server: LoopbackServer, _ topics: Set<Webhook.Topic> = [.published, .withdrawn],
        as user: User = .administrator
    ) async throws {
        try await newsroom.perform(
            SaveWebhook(Self.id, address: "http://\(server.origin)/hook", topics: topics, secret: Self.secret), as: user)
    }

    private func pass(_ delivery: WebhookDelivery) async throws {
        for webhook in try await delivery.due() { try await delivery.deliver(to: webhook) }
    }

    private struct Heard {
        let headers: [String: String]
        let body: String
        var id: String { headers["webhook-id"] ?? "" }
        var json: JSONValue { (try? JSONValue(parsing: body)) ?? .null }

        init(_ request: String) {
            let parts = request.components(separatedBy: "\r\n\r\n")
            body = parts.dropFirst().joined(separator: "\r\n\r\n")
            var headers: [String: String] = [:]
            for line in parts[0].components(separatedBy: "\r\n").dropFirst() {
                guard let colon = line.firstIndex(of: ":") else { continue }
                headers[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
            }
            self.headers = headers
        }
    }

    private func heard(_ server: LoopbackServer) -> [Heard] { server.requests.map(Heard.init) }

    private func log(_ newsroom: TestNewsroom) async throws -> [(message: WebhookMessage, attempts: [WebhookAttempt])] {
        try await newsroom.read { records in
            try records.webhookMessages.log(of: Self.id, before: nil, limit: 100).map {
                ($0, try records.webhookMessages.attempts(of: $0.id))
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a publication is told once, signed, with what readers see`(_ engine: TestEngine) async throws {
        try await withNewsroom(engine) { newsroom in
            let server = try LoopbackServer(body: Array("thanks".utf8))
            try await follow(newsroom, server)
            let delivery = try delivery(newsroom, server)
            try await newsroom.publish(Story.pierClosed, .pierClosed)
            try await pass(delivery)
            try await pass(delivery)
            let told = heard(server)
            #expect(told.count == 1 && server.requests.first?.hasPrefix("POST /hook HTTP/1.1\r\n") == true)
            let first = try #require(told.first)
            #expect(first.json["type"] == "story.published" && first.json["data"]?["story"]?.string == "\(Story.pierClosed)")
            #expect(first.json["data"]?["headline"]?.string == StoryContent.pierClosed.headline)
            #expect(first.json["data"]?["path"]?.string?.hasPrefix("/") == true)
            let time = try #require(first.headers["webhook-timestamp"].flatMap { Int($0) })
            #expect(time == Int(newsroom.clock.now.timeIntervalSince1970))
            let signature = WebhookSignature.header(id: first.id, timestamp: time, body: first.body, secrets: [Self.secret])
            #expect(first.headers["webhook-signature"] == signature)
            let kept = try #require(try await log(newsroom).first)
            #expect(kept.message.outcome == .delivered && "\(kept.message.id)" == first.id)
            #expect(kept.attempts.map(\.status) == [200] && kept.attempts.first?.answer == "thanks")
        }
    }

    @Test(arguments: TestEngine.all)
    func `what fails is tried later and later under its identifier, and given up in the end`(_ engine: TestEngine) async throws {
        try await withNewsroom(engine) { newsroom in
            let server = try LoopbackServer(status: "500 Internal Server Error", body: [])
            try await follow(newsroom, server)
            let delivery = try delivery(newsroom, server)
            try await newsroom.publish(Story.pierClosed, .pierClosed)
            for (index, wait) in Webhook.waits.enumerated() {
                try await pass(delivery)
                #expect(heard(server).count == index + 1)
                let due = try await log(newsroom).first?.message.due
                #expect(due == newsroom.clock.now.addingTimeInterval(wait))
                newsroom.clock.advance(wait - 1)
                try await pass(delivery)
                #expect(heard(server).count == index + 1, "not before its time")
                newsroom.clock.advance(1)
            }
            try await pass(delivery)
            #expect(Set(heard(server).map(\.id)).count == 1 && Set(heard(server).map(\.body)).count == 1)
            let kept = try #require(try await log(newsroom).first)
            #expect(kept.message.outcome == .givenUp && kept.attempts.count == Webhook.waits.count + 1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `an end of the program in between loses nothing`(_ engine: TestEngine) async throws {
        try await withNewsroom(engine) { newsroom in
            let gate = Gate()
            let server = try LoopbackServer { _, send in
                // Heard, and not answered: as if the program had ended then.
                guard !gate.isMute else { return }
                _ = send(Array("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".utf8))
            }
            try await follow(newsroom, server)
            try await newsroom.publish(Story.pierClosed, .pierClosed)
            try await newsroom.publish(Story.tideTables, .tideTables)
            let first = try delivery(newsroom, server)
            let run = Task { try await pass(first) }
            while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            run.cancel()
            _ = try? await run.value
            gate.open()
            // Another run of the program: what was held is due again when the hold is over, or as a try that failed.
            newsroom.clock.advance(61)
            try await pass(try delivery(newsroom, server))
            let told = heard(server)
            #expect(Set(told.map(\.id)).count == 2 && told.count == 3)
            #expect(try await log(newsroom).allSatisfy { $0.message.outcome == .delivered })
        }
    }

    @Test(arguments: TestEngine.all)
    func `who fails for days, or says that it is gone, is told nothing more until somebody says so`(_ engine: TestEngine) async throws {
        try await withNewsroom(engine) { newsroom in
            let server = try LoopbackServer(status: "503 Service Unavailable", body: [])
            try await follow(newsroom, server)
            let delivery = try delivery(newsroom, server)
            try await newsroom.publish(Story.pierClosed, .pierClosed)
            try await pass(delivery)
            newsroom.clock.advance(Webhook.patience)
            try await pass(delivery)
            let stopped = try await newsroom.read { try $0.webhooks.find(Self.id) }
            #expect(stopped?.stopped != nil)
            try await newsroom.expectEvent("StopWebhook", on: "webhook:\(Self.id)", by: .operator)
            let count = heard(server).count
            try await newsroom.publish(Story.tideTables, .tideTables)
            try await pass(delivery)
            #expect(heard(server).count == count)
            #expect(try await log(newsroom).map { $0.message.outcome } == [.givenUp], "nothing is kept for who is told nothing")
            try await newsroom.perform(ResumeWebhook(Self.id), as: .administrator)
            let message = try #require(try await log(newsroom).first?.message.id)
            try await newsroom.perform(SendWebhookMessageAgain(message, of: Self.id), as: .administrator)
            try await pass(delivery)
            #expect(heard(server).last?.id == "\(message)")
            let gone = try LoopbackServer(status: "410 Gone", body: [])
            try await newsroom.perform(
                SaveWebhook(Self.id, address: "http://\(gone.origin)/hook", topics: [.published], secret: []), as: .administrator)
            try await newsroom.perform(TryWebhook(Self.id), as: .administrator)
            newsroom.clock.advance(10)
            try await pass(try self.delivery(newsroom, gone))
            #expect(try await newsroom.read { try $0.webhooks.find(Self.id)?.stopped?.reason.contains("410") } == true)
        }
    }

    @Test func `a network of ours is not asked, and that stands in the log`() async throws {
        try await withNewsroom(.sqlite) { newsroom in
            let server = try LoopbackServer(body: [])
            try await follow(newsroom, server)
            try await newsroom.publish(Story.pierClosed, .pierClosed)
            let delivery = WebhookDelivery(
                archive: newsroom.archive, editorial: newsroom.editorial, outbound: Outbound(agent: "Test"), now: { newsroom.clock.now })
            try await pass(delivery)
            #expect(server.requests.isEmpty)
            let attempt = try await log(newsroom).first?.attempts.first
            #expect(attempt?.status == nil && attempt?.answer.isEmpty == false)
        }
    }

    @Test func `a new secret signs beside the one before for a day`() async throws {
        try await withNewsroom(.sqlite) { newsroom in
            let server = try LoopbackServer(body: [])
            try await follow(newsroom, server)
            let delivery = try delivery(newsroom, server)
            let other = [UInt8](repeating: 9, count: 32)
            try await newsroom.perform(RenewWebhookSecret(Self.id, secret: other), as: .administrator)
            try await newsroom.publish(Story.pierClosed, .pierClosed)
            try await pass(delivery)
            newsroom.clock.advance(Webhook.overlap)
            try await newsroom.publish(Story.tideTables, .tideTables)
            try await pass(delivery)
            let signatures = heard(server).map { $0.headers["webhook-signature"]?.split(separator: " ").count }
            #expect(signatures == [2, 1])
        }
    }
}

private final class Gate: Sendable {
    private let state = Mutex(true)

    var isMute: Bool { state.withLock { $0 } }
    func open() { state.withLock { $0 = false } }
}
