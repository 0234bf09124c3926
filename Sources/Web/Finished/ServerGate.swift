import HummingbirdCore
package import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// Lets the server's task begin on a connection when the first thing comes that it has to do. It stands behind all handlers of ours.
///
/// A task that has begun keeps four times the memory of one that waits here, and many connections never have anything for it:
/// what is finished is answered before it, and who follows a stream takes the connection away.
final class ServerGate: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart

    /// Told once whether the server is needed; nil then.
    private var isNeeded: EventLoopPromise<Bool>?

    init(_ isNeeded: EventLoopPromise<Bool>) {
        self.isNeeded = isNeeded
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        open()
        context.fireChannelRead(data)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        open()
        context.fireErrorCaught(error)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed = event { open() }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
        open()
        context.fireChannelInactive()
    }

    /// With it gone, nobody else would say so.
    func handlerRemoved(context: ChannelHandlerContext) { open() }

    private func open() {
        isNeeded?.succeed(true)
        isNeeded = nil
    }

    /// The server will not be needed, unless it has begun: then it waits for the connection's end.
    fileprivate func shut(_ context: ChannelHandlerContext) {
        guard let isNeeded else { return }
        self.isNeeded = nil
        // Its side of the connection is dropped without having been used, and stops the program where a direction is still open.
        context.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        context.fireUserInboundEventTriggered(ChannelEvent.outputClosed)
        isNeeded.succeed(false)
    }
}

extension ChannelHandlerContext {
    /// Takes the connection from the HTTP server for good, with all that the server needed for it.
    ///
    /// What this handler writes from now on goes out as it is, in `ByteBuffer`s; what still comes is whatever it is and must not be
    /// looked at. Called outside of a read.
    package func takeConnection() {
        let pipeline = pipeline.syncOperations
        if let context = try? pipeline.context(handlerType: ServerGate.self), let gate = context.handler as? ServerGate {
            gate.shut(context)
        }
        // From the server's side on, so that no handler sees what another made for one that is gone.
        remove(Keeper.self)
        remove(ServerGate.self)
        remove(HTTPConnectionStateHandler.self)
        remove(ConnectionWatch.self)
        remove(HTTP1ToHTTPServerCodec.self)
        remove(ByteToMessageHandler<HTTPRequestDecoder>.self)
        remove(HTTPResponseEncoder.self)
        remove(FinishedHandler.self)
        // The server's side passes on no call for more, and a connection that is not read from is never seen to end.
        read()
    }

    private func remove<Handler: RemovableChannelHandler>(_: Handler.Type) {
        let pipeline = pipeline.syncOperations
        guard let context = try? pipeline.context(handlerType: Handler.self) else { return }
        pipeline.removeHandler(context: context, promise: nil)
    }
}
