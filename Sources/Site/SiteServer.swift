import HTTPTypes
package import Hummingbird
import HummingbirdCore
package import Logging
import NIOCore

/// The reader's listener: HTTP/1.1 in, `SiteAnswer` out.
package struct SiteServer: Sendable {
    package struct Limits: Sendable {
        /// Connections at once; others wait to be accepted.
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
                    idleTimeout: .seconds(limits.idle),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: limits.headers, maxHeaderListSize: limits.headers, maxHeaderFieldCount: 100))),
            configuration: .init(
                address: .hostname(host, port: port), serverName: nil, backlog: 1024,
                availableConnectionsDelegate: MaximumAvailableConnections(limits.connections)),
            onServerRunning: { await onRunning($0.localAddress?.port ?? port) },
            logger: logger)
    }
}

package struct SiteResponder: HTTPResponder {
    package typealias Context = BasicRequestContext
    let site: Site
    private static let purposes = ["Sec-Purpose", "Purpose"].compactMap { HTTPField.Name($0) }

    package func respond(to request: Request, context: Context) async throws -> Response {
        let target = request.head.path ?? "/"
        let mark = target.firstIndex(of: "?")
        let answer = await site.answer(
            SiteRequest(
                method: request.method.rawValue, path: String(target[..<(mark ?? target.endIndex)]),
                query: mark.map { String(target[target.index(after: $0)...]) } ?? "",
                acceptEncoding: request.headers[.acceptEncoding] ?? "", ifNoneMatch: request.headers[.ifNoneMatch] ?? "",
                userAgent: request.headers[.userAgent] ?? "", purpose: Self.purposes.lazy.compactMap { request.headers[$0] }.first ?? ""))
        var headers = HTTPFields()
        for (name, value) in answer.headers {
            guard let name = HTTPField.Name(name) else { continue }
            headers.append(HTTPField(name: name, value: value))
        }
        let body = answer.status == 304 ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body))
        let response = Response(status: .init(code: answer.status), headers: headers, body: body)
        return request.method == .head ? response.createHeadResponse() : response
    }
}
