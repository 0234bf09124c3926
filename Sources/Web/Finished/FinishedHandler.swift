import Foundation
import NIOCore

/// Stands before the HTTP server on a connection and answers what is finished; anything else passes through it, byte for byte.
///
/// A `PlainRequest` that comes while nothing is under way is answered here, or passed on until its answer has ended. Whatever is
/// not plain (a head in pieces, several at once, a body) leaves the connection to the server for good: who has sent one odd request
/// is not misunderstood in the next.
final class FinishedHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = IOData
    typealias OutboundOut = ByteBuffer

    private enum State {
        /// All that was asked is answered.
        case idle
        /// A plain request is under way in the server.
        case passing
        case handedOver
    }

    private let answers: any FinishedAnswers
    private let dates: DateField
    private let watch: ConnectionWatch
    private let now: @Sendable () -> Date
    private var state = State.idle
    /// The beginning of a head that is longer than what was read first; the rest is being read.
    private var beginning: ByteBuffer?
    /// Whether the handlers behind were given something that was read, since they were told that it was all.
    private var hasPassed = false
    /// Whether reading waits until what was sent has left.
    private var isReadHeld = false
    /// Until when it may take until what was sent has left and the connection is closed; nil as long as it is not to be closed.
    private var closing: NIODeadline?

    /// A body of so many bytes is copied behind its head where it can leave at once: that costs less than to send from two places.
    private static let short = 16 << 10
    private static let closingTurn = TimeAmount.milliseconds(20)

    init(answers: any FinishedAnswers, dates: DateField, watch: ConnectionWatch, now: @escaping @Sendable () -> Date) {
        self.answers = answers
        self.dates = dates
        self.watch = watch
        self.now = now
    }

    func handlerAdded(context: ChannelHandlerContext) {
        watch.hasAnswered = { [unowned self] in if case .passing = state { state = .idle } }
    }

    func handlerRemoved(context: ChannelHandlerContext) { watch.hasAnswered = nil }

    // MARK: Requests

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        // What comes now is answered no more.
        guard closing == nil else { return }
        guard case .idle = state else {
            state = .handedOver
            return pass(data, context)
        }
        var bytes = unwrapInboundIn(data)
        let isFull = bytes.writableBytes == 0
        if var head = beginning {
            beginning = nil
            head.writeBuffer(&bytes)
            bytes = head
        }
        guard let request = bytes.withUnsafeReadableBytes({ PlainRequest($0) }) else {
            // Where less was there than could be read, nothing more is read at once.
            if isFull, bytes.readableBytes < PlainRequest.longest {
                beginning = bytes
                return
            }
            state = .handedOver
            return pass(wrapInboundOut(bytes), context)
        }
        guard let answer = answers.finished(request) else {
            state = .passing
            return pass(wrapInboundOut(bytes), context)
        }
        send(answer, context)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        passBeginning(context)
        guard hasPassed else { return }
        hasPassed = false
        context.fireChannelReadComplete()
    }

    func channelInactive(context: ChannelHandlerContext) {
        passBeginning(context)
        context.fireChannelInactive()
    }

    private func pass(_ data: NIOAny, _ context: ChannelHandlerContext) {
        hasPassed = true
        context.fireChannelRead(data)
    }

    /// A head that did not come in one is for the server.
    private func passBeginning(_ context: ChannelHandlerContext) {
        guard let bytes = beginning else { return }
        beginning = nil
        state = .handedOver
        pass(wrapInboundOut(bytes), context)
    }

    private func send(_ answer: FinishedAnswer, _ context: ChannelHandlerContext) {
        watch.touch()
        // Of what waits for a slow reader nothing but heads is its own.
        let isShort = answer.body.readableBytes <= Self.short && bytesLeft(context) == 0
        var head = context.channel.allocator.buffer(capacity: answer.head.readableBytes + 64 + (isShort ? answer.body.readableBytes : 0))
        head.writeImmutableBuffer(answer.head)
        dates.write(into: &head, second: Int(now().timeIntervalSince1970.rounded(.down)))
        if isShort {
            head.writeImmutableBuffer(answer.body)
            return context.writeAndFlush(wrapOutboundOut(head), promise: nil)
        }
        context.write(wrapOutboundOut(head), promise: nil)
        context.writeAndFlush(wrapOutboundOut(answer.body), promise: nil)
    }

    /// A client that asks on and on and reads nothing is not read from either: what waits for it stays a few pages.
    func read(context: ChannelHandlerContext) {
        if closing == nil, case .idle = state, !context.channel.isWritable { isReadHeld = true } else { context.read() }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if isReadHeld, context.channel.isWritable {
            isReadHeld = false
            context.read()
        }
        context.fireChannelWritabilityChanged()
    }

    // MARK: Ending

    /// The server knows nothing of answers sent here: it may close for having nothing to do (at its own end, and when the client
    /// has no more to ask) while one is still on its way to a slow reader. That one has twice the time in which nothing may happen.
    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        if case .passing = state { return context.close(mode: mode, promise: promise) }
        guard mode != .input, bytesLeft(context) > 0, context.channel.isActive else {
            return context.close(mode: mode, promise: promise)
        }
        context.channel.closeFuture.cascade(to: promise)
        guard closing == nil else { return }
        closing = context.eventLoop.now + watch.idle + watch.idle
        // To the end: a socket that is closed with something unread takes back what it has sent.
        if isReadHeld {
            isReadHeld = false
            context.read()
        }
        closeWhenSent(context)
    }

    private func closeWhenSent(_ context: ChannelHandlerContext) {
        guard let end = closing else { return }
        guard bytesLeft(context) > 0, context.channel.isActive, context.eventLoop.now < end else {
            closing = nil
            return context.close(promise: nil)
        }
        context.eventLoop.assumeIsolated().scheduleTask(in: Self.closingTurn) { [self] in closeWhenSent(context) }
    }

    private func bytesLeft(_ context: ChannelHandlerContext) -> Int {
        (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
    }
}
