import Foundation
import Logging
import ServiceLifecycle

/// Tells the cache in front of the site what to drop, as long as the program runs.
struct CachePurging: Service {
    let purger: CachePurger
    let wakening: Wakening
    /// Called once the cache has dropped what it had from this process' earlier life.
    let hasBegun: @Sendable () -> Void
    let logger: Logger

    /// In seconds, before each further try; the last of them goes on.
    private static let waits: [TimeInterval] = [1, 2, 5, 10, 15]
    /// After so many tries in vain it is said again.
    private static let reminder = 200

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                // For what is to be told once more, what other nodes have changed, and what was told in vain.
                group.addTask {
                    while (try? await Task.sleep(for: .milliseconds(500))) != nil { wakening.wake() }
                }
                await tell()
                group.cancelAll()
            }
        }
    }

    private func tell() async {
        var (purger, failures, next, begins) = (purger, 0, Date.distantPast, true)
        for await _ in wakening.wakes where Date() >= next {
            do {
                try await purger.pass()
                if failures > 0 { logger.notice("the cache in front of the site is told again what to drop") }
                failures = 0
                if begins { hasBegun() }
                begins = false
            } catch {
                guard !Task.isCancelled else { return }
                if failures % Self.reminder == 0 { complain(error) }
                next = Date().addingTimeInterval(Self.waits[min(failures, Self.waits.count - 1)])
                failures += 1
            }
        }
    }

    private func complain(_ error: any Error) {
        guard let error = error as? CacheDoesNotDrop else {
            return logger.error("what the cache in front of the site is to drop could not be read", metadata: ["error": "\(error)"])
        }
        logger.error(
            "the cache in front of the site cannot be told what to drop: it may show old pages for an hour, and is tried again and again",
            metadata: ["address": "\(purger.place.address)", "reason": "\(error.reason)"])
    }
}

/// Wakes somebody who waits for work; several wakes before they look are one.
struct Wakening: Sendable {
    let wakes: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() { (wakes, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

    func wake() { continuation.yield() }
}
