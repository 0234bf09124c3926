import Credentials
import Foundation
import Glibc

/// The file of the key with which confidential sources are sealed: 43 characters, for its owner's eyes alone.
///
/// It is made once, while nothing is sealed yet. Where it is missing later, another one would open nothing: then there is none,
/// and the newsroom is told.
enum SourceKeyFile {
    /// - Throws: `CommandFailure` where the file is no key or cannot be read or made.
    static func vault(_ file: URL, isNeeded: Bool) throws -> SourceVault? {
        if let text = try? String(contentsOf: file, encoding: .utf8) {
            guard let vault = SourceVault(text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
                throw CommandFailure("--source-key: \(file.path) is not a key that this program made: it has 43 characters")
            }
            return vault
        }
        guard !FileManager.default.fileExists(atPath: file.path) else {
            throw CommandFailure("--source-key: \(file.path) cannot be read by this account")
        }
        return isNeeded ? nil : try make(file)
    }

    /// Two that start at once make one key: who comes second reads that of the first.
    private static func make(_ file: URL) throws -> SourceVault? {
        let secret = try Secret()
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw CommandFailure("--source-key: the folder of \(file.path) cannot be made: \(error.localizedDescription)")
        }
        let text = Array((secret.text + "\n").utf8)
        let descriptor = open(file.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            guard errno == EEXIST else {
                throw CommandFailure("--source-key: \(file.path) cannot be made: \(String(cString: strerror(errno)))")
            }
            return try vault(file, isNeeded: true)
        }
        defer { close(descriptor) }
        guard write(descriptor, text, text.count) == text.count, fsync(descriptor) == 0 else {
            unlink(file.path)
            throw CommandFailure("--source-key: \(file.path) cannot be written: \(String(cString: strerror(errno)))")
        }
        return SourceVault(secret.text)
    }
}
