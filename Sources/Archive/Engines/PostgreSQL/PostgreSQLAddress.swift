import Foundation

/// Where a newsroom's PostgreSQL is: a URL as libpq reads it (https://www.postgresql.org/docs/15/libpq-connect.html, 34.1.1.2)
/// with one parameter of our own, `schema`, the one schema that everything of the newsroom stands in.
struct PostgreSQLAddress: Hashable, Sendable {
    /// The URL without our own parameter. It may hold a password and must not be shown.
    let url: String
    let schema: String?

    init(_ address: String) throws {
        guard address.hasPrefix("postgres://") || address.hasPrefix("postgresql://") else {
            throw EngineError.failed("A PostgreSQL address begins with postgres://.")
        }
        guard !address.utf8.contains(0) else { throw EngineError.failed("A PostgreSQL address cannot have the character U+0000.") }
        let parts = address.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let parameters = parts.count == 2 ? parts[1].split(separator: "&") : []
        let others = parameters.filter { !$0.hasPrefix("schema=") }
        url = parts[0] + (others.isEmpty ? "" : "?" + others.joined(separator: "&"))
        schema = try parameters.last { $0.hasPrefix("schema=") }.map { try Self.name($0.dropFirst("schema=".count)) }
    }

    /// Plain names only: they need no quoting anywhere, and nobody wonders about upper case.
    private static func name(_ text: Substring) throws -> String {
        let isLetter = { (byte: UInt8) in byte == 0x5F || (byte >= 0x61 && byte <= 0x7A) }
        guard let first = text.utf8.first, isLetter(first), text.utf8.count <= 63,
            text.utf8.allSatisfy({ isLetter($0) || ($0 >= 0x30 && $0 <= 0x39) }), !text.hasPrefix("pg_")
        else { throw EngineError.failed("A schema's name has small letters, digits and underscores: \(text.prefix(80))") }
        return String(text)
    }
}
