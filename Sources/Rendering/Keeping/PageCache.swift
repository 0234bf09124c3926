package import Foundation
package import Newsroom
import Synchronization

/// What a page cache keeps.
package protocol KeptPage: Sendable {
    /// What keeping it costs, in bytes.
    var size: Int { get }
    /// The first moment at which it is wrong though nothing was changed; nil where there is none.
    var holdsUntil: Date? { get }
}

/// Finished pages, bounded in bytes, dropped exactly when a change makes them wrong.
///
/// A page is rendered from the state that a reader saw when it began. If a change comes between that moment and the page
/// being kept, the page may be older than the change: a `Ticket` taken before reading tells, and such a page is not kept.
///
/// Where memory is full, a page comes in only if it is asked for more often than those that would go for it (TinyLFU: Einziger,
/// Friedman, Manes, 2017): somebody who walks through the whole archive once leaves what readers read in its place.
package final class PageCache<Page: KeptPage>: Sendable {
    /// Taken before a page is read; given back with the finished page.
    package struct Ticket: Hashable, Sendable {
        let changes: Int
    }

    private struct Entry {
        let number: Int
        let address: String
        let page: Page
        /// In bytes.
        let cost: Int
    }

    private struct State {
        var entries: [PageKey: Entry] = [:]
        /// Of those that are kept, by the one address that leads to each.
        var keys: [String: PageKey] = [:]
        var order = UseOrder<PageKey>()
        var popularity = Popularity()
        /// By the pages' numbers, which are looked up faster than keys of text.
        var affected = AffectedPages<Int>()
        var numbered: [Int: PageKey] = [:]
        var numbers = 0
        var bytes = 0
        var changes = RecentChanges()
    }

    private let state = Mutex(State())
    private let limit: Int

    /// - Parameter limit: bytes of pages kept at most.
    package init(limit: Int) {
        self.limit = limit
    }

    /// - Parameter now: a page that depends on the clock is found before the moment until which it holds, and not at it.
    package func page(_ key: PageKey, at now: Date) -> Page? {
        state.withLock { state in
            state.popularity.count(key, among: state.entries.count)
            return Self.page(key, at: now, in: &state)
        }
    }

    /// The page that has exactly this address, path and query, if it is kept.
    package func page(address: String, at now: Date) -> Page? {
        state.withLock { state in
            guard let key = state.keys[address], let page = Self.page(key, at: now, in: &state) else { return nil }
            state.popularity.count(key, among: state.entries.count)
            return page
        }
    }

    /// Whether it is kept; nobody has asked for it by this.
    package func holds(_ key: PageKey, at now: Date) -> Bool {
        state.withLock { state in
            guard let page = state.entries[key]?.page else { return false }
            return page.holdsUntil.map { now < $0 } ?? true
        }
    }

    private static func page(_ key: PageKey, at now: Date, in state: inout State) -> Page? {
        guard let page = state.entries[key]?.page else { return nil }
        if let end = page.holdsUntil, end <= now {
            remove(key, from: &state)
            return nil
        }
        state.order.use(key)
        return page
    }

    package func ticket() -> Ticket {
        state.withLock { Ticket(changes: $0.changes.count) }
    }

    /// Keeps a page unless a change since the ticket touches what it was made from, or those that are kept are asked for more often.
    package func keep(_ page: Page, for key: PageKey, reads: Set<Subject>, since ticket: Ticket) {
        let cost = page.size + reads.count * PageCacheCosts.read
        guard cost <= limit / 4 else { return }
        state.withLock { state in
            guard !state.changes.touched(reads, since: ticket.changes) else { return }
            Self.remove(key, from: &state)
            guard makeRoom(for: key, cost, in: &state) else { return }
            let address = key.address
            state.numbers += 1
            state.entries[key] = Entry(number: state.numbers, address: address, page: page, cost: cost)
            state.numbered[state.numbers] = key
            state.keys[address] = key
            state.order.insert(key)
            state.bytes += cost
            state.affected.insert(state.numbers, reads: reads)
        }
    }

    /// Lets go of what was used longest ago, if all of it is asked for less often than what comes, and else of nothing.
    private func makeRoom(for key: PageKey, _ cost: Int, in state: inout State) -> Bool {
        let popularity = state.popularity.estimate(key)
        var (bytes, leaving) = (state.bytes + cost, [PageKey]())
        for oldest in state.order {
            guard bytes > limit, popularity == Popularity.most || state.popularity.estimate(oldest) < popularity else { break }
            leaving.append(oldest)
            bytes -= state.entries[oldest]?.cost ?? 0
        }
        guard bytes <= limit else { return false }
        for key in leaving { Self.remove(key, from: &state) }
        return true
    }

    /// Drops what a change made wrong, and returns which pages those were.
    @discardableResult
    package func drop(_ subjects: Set<Subject>) -> Set<PageKey> {
        state.withLock { state in
            state.changes.append(subjects)
            let keys = Set(state.affected.pages(affectedBy: subjects).compactMap { state.numbered[$0] })
            for key in keys { Self.remove(key, from: &state) }
            return keys
        }
    }

    /// Those of some pages that are asked for again and again, the most popular first.
    package func hottest(of keys: Set<PageKey>, most: Int) -> [PageKey] {
        state.withLock { state in
            let counted = keys.map { (key: $0, count: state.popularity.estimate($0)) }.filter { $0.count >= Popularity.hot }
            return counted.sorted { $0.count > $1.count }.prefix(most).map(\.key)
        }
    }

    /// Of what is kept, that which is asked for most, with its counts; what was asked for once is not among it. It is looked for among what
    /// was used last, so that asking takes no longer where much is kept.
    ///
    /// - Parameter others: counted as if they were kept.
    package func hottest(most: Int, also others: Set<PageKey> = []) -> [(key: PageKey, count: Int)] {
        state.withLock { state in
            let kept = state.order.newest(PageCacheCosts.lookedThrough).filter { !others.contains($0) }
            let counted = (kept + others).map { (key: $0, count: state.popularity.estimate($0)) }.filter { $0.count > 1 }
            return Array(counted.sorted { $0.count > $1.count }.prefix(most))
        }
    }

    /// Counts a page as asked for so often, up to what is counted at all.
    package func count(_ key: PageKey, times: Int) {
        state.withLock { state in
            for _ in 0..<min(times, Popularity.most) { state.popularity.count(key, among: state.entries.count) }
        }
    }

    /// Whether there is memory for more without another page having to go; a part stays for what comes next.
    package var hasRoom: Bool { state.withLock { $0.bytes < limit - limit / 8 } }

    /// Bytes kept, for those who watch the program.
    package var bytes: Int { state.withLock { $0.bytes } }

    private static func remove(_ key: PageKey, from state: inout State) {
        guard let entry = state.entries.removeValue(forKey: key) else { return }
        state.keys[entry.address] = nil
        state.bytes -= entry.cost
        state.order.remove(key)
        state.numbered[entry.number] = nil
        state.affected.remove(entry.number)
    }
}

private enum PageCacheCosts {
    /// Pages among which the most popular are looked for.
    static let lookedThrough = 16_384
    /// What a subject takes in the two tables of `AffectedPages`, in bytes.
    static let read = 128
}
