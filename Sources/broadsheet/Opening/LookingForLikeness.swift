import Archive
import Logging
import ServiceLifecycle

/// Looks through the stories for those that say what a passage of background says, a few at a time, whenever a passage has become
/// another.
struct LookingForLikeness: Service {
    /// Stories at a time, so that writers wait little.
    private static let most = 10

    let archive: NewsroomArchive
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try? await Task.sleep(for: await look() ? .milliseconds(100) : .seconds(10))
            }
        }
    }

    /// Whether there may be more.
    private func look() async -> Bool {
        do {
            guard let step = try await archive.read({ try $0.backgroundLikenesses.next(limit: Self.most) }) else { return false }
            return try await archive.write { try $0.backgroundLikenesses.keep(step) }
        } catch {
            logger.error("stories could not be looked through for background and are tried again", metadata: ["error": "\(error)"])
            return false
        }
    }
}
