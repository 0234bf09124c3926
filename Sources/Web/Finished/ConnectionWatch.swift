import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Closes a connection on which nothing happens: no request, none that gets on, and no bytes that leave. It stands behind the HTTP
/// codec, sees what passes to the server and back, and is told what was answered before it.
///
/// It takes the place of the server's own watch, which would take a connection for idle whose answers it never saw.
final class ConnectionWatch: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// Told each time that the server has ended all its answers.
    var hasAnswered: (() -> Void)?
    /// The longest time in which nothing happens.
    let idle: TimeAmount

    private let eventLoop: any EventLoop
    private var last: NIODeadline
    private var underWay = 0
    private var isBeingRead = false
    /// Bytes that waited to leave when it was looked last.
    private var left = 0
    private var timer: Scheduled<Void>?

    init(idle: TimeAmount, on eventLoop: any EventLoop) {
        self.idle = idle
        self.eventLoop = eventLoop
        last = eventLoop.now
    }

    /// Something has happened.
    func touch() { last = eventLoop.now }

    func handlerAdded(context: ChannelHandlerContext) { if context.channel.isActive { start(context) } }

    func channelActive(context: ChannelHandlerContext) {
        start(context)
        context.fireChannelActive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { timer?.cancel() }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        touch()
        switch unwrapInboundIn(data) {
        case .head: (underWay, isBeingRead) = (underWay + 1, true)
        case .body: break
        case .end: isBeingRead = false
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        context.write(data, promise: promise)
        guard case .end = unwrapOutboundIn(data) else { return }
        touch()
        underWay -= 1
        if underWay == 0 { hasAnswered?() }
    }

    private func start(_ context: ChannelHandlerContext) {
        touch()
        timer?.cancel()
        schedule(context, in: idle)
    }

    private func schedule(_ context: ChannelHandlerContext, in time: TimeAmount) {
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: time) { [self] in look(context) }
    }

    private func look(_ context: ChannelHandlerContext) {
        let waiting = (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
        // Who takes a long page over a bad line takes bytes of it all the time.
        if waiting > 0, waiting != left {
            left = waiting
            return schedule(context, in: idle)
        }
        left = waiting
        // An answer that is being made takes the time that it takes.
        if underWay > 0, !isBeingRead, waiting == 0 { return schedule(context, in: idle) }
        let rest = last + idle - eventLoop.now
        if rest > .nanoseconds(0) { return schedule(context, in: rest) }
        context.close(promise: nil)
    }
}
