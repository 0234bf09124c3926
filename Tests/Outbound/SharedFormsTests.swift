import Foundation
import TestSupport
import Testing

@testable import Outbound

/// Forms of addresses that led other programs into their own networks, from the set beside the checkout.
@Suite("Forms of addresses that got past others", .enabled(if: SharedForms.folder != nil, "../shared/data is not beside the checkout"))
struct SharedFormsTests {
    /// Its names lead where their makers wanted them to lead: to the metadata of clouds. All others are public.
    private let outbound = Outbound(
        agent: "Test",
        resolve: { name throws(OutboundFailure) in
            let isTrap = ["metadata", "instance-data", "localdomain.pw", "xip.io", "nip.io"].contains { name.contains($0) }
            return [NetworkAddress(isTrap ? "169.254.169.254" : "8.8.8.8")].compactMap { $0 }
        }, curl: "/nowhere/curl")

    @Test("every address that aims within is refused")
    func addresses() async throws {
        let addresses = try SharedForms.addresses()
        #expect(addresses.count > 70)
        for address in addresses {
            let failure = await #expect(throws: OutboundFailure.self) { try await outbound.get(address, accept: "*/*") }
            #expect(failure?.reason.contains("/nowhere") == false, "it would have been asked: \(address)")
        }
    }

    @Test("every redirect that hides its aim is refused where the aim lies within")
    func redirects() throws {
        let locations = try SharedForms.redirects()
        #expect(locations.count > 200)
        let start = try OutboundAddress("http://gazette.example/a")
        let within = try #require(NetworkAddress("169.254.169.254"))
        for location in locations {
            // What is understood is a page of the same site, or an address whose own host is looked up and judged.
            guard let next = try? start.redirected(to: location), next.host != start.host else { continue }
            #expect(throws: OutboundFailure.self, "\(location)") { try OutboundRule.publicInternet.check([within], of: next) }
            #expect(try OutboundAddress(next.text) == next, "\(location)")
        }
    }
}

private enum SharedForms {
    static let folder: String? = {
        let shared = ProcessInfo.processInfo.environment["BROADSHEET_SHARED"] ?? "../shared"
        guard FileManager.default.isExecutableFile(atPath: "\(shared)/data/unpack") else { return nil }
        guard let data = ChildProgram.output(of: ["\(shared)/data/unpack", "ssrf"]) else { return nil }
        return String(decoding: data, as: UTF8.self).split(separator: "\n").last.map { "\($0)/ssrf" }
    }()

    private static func lines(_ path: String) throws -> [String] {
        let file = try #require(folder) + "/" + path
        return try String(contentsOf: URL(filePath: file), encoding: .utf8).components(separatedBy: .newlines)
    }

    /// The metadata addresses of clouds, the addresses that the list of bypasses prints as code, and those of other schemes.
    static func addresses() throws -> [String] {
        let clouds = try lines("cujanovic__SSRF-Testing/cloud-metadata.txt").filter { $0.hasPrefix("http") }
        let list = try lines("cujanovic__SSRF-Testing/README.md").filter { $0.hasPrefix("`http") && $0.hasSuffix("`") }
        let advanced = try lines("swisskyrepo__PayloadsAllTheThings/Server Side Request Forgery/SSRF-Advanced-Exploitation.md")
        let schemes = advanced.map { $0.trimmingCharacters(in: .whitespaces) }.filter { $0.hasPrefix("gopher:") || $0.hasPrefix("dict:") }
        return clouds.map { $0.trimmingCharacters(in: .whitespaces) } + list.map { String($0.dropFirst().dropLast()) } + schemes
    }

    static func redirects() throws -> [String] {
        try ["Open-Redirect-payloads.txt", "open_redirect_wordlist.txt"].flatMap {
            try lines("swisskyrepo__PayloadsAllTheThings/Open Redirect/Intruder/\($0)")
        }.filter { !$0.isEmpty }
    }
}
