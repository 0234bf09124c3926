import Foundation
import Glibc
import Mirror

/// Where an export remembers what it made: in the data folder, a file for each mirror. One export at a time may have it.
final class MirrorStateFile {
    let path: String
    private let lock: Int32

    /// - Throws: `CommandFailure` where another export to the folder is running, or the data folder cannot be written.
    init(_ settings: NewsroomSettings, of folder: MirrorFolder) throws {
        let states = settings.data.appendingPathComponent("mirrors", isDirectory: true)
        do {
            try FileManager.default.createDirectory(at: states, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw CommandFailure("\(states.path) cannot be made: \(error.localizedDescription)")
        }
        let name = SHA256(of: Array(folder.realPath.utf8)).text.prefix(16)
        path = states.appendingPathComponent("\(name).sqlite").path
        lock = open(states.appendingPathComponent("\(name).lock").path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0 else { throw CommandFailure("\(states.path) cannot be written: \(String(cString: strerror(errno)))") }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            close(lock)
            throw CommandFailure("another export to \(folder.path) is running: wait for its end")
        }
    }

    func unlock() { flock(lock, LOCK_UN) }

    deinit { if lock >= 0 { close(lock) } }
}
