import Credentials
import Foundation
import Glibc

/// A file with one secret of the newsroom: 43 characters, for its owner's eyes alone.
enum SecretFile {
    /// Nil where there is none yet.
    ///
    /// - Parameter name: what the file is called in complaints.
    /// - Throws: `CommandFailure` where the file is no secret or cannot be read.
    static func read(_ file: URL, _ name: String) throws -> Secret? {
        if let text = try? String(contentsOf: file, encoding: .utf8) {
            guard let secret = Secret(text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
                throw CommandFailure("\(name): \(file.path) is not a key that this program made: it has 43 characters")
            }
            return secret
        }
        guard !FileManager.default.fileExists(atPath: file.path) else {
            throw CommandFailure("\(name): \(file.path) cannot be read by this account")
        }
        return nil
    }

    /// Two that start at once make one key: who comes second reads that of the first.
    static func make(_ file: URL, _ name: String) throws -> Secret? {
        let secret = try Secret()
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw CommandFailure("\(name): the folder of \(file.path) cannot be made: \(error.localizedDescription)")
        }
        let text = Array((secret.text + "\n").utf8)
        let descriptor = open(file.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            guard errno == EEXIST else {
                throw CommandFailure("\(name): \(file.path) cannot be made: \(String(cString: strerror(errno)))")
            }
            return try read(file, name)
        }
        defer { close(descriptor) }
        guard write(descriptor, text, text.count) == text.count, fsync(descriptor) == 0 else {
            unlink(file.path)
            throw CommandFailure("\(name): \(file.path) cannot be written: \(String(cString: strerror(errno)))")
        }
        return secret
    }
}
