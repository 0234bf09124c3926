import Testing

@testable import Outbound

@Suite("Whom the paper asks")
struct OutboundRuleTests {
    @Test(
        "names within a network and other ports are refused before anything is looked up",
        arguments: [
            "http://localhost/", "http://metadata/", "http://a.localhost/", "http://printer.local/", "http://metadata.google.internal/",
            "http://router.lan/", "http://x.home.arpa/", "http://x.onion/", "http://gazette.example:8080/", "http://gazette.example:443/",
            "https://gazette.example:80/", "http://gazette.example:22/",
        ])
    func refused(_ text: String) async throws {
        let outbound = Outbound(
            agent: "Test",
            resolve: { name throws(OutboundFailure) in
                Issue.record("\(name) was looked up")
                return []
            })
        await #expect(throws: OutboundFailure.self) { try await outbound.get(text, accept: "*/*") }
    }

    @Test(
        "one private address among public ones refuses the name",
        arguments: [["127.0.0.1"], ["8.8.8.8", "10.0.0.1"], ["2001:4860:4860::8888", "::1"], ["8.8.8.8", "::ffff:8.8.8.8"], []])
    func mixed(_ answer: [String]) async throws {
        let outbound = Outbound(
            agent: "Test", resolve: { _ throws(OutboundFailure) in answer.compactMap { NetworkAddress($0) } }, curl: "/nowhere/curl")
        let failure = await #expect(throws: OutboundFailure.self) { try await outbound.get("http://gazette.example/", accept: "*/*") }
        #expect(failure?.reason.contains("/nowhere") == false, "curl was to be started: \(failure?.reason ?? "")")
    }

    @Test("public addresses are asked")
    func allowed() async throws {
        let outbound = Outbound(
            agent: "Test", resolve: { _ throws(OutboundFailure) in [NetworkAddress("8.8.8.8")].compactMap { $0 } }, curl: "/nowhere/curl")
        for address in ["http://gazette.example/", "https://gazette.example/", "http://8.8.4.4/"] {
            let failure = await #expect(throws: OutboundFailure.self) { try await outbound.get(address, accept: "*/*") }
            #expect(failure?.reason.contains("/nowhere") == true)
        }
    }

    @Test(
        "what an operator names is a host with its port, and nothing more",
        arguments: ["wiki.lan", "wiki.lan:80/x", "@:80", "a b:1", "http://x:80", ""])
    func named(_ entry: String) {
        #expect(throws: OutboundFailure.self) { try OutboundRule(besides: [entry]) }
    }

    @Test("what an operator names opens that host and port alone")
    func alone() throws {
        let rule = try OutboundRule(besides: ["localhost:9000", "127.0.0.1:80", "[::1]:8080"])
        let loopback = try #require(NetworkAddress("127.0.0.1"))
        for text in ["http://localhost:9000/", "https://LOCALHOST:9000/x"] {
            try rule.check(OutboundAddress(text))
            try rule.check([loopback], of: OutboundAddress(text))
        }
        try rule.check(OutboundAddress("http://[::1]:8080/"))
        try rule.check([loopback], of: OutboundAddress("http://127.0.0.1/"))
        #expect(throws: OutboundFailure.self) { try rule.check(OutboundAddress("http://localhost:9001/")) }
        #expect(throws: OutboundFailure.self) { try rule.check([loopback], of: OutboundAddress("http://gazette.example/")) }
        #expect(throws: OutboundFailure.self) { try rule.check([loopback], of: OutboundAddress("https://127.0.0.1/")) }
    }
}
