package import Foundation

/// The identifier of one kind of thing: a UUID version 7 (RFC 9562), so that identifiers sort by when they were made.
///
/// An identifier may be made by a client before the server has heard of the thing: creating twice with one identifier is
/// the same as creating once.
package struct Identifier<Of>: Hashable, Sendable, Comparable, Codable, CustomStringConvertible, LosslessStringConvertible {
    package let uuid: UUID

    package init(_ uuid: UUID) {
        self.uuid = uuid
    }

    /// Takes the 36-character form in either case; nil for anything else.
    package init?(_ description: String) {
        guard let uuid = UUID(hexadecimal: description) else { return nil }
        self.uuid = uuid
    }

    /// The 36-character form in lower case.
    package var description: String { uuid.lowercaseHexadecimal }

    package static func < (left: Self, right: Self) -> Bool { left.uuid < right.uuid }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let identifier = Self(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an identifier: \(text.prefix(40))")
        }
        self = identifier
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
