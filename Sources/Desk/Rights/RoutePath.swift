/// Where a route stands: `/people/{account}`. Names in braces take one part of a path each.
///
/// A path fits in one spelling only: case, a slash at the end, a doubled slash and percent signs make it another path.
package struct RoutePath: Hashable, Sendable, CustomStringConvertible {
    private enum Part: Hashable {
        case literal(String)
        case value(String)
    }

    private let parts: [Part]
    package let description: String

    init(_ path: String) {
        description = path
        parts = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map { part in
            part.hasPrefix("{") && part.hasSuffix("}") ? .value(String(part.dropFirst().dropLast())) : .literal(String(part))
        }
    }

    /// The names in braces, in order.
    package var names: [String] {
        parts.compactMap { part in if case .value(let name) = part { name } else { nil } }
    }

    /// The path's values by name; nil where it does not fit.
    func values(in path: String) -> [String: String]? {
        guard path.hasPrefix("/") else { return nil }
        let found = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        guard found.count == parts.count else { return nil }
        var values: [String: String] = [:]
        for (part, text) in zip(parts, found) {
            switch part {
            case .literal(let literal): guard literal == text else { return nil }
            case .value(let name):
                guard !text.isEmpty, text.utf8.allSatisfy(Self.isPlain) else { return nil }
                values[name] = String(text)
            }
        }
        return values
    }

    /// Identifiers, names of files and the like need no other characters.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
        default: false
        }
    }

    /// The path with values in the place of names, for links and tests.
    package func filled(_ values: [String: String]) -> String {
        parts.reduce(into: "") { path, part in
            switch part {
            case .literal(let literal): path += "/" + literal
            case .value(let name): path += "/" + (values[name] ?? "")
            }
        }
    }
}
