package import Hummingbird
package import Logging
import ServiceLifecycle
package import Web

/// The reader's listener.
package enum SiteServer {
    /// Connections at once besides those that follow a stream.
    private static let connections = 8_192

    /// An application that listens once it runs, and stops with it.
    ///
    /// - Parameter port: 0 lets the system choose; `onRunning` is told which it is.
    package static func application(
        _ site: Site, host: String, port: Int, logger: Logger, onRunning: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
    ) -> Application<WebResponder<Site>> {
        WebServer.application(
            site, host: host, port: port, limits: WebServer.Limits(connections: connections + site.hub.limit), logger: logger,
            finished: site, handlers: [StreamHandler(site: site)], services: [Telling(site: site)], onRunning: onRunning)
    }
}

extension Site: WebRoom {
    /// This paper is for reading.
    package func plan(for request: WebRequest) async -> BodyPlan { .unread }
    package func tooLarge(_ request: WebRequest) -> WebAnswer { .methodNotAllowed }
}

/// Tells those who follow what is new, as long as the server runs.
private struct Telling: Service {
    let site: Site

    func run() async {
        await cancelWhenGracefulShutdown { await site.tellStreams() }
    }
}
