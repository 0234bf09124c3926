import Foundation
import TestSupport
import Testing

@Suite("Mirrors at the command line") struct MirrorCommandTests {
    private static let key = "RWS0Vh/29dy1SLV0a2aS4u6MPN9jbWTNeJNHaGhgrQQ7uPvNUVHQkSud"

    private func expect(
        _ complaint: String, status: Int32 = 1, _ arguments: String..., at location: SourceLocation = #_sourceLocation
    ) async throws {
        let outcome = try await Program.run(arguments)
        #expect(outcome.status == status, sourceLocation: location)
        #expect(outcome.complaint.contains(complaint), "\(outcome.complaint)", sourceLocation: location)
        if status == 1 { #expect(outcome.complaint.split(separator: "\n").count == 1, sourceLocation: location) }
    }

    @Test func `what cannot be exported or verified is said in one line`() async throws {
        try await withTemporaryFolder { folder in
            let (data, site) = (folder.appending(path: "data").path, folder.appending(path: "site").path)
            try await expect("there is no newsroom in", "export", site, "--as", "site", "--data", data)
            #expect(!FileManager.default.fileExists(atPath: site))
            try await expect("--as", status: 64, "export", site, "--data", data)
            try await expect("is no mirror key", "verify", site, "--key", "RWQ")
            try await expect("cannot be used", "verify", site, "--key", Self.key)
            try await expect("there is no mirror", "verify", folder.path, "--key", Self.key)
            try await expect("at the root of its host", "verify", "http://127.0.0.1:9/paper/", "--key", Self.key)
            try await expect("only http:// and https://", "verify", "ftp://mirror.example/", "--key", Self.key)
            try await expect("--at-once", "verify", site, "--key", Self.key, "--at-once", "0")
        }
    }

    @Test func `a paper that is new is exported, renewed and proved`() async throws {
        try await withTemporaryFolder { folder in
            let (data, site) = (folder.appending(path: "data").path, folder.appending(path: "site").path)
            #expect(try await Program.run("migrate", "--data", data).status == 0)
            let first = try await Program.run("export", site, "--as", "site", "--data", data)
            #expect(first.status == 0 && first.output.contains("Everything was exported."), "\(first.complaint)")
            let again = try await Program.run("export", site, "--as", "site", "--data", data)
            #expect(again.output.contains("0 files made, 0 of them written; 0 removed."), "\(again.output)")
            let key = try #require(again.output.split(separator: "\n").last?.split(separator: " ").last.map(String.init))
            #expect(try await Program.run("verify", site, "--key", key).status == 0)
            let named = try await Program.run("export", site, "--as", "site", "--data", data, "--paper-name", "Another")
            #expect(named.output.contains("the settings"), "\(named.output)")
            try Data("more".utf8).write(to: URL(filePath: site).appending(path: "more.txt"))
            let verified = try await Program.run("verify", site, "--key", key)
            #expect(verified.status == 1 && verified.output.contains("extra: more.txt"))
        }
    }
}
