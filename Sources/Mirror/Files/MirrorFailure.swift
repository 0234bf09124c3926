import Glibc

/// Why a mirror cannot be made or read: one line for a person.
package struct MirrorFailure: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }

    static func system(_ what: String) -> MirrorFailure { MirrorFailure("\(what): \(String(cString: strerror(errno)))") }
}
