import Foundation
import Newsroom
import Quarantine

/// The child's side of `PageReaderProcess`.
package enum PageReaderWorker {
    /// Works until the parent closes the line. For the hidden subcommand of the command line.
    ///
    /// - Parameter memory: bytes of address space.
    package static func run(memory: Int = ReadingLimits().memory) {
        // Reading pages writes no file.
        QuarantineWorker.run(memory: memory, largestFile: 0, answer)
    }

    private static func answer(_ question: ReadingQuestion) throws -> StoryRecord {
        guard let timeZone = TimeZone(identifier: question.timeZone) else { throw Refusal("\(question.timeZone) is no time zone") }
        let bytes = try RegularFile.bytes(at: question.path, limit: PageLimits.bytes)
        let name = question.path.split(separator: "/").last.map(String.init) ?? question.path
        return StoryRecord(try SavedPage.read(bytes, name: name, timeZone: timeZone))
    }
}
