package import Foundation
package import Newsroom
import Synchronization

/// Finished pages, bounded in bytes, dropped exactly when a change makes them wrong.
///
/// A page is rendered from the state that a reader saw when it began. If a change comes between that moment and the page
/// being kept, the page may be older than the change: a `Ticket` taken before reading tells, and such a page is not kept.
package final class PageCache: Sendable {
    /// Taken before a page is read; given back with the finished page.
    package struct Ticket: Sendable {
        let changes: Int
    }

    private struct Entry {
        let page: FinishedPage
        /// In bytes.
        let cost: Int
        var lastUse: Int
    }

    private struct State {
        var entries: [PageKey: Entry] = [:]
        var affected = AffectedPages<PageKey>()
        var bytes = 0
        var clock = 0
        var changes = 0
        /// The newest changes' subjects, the last of them being number `changes`.
        var recent: [Set<Subject>] = []
    }

    private let state = Mutex(State())
    private let limit: Int
    private static let remembered = 256
    /// What a subject takes in the two tables of `AffectedPages`, in bytes.
    private static let costOfRead = 128

    /// - Parameter limit: bytes of pages kept at most.
    package init(limit: Int) {
        self.limit = limit
    }

    /// - Parameter now: a page that depends on the clock is found before the moment until which it holds, and not at it.
    package func page(_ key: PageKey, at now: Date) -> FinishedPage? {
        state.withLock { state in
            guard let index = state.entries.index(forKey: key) else { return nil }
            if let end = state.entries.values[index].page.holdsUntil, end <= now {
                Self.remove(key, from: &state)
                return nil
            }
            state.clock += 1
            state.entries.values[index].lastUse = state.clock
            return state.entries.values[index].page
        }
    }

    package func ticket() -> Ticket {
        state.withLock { Ticket(changes: $0.changes) }
    }

    /// Keeps a page unless a change since the ticket touches what it was made from.
    package func keep(_ page: FinishedPage, for key: PageKey, reads: Set<Subject>, since ticket: Ticket) {
        let cost = page.size + reads.count * Self.costOfRead
        guard cost <= limit / 8 else { return }
        state.withLock { state in
            let missed = state.changes - ticket.changes
            guard missed <= state.recent.count, !state.recent.suffix(missed).contains(where: { !$0.isDisjoint(with: reads) }) else {
                return
            }
            Self.remove(key, from: &state)
            state.clock += 1
            state.entries[key] = Entry(page: page, cost: cost, lastUse: state.clock)
            state.bytes += cost
            state.affected.insert(key, reads: reads)
            if state.bytes > limit { Self.evict(from: &state, downTo: limit - limit / 8) }
        }
    }

    /// Drops what a change made wrong, and returns which pages those were.
    @discardableResult
    package func drop(_ subjects: Set<Subject>) -> Set<PageKey> {
        state.withLock { state in
            state.changes += 1
            state.recent.append(subjects)
            if state.recent.count > Self.remembered { state.recent.removeFirst(state.recent.count - Self.remembered) }
            let keys = state.affected.pages(affectedBy: subjects)
            for key in keys { Self.remove(key, from: &state) }
            return keys
        }
    }

    /// Bytes kept, for those who watch the program.
    package var bytes: Int { state.withLock { $0.bytes } }

    private static func remove(_ key: PageKey, from state: inout State) {
        guard let entry = state.entries.removeValue(forKey: key) else { return }
        state.bytes -= entry.cost
        state.affected.remove(key)
    }

    /// Lets go of the pages that were asked for longest ago. Done for an eighth of the memory at a time, so that sorting is rare.
    private static func evict(from state: inout State, downTo goal: Int) {
        for (key, _) in state.entries.sorted(by: { $0.value.lastUse < $1.value.lastUse }) {
            guard state.bytes > goal else { return }
            remove(key, from: &state)
        }
    }
}
