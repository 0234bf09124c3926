import Foundation
import Glibc
import Spawning

/// What a child process may cost.
struct ChildLimits: Sendable {
    /// From start to end: much, for a busy machine gives it little of its time.
    var seconds: Int
    /// Of processor time, all cores together.
    var processorSeconds = 300
    /// Bytes of any one file that it writes.
    var output: Int
    /// Kilobytes of address space.
    var memory = 8 << 20
}

/// Why a child process gave nothing.
struct ChildFailure: Error, CustomStringConvertible {
    let description: String
}

/// Programs that make sound: each in a process group of its own, at a low priority, with limits, and without our
/// settings in its environment.
enum Child {
    /// Runs a program to its end.
    ///
    /// - Parameters:
    ///   - input: the file that is its standard input.
    ///   - output: the file that its standard output goes to.
    /// - Throws: `ChildFailure` unless it ends with status 0 in time; `CancellationError`. It and its children are gone then.
    static func run(
        _ arguments: [String], input: URL? = nil, output: URL? = nil, environment: [String: String] = [:], limits: ChildLimits
    ) async throws {
        let complaint = FileManager.default.temporaryDirectory.appendingPathComponent("broadsheet-voice-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: complaint) }
        let process = try start(arguments, input: input, output: output, complaint: complaint, environment: environment, limits: limits)
        let status = try await end(of: process, within: limits.seconds)
        guard status == 0 else {
            let said = FileManager.default.contents(atPath: complaint.path).map { String(decoding: $0.suffix(2000), as: UTF8.self) } ?? ""
            let last = said.split(separator: "\n").last.map { ": \($0.prefix(200))" } ?? ""
            let name = URL(fileURLWithPath: arguments.first ?? "").lastPathComponent
            throw ChildFailure(description: "\(name) ended with \(inWords(status))\(last)")
        }
    }

    private static func inWords(_ status: Int32) -> String {
        status & 0x7F == 0 ? "status \(status >> 8 & 0xFF)" : "signal \(status & 0x7F)"
    }

    /// The shell sets the limits and becomes the program.
    private static func start(
        _ arguments: [String], input: URL?, output: URL?, complaint: URL, environment: [String: String], limits: ChildLimits
    ) throws -> pid_t {
        let script = [
            "ulimit -f \(limits.output / 512 + 1)", "ulimit -t \(limits.processorSeconds)", "ulimit -v \(limits.memory)", "ulimit -c 0",
            "exec nice -n 10 \"$@\"",
        ].joined(separator: " && ")
        let input = try input.map { try file($0, O_RDONLY) }
        let output = try output.map { try file($0, O_WRONLY | O_CREAT | O_TRUNC) }
        let complaint = try file(complaint, O_WRONLY | O_CREAT | O_TRUNC)
        let kept = ["PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "XDG_CACHE_HOME", "BROADSHEET_CACHE"]
        let inherited = ProcessInfo.processInfo.environment.filter { kept.contains($0.key) }
        do {
            return try Spawning.start(
                ["/bin/sh", "-c", script, "sh"] + arguments, environment: inherited.merging(environment) { $1 },
                input: input?.fileDescriptor, output: output?.fileDescriptor, complaint: complaint.fileDescriptor, leadsGroup: true)
        } catch {
            throw ChildFailure(description: "\(arguments.first ?? "") could not be started: \(error)")
        }
    }

    private static func file(_ url: URL, _ flags: Int32) throws(ChildFailure) -> FileHandle {
        let descriptor = open(url.path, flags | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw ChildFailure(description: "\(url.path) could not be opened: \(String(cString: strerror(errno)))")
        }
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    private static func end(of process: pid_t, within seconds: Int) async throws -> Int32 {
        let deadline = ContinuousClock.now + .seconds(seconds)
        var status: Int32 = 0
        while true {
            let ended = waitpid(process, &status, WNOHANG)
            if ended == process || ended < 0 && errno != EINTR { break }
            do {
                guard ContinuousClock.now < deadline else { throw ChildFailure(description: "it took more than \(seconds) seconds") }
                try await Task.sleep(for: .milliseconds(10))
            } catch {
                kill(-process, SIGKILL)
                while waitpid(process, &status, 0) < 0, errno == EINTR {}
                throw error
            }
        }
        // What it may have left running.
        kill(-process, SIGKILL)
        return status
    }
}
