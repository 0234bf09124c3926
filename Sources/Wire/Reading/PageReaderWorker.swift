import Foundation
import Glibc
import Newsroom

/// The child's side: reads questions from standard input and answers each with one line on standard output, until the input ends.
package enum PageReaderWorker {
    /// Sets the process's own limits and works until the parent closes the line. For the hidden subcommand of the command line.
    ///
    /// - Parameter memory: bytes of address space.
    package static func run(memory: Int = ReadingLimits().memory) {
        limit(RLIMIT_AS, to: memory)
        limit(RLIMIT_CORE, to: 0)
        // Reading pages writes no file.
        limit(RLIMIT_FSIZE, to: 0)
        while let line = readLine() {
            guard let question = try? JSONDecoder().decode(ReadingQuestion.self, from: Data(line.utf8)) else { return }
            allowProcessorTime(seconds: question.seconds)
            guard send(answer(question)) else { return }
        }
    }

    private static func answer(_ question: ReadingQuestion) -> ReadingAnswer {
        guard let timeZone = TimeZone(identifier: question.timeZone) else {
            return ReadingAnswer(.failure(PageRefusal("\(question.timeZone) is no time zone")))
        }
        return ReadingAnswer(read(question.path, timeZone))
    }

    private static func read(_ path: String, _ timeZone: TimeZone) -> Result<ImportedStory, PageRefusal> {
        do {
            let bytes = try RegularFile.bytes(at: path, limit: PageLimits.bytes)
            let name = path.split(separator: "/").last.map(String.init) ?? path
            return .success(try SavedPage.read(bytes, name: name, timeZone: timeZone))
        } catch let refusal as PageRefusal {
            return .failure(refusal)
        } catch {
            return .failure(PageRefusal("\(error)"))
        }
    }

    private static func send(_ answer: ReadingAnswer) -> Bool {
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
