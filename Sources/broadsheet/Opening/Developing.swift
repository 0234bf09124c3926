import Archive
import Editorial
import Foundation
import Logging
import Media
import Newsroom
import Quarantine
import ServiceLifecycle

/// Makes the renditions that are ordered, one photograph after the other, as long as the program runs. Orders lie in the
/// database: what was not made before the program ended is made after it starts again.
struct Developing: Service {
    let newsroom: OpenNewsroom
    let editorial: Editorial
    let darkroom: Darkroom
    let logger: Logger

    func run() async throws {
        newsroom.media.sweep(now: Date())
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    while try await developNext() {}
                } catch {
                    logger.error("renditions could not be made and are tried again", metadata: ["error": "\(error)"])
                }
                await darkroom.rest()
                try? await Task.sleep(for: .seconds(1))
            }
        }
    }

    /// Whether there was anything to do.
    private func developNext() async throws -> Bool {
        guard !Task.isCancelled, let order = try await newsroom.archive.read({ try $0.renditions.nextOrder() }) else { return false }
        do {
            let made = try await withTaskCancellationHandler {
                try await darkroom.develop(order.photograph, original: order.original)
            } onCancel: {
                darkroom.stop()
            }
            try await editorial.perform(
                RecordRenditions(
                    of: order.photograph, original: order.original ?? "", file: made.file, renditions: made.renditions),
                as: User.operator.id)
        } catch let refusal as Refusal {
            // Ended by us, in the middle: the order stands.
            guard !Task.isCancelled else { return false }
            logger.warning("no renditions of a photograph", metadata: ["photograph": "\(order.photograph.id)", "reason": "\(refusal)"])
            try await settle {
                try await editorial.perform(
                    RefuseRenditions(of: order.photograph, original: order.original ?? "", because: refusal.reason), as: User.operator.id)
            }
        } catch NewsroomError.conflict {
            // It was changed while they were made: the order stands.
        }
        return true
    }

    private func settle(_ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch NewsroomError.conflict {
            // It was changed meanwhile: what was refused is not what there is now.
        }
    }
}
