package import Foundation
package import Newsroom
import Synchronization

/// What a page cache keeps.
package protocol KeptPage: AnyObject, Sendable {
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

    private let state = Mutex(KeptPages())
    private let limit: Int

    /// - Parameter limit: bytes of pages kept at most.
    package init(limit: Int) {
        self.limit = limit
    }

    /// - Parameter now: a page that depends on the clock is found before the moment until which it holds, and not at it.
    package func page(_ key: PageKey, at now: Date) -> Page? {
        state.withLock { state -> KeptPages.Entry? in
            state.popularity.count(.init(key), among: state.entries.count)
            return state.numbers[key].flatMap { state.use($0, at: now) }
        }.map { unsafeDowncast($0.page, to: Page.self) }
    }

    /// The page that has exactly this address, path and query, if it is kept.
    package func page(address: String, at now: Date) -> Page? {
        state.withLock { state -> KeptPages.Entry? in
            guard let entry = state.addressed[address].flatMap({ state.use($0, at: now) }) else { return nil }
            state.popularity.count(entry.mark, among: state.entries.count)
            return entry
        }.map { unsafeDowncast($0.page, to: Page.self) }
    }

    /// Whether it is kept; nobody has asked for it by this.
    package func holds(_ key: PageKey, at now: Date) -> Bool {
        state.withLock { state in
            guard let entry = state.numbers[key].flatMap({ state.entries[$0] }) else { return false }
            return entry.page.holdsUntil.map { now < $0 } ?? true
        }
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
            if let former = state.numbers[key] { state.remove(former) }
            let entry = KeptPages.Entry(key: key, page: page, cost: cost)
            if state.makeRoom(for: entry, limit: limit) { state.insert(entry, reads: reads) }
        }
    }

    /// Drops what a change made wrong, and returns which pages those were.
    @discardableResult
    package func drop(_ subjects: Set<Subject>) -> Set<PageKey> {
        state.withLock { state in
            state.changes.append(subjects)
            var keys: Set<PageKey> = []
            for number in state.affected.pages(affectedBy: subjects) {
                if let key = state.remove(number)?.key { keys.insert(key) }
            }
            return keys
        }
    }

    /// Those of some pages that are asked for again and again, the most popular first.
    package func hottest(of keys: Set<PageKey>, most: Int) -> [PageKey] {
        state.withLock { state in
            let counted = keys.map { (key: $0, count: state.popularity.estimate(.init($0))) }.filter { $0.count >= Popularity.hot }
            return counted.sorted { $0.count > $1.count }.prefix(most).map(\.key)
        }
    }

    /// Of what is kept, that which is asked for most, with its counts; what was asked for once is not among it. It is looked for among what
    /// was used last, so that asking takes no longer where much is kept.
    ///
    /// - Parameter others: counted as if they were kept.
    package func hottest(most: Int, also others: Set<PageKey> = []) -> [(key: PageKey, count: Int)] {
        state.withLock { state in
            let kept = state.order.newest(PageCacheCosts.lookedThrough).compactMap { state.entries[$0]?.key }
            let counted = (kept.filter { !others.contains($0) } + others).map { (key: $0, count: state.popularity.estimate(.init($0))) }
                .filter { $0.count > 1 }
            return Array(counted.sorted { $0.count > $1.count }.prefix(most))
        }
    }

    /// Counts a page as asked for so often, up to what is counted at all.
    package func count(_ key: PageKey, times: Int) {
        state.withLock { state in
            for _ in 0..<min(times, Popularity.most) { state.popularity.count(.init(key), among: state.entries.count) }
        }
    }

    /// Whether there is memory for more without another page having to go; a part stays for what comes next.
    package var hasRoom: Bool { state.withLock { $0.bytes < limit - limit / 8 } }

    /// Bytes kept, for those who watch the program.
    package var bytes: Int { state.withLock { $0.bytes } }
}

/// What a cache keeps. It knows nothing of its pages' kind: as a part of the generic class
/// it was not compiled for the one kind that there is, and looked its types up each time.
private struct KeptPages {
    final class Entry: Sendable {
        let key: PageKey
        let address: String
        /// What its popularity is counted under: made once, because a page that is kept is asked for again and again.
        let mark: Popularity.Mark
        let page: any KeptPage
        /// In bytes.
        let cost: Int

        init(key: PageKey, page: any KeptPage, cost: Int) {
            (self.key, self.page, self.cost) = (key, page, cost)
            (address, mark) = (key.address, Popularity.Mark(key))
        }
    }

    /// Each page that is kept has a number, which is looked up faster than keys of text.
    var entries: [Int: Entry] = [:]
    var numbers: [PageKey: Int] = [:]
    /// By the one address that leads to each.
    var addressed: [String: Int] = [:]
    var order = UseOrder<Int>()
    var popularity = Popularity()
    var affected = AffectedPages<Int>()
    var latest = 0
    var bytes = 0
    var changes = RecentChanges()

    /// The page as it is used now; nil, and gone, where it holds no longer.
    mutating func use(_ number: Int, at now: Date) -> Entry? {
        guard let entry = entries[number] else { return nil }
        if let end = entry.page.holdsUntil, end <= now {
            remove(number)
            return nil
        }
        order.use(number)
        return entry
    }

    mutating func insert(_ entry: Entry, reads: Set<Subject>) {
        latest += 1
        entries[latest] = entry
        numbers[entry.key] = latest
        addressed[entry.address] = latest
        order.insert(latest)
        bytes += entry.cost
        affected.insert(latest, reads: reads)
    }

    @discardableResult
    mutating func remove(_ number: Int) -> Entry? {
        guard let entry = entries.removeValue(forKey: number) else { return nil }
        numbers[entry.key] = nil
        addressed[entry.address] = nil
        bytes -= entry.cost
        order.remove(number)
        affected.remove(number)
        return entry
    }

    /// Lets go of what was used longest ago, if all of it is asked for less often than what comes, and else of nothing.
    mutating func makeRoom(for coming: Entry, limit: Int) -> Bool {
        let popularity = popularity.estimate(coming.mark)
        var (bytes, leaving) = (bytes + coming.cost, [Int]())
        for oldest in order {
            guard bytes > limit, let entry = entries[oldest],
                popularity == Popularity.most || self.popularity.estimate(entry.mark) < popularity
            else { break }
            leaving.append(oldest)
            bytes -= entry.cost
        }
        guard bytes <= limit else { return false }
        for number in leaving { remove(number) }
        return true
    }
}

private enum PageCacheCosts {
    /// Pages among which the most popular are looked for.
    static let lookedThrough = 16_384
    /// What a subject takes in the two tables of `AffectedPages`, in bytes.
    static let read = 128
}
