import Rendering
import Synchronization

/// One rendering of a page for all who ask for it at once.
///
/// Who comes after a change does not join a rendering that began before it: what it reads may be older.
final class Renderings: Sendable {
    typealias Ticket = PageCache<FinishedPage>.Ticket

    private let underWay = Mutex<[PageKey: (ticket: Ticket, task: Task<FinishedPage, any Error>)]>([:])

    /// - Parameter ticket: taken when the page was asked for.
    func page(
        _ key: PageKey, since ticket: Ticket, _ make: @escaping @Sendable () async throws -> FinishedPage
    ) async throws -> FinishedPage {
        let task = underWay.withLock { underWay in
            if let rendering = underWay[key], rendering.ticket == ticket { return rendering.task }
            // Not cancelled with whoever asked first: others wait for it.
            let task = Task { [self] in
                defer { end(key, ticket) }
                return try await make()
            }
            underWay[key] = (ticket, task)
            return task
        }
        return try await task.value
    }

    private func end(_ key: PageKey, _ ticket: Ticket) {
        underWay.withLock { underWay in
            if underWay[key]?.ticket == ticket { underWay[key] = nil }
        }
    }
}
