/// Why a request was not made or brought nothing, in one line for a person.
package struct OutboundFailure: Error, Hashable, Sendable, CustomStringConvertible {
    package let reason: String
    /// Whether the same request may go through later.
    package let passes: Bool

    package var description: String { reason }

    /// What stays as it is however often it is asked for.
    package static func refused(_ reason: String) -> Self { Self(reason: reason, passes: false) }

    package static func unavailable(_ reason: String) -> Self { Self(reason: reason, passes: true) }
}
