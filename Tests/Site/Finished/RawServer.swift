import Foundation
import Glibc
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Spawning
import Synchronization
import Testing

@testable import Site
@testable import Web

/// Runs `body` with a listener for the site, with or without what answers finished requests before the server.
func withServer<Result: Sendable>(
    _ site: Site, finished: (any FinishedAnswers)?, handlers: @autoclosure @escaping @Sendable () -> [any RemovableChannelHandler] = [],
    _ body: @escaping @Sendable (_ port: Int) async throws -> Result
) async throws -> Result {
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    let application = WebServer.application(
        site, host: "127.0.0.1", port: 0, limits: WebServer.Limits(connections: 64),
        logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, finished: finished, handlers: handlers(),
        onRunning: { port.yield($0) })
    return try await withThrowingTaskGroup(of: Result?.self) { group in
        group.addTask {
            try await application.run()
            return nil
        }
        group.addTask {
            for await port in ports { return try await body(port) }
            return nil
        }
        while let result = try await group.next() {
            if let result {
                group.cancelAll()
                return result
            }
        }
        throw CancellationError()
    }
}

/// Counts what the site answered of what it was asked.
final class CountedAnswers: FinishedAnswers {
    private let site: Site
    private let counts = Mutex((asked: 0, answered: 0))

    init(_ site: Site) { self.site = site }

    var answered: Int { counts.withLock(\.answered) }

    func finished(_ request: PlainRequest) -> FinishedAnswer? {
        let answer = site.finished(request)
        counts.withLock { $0.answered += answer == nil ? 0 : 1 }
        return answer
    }
}

/// A thread for what blocks it: not one of the few that all tasks share.
actor Apart {
    private let executor = QueueExecutor(label: "client")
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    func run<Result: Sendable>(_ body: @Sendable () throws -> Result) throws -> Result { try body() }
}

/// A connection that says exactly what it is told to. Blocks its thread, for a minute at most.
final class RawConnection: Sendable {
    private let socket: Int32

    init(port: Int, receiving bytes: Int32? = nil) throws {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var patience = timeval(tv_sec: 60, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        if var bytes { setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &bytes, socklen_t(MemoryLayout<Int32>.size)) }
        let socket = socket
        let connected = try SocketAddress(ipAddress: "127.0.0.1", port: port).withSockAddr { connect(socket, $0, socklen_t($1)) }
        try #require(connected == 0)
        var now: Int32 = 1
        setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &now, socklen_t(MemoryLayout<Int32>.size))
    }

    deinit { close(socket) }

    func send(_ text: String) { send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// There is nothing more to say.
    func finish() { shutdown(socket, Int32(SHUT_WR)) }

    /// What comes, up to so many bytes; empty at the end.
    func receive(_ most: Int = 1 << 16) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: most)
        let count = recv(socket, &bytes, most, 0)
        return Array(bytes.prefix(max(0, count)))
    }

    /// Until the other side closes.
    func rest() -> [UInt8] {
        var all: [UInt8] = []
        while case let some = receive(), !some.isEmpty { all += some }
        return all
    }

    /// One answer with a known length.
    func answer() -> String {
        var all: [UInt8] = []
        while true {
            let text = String(decoding: all, as: UTF8.self)
            if let end = text.range(of: "\r\n\r\n") {
                let length = text[..<end.lowerBound].lowercased().components(separatedBy: "content-length: ").dropFirst().first
                let count = length.flatMap { Int($0.prefix { $0.isNumber }) } ?? 0
                if text[end.upperBound...].utf8.count >= count { return text }
            }
            let some = receive()
            if some.isEmpty { return text }
            all += some
        }
    }
}
