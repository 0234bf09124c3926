import Foundation
import Mirror
import Synchronization

/// Says how far long work is: on a terminal in one line that changes, elsewhere a line now and then.
final class ExportProgress: Sendable {
    private let shown = Mutex(0)
    private let isTerminal = isatty(STDERR_FILENO) == 1

    func show(_ report: MirrorReport) { show(report.made, "files made") }

    func show(_ count: Int, _ what: String) {
        let step = isTerminal ? 500 : 10_000
        let isDue = shown.withLock { shown in
            guard count / step > shown / step else { return false }
            shown = count
            return true
        }
        guard isDue else { return }
        FileHandle.standardError.write(Data((isTerminal ? "\r\(count) \(what) " : "\(count) \(what)\n").utf8))
    }
}
