package import Foundation
package import Newsroom
import Synchronization

/// A clock that goes on when a test says so.
package final class TestClock: Sendable {
    private let time: Mutex<Date>
    private let made = Mutex<UInt64>(0)

    package init(_ time: Date = .firstMorning) {
        self.time = Mutex(time)
    }

    package var now: Date { time.withLock { $0 } }

    package func advance(_ seconds: TimeInterval) {
        time.withLock { $0 = $0.addingTimeInterval(seconds) }
    }

    package func set(_ date: Date) {
        time.withLock { $0 = date }
    }

    /// Identifiers of this clock's times; those of one millisecond stand in the order in which they were made.
    package var identifiers: IdentifierSource {
        IdentifierSource(
            now: { self.now },
            random: {
                self.made.withLock { made in
                    made += 1
                    return (0, made)
                }
            })
    }
}
