import Glibc
import Synchronization

/// A child process until it is reaped: after that its number may be another's, and nobody is ended by it any more.
package final class ChildLife: Sendable {
    package let process: Int32
    private let isReaped = Mutex(false)

    package init(_ process: Int32) { self.process = process }

    package func end() {
        isReaped.withLock { isReaped in
            if !isReaped { kill(process, SIGKILL) }
        }
    }

    /// What it died of; nil while it lives, and where that was asked before.
    package func wait(blocks: Bool = true) -> (signal: Int32, status: Int32)? {
        isReaped.withLock { isReaped in
            guard !isReaped else { return nil }
            var status: Int32 = 0
            var result = waitpid(process, &status, blocks ? 0 : WNOHANG)
            while result < 0, errno == EINTR { result = waitpid(process, &status, blocks ? 0 : WNOHANG) }
            guard result != 0 else { return nil }
            isReaped = true
            return (status & 0x7F, status >> 8 & 0xFF)
        }
    }
}
