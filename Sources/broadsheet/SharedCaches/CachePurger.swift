import Archive
import Foundation
import Newsroom
import Outbound
import Rendering
import Site

/// Tells the cache in front of the site which of its copies each change has made wrong.
///
/// It follows the stored changes by their numbers, so an act waits for no cache, and what was not told when the program ended is
/// told after the next start, or by another node. Telling a thing twice does no harm.
///
/// Each change is told at once and once more a little later. Between the two arrives what was answered before the change and was
/// still on its way; and another node may have answered before it heard of the change. Only then it counts as told.
struct CachePurger {
    let place: SharedCachePlace
    let archive: NewsroomArchive
    let outbound: Outbound
    var now: @Sendable () -> Date = { Date() }

    /// After so many seconds no answer from before a change arrives any more, and every node has heard of it.
    static let delay: TimeInterval = 3
    /// Of more changes than these it is not said what they touched: everything is dropped.
    static let mostChanges = 2_000
    /// Changes told together.
    private static let changes = 200
    /// Subjects in one request, each of which has two keys: Fastly takes 256.
    private static let subjects = 120
    private static let mostWaiting = 32

    /// What was told once.
    private struct Batch {
        /// The last change in it.
        let through: Int
        let subjects: [Subject]
        let at: Date
        /// Whether no other node may have told it for us.
        let isOurs: Bool
    }

    /// Whether the cache is to drop all that it has before anything else.
    private(set) var wantsEverything: Bool
    /// The last change that this process has told once.
    private var toldOnce: Int?
    private var waiting: [Batch] = []

    /// - Parameter wantsEverything: whether pages come out otherwise than in this process' earlier life, though nothing was changed.
    init(
        _ place: SharedCachePlace, archive: NewsroomArchive, outbound: Outbound, wantsEverything: Bool,
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        (self.place, self.archive, self.outbound, self.wantsEverything, self.now) = (place, archive, outbound, wantsEverything, now)
    }

    /// Tells what is new, and once more what was told a while ago.
    ///
    /// - Throws: `CacheDoesNotDrop`, or what the archive throws; then it is to be called again, and begins where it was.
    mutating func pass() async throws {
        let address = place.address
        let (told, latest) = try await archive.read { (try $0.sharedCaches.told(address), try $0.trail.latestChange()) }
        try await tellNew(after: told, latest)
        try await tellAgain(told)
    }

    private mutating func tellNew(after told: Int?, _ latest: Int) async throws {
        // A cache that was never told anything may have anything.
        let from = [told, toldOnce].compactMap { $0 }.max()
        guard !wantsEverything, let from, latest - from <= Self.mostChanges else {
            // Every page has read the paper.
            try await tell([.paper], through: latest, isOurs: true)
            wantsEverything = false
            return
        }
        var last = from
        while last < latest, waiting.count < Self.mostWaiting {
            let after = last
            let changes = try await archive.read { try $0.trail.changes(after: after, limit: Self.changes) }
            guard let through = changes.last?.number else { return }
            let subjects = changes.reduce(into: Set<Subject>()) { $0.formUnion($1.subjects) }
            try await tell(Array(subjects), through: through, isOurs: false)
            last = through
        }
    }

    private mutating func tell(_ subjects: [Subject], through: Int, isOurs: Bool) async throws {
        try await purge(subjects)
        toldOnce = through
        waiting.append(Batch(through: through, subjects: subjects, at: now(), isOurs: isOurs))
    }

    private mutating func tellAgain(_ told: Int?) async throws {
        let address = place.address
        while let batch = waiting.first, now().timeIntervalSince(batch.at) >= Self.delay {
            if batch.isOurs || (told ?? -1) < batch.through {
                try await purge(batch.subjects)
                try await archive.write { try $0.sharedCaches.setTold(batch.through, address) }
            }
            waiting.removeFirst()
        }
    }

    private func purge(_ subjects: [Subject]) async throws {
        for start in stride(from: 0, to: subjects.count, by: Self.subjects) {
            let part = subjects[start..<min(start + Self.subjects, subjects.count)]
            let keys = Set(part.flatMap(SurrogateKeys.purged)).sorted().joined(separator: " ")
            let answer: OutboundAnswer
            do {
                answer = try await outbound.ask(place.method, place.address, headers: place.fields(purging: keys))
            } catch {
                throw CacheDoesNotDrop(reason: error.reason)
            }
            guard (200...299).contains(answer.status) else { throw CacheDoesNotDrop(reason: "it answers with status \(answer.status)") }
        }
    }
}

struct CacheDoesNotDrop: Error {
    let reason: String
}

/// How each cache is told.
extension SharedCachePlace {
    fileprivate var method: String {
        switch cache {
        case .varnish: "PURGE"
        case .fastly: "POST"
        }
    }

    fileprivate func fields(purging keys: String) -> [(name: String, value: String)] {
        switch cache {
        case .varnish: [("xkey-purge", keys)] + (key.isEmpty ? [] : [("Authorization", "Bearer \(key)")])
        case .fastly: [("Surrogate-Key", keys), ("Content-Length", "0")] + (key.isEmpty ? [] : [("Fastly-Key", key)])
        }
    }
}
