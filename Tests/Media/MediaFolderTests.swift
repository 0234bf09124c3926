import Foundation
import Media
import TestSupport
import Testing

@Suite struct MediaFolderTests {
    @Test func `a file is kept once under the hash of its content, and comes back as it was`() async throws {
        try await withTemporaryFolder { folder in
            let store = try MediaFolder(folder.appending(path: "media"))
            let name = try store.keep(Self.file("picture", in: folder), ending: "jpg")
            #expect(name.count == 68 && name.hasSuffix(".jpg"))
            #expect(try store.keep(Self.file("picture", in: folder), ending: "jpg") == name)
            #expect(try store.keep(Self.file("another", in: folder), ending: "jpg") != name)
            let found = try #require(store.file(named: name))
            #expect(found.size == 7)
            #expect(FileManager.default.contents(atPath: found.path) == Data("picture".utf8))
        }
    }

    @Test func `what came is kept apart, where no reader's name leads`() async throws {
        try await withTemporaryFolder { folder in
            let store = try MediaFolder(folder.appending(path: "media"))
            let came = try Self.file("with its location", in: folder)
            let name = try store.keepOriginal(came.path, ending: "jpg")
            #expect(store.file(named: name) == nil)
            #expect(FileManager.default.contents(atPath: try #require(store.original(named: name))) == Data("with its location".utf8))
            #expect(FileManager.default.fileExists(atPath: came.path), "the file of the one who brought it stays where it is")
        }
    }

    @Test(arguments: ["../secret.jpg", "/etc/passwd", "", ".", "a.jpg", "originals", String(repeating: "a", count: 64) + ".jpg"])
    func `only names of the store's own are read`(_ name: String) async throws {
        try await withTemporaryFolder { folder in
            let store = try MediaFolder(folder.appending(path: "media"))
            try Data([1]).write(to: folder.appending(path: "secret.jpg"))
            #expect(store.file(named: name) == nil)
        }
    }

    @Test func `nothing of what was in the making stays behind, but what another makes now is left alone`() async throws {
        try await withTemporaryFolder { folder in
            let media = folder.appending(path: "media")
            let store = try MediaFolder(media)
            func left() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: media.appending(path: "making").path) }
            await #expect(throws: CancellationError.self) {
                try await store.withScratch { scratch in
                    try Data([1]).write(to: scratch.appending(path: "half.jpg"))
                    throw CancellationError()
                }
            }
            #expect(try left() == [])
            try FileManager.default.createDirectory(at: media.appending(path: "making/of-a-killed-one"), withIntermediateDirectories: true)
            store.sweep(now: Date())
            #expect(try left() == ["of-a-killed-one"])
            store.sweep(now: Date(timeIntervalSinceNow: 7200))
            #expect(try left() == [])
        }
    }

    private static func file(_ text: String, in folder: URL) throws -> URL {
        let file = folder.appending(path: UUID().uuidString)
        try Data(text.utf8).write(to: file)
        return file
    }
}
