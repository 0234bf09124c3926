import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import Web

@Suite("A connection on which nothing happens")
struct ConnectionWatchTests {
    private let channel: EmbeddedChannel
    private let watch: ConnectionWatch

    init() throws {
        channel = EmbeddedChannel()
        watch = ConnectionWatch(idle: .seconds(30), on: channel.embeddedEventLoop)
        try channel.pipeline.syncOperations.addHandler(watch)
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    }

    private func wait(_ seconds: Int64) { channel.embeddedEventLoop.advanceTime(by: .seconds(seconds)) }

    private func ask(isWhole: Bool = true) throws {
        try channel.writeInbound(HTTPRequestPart.head(HTTPRequest(method: .get, scheme: nil, authority: "x", path: "/")))
        if isWhole { try channel.writeInbound(HTTPRequestPart.end(nil)) }
    }

    private func answer() throws { try channel.writeOutbound(HTTPResponsePart.end(nil)) }

    @Test("is closed, and not a second earlier")
    func idle() {
        wait(29)
        #expect(channel.isActive)
        wait(1)
        #expect(!channel.isActive)
    }

    @Test("answers that the server never saw keep it open, and it is closed when they end")
    func touched() {
        for _ in 0..<20 {
            wait(20)
            watch.touch()
        }
        #expect(channel.isActive)
        wait(29)
        #expect(channel.isActive)
        wait(31)
        #expect(!channel.isActive)
    }

    @Test("a request that is never ended does not keep it open")
    func unended() throws {
        try ask(isWhole: false)
        wait(20)
        try channel.writeInbound(HTTPRequestPart.body(ByteBuffer(string: "x")))
        wait(29)
        #expect(channel.isActive)
        wait(31)
        #expect(!channel.isActive)
    }

    @Test("an answer may take its time, and then the waiting begins")
    func answering() throws {
        var ends = 0
        watch.hasAnswered = { ends += 1 }
        try ask()
        wait(600)
        #expect(channel.isActive && ends == 0)
        try answer()
        #expect(ends == 1)
        wait(29)
        #expect(channel.isActive)
        wait(61)
        #expect(!channel.isActive)
    }

    @Test("an answer that has begun and is taken by nobody does not keep it open")
    func untaken() throws {
        try ask()
        // Written, and never flushed.
        try channel.pipeline.syncOperations.context(handler: watch).write(NIOAny(ByteBuffer(string: "x")), promise: nil)
        wait(29)
        #expect(channel.isActive)
        wait(91)
        #expect(!channel.isActive)
    }

    @Test("that all answers have ended is told once it is so")
    func several() throws {
        var ends = 0
        watch.hasAnswered = { ends += 1 }
        try ask()
        try ask()
        try answer()
        #expect(ends == 0)
        try answer()
        #expect(ends == 1)
        #expect(try channel.finish(acceptAlreadyClosed: true).isClean == false)
    }
}
