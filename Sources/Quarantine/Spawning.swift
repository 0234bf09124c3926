import Foundation
import Glibc

/// What starting a child process takes beside `posix_spawn` itself.
package enum Spawning {
    /// Those that a child must not get. One that is closed meanwhile does no harm: closing it once more is no error that
    /// `posix_spawn` minds.
    package static var openDescriptors: [Int32] {
        (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd"))?.compactMap { Int32($0) } ?? []
    }

    /// Texts as C wants a program's arguments and environment, for as long as the body runs.
    package static func withCStrings<Value>(_ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Value) -> Value {
        let copies = strings.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies + [nil])
    }
}
