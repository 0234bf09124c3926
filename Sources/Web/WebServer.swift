import HTTPTypes
package import Hummingbird
package import HummingbirdCore
package import Logging
package import NIOCore
package import ServiceLifecycle

/// Who answers requests: the site or the desk.
package protocol WebRoom: Sendable {
    /// Bytes that a request's body may have, seen from its head. What is longer is answered by `tooLarge`; 0 leaves the body
    /// unread.
    func largestBody(of request: WebRequest) -> Int
    func answer(_ request: WebRequest) async -> WebAnswer
    var tooLarge: WebAnswer { get }
}

/// A listener: HTTP/1.1 in, `WebAnswer` out, with limits on everything that a client can make longer.
package enum WebServer {
    package struct Limits: Sendable {
        /// Connections at once; others wait to be accepted.
        package var connections: Int
        /// Seconds without a byte after which a connection is closed.
        package var idle: Int64 = 30
        /// Seconds that a request's body may take altogether.
        package var body: Int64 = 120
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
    ///   - handlers: stand before the HTTP server's own on each connection.
    package static func application<Room: WebRoom>(
        _ room: Room, host: String, port: Int, limits: Limits, logger: Logger,
        handlers: @autoclosure @escaping @Sendable () -> [any RemovableChannelHandler] = [], services: [any Service] = [],
        onRunning: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
    ) -> Application<WebResponder<Room>> {
        Application(
            responder: WebResponder(room: room, bodyTime: .seconds(limits.body)),
            server: .http1(
                configuration: .init(
                    additionalChannelHandlers: handlers(),
                    idleTimeout: .seconds(limits.idle),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: limits.headers, maxHeaderListSize: limits.headers, maxHeaderFieldCount: 100))),
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
    let bodyTime: Duration
    private let files = FileIO()

    init(room: Room, bodyTime: Duration) {
        self.room = room
        self.bodyTime = bodyTime
    }

    package func respond(to request: Request, context: Context) async throws -> Response {
        var asked = WebRequest(request.head, peer: context.peer)
        let answer: WebAnswer
        let largest = room.largestBody(of: asked)
        if largest > 0 {
            do {
                asked.body = try await read(request.body, upTo: largest)
                answer = await room.answer(asked)
            } catch is BodyTooLong {
                answer = room.tooLarge
            }
        } else {
            answer = await room.answer(asked)
        }
        let body = try await body(of: answer, context)
        let response = Response(status: .init(code: answer.status), headers: HTTPFields(answer.headers), body: body)
        return request.method == .head ? response.createHeadResponse() : response
    }

    private struct BodyTooLong: Error {}
    private struct BodyTooSlow: Error {}

    private func read(_ body: RequestBody, upTo largest: Int) async throws -> [UInt8] {
        try await withThrowingTaskGroup(of: [UInt8].self) { group in
            group.addTask {
                var bytes: [UInt8] = []
                for try await buffer in body {
                    guard bytes.count + buffer.readableBytes <= largest else { throw BodyTooLong() }
                    bytes += buffer.readableBytesView
                }
                return bytes
            }
            group.addTask { [bodyTime] in
                try await Task.sleep(for: bodyTime)
                throw BodyTooSlow()
            }
            defer { group.cancelAll() }
            return try await group.next() ?? []
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
