package import Foundation
import Glibc
import Spawning
import Synchronization

/// A program that a test runs beside itself.
///
/// Its end is waited for on a thread of its own: tests share as many threads as there are cores, and two that block them would
/// hold up all others.
package final class ChildProgram: Sendable {
    package let process: Int32
    private let state = Mutex(State())

    private struct State {
        var end: Int32?
        var waiting: [CheckedContinuation<Int32, Never>] = []
    }

    /// Starts it with the environment of the tests unless another is given; what has no file goes nowhere.
    package init(
        _ arguments: [String], environment: [String: String]? = nil, input: FileHandle? = nil, output: FileHandle? = nil,
        complaint: FileHandle? = nil, in folder: URL? = nil
    ) throws {
        process = try Spawning.start(
            arguments, environment: environment ?? ProcessInfo.processInfo.environment, input: input?.fileDescriptor,
            output: output?.fileDescriptor, complaint: complaint?.fileDescriptor, in: folder?.path)
        Thread.detachNewThread { self.wait() }
    }

    /// Its status, as a shell gives it: 128 and the signal where one ended it.
    package func end() async -> Int32 {
        await withCheckedContinuation { continuation in
            let end = state.withLock { state in
                if state.end == nil { state.waiting.append(continuation) }
                return state.end
            }
            if let end { continuation.resume(returning: end) }
        }
    }

    package var isRunning: Bool { state.withLock { $0.end == nil } }

    package func send(_ signal: Int32) {
        state.withLock { if $0.end == nil { _ = kill(process, signal) } }
    }

    private func wait() {
        // It is reaped under the lock: its number is its own for as long as signals may be sent.
        var information = siginfo_t()
        while waitid(P_PID, id_t(process), &information, WEXITED | WNOWAIT) < 0, errno == EINTR {}
        let (end, waiting) = state.withLock { state in
            let end = Self.reap(process)
            defer { state.waiting = [] }
            state.end = end
            return (end, state.waiting)
        }
        for continuation in waiting { continuation.resume(returning: end) }
    }

    private static func reap(_ process: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    }

    // MARK: What a short one prints

    /// Runs a program that ends soon by itself, and returns what it printed; nil unless it ended well.
    package static func output(of arguments: [String]) -> Data? {
        let pipe = Pipe()
        let process = try? Spawning.start(
            arguments, environment: ProcessInfo.processInfo.environment, output: pipe.fileHandleForWriting.fileDescriptor)
        try? pipe.fileHandleForWriting.close()
        guard let process else { return nil }
        let printed = try? pipe.fileHandleForReading.readToEnd()
        return reap(process) == 0 ? printed ?? Data() : nil
    }
}
