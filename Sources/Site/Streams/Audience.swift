import NIOCore

/// Who follows a stream, on the event loop of its connection.
protocol StreamListener: AnyObject {
    func tell(_ events: [StreamHub.Told])
    func beat(_ comment: ByteBuffer)
    /// Ends the stream as an answer ends.
    func end()
}

/// The listeners of one stream on one event loop, which has other readers too: those are served between any few that are told.
final class Audience: Sendable {
    private struct State {
        var listeners: [ObjectIdentifier: any StreamListener] = [:]
        /// What came while the listeners are being told of what came before: in any other order than that, the earlier would be lost
        /// to those who know the later.
        var waiting: [StreamHub.Told] = []
        var isTelling = false
        var isBeating = false
    }

    private let loop: any EventLoop
    private let state: NIOLoopBoundBox<State>

    /// Listeners at a time: about a quarter of a millisecond.
    static let few = 32
    /// Anything that is due at once is done before the loop looks for what others have sent. By then this is due too, so that it
    /// looks and does not sleep: on a busy machine it would wait for a processor after each of some hundred times.
    private static let turn = TimeAmount.microseconds(3)
    /// A comment is in no haste.
    private static let beatingTurn = TimeAmount.milliseconds(5)

    /// Called on the loop.
    init(_ loop: any EventLoop) {
        self.loop = loop
        state = NIOLoopBoundBox(State(), eventLoop: loop)
    }

    func insert(_ listener: any StreamListener) { state.value.listeners[ObjectIdentifier(listener)] = listener }

    /// Returns whether it was there.
    func remove(_ listener: any StreamListener) -> Bool { state.value.listeners.removeValue(forKey: ObjectIdentifier(listener)) != nil }

    // MARK: Telling

    func tell(_ events: [StreamHub.Told]) {
        loop.execute { [self] in
            state.value.waiting += events
            if !state.value.isTelling { tellWaiting() }
        }
    }

    private func tellWaiting() {
        let events = state.value.waiting
        state.value.waiting = []
        state.value.isTelling = !events.isEmpty
        guard !events.isEmpty else { return }
        fewAtATime(everybody, pause: Self.turn) {
            $0.tell(events)
        } then: { [self] in
            tellWaiting()
        }
    }

    func beat(_ comment: ByteBuffer) {
        loop.execute { [self] in
            guard !state.value.isBeating else { return }
            state.value.isBeating = true
            fewAtATime(everybody, pause: Self.beatingTurn) {
                $0.beat(comment)
            } then: { [self] in
                state.value.isBeating = false
            }
        }
    }

    func end() {
        loop.execute { [self] in
            for listener in everybody { listener.end() }
        }
    }

    /// As they are now: one that is dropped leaves while the others are told.
    private var everybody: ArraySlice<any StreamListener> { Array(state.value.listeners.values)[...] }

    private func fewAtATime(
        _ listeners: ArraySlice<any StreamListener>, pause: TimeAmount, _ body: @escaping (any StreamListener) -> Void,
        then: @escaping () -> Void
    ) {
        for listener in listeners.prefix(Self.few) { body(listener) }
        let others = listeners.dropFirst(Self.few)
        guard !others.isEmpty else { return then() }
        loop.assumeIsolated().scheduleTask(in: pause) { [self] in fewAtATime(others, pause: pause, body, then: then) }
    }
}
