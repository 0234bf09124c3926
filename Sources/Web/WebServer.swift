package import Foundation
import HTTPTypes
package import Hummingbird
package import HummingbirdCore
package import Logging
package import NIOCore
package import ServiceLifecycle

/// Where a request's body goes.
package enum BodyPlan: Sendable {
    /// Nowhere: it is left unread.
    case unread
    /// Into memory, up to so many bytes. What is longer is answered by `tooLarge`.
    case memory(largest: Int)
    /// Into a new file, up to so many bytes; it is gone once the request is answered.
    case file(URL, largest: Int)
    /// It is not even wanted.
    case refused(WebAnswer)
}

/// Who answers requests: the site or the desk.
package protocol WebRoom: Sendable {
    /// Decided by the request's head.
    func plan(for request: WebRequest) async -> BodyPlan
    func answer(_ request: WebRequest) async -> WebAnswer
    func tooLarge(_ request: WebRequest) -> WebAnswer
}

/// A listener: HTTP/1.1 in, `WebAnswer` out, with limits on everything that a client can make longer.
package enum WebServer {
    package struct Limits: Sendable {
        /// Connections at once; others wait to be accepted.
        package var connections: Int
        /// Seconds without a byte after which a connection is closed.
        package var idle: Int64 = 30
        /// Seconds that a request's body may take altogether, and that a file may.
        package var body: Int64 = 120
        package var file: Int64 = 1_800
        /// Bytes of all header fields of a request together.
        package var headers = 16_384

        package init(connections: Int) {
            self.connections = connections
        }
    }

    /// An application that listens once it runs, and stops with it.
    ///
    /// - Parameters:
    ///   - port: 0 lets the system choose; `onRunning` is told which it is.
    ///   - finished: what is answered before the HTTP server sees it; nil for nothing.
    ///   - handlers: stand before the HTTP server's own on each connection.
    package static func application<Room: WebRoom>(
        _ room: Room, host: String, port: Int, limits: Limits, logger: Logger,
        finished: (any FinishedAnswers)? = nil,
        handlers: @autoclosure @escaping @Sendable () -> [any RemovableChannelHandler] = [], services: [any Service] = [],
        onRunning: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
    ) -> Application<WebResponder<Room>> {
        var channel = HTTP1Channel.Configuration(
            additionalChannelHandlers: handlers(),
            idleTimeout: .seconds(limits.idle),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: limits.headers, maxHeaderListSize: limits.headers, maxHeaderFieldCount: 100))
        if finished != nil { channel.idleTimeout = nil }
        let server = HTTPServerBuilder { [channel] responder in
            guard let finished else { return KeptChannel(HTTP1Channel(responder: responder, configuration: channel)) }
            return KeptChannel(
                FrontedChannel(
                    responder: responder, configuration: channel, idle: .seconds(limits.idle), answers: finished, now: { Date() }))
        }
        return Application(
            responder: WebResponder(room: room, limits: limits),
            server: server,
            configuration: .init(
                address: .hostname(host, port: port), serverName: nil, backlog: 1024,
                availableConnectionsDelegate: MaximumAvailableConnections(limits.connections)),
            services: services,
            onServerRunning: { await onRunning($0.localAddress?.port ?? port) },
            logger: logger)
    }
}

/// What is known of a connection besides its requests.
package struct WebContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    let peer: String

    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress?.ipAddress ?? ""
    }
}

package struct WebResponder<Room: WebRoom>: HTTPResponder {
    package typealias Context = WebContext
    let room: Room
    let limits: WebServer.Limits
    private let files = FileIO()

    init(room: Room, limits: WebServer.Limits) {
        self.room = room
        self.limits = limits
    }

    package func respond(to request: Request, context: Context) async throws -> Response {
        var asked = WebRequest(request.head, peer: context.peer)
        let answer: WebAnswer
        do {
            switch await room.plan(for: asked) {
            case .unread: answer = await room.answer(asked)
            case .refused(let refusal): answer = refusal
            case .memory(let largest):
                asked.body = try await read(request.body, upTo: largest)
                answer = await room.answer(asked)
            case .file(let file, let largest):
                defer { try? FileManager.default.removeItem(at: file) }
                try await read(request.body, into: file, upTo: largest)
                asked.file = file
                answer = await room.answer(asked)
            }
        } catch is BodyTooLong {
            answer = room.tooLarge(asked)
        }
        let body = try await body(of: answer, context)
        let response = Response(status: .init(code: answer.status), headers: HTTPFields(answer.headers), body: body)
        return request.method == .head ? response.createHeadResponse() : response
    }

    private struct BodyTooLong: Error {}
    private struct BodyTooSlow: Error {}

    private func read(_ body: RequestBody, upTo largest: Int) async throws -> [UInt8] {
        try await within(.seconds(limits.body)) {
            var bytes: [UInt8] = []
            for try await buffer in body {
                guard bytes.count + buffer.readableBytes <= largest else { throw BodyTooLong() }
                bytes += buffer.readableBytesView
            }
            return bytes
        }
    }

    private func read(_ body: RequestBody, into file: URL, upTo largest: Int) async throws {
        try await within(.seconds(limits.file)) {
            try Data().write(to: file, options: .withoutOverwriting)
            let handle = try FileHandle(forWritingTo: file)
            defer { try? handle.close() }
            var count = 0
            for try await buffer in body {
                count += buffer.readableBytes
                guard count <= largest else { throw BodyTooLong() }
                try handle.write(contentsOf: Data(buffer.readableBytesView))
            }
        }
    }

    private func within<Result: Sendable>(_ time: Duration, _ work: @escaping @Sendable () async throws -> Result) async throws -> Result {
        try await withThrowingTaskGroup(of: Result.self) { group in
            group.addTask(operation: work)
            group.addTask {
                try await Task.sleep(for: time)
                throw BodyTooSlow()
            }
            defer { group.cancelAll() }
            guard let result = try await group.next() else { throw BodyTooSlow() }
            return result
        }
    }

    private func body(of answer: WebAnswer, _ context: Context) async throws -> ResponseBody {
        if answer.status == 304 { return ResponseBody() }
        if let stream = answer.stream {
            return ResponseBody { writer in
                try await stream { try await writer.write(ByteBuffer(bytes: $0)) }
                try await writer.finish(nil)
            }
        }
        guard let part = answer.part else { return ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)) }
        return try await files.loadFile(path: part.path, range: part.range, context: context)
    }
}
