import Foundation
import Glibc

/// The child's side: reads questions from standard input and answers each with one line on standard output, until the input ends.
package enum QuarantineWorker {
    /// Sets the process's own limits and works until the parent closes the line. For a hidden subcommand of the command line.
    ///
    /// - Parameters:
    ///   - memory: bytes of address space.
    ///   - largestFile: bytes that any file that it writes may have; 0 where it is to write none.
    ///   - answer: throws a `Refusal` where there is no answer; any other error becomes one.
    package static func run<Question: Decodable, Answer: Encodable>(
        memory: Int, largestFile: Int = 0, _ answer: (Question) throws -> Answer
    ) {
        limit(RLIMIT_AS, to: memory)
        limit(RLIMIT_CORE, to: 0)
        limit(RLIMIT_FSIZE, to: largestFile)
        LastWords.prepare(memory: memory)
        while let line = readLine() {
            guard let asked = try? JSONDecoder().decode(Asked<Question>.self, from: Data(line.utf8)) else { return }
            allowProcessorTime(seconds: asked.seconds)
            guard send(answered(asked.question, answer)) else { return }
        }
    }

    private static func answered<Question, Answer>(
        _ question: Question, _ answer: (Question) throws -> Answer
    ) -> Answered<Answer> {
        do {
            return Answered(answer: try answer(question))
        } catch let refusal as Refusal {
            return Answered(refusal: refusal.reason)
        } catch {
            return Answered(refusal: "\(error)")
        }
    }

    private static func send(_ answer: Answered<some Encodable>) -> Bool {
        guard var line = try? JSONEncoder().encode(answer) else { return false }
        line.append(UInt8(ascii: "\n"))
        return line.withUnsafeBytes { bytes in
            var sent = 0
            while sent < bytes.count {
                let count = write(1, bytes.baseAddress?.advanced(by: sent), bytes.count - sent)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                sent += count
            }
            return true
        }
    }

    /// The kernel's limit counts from the process's beginning: it moves up with every file. It ends a reader whose parent is gone.
    private static func allowProcessorTime(seconds: Int) {
        var used = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &used)
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_CPU.rawValue), &limit)
        limit.rlim_cur = min(limit.rlim_max, rlim_t(max(0, used.ru_utime.tv_sec + used.ru_stime.tv_sec) + max(1, seconds) + 1))
        setrlimit(__rlimit_resource_t(RLIMIT_CPU.rawValue), &limit)
    }

    private static func limit(_ resource: __rlimit_resource, to value: Int) {
        var limit = rlimit(rlim_cur: rlim_t(value), rlim_max: rlim_t(value))
        setrlimit(__rlimit_resource_t(resource.rawValue), &limit)
    }
}
