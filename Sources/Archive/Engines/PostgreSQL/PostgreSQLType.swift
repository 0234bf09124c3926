import CPostgreSQL

/// The types that values come and go in, by their numbers in the server's catalog (pg_type.dat), which never change.
enum PostgreSQLType {
    static let unknown: Oid = 0
    static let boolean: Oid = 16
    static let bytes: Oid = 17
    static let integer: Oid = 20
    static let text: Oid = 25
    static let real: Oid = 701
    static let uuid: Oid = 2950

    /// bigint, smallint, integer.
    static let integers: Set<Oid> = [20, 21, 23]

    /// Types that come as plain UTF-8: name, text, json, unknown, bpchar, varchar.
    static let texts: Set<Oid> = [19, 25, 114, 705, 1042, 1043]

    /// The type as which a value is sent; null fits every type, so that the statement decides.
    static func of(_ value: SQLValue) -> Oid {
        switch value {
        case .null: unknown
        case .integer: integer
        case .real: real
        case .text: text
        case .bytes: bytes
        case .uuid: uuid
        case .boolean: boolean
        }
    }
}
