import NIOCore
import Newsroom
import Rendering
import Synchronization

/// Everybody who follows a stream, and what was told lately.
///
/// A listener comes with the number of the notice up to which it has been told everything; each event goes to those whose
/// number is lower. So nobody is told a thing twice or misses one, however joining and telling fall together.
final class StreamHub: Sendable {
    /// An event as it goes out: one buffer for all listeners.
    struct Told: Sendable {
        let number: Int
        let chunk: ByteBuffer
    }

    private struct Followed {
        /// The newest notice that was told.
        var position: Int
        /// Where what is kept of the past begins.
        var begins: Int
        var recent: [Told] = []
        var audiences: [ObjectIdentifier: Audience] = [:]
        var listeners = 0
    }

    private struct State {
        var streams: [NewsStream: Followed] = [:]
        var listeners = 0
    }

    private let state = Mutex(State())
    let limit: Int
    private static let remembered = 64

    /// - Parameter limit: listeners at once.
    init(limit: Int) {
        self.limit = limit
    }

    var listeners: Int { state.withLock { $0.listeners } }
    var isFull: Bool { state.withLock { $0.listeners >= limit } }

    enum Joining {
        /// With what was told meanwhile. Before the first listener nobody was told anything: look whether there is news.
        case joined([Told], isFirst: Bool)
        /// What was told meanwhile is not kept any more: read again.
        case late
        case full
    }

    /// Called on the listener's event loop, which afterwards calls `leave`.
    func join(_ listener: any StreamListener, _ stream: NewsStream, at position: Int, on loop: any EventLoop) -> Joining {
        state.withLock { state in
            guard state.listeners < limit else { return .full }
            let isFirst = state.streams[stream] == nil
            var followed = state.streams[stream] ?? Followed(position: position, begins: position)
            guard position >= followed.begins else { return .late }
            let audience = followed.audiences[ObjectIdentifier(loop)] ?? Audience(loop)
            audience.insert(listener)
            followed.audiences[ObjectIdentifier(loop)] = audience
            followed.listeners += 1
            state.streams[stream] = followed
            state.listeners += 1
            return .joined(followed.recent.filter { $0.number > position }, isFirst: isFirst)
        }
    }

    func leave(_ listener: any StreamListener, _ stream: NewsStream, on loop: any EventLoop) {
        state.withLock { state in
            guard var followed = state.streams[stream], let audience = followed.audiences[ObjectIdentifier(loop)],
                audience.remove(listener)
            else { return }
            followed.listeners -= 1
            state.listeners -= 1
            // What nobody follows costs nothing.
            state.streams[stream] = followed.listeners > 0 ? followed : nil
        }
    }

    /// The streams that somebody follows, each with the newest notice that was told.
    var followed: [NewsStream: Int] { state.withLock { $0.streams.mapValues(\.position) } }

    /// Sends events to all who have not been told them.
    func tell(_ events: StreamEvents, of stream: NewsStream) {
        let told = events.events.map { Told(number: $0.number, chunk: StreamChunk.bytes($0.bytes)) }
        state.withLock { state in
            guard var followed = state.streams[stream], events.position > followed.position else { return }
            followed.recent += told
            followed.position = events.position
            if followed.recent.count > Self.remembered {
                let gone = followed.recent.count - Self.remembered
                followed.begins = followed.recent[gone - 1].number
                followed.recent.removeFirst(gone)
            }
            state.streams[stream] = followed
            for audience in followed.audiences.values { audience.tell(told) }
        }
    }

    /// Sends a comment, so that connections stay open on the way and those that are gone are noticed.
    func beat() {
        let comment = StreamChunk.bytes(Array(":\n\n".utf8))
        for audience in audiences { audience.beat(comment) }
    }

    /// Ends all streams: where they are open, nothing else waits for them.
    func end() {
        for audience in audiences { audience.end() }
    }

    private var audiences: [Audience] { state.withLock { $0.streams.values.flatMap(\.audiences.values) } }
}
