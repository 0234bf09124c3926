import HTTPTypes
import NIOCore
import NIOHTTPTypes
import Newsroom
import Web

/// Turns a connection that asks for a stream into one that listens to it; any other request it passes on untouched.
///
/// It stands before the handlers of the HTTP server and takes the connection from them, so a stream costs a connection, and neither
/// a task of its own nor what reads and writes HTTP. What is sent is one buffer for all.
final class StreamHandler: ChannelDuplexHandler, RemovableChannelHandler, StreamListener {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private enum State {
        /// So many requests are under way in the server.
        case passing(Int)
        /// A stream was asked for, and perhaps all of the request is here, before the server had ended its answers to others.
        case waiting(Int, HTTPRequest, isWhole: Bool)
        /// A request for a stream is being read.
        case asked(HTTPRequest)
        /// What the listener missed is being read.
        case opening(HTTPRequest)
        case listening(NewsStreamPlace)
        case closed
    }

    private let site: Site
    private var state = State.passing(0)
    private var context: ChannelHandlerContext?

    /// Bytes waiting for a reader, beyond which the connection is closed: the reader comes back and is told what it missed.
    private static let mostWaiting = 128 << 10
    /// Milliseconds that sent bytes may stay unacknowledged (TCP_USER_TIMEOUT): a reader that vanished is noticed then.
    private static let unacknowledged = 60_000

    init(site: Site) {
        self.site = site
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) {
        leave(context)
        self.context = nil
    }

    // MARK: Asking

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        // Of no certain kind any more.
        if case .closed = state { return }
        if case .listening = state { return close(context) }
        switch (state, unwrapInboundIn(data)) {
        case (.passing(0), .head(let head)) where asksForStream(head): state = .asked(head)
        case (.passing(let requests), .head(let head)) where asksForStream(head): state = .waiting(requests, head, isWhole: false)
        case (.passing(let requests), .head):
            state = .passing(requests + 1)
            context.fireChannelRead(data)
        case (.passing, _): context.fireChannelRead(data)
        case (.asked, .body), (.waiting(_, _, isWhole: false), .body): break
        case (.asked(let head), .end): open(head, context)
        case (.waiting(let requests, let head, isWhole: false), .end): state = .waiting(requests, head, isWhole: true)
        // Who asks for a stream has nothing more to say on this connection.
        case (.asked, .head), (.waiting, _), (.opening, _): close(context)
        case (.listening, _), (.closed, _): break
        }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        context.write(data, promise: promise)
        guard case .end = unwrapOutboundIn(data) else { return }
        switch state {
        case .passing(let requests): state = .passing(max(0, requests - 1))
        case .waiting(let requests, let head, let isWhole) where requests > 1:
            state = .waiting(requests - 1, head, isWhole: isWhole)
        case .waiting(_, let head, isWhole: true): open(head, context)
        case .waiting(_, let head, isWhole: false): state = .asked(head)
        case .asked, .opening, .listening, .closed: break
        }
    }

    private func asksForStream(_ head: HTTPRequest) -> Bool {
        guard head.method == .get, let path = head.path else { return false }
        return path.prefix { $0 != "?" }.hasSuffix("/events")
    }

    private func open(_ head: HTTPRequest, _ context: ChannelHandlerContext) {
        state = .opening(head)
        let request = WebRequest(head)
        let opened = context.eventLoop.makeFutureWithTask { [site] in await site.open(request) }
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        opened.whenComplete { result in
            let (handler, context) = bound.value
            handler.opened((try? result.get()) ?? nil, context)
        }
    }

    private func opened(_ opening: StreamOpening?, _ context: ChannelHandlerContext) {
        guard case .opening(let head) = state, context.channel.isActive else { return }
        guard let opening else { return pass(head, context) }
        switch site.hub.join(self, opening.stream, at: opening.position, on: context.eventLoop) {
        case .full: pass(head, context)
        case .late: open(head, context)
        case .joined(let told, let isFirst):
            state = .listening(NewsStreamPlace(stream: opening.stream, position: opening.position))
            begin(opening, context)
            tell(told)
            if isFirst { site.wakening.continuation.yield() }
        }
    }

    /// The server answers it in its own way.
    private func pass(_ head: HTTPRequest, _ context: ChannelHandlerContext) {
        state = .passing(1)
        context.fireChannelRead(wrapInboundOut(.head(head)))
        context.fireChannelRead(wrapInboundOut(.end(nil)))
        context.fireChannelReadComplete()
    }

    // MARK: Listening

    private func begin(_ opening: StreamOpening, _ context: ChannelHandlerContext) {
        let options = context.channel.syncOptions
        try? options?.setOption(
            ChannelOptions.writeBufferWaterMark, value: .init(low: Self.mostWaiting / 2, high: Self.mostWaiting))
        try? options?.setOption(ChannelOptions.tcpOption(.init(rawValue: 18)), value: Self.unacknowledged)
        context.write(wrapOutboundOut(.head(site.streamHead)), promise: nil)
        context.takeConnection()
        let first = Array("retry: \(2_000 + site.hub.listeners % 8 * 500)\n\n".utf8) + opening.bytes
        context.writeAndFlush(NIOAny(StreamChunk.bytes(first)), promise: nil)
    }

    func tell(_ events: [StreamHub.Told]) {
        guard let context, case .listening(var place) = state else { return }
        let unknown = events.filter { $0.number > place.position }
        guard let last = unknown.last else { return }
        // The slow are not waited for.
        guard context.channel.isWritable else { return close(context) }
        place.position = last.number
        state = .listening(place)
        for event in unknown { context.write(NIOAny(event.chunk), promise: nil) }
        context.flush()
    }

    func beat(_ comment: ByteBuffer) {
        guard let context, case .listening = state else { return }
        guard context.channel.isWritable else { return close(context) }
        context.writeAndFlush(NIOAny(comment), promise: nil)
    }

    // MARK: Ending

    /// The listener comes back by itself.
    func end() {
        guard let context, case .listening = state else { return }
        context.writeAndFlush(NIOAny(StreamChunk.last), promise: nil)
        close(context)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch (state, event) {
        case (.listening, is ChannelShouldQuiesceEvent): end()
        case (.asked, is ChannelShouldQuiesceEvent), (.waiting, is ChannelShouldQuiesceEvent), (.opening, is ChannelShouldQuiesceEvent):
            close(context)
        // Who has closed its side of the connection does not listen any more.
        case (.listening, ChannelEvent.inputClosed), (.waiting, ChannelEvent.inputClosed), (.opening, ChannelEvent.inputClosed):
            close(context)
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        leave(context)
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch state {
        case .passing: context.fireErrorCaught(error)
        case .asked, .waiting, .opening, .listening, .closed: close(context)
        }
    }

    private func close(_ context: ChannelHandlerContext) {
        leave(context)
        context.close(promise: nil)
    }

    private func leave(_ context: ChannelHandlerContext) {
        if case .listening(let place) = state { site.hub.leave(self, place.stream, on: context.eventLoop) }
        if case .passing = state { return }
        state = .closed
    }
}

/// What a connection listens to, and up to which notice it has been told everything.
struct NewsStreamPlace {
    let stream: NewsStream
    var position: Int
}
