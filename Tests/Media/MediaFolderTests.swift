import Foundation
import Media
import Newsroom
import TestSupport
import Testing

@Suite("The media store on disk")
struct MediaFolderTests {
    @Test("a picture is kept once under the hash of its content, and comes back as it was")
    func keep() async throws {
        try await withTemporaryFolder { folder in
            let store = try MediaFolder(folder.appending(path: "media"))
            let picture = Pictures.png(width: 640, height: 480)
            let file = try store.keep(picture)
            #expect(MediaName.isValid(file.name))
            #expect(file.name.hasSuffix(".png"))
            #expect(file.type == "image/png")
            #expect(file.width == 640 && file.height == 480)
            #expect(try store.keep(picture) == file)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "media").path) == [file.name])
            #expect(try store.bytes(of: file.name) == picture)
            #expect(try store.keep(Pictures.png(width: 640, height: 481)).name != file.name)
        }
    }

    @Test("JPEG, PNG and WebP say how large they are", arguments: Pictures.all)
    func sizes(_ picture: Pictures.Sample) async throws {
        try await withTemporaryFolder { folder in
            let file = try MediaFolder(folder).keep(picture.bytes)
            #expect(file.type == picture.type)
            #expect(file.width == 300 && file.height == 200)
        }
    }

    @Test("what is no picture is refused", arguments: Pictures.refused)
    func refused(_ picture: Pictures.Sample) async throws {
        try await withTemporaryFolder { folder in
            let store = try MediaFolder(folder)
            #expect(throws: NewsroomError.self) { try store.keep(picture.bytes) }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        }
    }

    @Test("a picture cut off anywhere, or with any byte changed, is taken or refused but never trips the program")
    func damaged() async throws {
        try await withTemporaryFolder { folder in
            let store = try MediaFolder(folder)
            var random = SystemRandomNumberGenerator()
            for picture in Pictures.all {
                for length in 0..<picture.bytes.count { _ = try? store.keep(Array(picture.bytes.prefix(length))) }
                for _ in 0..<200 {
                    var bytes = picture.bytes
                    for _ in 0..<3 { bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random) }
                    _ = try? store.keep(bytes)
                }
            }
        }
    }

    @Test("only names of the store's own are read", arguments: ["../secret.png", "/etc/passwd", "", ".", "a.png"])
    func names(_ name: String) async throws {
        try await withTemporaryFolder { folder in
            let store = try MediaFolder(folder.appending(path: "media"))
            try Data([1]).write(to: folder.appending(path: "secret.png"))
            #expect(try store.bytes(of: name) == nil)
        }
    }

    @Test("a file that is not there is nil")
    func missing() async throws {
        try await withTemporaryFolder { folder in
            let store = try MediaFolder(folder)
            #expect(try store.bytes(of: String(repeating: "a", count: 64) + ".png") == nil)
        }
    }
}

/// Pictures as far as their headers go, 300 by 200 where nothing else is said.
enum Pictures {
    struct Sample: Sendable, CustomStringConvertible {
        let description: String
        let type: String
        let bytes: [UInt8]
    }

    static let all = [
        Sample(description: "PNG", type: "image/png", bytes: png(width: 300, height: 200)),
        Sample(description: "JPEG, baseline", type: "image/jpeg", bytes: jpeg(frame: 0xC0)),
        Sample(description: "JPEG, progressive", type: "image/jpeg", bytes: jpeg(frame: 0xC2)),
        Sample(description: "WebP, lossy", type: "image/webp", bytes: webp("VP8 ", [0, 0, 0, 0x9D, 0x01, 0x2A, 0x2C, 0x01, 0xC8, 0x00])),
        Sample(description: "WebP, lossless", type: "image/webp", bytes: webp("VP8L", [0x2F] + little(299 | 199 << 14, 4))),
        Sample(description: "WebP, extended", type: "image/webp", bytes: webp("VP8X", [0, 0, 0, 0] + little(299, 3) + little(199, 3))),
    ]

    static let refused = [
        Sample(description: "nothing", type: "", bytes: []),
        Sample(description: "text", type: "", bytes: Array("<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>".utf8)),
        Sample(description: "HTML", type: "", bytes: Array("<!DOCTYPE html><script>alert(1)</script>".utf8)),
        Sample(description: "GIF", type: "", bytes: Array("GIF89a".utf8) + [UInt8](repeating: 1, count: 40)),
        Sample(description: "a PNG without width", type: "", bytes: png(width: 0, height: 200)),
        Sample(description: "a PNG too wide", type: "", bytes: png(width: 70_000, height: 200)),
        Sample(description: "the beginning of a PNG", type: "", bytes: Array(png(width: 300, height: 200).prefix(20))),
        Sample(description: "a JPEG without a frame", type: "", bytes: [0xFF, 0xD8, 0xFF, 0xD9] + [UInt8](repeating: 0, count: 20)),
        Sample(description: "a JPEG of empty segments", type: "", bytes: [0xFF, 0xD8] + [UInt8](repeating: 0xFF, count: 4_000)),
        Sample(description: "a WebP of an unknown kind", type: "", bytes: webp("ALPH", [UInt8](repeating: 9, count: 20))),
    ]

    static func png(width: Int, height: Int) -> [UInt8] {
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + little(width, 4).reversed()
            + little(height, 4).reversed() + [8, 2, 0, 0, 0]
    }

    private static func jpeg(frame: UInt8) -> [UInt8] {
        let application: [UInt8] = [0xFF, 0xE0, 0x00, 0x10] + Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0]
        let tables: [UInt8] = [0xFF, 0xC4, 0x00, 0x04, 0x00, 0x00]
        let start: [UInt8] = [0xFF, frame, 0x00, 0x11, 0x08, 0x00, 0xC8, 0x01, 0x2C, 0x03] + [UInt8](repeating: 1, count: 9)
        return [0xFF, 0xD8] + application + tables + [0xFF] + start + [0xFF, 0xD9]
    }

    private static func webp(_ kind: String, _ payload: [UInt8]) -> [UInt8] {
        let padded = payload + [UInt8](repeating: 0, count: 24)
        return Array("RIFF".utf8) + little(padded.count + 12, 4) + Array("WEBP".utf8) + Array(kind.utf8) + little(padded.count, 4) + padded
    }

    private static func little(_ number: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(number >> (8 * $0) & 0xFF) } }
}
