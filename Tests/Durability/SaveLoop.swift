import Foundation
import TestSupport

/// The `save-loop` process: started, killed after a while, and asked what it had acknowledged.
struct SaveLoop: Sendable {
    /// A folder, or a PostgreSQL URL.
    let place: String
    /// What it takes besides.
    var arguments: [String] = []

    /// What was acknowledged until `wait` after the first save, when the process was killed with SIGKILL.
    func runAndKill(after wait: Duration) async throws -> [Acknowledged] {
        try await linesUntilKilled(after: wait).compactMap(Acknowledged.init(line:))
    }

    /// What it said until then; the last line may be cut off.
    func linesUntilKilled(after wait: Duration) async throws -> [Substring] {
        // A file and no pipe: a pipe that is full would hold the saves up.
        let said = FileManager.default.temporaryDirectory.appending(path: "save-loop-\(UUID().uuidString)")
        guard FileManager.default.createFile(atPath: said.path, contents: nil) else { throw CocoaError(.fileWriteUnknown) }
        defer { try? FileManager.default.removeItem(at: said) }
        let process = try ChildProgram(
            [Self.program.path, place] + arguments, output: FileHandle(forWritingTo: said), complaint: .standardError)
        // Counted from the first save: opening takes longer on some machines than on others.
        while process.isRunning, try Data(contentsOf: said).isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        try await Task.sleep(for: wait)
        process.send(SIGKILL)
        _ = await process.end()
        return try String(contentsOf: said, encoding: .utf8).split(separator: "\n")
    }

    /// Beside the tests, where the build puts every product.
    private static let program: URL = {
        let test = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
        return URL(filePath: test).deletingLastPathComponent().appending(path: "save-loop")
    }()
}
