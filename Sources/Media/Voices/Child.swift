import Foundation
import Glibc
import Quarantine

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
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, input?.path ?? "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output?.path ?? "/dev/null", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, complaint.path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        // Nothing else of the parent's: a voice that outlives it would keep its port from the server that starts again.
        for descriptor in Spawning.openDescriptors where descriptor > 2 { posix_spawn_file_actions_addclose(&actions, descriptor) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        posix_spawnattr_setpgroup(&attributes, 0)
        let kept = ["PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "XDG_CACHE_HOME", "BROADSHEET_CACHE"]
        let inherited = ProcessInfo.processInfo.environment.filter { kept.contains($0.key) }
        let environment = inherited.merging(environment) { $1 }.map { "\($0)=\($1)" }
        var process: pid_t = 0
        let error = Spawning.withCStrings(["sh", "-c", script, "sh"] + arguments) { argv in
            Spawning.withCStrings(environment) { posix_spawn(&process, "/bin/sh", &actions, &attributes, argv, $0) }
        }
        guard error == 0 else {
            throw ChildFailure(description: "\(arguments.first ?? "") could not be started: \(String(cString: strerror(error)))")
        }
        return process
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
