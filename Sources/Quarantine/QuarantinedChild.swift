import Foundation
import Glibc
import Spawning

/// One child process and the line to it. When the last reference goes, the child is ended and reaped.
final class QuarantinedChild {
    /// Why a question got no answer.
    enum Failure: Error {
        case tookTooLong
        case answerTooLarge
        /// It ended by itself: by a signal, or else with a status.
        case ended(signal: Int32, status: Int32)
    }

    /// What others may do with it: end it.
    let life: ChildLife
    private let line: Int32
    private(set) var filesRead = 0

    /// - Throws: `Refusal` when the program can't be started.
    init(executable: String, arguments: [String]) throws(Refusal) {
        var ends: [Int32] = [-1, -1]
        // A socket and no pipe: writing to one whose reader has died is an error here, and for a pipe a signal that ends the parent.
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
            throw Refusal("the reader could not be started: \(String(cString: strerror(errno)))")
        }
        defer { close(ends[1]) }
        // A crash must end at once, and not spend seconds on a report of itself; what it says is for nobody's eyes: the refusal
        // says it in one line.
        let environment = ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
        do {
            life = ChildLife(
                try Spawning.start([executable] + arguments, environment: environment, input: ends[1], output: ends[1]))
        } catch {
            close(ends[0])
            throw Refusal("the reader could not be started: \(error)")
        }
        line = ends[0]
    }

    deinit {
        close(line)
        life.end()
        _ = life.wait()
    }

    // MARK: Question and answer

    /// Sends a line and waits for the line that answers it. After any failure the child is of no more use.
    func ask(_ question: Data, limits: ReadingLimits) throws(Failure) -> Data {
        filesRead += 1
        let deadline = ContinuousClock.now + .seconds(limits.seconds * limits.patience)
        guard send(question + [UInt8(ascii: "\n")]) else { throw ended(by: deadline) }
        var answer = Data()
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            guard waitForAnswer(until: deadline) else { throw .tookTooLong }
            let count = recv(line, &chunk, chunk.count, 0)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw ended(by: deadline) }
            answer += chunk[..<count]
            if chunk[count - 1] == UInt8(ascii: "\n") { return answer.dropLast() }
            guard answer.count <= limits.answer else { throw .answerTooLarge }
        }
    }

    private func send(_ data: Data) -> Bool {
        data.withUnsafeBytes { bytes in
            var sent = 0
            while sent < bytes.count {
                let count = Glibc.send(line, bytes.baseAddress?.advanced(by: sent), bytes.count - sent, Int32(MSG_NOSIGNAL))
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                sent += count
            }
            return true
        }
    }

    private func waitForAnswer(until deadline: ContinuousClock.Instant) -> Bool {
        while true {
            let left = deadline - ContinuousClock.now
            let milliseconds = left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000
            guard milliseconds > 0 else { return false }
            var waiting = pollfd(fd: line, events: Int16(POLLIN), revents: 0)
            let count = poll(&waiting, 1, Int32(clamping: milliseconds + 1))
            if count > 0 { return true }
            if count < 0, errno != EINTR { return true }
        }
    }

    /// The child has closed its end: ends it for sure, and says what it died of.
    private func ended(by deadline: ContinuousClock.Instant) -> Failure {
        // It may still be dying, on a busy machine for long: its own signal is what the caller wants to know, and not ours.
        var end = life.wait(blocks: false)
        while end == nil, ContinuousClock.now < deadline {
            usleep(5000)
            end = life.wait(blocks: false)
        }
        if let end { return .ended(signal: end.signal, status: end.status) }
        life.end()
        _ = life.wait()
        return .tookTooLong
    }
}
