package import Newsroom
import Synchronization
import Web

/// How often each story was given to a reader since somebody last took the counts away.
///
/// A story and a number are all that is noted: no address, no browser, no time.
package final class ReadCounts: Sendable {
    private let counts = Mutex<[Story.ID: Int]>([:])

    package init() {}

    /// Takes what was counted so far; counting begins anew.
    package func take() -> [Story.ID: Int] {
        counts.withLock { counts in
            defer { counts = [:] }
            return counts
        }
    }

    /// Gives back what could not be kept.
    package func add(_ more: [Story.ID: Int]) {
        counts.withLock { $0.merge(more, uniquingKeysWith: +) }
    }

    func count(_ story: Story.ID) {
        counts.withLock { $0[story, default: 0] += 1 }
    }
}

extension WebRequest {
    /// Whether somebody reads what is asked for: not a machine that says what it is, and not a browser that fetches a page
    /// which may never be looked at.
    var isByReader: Bool {
        guard method == "GET", !purpose.lowercased().contains("prefetch") else { return false }
        return Self.isReader(userAgent)
    }

    /// By what a browser calls itself.
    static func isReader(_ userAgent: String) -> Bool {
        let agent = userAgent.lowercased()
        return !agent.isEmpty && !machines.contains { agent.contains($0) }
    }

    private static let machines = [
        "bot", "crawl", "spider", "slurp", "archiver", "fetch", "feed", "preview", "monitor", "check", "curl", "wget", "python", "java/",
        "go-http", "okhttp", "libwww", "headless", "lighthouse", "externalhit",
    ]
}
