package import Foundation

/// A value on its way into a statement.
///
/// Times go in as whole milliseconds since 1970 (`date`), truth values as BOOLEAN, identifiers as UUID: 16 bytes in SQLite,
/// `uuid` in PostgreSQL.
package enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case bytes([UInt8])
    case uuid(UUID)
    case boolean(Bool)

    package static func date(_ date: Date) -> SQLValue {
        .integer(Int64((date.timeIntervalSince1970 * 1000).rounded()))
    }
}
