import HummingbirdCore
import Logging
import NIOCore
import Synchronization

/// Connections that may be dropped: what the server has of one is kept until the connection has ended.
///
/// A server that stops drops the connections it has accepted and not begun with. The last who lets go of a `NIOAsyncChannel` that
/// nobody has used stops the whole program ("Deinited NIOAsyncWriter without calling finish()"), in the middle of what other
/// connections are still being answered.
struct KeptChannel<Server: ServerChildChannel>: ServerChildChannel {
    struct Value: ServerChildChannelValue {
        let server: Server.Value
        fileprivate let drop: Drop
        var channel: any Channel { server.channel }
    }

    private let server: Server

    init(_ server: Server) {
        self.server = server
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        server.setup(channel: channel, logger: logger).flatMapThrowing { server in
            // Behind all others: handlers go from the front, and the server's own has to end its side of the connection first.
            try channel.pipeline.syncOperations.addHandler(Keeper(server))
            return Value(server: server, drop: Drop(channel))
        }
    }

    func handle(value: Value, logger: Logger) async {
        value.drop.isTaken.store(true, ordering: .relaxed)
        await server.handle(value: value.server, logger: logger)
    }
}

/// Closes a connection that is let go of before anything has begun with it, unless a handler has taken it for itself.
private final class Drop: Sendable {
    let isTaken = Atomic(false)
    private let channel: any Channel

    init(_ channel: any Channel) {
        self.channel = channel
    }

    deinit {
        guard !isTaken.load(ordering: .relaxed) else { return }
        channel.eventLoop.execute { [channel] in
            if (try? channel.pipeline.syncOperations.handler(type: Keeper.self)) != nil { channel.close(promise: nil) }
        }
    }
}

/// Has a connection's server side as long as the connection has handlers.
final class Keeper: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = Any

    private var kept: Any?

    init(_ kept: Any) {
        self.kept = kept
    }

    func handlerRemoved(context: ChannelHandlerContext) { kept = nil }
}
