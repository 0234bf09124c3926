import Archive
package import Foundation
package import Newsroom

/// Publishes on time.
package struct Scheduler: Sendable {
    private let editorial: Editorial
    private let now: @Sendable () -> Date

    package init(_ editorial: Editorial, now: @escaping @Sendable () -> Date = { Date() }) {
        self.editorial = editorial
        self.now = now
    }

    /// Publishes all that is due and returns those stories, with the time at which the next one is.
    package func publishDue() async throws -> (published: [Story.ID], next: Date?) {
        var published: [Story.ID] = []
        while true {
            do {
                switch try await editorial.perform(PublishDue(), as: User.operator.id) {
                case .published(let story): published.append(story)
                case .nothingDue(let next): return (published, next)
                }
            } catch let error as EngineError where error.passes {
                throw error
            } catch {
                try await editorial.perform(DropDuePlan(reason: "\(error)"), as: User.operator.id)
            }
        }
    }

    /// Publishes on time until the task is cancelled. Looks at least once a second, so that a plan made a moment ago, here or on
    /// another node, is seen; a failure is passed to `report` and tried again.
    package func run(reporting report: @Sendable (any Error) -> Void) async {
        while !Task.isCancelled {
            var wait: TimeInterval = 1
            do {
                if let next = try await publishDue().next { wait = min(wait, max(0.001, next.timeIntervalSince(now()))) }
            } catch {
                report(error)
            }
            try? await Task.sleep(for: .seconds(wait))
        }
    }
}

extension EngineError {
    /// Whether the same call may go through later.
    fileprivate var passes: Bool {
        if case .unavailable = self { true } else { false }
    }
}
