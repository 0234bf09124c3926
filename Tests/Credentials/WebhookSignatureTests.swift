import Credentials
import Testing

@Suite("Signatures of messages to webhooks")
struct WebhookSignatureTests {
    /// Beside what another program makes of the same: Python's hmac.
    @Test func `they are HMAC-SHA256 of identifier, time and body, one for each secret`() {
        let header = WebhookSignature.header(id: "a", timestamp: 1, body: "b", secrets: [Array("Jefe".utf8), Array("Jefe".utf8)])
        let parts = header.split(separator: " ")
        #expect(parts.count == 2 && parts[0] == parts[1] && parts[0].hasPrefix("v1,") && parts[0].count == 47)
        #expect(parts[0] == "v1,0b+Q6TcYoRmqqnbg3vIwMFStb5NeqHhB3kprRCCJED0=")
        #expect(header != WebhookSignature.header(id: "a", timestamp: 2, body: "b", secrets: [Array("Jefe".utf8)]))
    }

    @Test func `a secret is told as Standard Webhooks has it`() {
        #expect(WebhookSignature.text(secret: [0xFB, 0xFF, 0xFE]) == "whsec_+//+")
        #expect(WebhookSignature.text(secret: [1]) == "whsec_AQ==")
    }
}
