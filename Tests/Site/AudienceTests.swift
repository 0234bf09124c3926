import NIOCore
import NIOEmbedded
import Testing

@testable import Site

@Suite("Those who follow a stream")
struct AudienceTests {
    private let loop = EmbeddedEventLoop()
    private let audience: Audience
    private let listeners: [Listener]

    init() {
        audience = Audience(loop)
        listeners = (0..<3 * Audience.few).map { _ in Listener() }
        for listener in listeners { audience.insert(listener) }
    }

    private func event(_ number: Int) -> StreamHub.Told { StreamHub.Told(number: number, chunk: StreamChunk.bytes([0x78])) }

    private func number(_ condition: (Listener) -> Bool) -> Int { listeners.filter(condition).count }
    private func all(_ condition: (Listener) -> Bool) -> Bool { listeners.allSatisfy(condition) }

    /// Until nothing is left to do.
    private func finish() { loop.advanceTime(by: .seconds(1)) }

    @Test("are told a few at a time, and all of them")
    func few() {
        audience.tell([event(1)])
        loop.run()
        #expect(number { !$0.told.isEmpty } == Audience.few)
        finish()
        #expect(all { $0.told == [1] })
    }

    @Test("are told everything in its order, whoever comes and goes while they are told")
    func order() {
        audience.tell([event(1)])
        loop.run()
        // The order in which they stand changes with each.
        for _ in 0..<200 { audience.insert(Listener()) }
        audience.tell([event(2)])
        audience.tell([event(3), event(4)])
        finish()
        #expect(all { $0.told == [1, 2, 3, 4] })
        audience.tell([event(5)])
        finish()
        #expect(all { $0.told == [1, 2, 3, 4, 5] })
    }

    @Test("hear a comment once, however long it takes until all have it, and are told meanwhile")
    func beats() {
        audience.beat(StreamChunk.bytes([0x3A]))
        loop.run()
        audience.beat(StreamChunk.bytes([0x3A]))
        audience.tell([event(1)])
        loop.advanceTime(by: .milliseconds(1))
        #expect(all { $0.told == [1] })
        #expect(number { $0.comments == 1 } == Audience.few)
        finish()
        #expect(all { $0.comments == 1 })
        audience.beat(StreamChunk.bytes([0x3A]))
        finish()
        #expect(all { $0.comments == 2 })
    }

    @Test("all hear of the end")
    func end() {
        audience.end()
        loop.run()
        #expect(all { $0.hasEnded })
    }
}

private final class Listener: StreamListener {
    var told: [Int] = []
    var comments = 0
    var hasEnded = false

    func tell(_ events: [StreamHub.Told]) { told += events.map(\.number) }
    func beat(_ comment: ByteBuffer) { comments += 1 }
    func end() { hasEnded = true }
}
