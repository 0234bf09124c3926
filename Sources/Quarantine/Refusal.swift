/// A file from outside that could not be read, and why, in one line for a person.
package struct Refusal: Error, Hashable, Sendable, CustomStringConvertible {
    package var reason: String

    package init(_ reason: String) { self.reason = reason }

    package var description: String { reason }
}
