import CSodium
package import Foundation
import Glibc
import Newsroom

/// The media store on disk: files named by their content, so that the same picture is kept once and a name never lies.
///
/// What readers may fetch lies in the folder itself; photographs as they came, with all that they say, in `originals`.
package struct MediaFolder: Sendable {
    private let folder: URL
    private var originals: URL { folder.appendingPathComponent("originals", isDirectory: true) }
    /// Copies of pages elsewhere, each named by its content alone: read by nobody but who downloads it.
    private var evidence: URL { folder.appendingPathComponent("evidence", isDirectory: true) }
    /// In the store itself, so that a finished file is moved and never copied.
    private var making: URL { folder.appendingPathComponent("making", isDirectory: true) }

    /// Makes the folder where there is none.
    package init(_ folder: URL) throws {
        self.folder = folder
        for folder in [folder, originals, evidence, making] {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
    }

    /// The path and size of a file that readers may fetch; nil where there is none, or the name is none of the store's.
    package func file(named name: String) -> (path: String, size: Int)? {
        guard MediaName.isValid(name) else { return nil }
        return Self.regular(folder.appendingPathComponent(name).path)
    }

    private static func regular(_ path: String) -> (path: String, size: Int)? {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return (path, Int(status.st_size))
    }

    /// Where a photograph lies as it came.
    package func original(named name: String) -> String? {
        MediaName.isValidOriginal(name) ? originals.appendingPathComponent(name).path : nil
    }

    /// Keeps a copy of a photograph as it came and returns its name.
    package func keepOriginal(_ path: String, ending: String) throws -> String {
        let copy = making.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: copy) }
        try FileManager.default.copyItem(at: URL(fileURLWithPath: path).resolvingSymlinksInPath(), to: copy)
        return try keep(copy, ending: ending, in: originals)
    }

    /// Keeps what stood at an address elsewhere and returns its name.
    package func keepEvidence(_ bytes: [UInt8]) throws -> String {
        let file = newFile()
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(bytes).write(to: file)
        return try keep(file, ending: "", in: evidence)
    }

    /// The path and size of a copy of evidence; nil where there is none, or the name is none of the store's.
    package func evidence(named name: String) -> (path: String, size: Int)? {
        guard EvidenceCopy.isName(name) else { return nil }
        return Self.regular(evidence.appendingPathComponent(name).path)
    }

    /// Moves a finished file into the store and returns its name.
    package func keep(_ file: URL, ending: String) throws -> String {
        try keep(file, ending: ending, in: folder)
    }

    /// Takes a file away for good.
    package func remove(_ name: String) throws {
        let file = folder.appendingPathComponent(name)
        guard MediaName.isValid(name), FileManager.default.fileExists(atPath: file.path) else { return }
        try FileManager.default.removeItem(at: file)
    }

    private func keep(_ file: URL, ending: String, in folder: URL) throws -> String {
        let name = try Self.hashWrittenThrough(file) + (ending.isEmpty ? "" : ".\(ending)")
        let place = folder.appendingPathComponent(name)
        chmod(file.path, 0o600)
        guard rename(file.path, place.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
        Self.writeThrough(folder)
        return name
    }

    /// BLAKE2b (RFC 7693), 32 bytes, as hexadecimal; afterwards the file is on disk. Read piece by piece: it may be large.
    private static func hashWrittenThrough(_ file: URL) throws -> String {
        let descriptor = open(file.path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { throw CocoaError(.fileReadNoSuchFile) }
        defer { close(descriptor) }
        let memory = UnsafeMutableRawPointer.allocate(byteCount: crypto_generichash_statebytes(), alignment: 64)
        defer { memory.deallocate() }
        let state = OpaquePointer(memory)
        crypto_generichash_init(state, nil, 0, 32)
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw CocoaError(.fileReadUnknown) }
            guard count > 0 else { break }
            crypto_generichash_update(state, chunk, UInt64(count))
        }
        guard fsync(descriptor) == 0 else { throw CocoaError(.fileWriteUnknown) }
        var hash = [UInt8](repeating: 0, count: 32)
        crypto_generichash_final(state, &hash, hash.count)
        return hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// A new name in a folder is on disk when the folder is.
    private static func writeThrough(_ folder: URL) {
        let descriptor = open(folder.path, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    // MARK: Files in the making

    /// A path that nothing has yet. What is written there and left is swept.
    package func newFile() -> URL { making.appendingPathComponent(UUID().uuidString) }

    /// A new folder for files in the making; `body` moves out what is to stay, the rest goes with it.
    package func withScratch<Result: Sendable>(_ body: (URL) async throws -> Result) async throws -> Result {
        let scratch = making.appendingPathComponent(UUID().uuidString, isDirectory: true)
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        return try await body(scratch)
    }

    /// Removes what a process that was killed left in the making; what is younger than an hour may be another's work.
    package func sweep(now: Date) {
        let left = try? FileManager.default.contentsOfDirectory(at: making, includingPropertiesForKeys: [.contentModificationDateKey])
        for file in left ?? [] {
            let date = try? file.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate
            if let date, now.timeIntervalSince(date) > 3600 { try? FileManager.default.removeItem(at: file) }
        }
    }
}
