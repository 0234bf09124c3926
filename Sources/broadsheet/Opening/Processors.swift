import Foundation
import NIOCore

/// The processors that this process may use.
enum Processors {
    /// As the kernel lists them (`0-1,4`), where they are fewer than NIO counts, which knows a control group's limits and not this;
    /// nil where they are not, or somebody has said how many threads there are to be. Threads beyond those only wait for each other.
    static var allowed: Int? {
        guard ProcessInfo.processInfo.environment["NIO_SINGLETON_GROUP_LOOP_COUNT"] == nil else { return nil }
        let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status?.split(separator: "\n").first { $0.hasPrefix("Cpus_allowed_list:") }
        guard let list = line?.split(separator: ":").last?.split(whereSeparator: { " \t,".contains($0) }) else { return nil }
        let counts = list.map { range in
            let ends = range.split(separator: "-").compactMap { Int($0) }
            return ends.count == 2 ? max(0, ends[1] - ends[0] + 1) : ends.count
        }
        let count = counts.reduce(0, +)
        return (1..<System.coreCount).contains(count) ? count : nil
    }
}
