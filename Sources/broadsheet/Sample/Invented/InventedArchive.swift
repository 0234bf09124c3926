import Archive
import Editorial
import Foundation
import Newsroom
import Synchronization

/// An archive that nobody wrote, to try how a newsroom is at any size: of the same stories for the same seed, made by the acts of the desk.
///
/// Names come up as in the news (Zipf), stories are as long as those of a news agency, a fifth are in a second language and
/// script; some are revised, some corrected, and what is quoted in them is on the record.
struct InventedArchive: Sendable {
    /// Stories a day: those of a busy paper. A larger archive goes back further.
    private static let daily = 140.0
    /// Acts under way at once: those that wait share a commit.
    private static let atOnce = 64

    private let newsroom: OpenNewsroom
    private let count: Int
    private let seed: UInt64
    private let end: Date

    /// - Parameter end: when the newest story was published.
    init(_ newsroom: OpenNewsroom, count: Int, seed: UInt64, end: Date) {
        self.newsroom = newsroom
        self.count = count
        self.seed = seed
        self.end = end
    }

    /// - Parameter progress: told after every thousand stories.
    func make(progress: (_ done: Int) -> Void) async throws {
        let (editorial, identifiers) = tools(at: time(of: 0).addingTimeInterval(-86_400), Dice(seed: seed, -2))
        let cast = try await InventedCast(size: count, seed: seed, editorial: editorial, identifiers: identifiers)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<count {
                if number >= Self.atOnce { try await group.next() }
                group.addTask { try await put(number, cast) }
                if number > 0, number.isMultiple(of: 1_000) { progress(number) }
            }
            try await group.waitForAll()
        }
    }

    private func time(of number: Int) -> Date {
        Date(timeIntervalSince1970: (end.timeIntervalSince1970 - Double(count - 1 - number) * 86_400 / Self.daily).rounded())
    }

    private func put(_ number: Int, _ cast: InventedCast) async throws {
        let published = time(of: number)
        let (editorial, identifiers) = tools(at: published, Dice(seed: seed &+ 1, number))
        let story = InventedStory(number, cast, seed: seed, published: published, identifiers: identifiers)
        let id = try await patiently { try await editorial.perform(PutInvented(story: story), as: User.operator.id) }
        guard let revised = story.revised else { return }
        let later = tools(at: min(end, published.addingTimeInterval(revised.after)), Dice(seed: seed &+ 2, number)).editorial
        try await patiently { try await later.perform(ReviseInvented(story: id, revised: revised), as: User.operator.id) }
    }

    /// A busy machine, or one that was put to sleep, is no reason to give up after half a million stories: what the database had no time
    /// for is asked of it again, for ten seconds at least.
    private func patiently<Outcome: Sendable>(_ perform: () async throws -> Outcome) async throws -> Outcome {
        for _ in 0..<100 {
            do {
                return try await perform()
            } catch EngineError.unavailable {
                try await Task.sleep(for: .milliseconds(100))
            }
        }
        return try await perform()
    }

    private func tools(at time: Date, _ dice: Dice) -> (editorial: Editorial, identifiers: IdentifierSource) {
        let shared = SharedDice(dice)
        let identifiers = IdentifierSource(now: { time }, random: { shared.pair() })
        let editorial = Editorial(
            newsroom.archive, zone: newsroom.settings.paper.timeZone, now: { time }, identifiers: identifiers)
        return (editorial, identifiers)
    }
}

/// Dice that several hands throw, one after the other.
private final class SharedDice: Sendable {
    private let dice: Mutex<Dice>

    init(_ dice: Dice) { self.dice = Mutex(dice) }

    func pair() -> (UInt64, UInt64) { dice.withLock { ($0.next(), $0.next()) } }
}
