/// When a program that failed is tried again: later each time that it fails in a row, so that one that is broken is not started at
/// every keystroke.
struct Patience {
    private let now: @Sendable () -> ContinuousClock.Instant
    private var failures = 0
    private var until: ContinuousClock.Instant?

    init(now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }) {
        self.now = now
    }

    /// Whether it is to be left alone for now.
    var waits: Bool { until.map { now() < $0 } ?? false }

    mutating func succeed() { (failures, until) = (0, nil) }

    mutating func fail() {
        failures += 1
        // One failure may be the text's fault.
        if failures > 1 { until = now() + .seconds(min(300, 5 << min(failures - 2, 8))) }
    }
}
