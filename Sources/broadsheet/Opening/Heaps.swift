import CMalloc
import Foundation
import NIOCore

/// The C library's heaps.
enum Heaps {
    /// As many as processors, two at least. glibc has eight times that unless asked, and each keeps what its busiest moment took: a
    /// server's memory grew for hours.
    static func keepFew() {
        // What the operator has set goes first.
        let environment = ProcessInfo.processInfo.environment
        guard environment["MALLOC_ARENA_MAX"] == nil, environment["GLIBC_TUNABLES"]?.contains("arena_max") != true else { return }
        _ = mallopt(M_ARENA_MAX, Int32(max(2, Processors.allowed ?? System.coreCount)))
    }
}
