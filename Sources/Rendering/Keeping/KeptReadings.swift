package import Newsroom
import Synchronization

/// What many pages read alike, kept from one rendering to the next until a change touches it: the newest stories of a list, a story as
/// feeds carry it, the navigation. A publication makes a dozen pages anew, and they differ from before in one story.
///
/// The rules are those of the page cache. A ticket is taken before a state is read; what was read is kept unless a change since then
/// touches it, and is given to those only whose ticket is not older than it, so that no page mixes its state with a newer one. A page
/// may find something kept that a change has just made wrong and that is not told yet: then the change is not acknowledged, whoever
/// asked at that moment gets that page, and no cache keeps it, because its own ticket is older than the change.
package final class KeptReadings: Sendable {
    enum Key: Hashable {
        /// The first page of a list.
        case newest(EditionFilter, limit: Int)
        case topicsInTheNews(limit: Int)
        case topicsInNavigation
        case sections
        case paperPicture
        case summary(Story.ID)
        case feedEntry(Story.ID)
    }

    /// Of one rendering; to be begun before the state is read.
    package struct Session: Sendable {
        fileprivate let readings: KeptReadings
        fileprivate let ticket: Int

        func find<Value: Sendable>(_ key: Key, _: Value.Type) -> (value: Value, reads: Set<Subject>)? {
            readings.state.withLock { KeptReadings.find(key, in: &$0, ticket) }
        }

        /// - Parameters:
        ///   - cost: in bytes, about.
        ///   - reads: what the value depends on.
        func keep(_ value: some Sendable, _ cost: Int, for key: Key, reads: Set<Subject>) {
            readings.keep([(key, Entry(value, reads, cost, ticket))])
        }
    }

    private struct Entry {
        let value: any Sendable
        let reads: Set<Subject>
        let cost: Int
        /// Its state has all changes up to this one.
        let ticket: Int

        init(_ value: any Sendable, _ reads: Set<Subject>, _ cost: Int, _ ticket: Int) {
            (self.value, self.reads, self.ticket) = (value, reads, ticket)
            self.cost = cost + reads.count * KeptReadings.read
        }
    }

    private struct State {
        var entries: [Key: Entry] = [:]
        var order = UseOrder<Key>()
        var affected = AffectedPages<Key>()
        var changes = RecentChanges()
        var bytes = 0
    }

    /// What a subject takes in the tables, in bytes.
    private static let read = 128
    /// What a story as it stands in lists takes, in bytes, about: most of it are the names of its photograph's files.
    static func cost(of summary: EditionSummary) -> Int { 1_500 + 400 * (summary.leadPhotograph?.renditions.count ?? 0) }

    private let state = Mutex(State())
    private let limit: Int

    /// - Parameter limit: in bytes, about.
    package init(limit: Int = 8 << 20) {
        self.limit = limit
    }

    package func begin() -> Session { Session(readings: self, ticket: state.withLock(\.changes.count)) }

    /// Drops what a change made wrong.
    package func drop(_ subjects: Set<Subject>) {
        state.withLock { state in
            state.changes.append(subjects)
            for key in state.affected.pages(affectedBy: subjects) { Self.remove(key, from: &state) }
        }
    }

    private static func find<Value: Sendable>(_ key: Key, in state: inout State, _ ticket: Int) -> (value: Value, reads: Set<Subject>)? {
        guard let entry = state.entries[key], entry.ticket <= ticket, let value = entry.value as? Value else { return nil }
        state.order.use(key)
        return (value, entry.reads)
    }

    /// Lets go of what was used longest ago.
    private func keep(_ entries: [(key: Key, entry: Entry)]) {
        state.withLock { state in
            for (key, entry) in entries where entry.cost <= limit / 16 && !state.changes.touched(entry.reads, since: entry.ticket) {
                Self.remove(key, from: &state)
                while state.bytes + entry.cost > limit, let oldest = state.order.oldest { Self.remove(oldest, from: &state) }
                state.entries[key] = entry
                state.order.insert(key)
                state.affected.insert(key, reads: entry.reads)
                state.bytes += entry.cost
            }
        }
    }

    private static func remove(_ key: Key, from state: inout State) {
        guard let entry = state.entries.removeValue(forKey: key) else { return }
        state.bytes -= entry.cost
        state.order.remove(key)
        state.affected.remove(key)
    }
}

extension KeptReadings.Session: KnownSummaries {
    package func find(_ stories: [Story.ID]) -> [Story.ID: EditionSummary] {
        readings.state.withLock { state in
            var found: [Story.ID: EditionSummary] = [:]
            for story in stories { found[story] = KeptReadings.find(.summary(story), in: &state, ticket)?.value }
            return found
        }
    }

    package func keep(_ summaries: [EditionSummary]) {
        readings.keep(
            summaries.map { (.summary($0.id), KeptReadings.Entry($0, Set($0.reads), KeptReadings.cost(of: $0), ticket)) })
    }
}
