import Foundation
import Mirror
import Newsroom
import TestSupport
import Testing

@Suite("A mirror is proved complete and unaltered")
struct MirrorVerificationTests {
    private func withExport(_ body: @Sendable (TestMirror) async throws -> Void) async throws {
        try await withMirror(.sqlite) { paper, mirror in
            try await paper.publish(.story("A bridge opens"))
            try await mirror.export()
            try await body(mirror)
        }
    }

    private static let index = ManifestIndex.path

    private static func change(_ path: String, in mirror: TestMirror, _ change: (inout Data) -> Void) throws {
        let file = mirror.folder.appending(path: path)
        var content = try Data(contentsOf: file)
        change(&content)
        try content.write(to: file)
    }

    private static func partPaths(_ mirror: TestMirror) throws -> [String] {
        let folder = mirror.folder.appending(path: MirrorFolder.manifestFolder).appending(path: "parts")
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
            "\(MirrorFolder.manifestFolder)/parts/\($0)"
        }
    }

    @Test("as it was made, nothing is wrong with it")
    func sound() async throws {
        try await withExport { mirror in
            let faults = try await mirror.faults()
            #expect(faults == [])
        }
    }

    @Test(
        "one byte that is another one is found, in any file", arguments: ["a-bridge-opens/index.html", "rss.xml", "robots.txt", "404.html"])
    func altered(_ path: String) async throws {
        try await withExport { mirror in
            try Self.change(path, in: mirror) { $0[$0.count / 2] ^= 1 }
            #expect(try await mirror.faults() == ["altered: \(path)"])
        }
    }

    @Test("a file that is longer or shorter is found")
    func lengths() async throws {
        try await withExport { mirror in
            try Self.change("robots.txt", in: mirror) { $0.append(10) }
            try Self.change("rss.xml", in: mirror) { $0.removeLast() }
            #expect(try await mirror.faults() == ["altered: robots.txt", "altered: rss.xml"])
        }
    }

    @Test("a file that is missing and one that is too much are found")
    func missingAndExtra() async throws {
        try await withExport { mirror in
            try FileManager.default.removeItem(at: mirror.folder.appending(path: "a-bridge-opens/index.html"))
            try Data("<h1>False</h1>".utf8).write(to: mirror.folder.appending(path: "a-bridge-opens/false.html"))
            try Data().write(to: mirror.folder.appending(path: "\(MirrorFolder.manifestFolder)/more"))
            #expect(
                try await mirror.faults() == [
                    "extra: .well-known/broadsheet/mirror/more", "extra: a-bridge-opens/false.html", "missing: a-bridge-opens/index.html",
                ])
        }
    }

    @Test("a file that became a link is missing, wherever it leads")
    func link() async throws {
        try await withExport { mirror in
            let file = mirror.folder.appending(path: "robots.txt")
            let copy = mirror.folder.deletingLastPathComponent().appending(path: "copy")
            try FileManager.default.moveItem(at: file, to: copy)
            try FileManager.default.createSymbolicLink(at: file, withDestinationURL: copy)
            #expect(try await mirror.faults() == ["missing: robots.txt"])
        }
    }

    @Test("a part of the list that was changed for another's is found")
    func swapped() async throws {
        try await withExport { mirror in
            let parts = try Self.partPaths(mirror)
            let (one, other) = (mirror.folder.appending(path: parts[0]), mirror.folder.appending(path: parts[1]))
            let (left, right) = (try Data(contentsOf: one), try Data(contentsOf: other))
            try right.write(to: one)
            try left.write(to: other)
            let faults = try await mirror.faults()
            #expect(faults.filter { $0.hasPrefix("altered: \(MirrorFolder.manifestFolder)/parts/") }.count == 2)
        }
    }

    @Test("a list that was altered, or signed by somebody else, is no list")
    func signature() async throws {
        try await withExport { mirror in
            let file = mirror.folder.appending(path: Self.index)
            let signed = try Data(contentsOf: file)
            for place in [60, 100, 160, signed.count - 3] {
                try Self.change(Self.index, in: mirror) { $0[place] ^= 1 }
                await #expect(throws: MirrorFailure.self, "byte \(place)") { try await mirror.faults() }
                try signed.write(to: file)
            }
            let message = try #require(SignedMessage([UInt8](signed))?.message)
            let other = try #require(MirrorKey(seed: [UInt8](repeating: 8, count: 32)))
            try Data(other.sign(message)).write(to: file)
            await #expect(throws: MirrorFailure.self) { try await mirror.faults() }
            try FileManager.default.removeItem(at: file)
            await #expect(throws: MirrorFailure.self) { try await mirror.faults() }
        }
    }

    @Test("an older list is refused by who knows of a newer one")
    func older() async throws {
        try await withExport { mirror in
            let key = try #require(MirrorKey(seed: TestMirror.seed)?.publicKey)
            let verification = MirrorVerification(FolderSource(try MirrorFolder(mirror.folder.path, makes: false)), key: key, atOnce: 2)
            #expect(try await verification.run(atLeast: 1) { _ in }.faults == 0)
            await #expect(throws: MirrorFailure.self) { try await verification.run(atLeast: 2) { _ in } }
        }
    }
}
