import Archive
import Foundation
import Logging
import Newsroom
import ServiceLifecycle
import Synchronization

/// Tells webhooks what happens, as long as the program runs: each by itself, so that none waits for another.
struct WebhookDelivering: Service {
    let delivery: WebhookDelivery
    let archive: NewsroomArchive
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            let busy = Busy()
            var swept = Date.distantPast
            await withDiscardingTaskGroup { group in
                while !Task.isCancelled {
                    do {
                        for id in try await delivery.due() where busy.take(id) {
                            group.addTask {
                                await deliver(to: id)
                                busy.giveBack(id)
                            }
                        }
                        if Date().timeIntervalSince(swept) >= 3600 {
                            swept = Date()
                            try await forget()
                        }
                    } catch {
                        if !Task.isCancelled { logger.error("webhooks could not be looked at", metadata: ["error": "\(error)"]) }
                    }
                    try? await Task.sleep(for: .seconds(1))
                }
            }
        }
    }

    private func deliver(to id: Webhook.ID) async {
        do {
            try await delivery.deliver(to: id)
        } catch {
            if !Task.isCancelled { logger.error("a webhook could not be told", metadata: ["webhook": "\(id)", "error": "\(error)"]) }
        }
    }

    private func forget() async throws {
        let old = Date().addingTimeInterval(-Webhook.logged)
        while try await archive.write({ try $0.webhookMessages.forget(before: old) }) {}
    }
}

/// Which webhooks somebody is with.
private final class Busy: Sendable {
    private let ids = Mutex<Set<Webhook.ID>>([])

    func take(_ id: Webhook.ID) -> Bool { ids.withLock { $0.insert(id).inserted } }
    func giveBack(_ id: Webhook.ID) { ids.withLock { _ = $0.remove(id) } }
}
