import Logging
import ServiceLifecycle

/// Tells the hub what is new, as long as the program runs.
struct HubAnnouncing: Service {
    let announcer: HubAnnouncer
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await announcer.note()
                    try await announcer.announceDue { logger.warning("\($0)") }
                } catch {
                    logger.error("the hub could not be told and will be again", metadata: ["error": "\(error)"])
                }
                try? await Task.sleep(for: .seconds(1))
            }
        }
    }
}
