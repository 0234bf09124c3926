import Foundation
import Media
import Newsroom
import Outbound
import TestSupport
import Testing

@testable import broadsheet

@Suite("Copies of evidence", .serialized)
struct EvidenceFetcherTests {
    private func withFetcher(
        _ server: LoopbackServer, _ body: (EvidenceFetcher, MediaFolder) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "evidence-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let media = try MediaFolder(folder)
        let outbound = Outbound(agent: "Test", rule: try OutboundRule(besides: [server.origin]))
        try await body(EvidenceFetcher(outbound, media, now: { .firstMorning }), media)
    }

    @Test("the bytes are kept as they came, named by what they are")
    func kept() async throws {
        let bytes = Array("<script>alert(1)</script> \u{0}%PDF".utf8)
        let server = try LoopbackServer(headers: ["Content-Type: text/html; charset=utf-8"], body: bytes)
        try await withFetcher(server) { fetcher, media in
            let url = "http://\(server.origin)/statement"
            let copy = try await fetcher.copy(url)
            #expect(copy.url == url && copy.fetchedAt == .firstMorning && copy.size == bytes.count)
            #expect(copy.type == "text/html; charset=utf-8" && EvidenceCopy.isName(copy.file))
            let file = try #require(media.evidence(named: copy.file))
            #expect(try Data(contentsOf: URL(fileURLWithPath: file.path)) == Data(bytes) && file.size == bytes.count)
            let picture = try await media.file(named: copy.file)
            #expect(picture == nil, "nobody fetches it as a picture")
            let again = try await fetcher.copy(url)
            #expect(again.file == copy.file)
        }
    }

    @Test("refusals say why, and whether another try may help")
    func refused() async throws {
        for (status, passes) in [("404 Not Found", false), ("403 No", false), ("429 Slowly", true), ("503 Later", true)] {
            let server = try LoopbackServer(status: status, body: Array("no".utf8))
            try await withFetcher(server) { fetcher, media in
                let failure = await #expect(throws: LinkFailure.self) { try await fetcher.copy("http://\(server.origin)/") }
                #expect(failure == LinkFailure("the address answers with status \(status.prefix(3))", passes: passes))
            }
        }
    }

    @Test("an address within the newsroom's own network is refused")
    func inside() async throws {
        let server = try LoopbackServer(body: Array("secret".utf8))
        let folder = FileManager.default.temporaryDirectory.appending(path: "evidence-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let fetcher = EvidenceFetcher(Outbound(agent: "Test", rule: .publicInternet), try MediaFolder(folder))
        let failure = await #expect(throws: LinkFailure.self) { try await fetcher.copy("http://\(server.origin)/") }
        #expect(failure?.passes == false)
    }
}
