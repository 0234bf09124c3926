import Glibc
import Spawning

/// What a child that reads prose may cost.
struct ProseLimits: Sendable {
    /// Kilobytes of address space.
    var memory: Int
    /// Of processor time from its start to its end; nil for a child that lives long.
    var processorSeconds: Int?
    /// From question to answer. Much, for a busy machine gives it little of its time.
    var seconds: Int
    /// Bytes of one answer.
    var answer: Int

    /// Of one reading of grammar.
    static func grammar(_ seconds: Int) -> ProseLimits {
        ProseLimits(memory: 2 << 20, processorSeconds: 30, seconds: seconds, answer: 16 << 20)
    }

    /// Of a dictionary.
    static func spelling(_ seconds: Int) -> ProseLimits {
        ProseLimits(memory: 1 << 20, seconds: seconds, answer: 4 << 20)
    }
}

/// Why a child gave no answer.
enum ProseFailure: Error, CustomStringConvertible {
    case notStarted(String)
    case tookTooLong(seconds: Int)
    case answerTooLarge
    case ended

    var description: String {
        switch self {
        case .notStarted(let reason): "it could not be started: \(reason)"
        case .tookTooLong(let seconds): "it gave no answer within \(seconds) seconds"
        case .answerTooLarge: "its answer is too large"
        case .ended: "it ended without an answer"
        }
    }
}

/// One child process and the line to it: copy goes to it by that line alone, and it can write no file. When the last reference goes,
/// it is ended and reaped; when this process dies, its input ends, and it with that.
final class ProseChild {
    private let life: ChildLife
    private let line: Int32
    private let limits: ProseLimits

    /// - Parameter arguments: The program first, as a path or a name of PATH.
    init(_ arguments: [String], limits: ProseLimits) throws(ProseFailure) {
        self.limits = limits
        var ends: [Int32] = [-1, -1]
        // A socket and no pipe: writing to one whose reader has died is an error here, and for a pipe a signal that ends the parent.
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
            throw .notStarted(String(cString: strerror(errno)))
        }
        defer { close(ends[1]) }
        do {
            life = ChildLife(
                try Spawning.start(
                    ["/bin/sh", "-c", Self.script(limits), "sh"] + arguments, environment: Self.environment, input: ends[1],
                    output: ends[1], in: "/"))
        } catch {
            close(ends[0])
            throw .notStarted(error.description)
        }
        line = ends[0]
    }

    deinit {
        close(line)
        life.end()
        _ = life.wait()
    }

    /// The shell sets the limits and becomes the program.
    private static func script(_ limits: ProseLimits) -> String {
        var steps = ["ulimit -v \(limits.memory)", "ulimit -c 0", "ulimit -f 0"]
        if let seconds = limits.processorSeconds { steps.append("ulimit -t \(seconds)") }
        return (steps + ["exec nice -n 10 \"$@\""]).joined(separator: " && ")
    }

    /// No home, so that nobody's own list of words is read; nothing of ours.
    private static var environment: [String: String] {
        ["PATH": ProgramFile.path, "LC_ALL": "C.UTF-8", "HOME": "/nonexistent", "RUST_BACKTRACE": "0"]
    }

    /// Sends a question and takes the answer in meanwhile: who does one after the other waits for ever where both sides are full.
    ///
    /// - Parameters:
    ///   - isLast: Whether the child is told that this was all.
    ///   - isWhole: Asked with each piece of the answer, in order. Without it, the answer is whole when the child ends.
    /// - Throws: `ProseFailure`; the child is of no more use then.
    func ask(
        _ question: [UInt8], isLast: Bool = false, isWhole: ((ArraySlice<UInt8>) -> Bool)? = nil
    ) throws(ProseFailure) -> [UInt8] {
        let deadline = ContinuousClock.now + .seconds(limits.seconds)
        var (rest, answer) = (question[...], [UInt8]())
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        if rest.isEmpty, isLast { shutdown(line, Int32(SHUT_WR)) }
        while true {
            try wait(toSend: !rest.isEmpty, until: deadline)
            if !rest.isEmpty, try send(&rest), rest.isEmpty, isLast { shutdown(line, Int32(SHUT_WR)) }
            let count = recv(line, &chunk, chunk.count, Int32(MSG_DONTWAIT))
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            guard count > 0 else {
                guard isWhole == nil, count == 0 else { throw .ended }
                return answer
            }
            answer += chunk[..<count]
            guard answer.count <= limits.answer else { throw .answerTooLarge }
            if let isWhole, isWhole(chunk[..<count]) { return answer }
        }
    }

    /// Waits for its end, which has been seen to come, and returns its status; nil where a signal ended it.
    func end() -> Int32? {
        // It has closed its output and could still go on.
        for _ in 0..<100 {
            if let end = life.wait(blocks: false) { return end.signal == 0 ? end.status : nil }
            usleep(10_000)
        }
        life.end()
        _ = life.wait()
        return nil
    }

    private func wait(toSend: Bool, until deadline: ContinuousClock.Instant) throws(ProseFailure) {
        while true {
            let left = deadline - ContinuousClock.now
            let milliseconds = left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000
            guard milliseconds > 0 else { throw .tookTooLong(seconds: limits.seconds) }
            var waiting = pollfd(fd: line, events: Int16(toSend ? POLLIN | POLLOUT : POLLIN), revents: 0)
            if poll(&waiting, 1, Int32(clamping: milliseconds + 1)) > 0 { return }
        }
    }

    /// Sends what can be sent at once. False where it has closed its end: what it said says more.
    private func send(_ rest: inout ArraySlice<UInt8>) throws(ProseFailure) -> Bool {
        let flags = Int32(MSG_NOSIGNAL | MSG_DONTWAIT)
        let count = rest.withUnsafeBytes { Glibc.send(line, $0.baseAddress, $0.count, flags) }
        if count < 0, errno == EINTR || errno == EAGAIN { return true }
        guard count > 0 else {
            rest = []
            return false
        }
        rest = rest.dropFirst(count)
        return true
    }
}
