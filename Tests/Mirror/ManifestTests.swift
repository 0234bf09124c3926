import Foundation
import Mirror
import Testing

@Suite("The manifest of a mirror") struct ManifestTests {
    private static func digest(_ text: String) -> SHA256 { SHA256(of: Array(text.utf8)) }

    private static let index = ManifestIndex(
        paper: "The Test", site: "https://paper.example", made: Date(timeIntervalSince1970: 1_790_000_000), change: 41, serial: 7,
        parts: [
            ManifestIndex.Part(number: 0, digest: digest("a"), bytes: 120, files: 1),
            ManifestIndex.Part(number: 1_023, digest: digest("b"), bytes: 240, files: 2),
        ])

    private static func file(_ path: String) throws -> ManifestPart.File {
        ManifestPart.File(path: try #require(MirrorPath(path)), bytes: 5, digest: digest(path))
    }

    @Test func `is read as it was written`() throws {
        #expect(ManifestIndex(Self.index.bytes) == Self.index)
        let file = try Self.file("міст/index.html")
        let part = ManifestPart(number: file.path.manifestPart, files: [file])
        #expect(ManifestPart(number: part.number, part.bytes) == part)
        #expect(ManifestPart(number: part.number ^ 1, part.bytes) == nil, "a file belongs to one part")
    }

    /// What a stranger writes is read as exactly that or not at all, and never ends the program.
    @Test(arguments: 0..<4) func `that was damaged is read as it is or not at all`(_ seed: Int) throws {
        var random = Dice(state: UInt64(seed) &+ 1)
        let file = try Self.file("a/b/index.html")
        let part = ManifestPart(number: file.path.manifestPart, files: [file]).bytes
        let pieces: [[UInt8]] = ["\n", " ", "0", "-1", "part ", "\r\n", "\0", "../", "\u{FF}", "99999999999999999999", "\u{2028}"].map {
            Array($0.utf8)
        }
        for _ in 0..<3_000 {
            for (isIndex, whole) in [(true, Self.index.bytes), (false, part)] {
                var bytes = whole
                for _ in 0...Int.random(in: 0..<3, using: &random) {
                    let place = Int.random(in: 0..<max(1, bytes.count), using: &random)
                    switch Int.random(in: 0..<4, using: &random) {
                    case 0 where !bytes.isEmpty: bytes[min(place, bytes.count - 1)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
                    case 1: bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: min(place, bytes.count))
                    case 2: bytes.removeLast(min(bytes.count, place))
                    default: bytes += bytes.prefix(place)
                    }
                }
                if isIndex, let found = ManifestIndex(bytes) { #expect(found.bytes == bytes) }
                if !isIndex, let found = ManifestPart(number: file.path.manifestPart, bytes) { #expect(found.bytes == bytes) }
                _ = SignedMessage(bytes)
            }
        }
    }

    @Test(arguments: [
        "part 0 x 1 1", "part 1024 \(digest("a").text) 1 1", "part 0 \(digest("a").text) 01 1", "part 0 \(digest("a").text) 99999999999 1",
        "part 0 \(digest("a").text) 1 2", "part 0 \(digest("a").text.uppercased()) 1 1", "", "part", "more 1",
    ])
    func `with a line that no program of ours writes is none`(_ line: String) {
        let head = "broadsheet mirror 1\npaper P\nsite S\nmade 1\nchange 1\nserial 1\nfiles 1\n"
        #expect(ManifestIndex(Array("\(head)part 0 \(Self.digest("a").text) 1 1\n".utf8)) != nil)
        #expect(ManifestIndex(Array("\(head)\(line)\n".utf8)) == nil)
    }

    @Test(arguments: [
        "", "/etc/passwd", "../x", "a/../../x", "a//b", "a/", "./a", "a/.", "a\nb", "a\0b", "a\\b", String(repeating: "a", count: 256),
        String(repeating: "a/", count: 600) + "a", "\u{85}", ".well-known/broadsheet/mirror/index",
    ])
    func `names no path out of the mirror, or into itself`(_ path: String) throws {
        let line = Array("\(Self.digest("a").text) 1 \(path)\n".utf8)
        for number in 0..<ManifestIndex.partCount { #expect(ManifestPart(number: number, line) == nil) }
        if !path.hasPrefix(".well-known") { #expect(MirrorPath(path) == nil) }
    }

    @Test(arguments: [
        ("/", "index.html"), ("/a/", "a/index.html"), ("/rss.xml", "rss.xml"), ("/%D0%BC/", "м/index.html"), ("/a%20b", "a b"),
    ])
    func `has a path for an address, and the address for the path`(_ address: String, _ path: String) {
        #expect(MirrorPath(address: address)?.text == path)
        #expect(MirrorPath(path)?.address == address)
        #expect(MirrorPath(address: "/%2E%2E/x") == nil && MirrorPath(address: "/a%2F..%2Fb") == nil)
    }
}

/// The same numbers each time.
private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 29
    }
}

@Suite("The key of mirrors") struct MirrorKeyTests {
    /// RFC 8032, section 7.1, test 2.
    @Test func `signs as the standard says`() throws {
        let seed = try #require(SHA256(Array("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb".utf8))).bytes
        let key = try #require(MirrorKey(seed: seed))
        let line = try #require(String(decoding: key.sign([0x72]), as: UTF8.self).split(separator: "\n").dropFirst().first)
        let signature = try #require(Data(base64Encoded: String(line))).dropFirst(10)
        #expect(signature.prefix(8) == Data([0x92, 0xA0, 0x09, 0xA9, 0xF0, 0xD4, 0xCA, 0xB8]))
        let signed = try #require(SignedMessage(key.sign([0x72])))
        #expect(signed.message == [0x72] && key.publicKey.verifies(signed))
    }

    @Test func `is read from its text, and nothing else is`() throws {
        let key = try #require(MirrorKey(seed: [UInt8](repeating: 1, count: 32))).publicKey
        #expect(MirrorPublicKey(key.text) == key)
        #expect(key.file.split(separator: "\n").last.map(String.init) == key.text)
        for text in ["", "RW", String(key.text.dropLast()) + "=", String(key.text.reversed()), key.text + "\n"] {
            #expect(MirrorPublicKey(text) == nil)
        }
        #expect(MirrorKey(seed: [1, 2, 3]) == nil)
    }
}
