package import Foundation
import Glibc
package import Newsroom

/// Reads saved pages in a child process with limits on memory, time and output: what a hostile file brings down is the child.
///
/// One child serves many files, one after the other; a file that ends it is refused, and the next gets a new child. Several
/// readers may work side by side.
package actor PageReaderProcess {
    private let executable: String
    private let arguments: [String]
    private let limits: ReadingLimits
    private var child: ReaderChild?
    private(set) var childrenStarted = 0
    private let executor = QueueExecutor(label: "page-reader")

    /// Waiting for a child blocks a thread: it has one of its own, and not one that all tasks share.
    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// - Parameters:
    ///   - executable: the path of this program itself.
    ///   - arguments: what makes it call `PageReaderWorker.run()`, e.g. `["read-pages"]`.
    package init(executable: String, arguments: [String], limits: ReadingLimits = ReadingLimits()) {
        self.executable = executable
        self.arguments = arguments
        self.limits = limits
    }

    /// Reads one file. A refusal says in one line why there is no story.
    ///
    /// - Parameter timeZone: the newsroom's, for times on the page that name no zone.
    package func read(path: String, timeZone: TimeZone) -> Result<ImportedStory, PageRefusal> {
        do {
            let question = ReadingQuestion(path: path, timeZone: timeZone.identifier, seconds: limits.seconds)
            let answer = try running().ask(JSONEncoder().encode(question), limits: limits)
            return try JSONDecoder().decode(ReadingAnswer.self, from: answer).result
        } catch let refusal as PageRefusal {
            return .failure(refusal)
        } catch let failure as ReaderChild.Failure {
            child = nil
            return .failure(PageRefusal(sentence(for: failure)))
        } catch {
            child = nil
            return .failure(PageRefusal("the reader's answer could not be understood"))
        }
    }

    /// The number of the child at work; nil while there is none.
    var childProcess: pid_t? { child?.process }

    /// The child at work, or a new one.
    private func running() throws(PageRefusal) -> ReaderChild {
        if let child, child.filesRead < limits.filesPerChild { return child }
        let started = try ReaderChild(executable: executable, arguments: arguments)
        child = started
        childrenStarted += 1
        return started
    }

    private func sentence(for failure: ReaderChild.Failure) -> String {
        switch failure {
        case .tookTooLong: tookTooLong
        case .answerTooLarge: "what was read from it is larger than \(limits.answer) bytes"
        case .ended(SIGXCPU, _): tookTooLong
        // The kernel refuses memory without naming the reason: a reader that died with much of it in hand ran out of it.
        case .ended(let signal, let memory) where signal == SIGKILL || memory > limits.memory / 4: "the reader ran out of memory"
        case .ended(0, _): "the reader stopped without an answer"
        case .ended: "the reader crashed on it"
        }
    }

    private var tookTooLong: String { "reading it took more than \(limits.seconds) second\(limits.seconds == 1 ? "" : "s")" }
}
