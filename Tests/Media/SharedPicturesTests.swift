import Foundation
import Newsroom
import Quarantine
import TestSupport
import Testing

@testable import Media

/// Pictures of others beside the checkout: those with words keep them, and those that are broken or hostile do no harm.
@Suite(.serialized) struct SharedPicturesTests {
    private static let unpacked: URL? = {
        let shared = ProcessInfo.processInfo.environment["BROADSHEET_SHARED"] ?? "../shared"
        guard FileManager.default.isExecutableFile(atPath: "\(shared)/data/unpack") else { return nil }
        guard let output = ChildProgram.output(of: ["\(shared)/data/unpack", "iptc_photo", "img_malformed"]) else { return nil }
        let printed = String(decoding: output, as: UTF8.self)
        return printed.split(separator: "\n").last.map { URL(filePath: String($0)) }
    }()

    @Test(.enabled(if: SharedPicturesTests.unpacked != nil, "../shared/data is not beside the checkout"))
    func `every picture of iptc_photo keeps caption, creator, credit and rights in every rendition`() async throws {
        let files = try Self.files("iptc_photo")
        try await withDarkroom { darkroom, media in
            var (pictures, renditions, withWords) = (0, 0, 0)
            var refusals: [String] = []
            for file in files {
                let taken: Darkroom.TakenIn
                do {
                    taken = try await darkroom.takeIn(file.path) { Photograph($0) }
                } catch let refusal as Refusal {
                    refusals.append("\(file.lastPathComponent): \(refusal)")
                    continue
                }
                let made = try await darkroom.develop(taken.photograph, original: taken.original)
                pictures += 1
                if !taken.photograph.caption.isEmpty || !taken.photograph.credit.isEmpty { withWords += 1 }
                for name in made.renditions.flatMap(\.files) {
                    let words = try await darkroom.words(in: try #require(media.file(named: name)?.path))
                    #expect(words == PictureWords(taken.photograph), "\(file.lastPathComponent) in \(name)")
                    renditions += 1
                }
            }
            print("iptc_photo: \(pictures) pictures, \(withWords) with words, \(renditions) renditions keep them; refused:")
            for refusal in refusals { print("  \(refusal)") }
            #expect(pictures > 20 && renditions > 500)
        }
    }

    @Test(.enabled(if: SharedPicturesTests.unpacked != nil, "../shared/data is not beside the checkout"))
    func `every file of img_malformed ends in a picture or a clear refusal, and the memory here stays flat`() async throws {
        let files = try Self.files("img_malformed")
        try await withDarkroom { darkroom, _ in
            var (pictures, refused) = (0, 0)
            let before = Self.residentMemory()
            for file in files {
                do {
                    _ = try await darkroom.takeIn(file.path) { Photograph($0) }
                    pictures += 1
                } catch let refusal as Refusal {
                    #expect(!refusal.reason.isEmpty && !refusal.reason.contains("\n"), "\(file.lastPathComponent)")
                    refused += 1
                }
            }
            let grown = Self.residentMemory() - before
            print("img_malformed: \(pictures) pictures, \(refused) refusals of \(files.count) files; memory grew by \(grown >> 20) MB")
            #expect(pictures + refused == files.count)
            #expect(grown < 64 << 20)
        }
    }

    private static func files(_ set: String) throws -> [URL] {
        let folder = try #require(unpacked).appending(path: set)
        let all =
            FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])?.compactMap { $0 as? URL } ?? []
        return all.filter { (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true }.sorted { $0.path < $1.path }
    }

    private static func residentMemory() -> Int {
        let pages = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ")
        return (pages?.dropFirst().first.flatMap { Int($0) } ?? 0) * 4096
    }
}

extension Photograph {
    /// As `broadsheet photograph add` makes it.
    init(_ words: PictureWords) {
        self.init(
            id: Identifier(UUID()), caption: words.caption, credit: words.credit, creator: words.creator, rights: words.rights,
            alternativeText: words.alternativeText, digitalSourceType: words.digitalSourceType)
    }
}
