import Archive
import Foundation
import Logging
import Newsroom
import ServiceLifecycle

/// Hears of changes that other processes make to the same database, and tells the site and what stands in front of it.
///
/// With SQLite there are none: no other process may write. With PostgreSQL the numbers of the changes are looked at twice a
/// second, which costs one row of an index.
struct Listening: Service {
    let archive: NewsroomArchive
    /// Told of each change.
    let hear: @Sendable (Change) -> Void
    /// The newest change before the site read anything: what comes after it, the site may not know.
    let heard: Int
    let logger: Logger

    func run() async throws {
        guard archive.engine.dialect == .postgresql else { return try await gracefulShutdown() }
        await cancelWhenGracefulShutdown {
            var heard = heard
            while !Task.isCancelled {
                do {
                    heard = try await look(after: heard)
                } catch {
                    logger.error("changes could not be read and are looked for again", metadata: ["error": "\(error)"])
                }
                try? await Task.sleep(for: .milliseconds(500))
            }
        }
    }

    private func look(after number: Int) async throws -> Int {
        let changes = try await archive.read { try $0.trail.changes(after: number) }
        for change in changes { hear(change) }
        return changes.last?.number ?? number
    }
}
