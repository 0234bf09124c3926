import Foundation
import Glibc
import TestSupport
import Testing

/// The built program, run as people run it.
enum Program {
    /// From BROADSHEET_PROGRAM, or beside the tests.
    static let file: URL = {
        if let path = ProcessInfo.processInfo.environment["BROADSHEET_PROGRAM"] { return URL(filePath: path) }
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        return URL(filePath: tests).deletingLastPathComponent().appending(path: "broadsheet")
    }()

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    struct Outcome: Sendable {
        let status: Int32
        let output: String
        let complaint: String
    }

    /// Runs a command in the project's folder to its end.
    static func run(_ arguments: String..., input: String = "", environment: [String: String] = [:]) async throws -> Outcome {
        try await run(arguments, input: input, environment: environment)
    }

    static func run(_ arguments: [String], input: String = "", environment: [String: String] = [:]) async throws -> Outcome {
        let folder = FileManager.default.temporaryDirectory.appending(path: "program-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(input.utf8).write(to: folder.appending(path: "input"))
        let process = try start(arguments, in: folder, environment: environment)
        let status = await process.end()
        return Outcome(
            status: status, output: try text(folder.appending(path: "output")),
            complaint: try text(folder.appending(path: "complaint")))
    }

    /// Starts a command whose output goes to `output` and `complaint` in the folder; its input is `input` there, if any.
    static func start(_ arguments: [String], in folder: URL, environment: [String: String] = [:]) throws -> ChildProgram {
        let inherited = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("BROADSHEET_") }
        // No voice unless a test asks for one: it would change pages while they are looked at.
        let ours = ["BROADSHEET_VOICES": "none", "BROADSHEET_DESK_PORT": "0"].merging(environment) { $1 }
        return try ChildProgram(
            [file.path] + arguments, environment: inherited.merging(ours) { $1 },
            input: FileHandle(forReadingAtPath: folder.appending(path: "input").path), output: writing(folder.appending(path: "output")),
            complaint: writing(folder.appending(path: "complaint")), in: root)
    }

    static func text(_ file: URL) throws -> String { String(decoding: try Data(contentsOf: file), as: UTF8.self) }

    private static func writing(_ file: URL) throws -> FileHandle {
        try Data().write(to: file)
        return try FileHandle(forWritingTo: file)
    }
}

/// A server under test, on a port of its own.
struct RunningServer {
    let process: ChildProgram
    let port: UInt16
    let folder: URL

    /// Serves the newsroom in `data`; the test ends it with `stop()`.
    init(data: URL, folder: URL) async throws {
        self.folder = folder
        process = try Program.start(["serve", "--data", data.path, "--site-port", "0"], in: folder)
        var port: UInt16?
        for _ in 0..<2_400 where port == nil && process.isRunning {
            try await Task.sleep(for: .milliseconds(50))
            let output = try Program.text(folder.appending(path: "output"))
            port = output.components(separatedBy: "http://127.0.0.1:").dropFirst().first.flatMap { UInt16($0.prefix { $0.isNumber }) }
        }
        let complaint = try Program.text(folder.appending(path: "complaint"))
        self.port = try #require(port, "the server did not say where it listens: \(complaint)")
    }

    /// Asks it to end and returns whether it did within the seconds given.
    func stop(within seconds: Double = 60) async throws -> Bool {
        process.send(SIGTERM)
        let end = ContinuousClock.now + .seconds(seconds)
        while process.isRunning, ContinuousClock.now < end { try await Task.sleep(for: .milliseconds(20)) }
        let isDown = !process.isRunning
        if !isDown { process.send(SIGKILL) }
        return isDown
    }

    /// Sends bytes on a connection of their own and returns all that comes back until the server closes or says nothing for
    /// two seconds.
    func send(_ request: String) throws -> String {
        let connection = try Connection(port: port)
        try connection.send(request)
        return connection.receive()
    }

    /// The whole answer to a GET.
    func get(_ target: String) throws -> String {
        try send("GET \(target) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    }
}

/// A plain TCP connection to this machine.
final class Connection {
    private let descriptor: Int32

    struct Failure: Error {}

    init(port: UInt16) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var timeout = timeval(tv_sec: 2, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        let outcome = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard outcome == 0 else { throw Failure() }
    }

    deinit { close(descriptor) }

    /// A server that has had enough may close before all is sent: no failure here.
    func send(_ text: String) throws {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let sent = bytes.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard sent > 0 else { return }
            bytes = bytes.dropFirst(sent)
        }
    }

    func receive() -> String {
        var received: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { return String(decoding: received, as: UTF8.self) }
            received += buffer[..<count]
        }
    }
}
