import HTTPTypes
package import Hummingbird
import HummingbirdCore
package import Logging
import NIOCore
import ServiceLifecycle

/// The reader's listener: HTTP/1.1 in, `SiteAnswer` out.
package struct SiteServer: Sendable {
    package struct Limits: Sendable {
        /// Connections at once besides those that follow a stream; others wait to be accepted.
        package var connections = 8_192
        /// Seconds without a byte after which a connection is closed.
        package var idle: Int64 = 30
        /// Bytes of all header fields of a request together.
        package var headers = 16_384
        package init() {}
    }

    /// An application that listens once it runs, and stops with it.
    ///
    /// - Parameter port: 0 lets the system choose; `onRunning` is told which it is.
    package static func application(
        _ site: Site, host: String, port: Int, limits: Limits = Limits(), logger: Logger,
        onRunning: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
    ) -> Application<SiteResponder> {
        Application(
            responder: SiteResponder(site: site),
            server: .http1(
                configuration: .init(
                    additionalChannelHandlers: [StreamHandler(site: site)],
                    idleTimeout: .seconds(limits.idle),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: limits.headers, maxHeaderListSize: limits.headers, maxHeaderFieldCount: 100))),
            configuration: .init(
                address: .hostname(host, port: port), serverName: nil, backlog: 1024,
                availableConnectionsDelegate: MaximumAvailableConnections(limits.connections + site.hub.limit)),
            services: [Telling(site: site)],
            onServerRunning: { await onRunning($0.localAddress?.port ?? port) },
            logger: logger)
    }
}

/// Tells those who follow what is new, as long as the server runs.
private struct Telling: Service {
    let site: Site

    func run() async {
        await cancelWhenGracefulShutdown { await site.tellStreams() }
    }
}

package struct SiteResponder: HTTPResponder {
    package typealias Context = BasicRequestContext
    let site: Site
    private let files = FileIO()

    init(site: Site) { self.site = site }

    package func respond(to request: Request, context: Context) async throws -> Response {
        let answer = await site.answer(SiteRequest(request.head))
        let body = try await body(of: answer, context)
        let response = Response(status: .init(code: answer.status), headers: HTTPFields(answer.headers), body: body)
        return request.method == .head ? response.createHeadResponse() : response
    }

    private func body(of answer: SiteAnswer, _ context: Context) async throws -> ResponseBody {
        if answer.status == 304 { return ResponseBody() }
        guard let part = answer.part else { return ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)) }
        return try await files.loadFile(path: part.path, range: part.range, context: context)
    }
}
