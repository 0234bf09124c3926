import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import Web

@Suite("What lets the server begin on a connection")
struct ServerGateTests {
    private let channel: EmbeddedChannel
    private let server = Server()
    private let isNeeded: EventLoopFuture<Bool>

    init() throws {
        channel = EmbeddedChannel()
        let promise = channel.embeddedEventLoop.makePromise(of: Bool.self)
        isNeeded = promise.futureResult
        let watch = ConnectionWatch(idle: .seconds(30), on: channel.embeddedEventLoop)
        try channel.pipeline.syncOperations.addHandlers([watch, Taker(), ServerGate(promise), server])
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    }

    /// Nil as long as nobody knows.
    private var said: Bool? {
        var said: Bool?
        isNeeded.assumeIsolated().whenSuccess { said = $0 }
        return said
    }

    private func ask() throws {
        try channel.writeInbound(HTTPRequestPart.head(HTTPRequest(method: .get, scheme: nil, authority: "x", path: "/")))
    }

    private func take() throws { try channel.pipeline.syncOperations.context(handlerType: Taker.self).takeConnection() }

    @Test("it begins when the first thing comes, which it has too")
    func first() throws {
        #expect(said == nil)
        try ask()
        #expect(said == true && server.reads == 1)
        _ = try channel.finish(acceptAlreadyClosed: true)
    }

    @Test("it begins where there is an end or an error to see")
    func ends() throws {
        channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        #expect(said == true)
        let other = try Self()
        _ = try? other.channel.finish(acceptAlreadyClosed: true)
        #expect(other.said == true)
        let third = try Self()
        third.channel.pipeline.fireErrorCaught(CancellationError())
        #expect(third.said == true)
        _ = try? third.channel.finish(acceptAlreadyClosed: true)
        _ = try? channel.finish(acceptAlreadyClosed: true)
    }

    @Test("it never begins on a connection that was taken, and its side of it is closed in both directions")
    func taken() throws {
        try take()
        #expect(said == false)
        #expect(server.closed == [.inputClosed, .outputClosed])
        #expect(throws: (any Error).self) { try channel.pipeline.syncOperations.context(handlerType: ConnectionWatch.self) }
        #expect(throws: (any Error).self) { try channel.pipeline.syncOperations.context(handlerType: ServerGate.self) }
        channel.embeddedEventLoop.advanceTime(by: .seconds(100))
        #expect(channel.isActive, "nothing of the server's watches it any more")
        _ = try channel.finish(acceptAlreadyClosed: true)
    }

    @Test("where it has begun, a connection that is taken ends for it when it is closed")
    func takenLater() throws {
        try ask()
        try take()
        #expect(said == true && server.closed == [])
        _ = try channel.finish(acceptAlreadyClosed: true)
    }
}

/// Stands where what takes connections stands.
private final class Taker: ChannelInboundHandler {
    typealias InboundIn = HTTPRequestPart
}

private final class Server: ChannelInboundHandler {
    typealias InboundIn = HTTPRequestPart
    var reads = 0
    var closed: [ChannelEvent] = []

    func channelRead(context: ChannelHandlerContext, data: NIOAny) { reads += 1 }
    func errorCaught(context: ChannelHandlerContext, error: any Error) {}

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if let event = event as? ChannelEvent { closed.append(event) }
    }
}
