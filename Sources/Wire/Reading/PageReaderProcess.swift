package import Foundation
package import Newsroom
package import Quarantine

/// Reads saved pages in a child process with limits on memory, time and output.
package struct PageReaderProcess: Sendable {
    private let process: QuarantinedProcess

    /// - Parameters:
    ///   - executable: the path of this program itself.
    ///   - arguments: what makes it call `PageReaderWorker.run()`, e.g. `["read-pages"]`.
    package init(executable: String, arguments: [String], limits: ReadingLimits = ReadingLimits()) {
        process = QuarantinedProcess(executable: executable, arguments: arguments, limits: limits)
    }

    /// Reads one file. A refusal says in one line why there is no story.
    ///
    /// - Parameter timeZone: the newsroom's, for times on the page that name no zone.
    package func read(path: String, timeZone: TimeZone) async -> Result<ImportedStory, Refusal> {
        await process.ask(ReadingQuestion(path: path, timeZone: timeZone.identifier), for: StoryRecord.self).map(\.story)
    }

    var childrenStarted: Int { get async { await process.childrenStarted } }

    var childProcess: pid_t? { get async { await process.childProcess } }
}

/// What the child is asked: one JSON object.
struct ReadingQuestion: Codable {
    var path: String
    /// An IANA name, or `GMT+0200`.
    var timeZone: String
}
