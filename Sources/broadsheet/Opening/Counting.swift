import Archive
import Foundation
import Logging
import Newsroom
import ServiceLifecycle
import Site

/// Keeps what the site counted: twice a minute, and once more before the program ends.
struct Counting: Service {
    let archive: NewsroomArchive
    let reads: ReadCounts
    let zone: TimeZone
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try? await Task.sleep(for: .seconds(30))
                await keep()
            }
        }
    }

    /// Reads around midnight may count for the day after: it is a number for a newsroom, not a measurement.
    private func keep() async {
        let counts = reads.take()
        guard !counts.isEmpty else { return }
        let day = Day(Date(), in: zone)
        do {
            try await archive.write { try $0.reads.add(counts, on: day) }
        } catch {
            reads.add(counts)
            logger.error("the counts of reads could not be kept and are tried again", metadata: ["error": "\(error)"])
        }
    }
}
