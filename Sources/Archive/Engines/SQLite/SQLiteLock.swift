import Foundation

/// The right of one process to write to a newsroom: an advisory lock (flock) on a file that names the holder.
///
/// The kernel lets go of it when the process ends, however it ends; the file stays and means nothing.
final class SQLiteLock: Sendable {
    private let descriptor: Int32

    /// - Throws: `EngineError.locked` when another holds it, `EngineError.unavailable` when the file cannot be made.
    init(file: URL) throws {
        descriptor = Foundation.open(file.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw EngineError.unavailable("The lock \(file.path) cannot be opened: \(String(cString: strerror(errno)))")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            // Not closed here: an initialiser that throws after its last property is set runs deinit too, and a number closed
            // twice is, the second time, somebody else's file.
            throw EngineError.locked(
                "Another \(Self.holder(descriptor)) is serving this newsroom (\(file.path)). Stop it first, or let it do the work.")
        }
        let name = Array("\(getpid())\n".utf8)
        ftruncate(descriptor, 0)
        pwrite(descriptor, name, name.count, 0)
    }

    deinit {
        if descriptor >= 0 { Foundation.close(descriptor) }
    }

    private static func holder(_ descriptor: Int32) -> String {
        var text = [UInt8](repeating: 0, count: 20)
        let length = pread(descriptor, &text, text.count, 0)
        let digits = text.prefix(max(0, length)).prefix { $0 >= 0x30 && $0 <= 0x39 }
        return digits.isEmpty ? "process" : "process \(String(decoding: digits, as: UTF8.self))"
    }
}
