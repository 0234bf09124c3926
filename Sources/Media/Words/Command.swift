import Foundation
import Glibc
import Quarantine
import Spawning

/// Another program and what it prints. Where it reads a file from outside, for the child process only: there the program has
/// the child's limits.
enum Command {
    /// - Parameters:
    ///   - arguments: the program's name first; it is looked for in PATH.
    ///   - limit: bytes; what it prints beyond them is not read.
    static func output(_ arguments: [String], limit: Int, seconds: Int) throws(Refusal) -> [UInt8] {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw Refusal("\(arguments[0]) could not be started") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[0]) }
        // Numbers are to look the same everywhere; its messages are not for us.
        let environment = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
        let started = try? Spawning.start(arguments, environment: environment, output: ends[1])
        close(ends[1])
        guard let process = started else { throw Refusal("\(arguments[0]) could not be started: is it installed?") }
        defer {
            kill(process, SIGKILL)
            var status: Int32 = 0
            while waitpid(process, &status, 0) < 0, errno == EINTR {}
        }
        return read(ends[0], limit, until: ContinuousClock.now + .seconds(seconds))
    }

    private static func read(_ descriptor: Int32, _ limit: Int, until deadline: ContinuousClock.Instant) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 14)
        while bytes.count < limit {
            let left = deadline - ContinuousClock.now
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard left > .zero, poll(&waiting, 1, Int32(clamping: left.components.seconds * 1000 + 1000)) > 0 else { return bytes }
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return bytes }
            bytes += chunk[..<count]
        }
        return bytes
    }
}
