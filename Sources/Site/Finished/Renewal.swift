import Rendering
import Synchronization

/// Makes hot pages again after changes: one at a time, and once for all the changes that came while it waited. Many acts in a row cost
/// no more than one page's renderings one after the other. What a start makes ready comes after those.
final class Renewal: Sendable {
    typealias Make = @Sendable (PageKey) async -> Void

    private struct State {
        var waiting: [PageKey] = []
        /// The one that is made again now.
        var current: PageKey?
        var make: Make?
        /// The last comes first.
        var ready: [PageKey] = []
        var makeReady: Make?
        var isRunning = false
    }

    private let state = Mutex(State())
    /// More do not wait: they are made when somebody asks for them.
    private static let most = 256

    func renew(_ keys: [PageKey], _ make: @escaping Make) {
        begin { state in
            for key in keys where state.waiting.count < Self.most && !state.waiting.contains(key) { state.waiting.append(key) }
            state.make = make
        }
    }

    /// Makes pages ready, the first of them first, as long as there are none to be made again.
    func makeReady(_ keys: [PageKey], _ make: @escaping Make) {
        guard !keys.isEmpty else { return }
        begin { state in
            state.ready = keys.reversed()
            state.makeReady = make
        }
    }

    /// What a change dropped and is not there again yet.
    var beingRenewed: Set<PageKey> { state.withLock { Set($0.waiting).union([$0.current].compactMap(\.self)) } }

    /// Whether there are pages to be made ready.
    var isMakingReady: Bool { state.withLock { $0.makeReady != nil } }

    private func begin(_ add: (inout State) -> Void) {
        let begins = state.withLock { state in
            add(&state)
            guard !state.isRunning, !state.waiting.isEmpty || !state.ready.isEmpty else { return false }
            state.isRunning = true
            return true
        }
        if begins { Task { while let (key, make) = next() { await make(key) } } }
    }

    private func next() -> (PageKey, Make)? {
        state.withLock { state in
            state.current = nil
            if let make = state.make, !state.waiting.isEmpty {
                let key = state.waiting.removeFirst()
                state.current = key
                return (key, make)
            }
            if let make = state.makeReady, let key = state.ready.popLast() { return (key, make) }
            state.makeReady = nil
            state.isRunning = false
            return nil
        }
    }
}
