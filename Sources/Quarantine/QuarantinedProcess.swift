package import Foundation
import Glibc
import Spawning
import Synchronization

/// Has files from outside handled in a child process with limits on memory, time and output: what a hostile file brings
/// down is the child.
///
/// One child serves many files, one after the other; a file that ends it is refused, and the next gets a new child. Several
/// such processes may work side by side.
package actor QuarantinedProcess {
    private let executable: String
    private let arguments: [String]
    private let limits: ReadingLimits
    private var child: QuarantinedChild?
    package private(set) var childrenStarted = 0
    /// For those who cannot wait until the actor is free.
    private nonisolated let life = Mutex<ChildLife?>(nil)
    private let executor = QueueExecutor(label: "quarantine")

    /// Waiting for a child blocks a thread: it has one of its own, and not one that all tasks share.
    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// - Parameters:
    ///   - executable: the path of this program itself.
    ///   - arguments: what makes it run a `QuarantineWorker`, e.g. `["read-pages"]`.
    package init(executable: String, arguments: [String], limits: ReadingLimits) {
        self.executable = executable
        self.arguments = arguments
        self.limits = limits
    }

    /// Asks the child about one file. A refusal says in one line why there is no answer.
    package func ask<Answer: Decodable & Sendable>(
        _ question: some Encodable & Sendable, for _: Answer.Type = Answer.self
    ) -> Result<Answer, Refusal> {
        do {
            let asked = Asked(question: question, seconds: limits.seconds * limits.processors)
            let line = try running().ask(JSONEncoder().encode(asked), limits: limits)
            let answered = try JSONDecoder().decode(Answered<Answer>.self, from: line)
            if let answer = answered.answer { return .success(answer) }
            return .failure(Refusal(answered.refusal ?? "the reader gave no answer"))
        } catch let refusal as Refusal {
            return .failure(refusal)
        } catch let failure as QuarantinedChild.Failure {
            child = nil
            return .failure(Refusal(sentence(for: failure)))
        } catch {
            child = nil
            return .failure(Refusal("the reader's answer could not be understood"))
        }
    }

    /// The number of the child at work; nil while there is none.
    package var childProcess: pid_t? { child?.life.process }

    /// Ends the child at once, also in the middle of a file: whoever waits for its answer gets a refusal.
    package nonisolated func stop() { life.withLock { $0 }?.end() }

    /// Ends the child, where nothing is expected of it for a while; the next question starts another.
    package func rest() { child = nil }

    /// The child at work, or a new one.
    private func running() throws(Refusal) -> QuarantinedChild {
        if let child, child.filesRead < limits.filesPerChild { return child }
        let started = try QuarantinedChild(executable: executable, arguments: arguments)
        child = started
        life.withLock { [life = started.life] in $0 = life }
        childrenStarted += 1
        return started
    }

    private func sentence(for failure: QuarantinedChild.Failure) -> String {
        switch failure {
        case .tookTooLong: tookTooLong
        case .answerTooLarge: "what was read from it is larger than \(limits.answer) bytes"
        case .ended(SIGXCPU, _): tookTooLong
        case .ended(SIGXFSZ, _): "what was made from it is larger than a file may be"
        case .ended(SIGKILL, _), .ended(0, LastWords.outOfMemory): "the reader ran out of memory"
        case .ended(0, _): "the reader stopped without an answer"
        case .ended: "the reader crashed on it"
        }
    }

    private var tookTooLong: String { "reading it took more than \(limits.seconds) second\(limits.seconds == 1 ? "" : "s")" }
}
