import Newsroom
import Rendering
import Site
import TestSupport
import Testing
import Web

@Suite("When the paper cannot be read")
struct FaultTests {
    private struct Broken: PublishedArchive {
        let error: any Error & Sendable
        func read<Result: Sendable>(_ body: @escaping @Sendable (any EditionReader) throws -> Result) async throws -> Result { throw error }
    }

    private struct Secret: Error, CustomStringConvertible {
        var description: String { "password=hunter2" }
    }

    private func site(_ error: any Error & Sendable) throws -> Site {
        TestPaper.site(try TestPaper.theme.get(), Broken(error: error), TestMedia(), cacheLimit: 1 << 20)
    }

    @Test(
        "readers are told to come back when the archive does not answer",
        arguments: ["/", "/a-story/", "/search?q=x", "/no.such/", "/media/\(String(repeating: "a", count: 64)).png"])
    func unavailable(_ target: String) async throws {
        let answer = try await site(NewsroomError.unavailable("the database")).get(target)
        #expect(answer.status == 503)
        #expect(answer["Retry-After"] == "5")
        #expect(answer["Cache-Control"] == "no-store")
        #expect(answer["ETag"] == nil)
        #expect(answer["Content-Security-Policy"] != nil)
    }

    @Test("what went wrong is for the log and not for the reader", arguments: ["/", "/a-story/", "/healthz", "/rss.xml"])
    func fault(_ target: String) async throws {
        let answer = try await site(Secret()).get(target)
        #expect(answer.status == 500)
        #expect(!answer.text.contains("hunter2"))
        #expect(!answer.text.contains("Secret"))
        #expect(answer["Cache-Control"] == "no-store")
    }

    @Test("the health check says so too")
    func health() async throws {
        #expect(try await site(NewsroomError.unavailable("the database")).get("/healthz").status == 503)
    }

    @Test("the theme's files are served all the same")
    func theme() async throws {
        let site = try site(Secret())
        let address = try #require(try TestPaper.theme.get().assets.keys.first)
        #expect(await site.get(address).status == 200)
    }
}
