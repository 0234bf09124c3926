import Archive
import Foundation
import Mirror
import Newsroom
import Synchronization
import TestSupport

/// A mirror of a paper under test, in a folder of its own.
struct TestMirror: Sendable {
    let paper: TestPaper
    let folder: URL
    private let state: URL

    static let seed = [UInt8](repeating: 7, count: 32)

    /// - Parameter folder: an empty one, for the mirror and what is remembered of it.
    init(_ paper: TestPaper, in folder: URL) throws {
        self.paper = paper
        self.folder = folder.appending(path: "site")
        state = folder.appending(path: "state.sqlite")
    }

    /// - Parameters:
    ///   - fingerprint: of everything that no change names.
    ///   - archive: another way to the published paper.
    @discardableResult
    func export(
        fingerprint: String = "1", again: Bool = false, archive: (any PublishedArchive)? = nil
    ) async throws -> MirrorReport {
        let (records, media, clock) = (paper.archive, paper.media, paper.clock)
        let changes = MirrorExport.Changes {
            try await records.read { try $0.trail.latestChange() }
        } after: { number, limit in
            try await records.read { try $0.trail.changes(after: number, limit: limit) }
        }
        guard let key = MirrorKey(seed: Self.seed) else { throw NewsroomError.unavailable("the key") }
        let export = try MirrorExport(
            paper: TestPaper.paper, theme: try TestPaper.theme.get(), archive: archive ?? paper.published, changes: changes,
            media: { media.path(of: $0) }, key: key, folder: try MirrorFolder(folder.path, makes: true), state: state.path,
            fingerprint: fingerprint, workers: 2, now: { clock.now })
        defer { export.close() }
        return try await export.run(again: again)
    }

    /// The mirror's files by their paths, without its manifest: that has its number and time.
    func files() throws -> [String: Data] {
        var files: [String: Data] = [:]
        try MirrorFolder(folder.path, makes: false).forEachFile { path in
            guard !path.hasPrefix(MirrorFolder.manifestFolder) else { return }
            files[path] = try Data(contentsOf: folder.appending(path: path))
        }
        return files
    }

    func text(_ path: String) -> String? {
        (try? Data(contentsOf: folder.appending(path: path))).map { String(decoding: $0, as: UTF8.self) }
    }

    /// What is wrong with it, by its own manifest.
    func faults() async throws -> [String] {
        guard let key = MirrorKey(seed: Self.seed)?.publicKey else { return ["no key"] }
        let faults = Mutex<[String]>([])
        let source = FolderSource(try MirrorFolder(folder.path, makes: false))
        _ = try await MirrorVerification(source, key: key, atOnce: 2).run { fault in faults.withLock { $0.append("\(fault)") } }
        return faults.withLock { $0.sorted() }
    }

    /// Where two mirrors differ: a line for each file.
    static func differences(_ one: [String: Data], _ other: [String: Data]) -> [String] {
        Set(one.keys).union(other.keys).sorted().compactMap { path in
            guard let left = one[path] else { return "\(path) is missing" }
            guard let right = other[path] else { return "\(path) is too much" }
            guard left != right else { return nil }
            let lines = zip(
                String(decoding: left, as: UTF8.self).split(separator: "\n"), String(decoding: right, as: UTF8.self).split(separator: "\n"))
            let first = lines.first { $0 != $1 }
            return "\(path) is \(first?.0 ?? "shorter") and would be \(first?.1 ?? "longer")"
        }
    }
}

/// Runs `body` with a paper and a mirror of it.
func withMirror(_ engine: TestEngine, _ body: @Sendable (TestPaper, TestMirror) async throws -> Void) async throws {
    try await withPaper(engine) { paper in
        try await withTemporaryFolder { folder in try await body(paper, TestMirror(paper, in: folder)) }
    }
}

/// Fails after so many readings.
final class BreakingArchive: PublishedArchive {
    struct Broken: Error {}

    private let archive: any PublishedArchive
    private let left: Mutex<Int>

    init(_ archive: any PublishedArchive, after readings: Int) {
        self.archive = archive
        left = Mutex(readings)
    }

    func read<Result: Sendable>(_ body: @escaping @Sendable (any EditionReader) throws -> Result) async throws -> Result {
        let isBroken = left.withLock { left in
            left -= 1
            return left < 0
        }
        if isBroken { throw Broken() }
        return try await archive.read(body)
    }
}
