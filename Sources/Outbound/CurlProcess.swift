import Glibc
import Spawning

/// One child process: what is sent to it is its input, what it prints is received. Ended and reaped when the last reference goes.
final class CurlProcess {
    private let process: pid_t
    private let line: Int32
    private var isReaped = false

    init(_ program: String, _ arguments: [String]) throws(OutboundFailure) {
        var ends: [Int32] = [-1, -1]
        // A socket and no pipe: writing to one whose reader has died is an error here, and for a pipe a signal that ends the parent.
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
            throw .unavailable("a connection to curl could not be made: \(String(cString: strerror(errno)))")
        }
        defer { close(ends[1]) }
        do {
            // An empty environment: no proxy, no other certificates, no home with files of settings.
            process = try Spawning.start([program] + arguments, environment: [:], input: ends[1], output: ends[1])
        } catch {
            close(ends[0])
            throw .unavailable("\(program) could not be started (Debian's curl): \(error)")
        }
        line = ends[0]
    }

    deinit {
        close(line)
        if !isReaped {
            kill(process, SIGKILL)
            reap()
        }
    }

    /// Sends what is its input, and says that this was all.
    func send(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(line, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            if count < 0, errno == EINTR { continue }
            // It has died: what it printed says more.
            guard count > 0 else { break }
            rest = rest.dropFirst(count)
        }
        shutdown(line, Int32(SHUT_WR))
    }

    /// What it has printed meanwhile; nil once it has ended.
    func receive(until deadline: ContinuousClock.Instant, _ isCancelled: () -> Bool) throws(OutboundFailure) -> ArraySlice<UInt8>? {
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            guard ContinuousClock.now < deadline else { throw .unavailable("curl did not end in time") }
            guard !isCancelled() else { throw .unavailable("the request was given up") }
            var waiting = pollfd(fd: line, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, 100) > 0 else { continue }
            let count = recv(line, &chunk, chunk.count, 0)
            if count < 0, errno == EINTR { continue }
            return count > 0 ? chunk[..<count] : nil
        }
    }

    /// Waits for its end and returns its exit status; 255 where a signal ended it.
    func end() -> Int32 {
        let status = reap()
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : 255
    }

    @discardableResult
    private func reap() -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        isReaped = true
        return status
    }
}
