import Foundation
import HummingbirdCore
package import Logging
package import NIOCore

/// A connection as the HTTP server sets it up, with what answers finished requests before it.
package struct FrontedChannel: ServerChildChannel {
    package struct Value: ServerChildChannelValue {
        let server: HTTP1Channel.Value
        /// False where the connection was taken before the server had begun.
        let isNeeded: EventLoopFuture<Bool>
        package var channel: any Channel { server.channel }
    }

    let responder: HTTPChannelHandler.Responder
    /// Without an idle timeout: `ConnectionWatch` has it.
    let configuration: HTTP1Channel.Configuration
    let idle: TimeAmount
    let answers: any FinishedAnswers
    let dates = DateField()
    let now: @Sendable () -> Date

    /// Bytes: most browsers' heads are shorter.
    private static let firstRead = 1_024

    package func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        // A connection keeps the first buffer that was read into to its end.
        let allocator = AdaptiveRecvByteBufferAllocator(minimum: Self.firstRead, initial: Self.firstRead, maximum: 1 << 16)
        try? channel.syncOptions?.setOption(.recvAllocator, value: allocator)
        let watch = ConnectionWatch(idle: idle, on: channel.eventLoop)
        do {
            try channel.pipeline.syncOperations.addHandler(FinishedHandler(answers: answers, dates: dates, watch: watch, now: now))
        } catch {
            return channel.eventLoop.makeFailedFuture(error)
        }
        let isNeeded = channel.eventLoop.makePromise(of: Bool.self)
        let bound = NIOLoopBound((watch, ServerGate(isNeeded)), eventLoop: channel.eventLoop)
        var configuration = configuration
        let others = configuration.additionalChannelHandlers
        configuration.additionalChannelHandlers = { [bound.value.0] + others() + [bound.value.1] }
        let server = HTTP1Channel(responder: responder, configuration: configuration).setup(channel: channel, logger: logger)
        server.whenFailure { isNeeded.fail($0) }
        return server.map { Value(server: $0, isNeeded: isNeeded.futureResult) }
    }

    package func handle(value: Value, logger: Logger) async {
        let isNeeded = await withTaskCancellationHandler {
            (try? await value.isNeeded.get()) ?? true
        } onCancel: {
            value.channel.close(mode: .input, promise: nil)
        }
        guard isNeeded else { return }
        await HTTP1Channel(responder: responder, configuration: configuration).handle(value: value.server, logger: logger)
    }
}
