import Foundation
import HummingbirdCore
import Logging
import NIOCore
import NIOEmbedded
import Testing

@testable import Web

@Suite("Connections that a stopping server drops")
struct KeptChannelTests {
    private let channel = EmbeddedChannel()
    private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    private let plain = HTTP1Channel(responder: { _, _, _ in })

    private var fronted: FrontedChannel {
        FrontedChannel(
            responder: plain.responder, configuration: plain.configuration, idle: .seconds(30), answers: Nothing(), now: { Date() })
    }

    private func open() throws { try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait() }

    /// Whether the connection ended when nobody had it any more.
    private func endsDropped<Server: ServerChildChannel>(_ server: Server, opened: Bool, _ before: () throws -> Void = {}) throws -> Bool {
        var value: KeptChannel<Server>.Value? = try KeptChannel(server).setup(channel: channel, logger: logger).wait()
        var isEnded = false
        channel.closeFuture.assumeIsolated().whenComplete { _ in isEnded = true }
        if opened { try open() }
        #expect(!isEnded && value != nil)
        try before()
        value = nil
        channel.embeddedEventLoop.run()
        return isEnded
    }

    @Test("defect: a connection that came while the server stopped ended the program; it is closed", arguments: [false, true])
    func dropped(opened: Bool) throws {
        #expect(try endsDropped(plain, opened: opened))
    }

    @Test("so it is where finished pages are answered before the server", arguments: [false, true])
    func droppedBehindFinishedPages(opened: Bool) throws {
        #expect(try endsDropped(fronted, opened: opened))
    }

    @Test("defect: a stream whose connection's server had not begun when it stopped was cut off without its end; it stays its handler's")
    func takenBefore() throws {
        try channel.pipeline.syncOperations.addHandler(Taker())
        let ends = try endsDropped(fronted, opened: true) {
            try channel.pipeline.syncOperations.context(handlerType: Taker.self).takeConnection()
        }
        #expect(!ends)
    }

    @Test("what is kept of a connection is let go when it ends")
    func letGo() throws {
        var kept: Kept? = Kept()
        weak let seen = kept
        try channel.pipeline.syncOperations.addHandler(Keeper(kept as Any))
        kept = nil
        try open()
        #expect(seen != nil)
        _ = try channel.finish()
        channel.embeddedEventLoop.run()
        #expect(seen == nil)
    }
}

private final class Kept {}

private final class Taker: ChannelInboundHandler {
    typealias InboundIn = Any
}

private struct Nothing: FinishedAnswers {
    func finished(_ request: PlainRequest) -> FinishedAnswer? { nil }
}
