import CPostgreSQL
import Foundation

/// One row of a result in binary form.
struct PostgreSQLRow: Row {
    let result: OpaquePointer
    let row: Int32

    func isNull(_ column: Int) -> Bool {
        guard has(column) else { return true }
        return PQgetisnull(result, row, Int32(column)) != 0
    }

    func integer(_ column: Int) throws -> Int64 {
        let value = try value(column, "an integer") { PostgreSQLType.integers.contains($0) }
        return switch value.count {
        case 8: Int64(bigEndian: value.loadUnaligned(as: Int64.self))
        case 4: Int64(Int32(bigEndian: value.loadUnaligned(as: Int32.self)))
        default: Int64(Int16(bigEndian: value.loadUnaligned(as: Int16.self)))
        }
    }

    func real(_ column: Int) throws -> Double {
        let value = try value(column, "a real number") { $0 == PostgreSQLType.real }
        return Double(bitPattern: UInt64(bigEndian: value.loadUnaligned(as: UInt64.self)))
    }

    func text(_ column: Int) throws -> String {
        String(decoding: try value(column, "a text") { PostgreSQLType.texts.contains($0) }, as: UTF8.self)
    }

    func bytes(_ column: Int) throws -> [UInt8] {
        Array(try value(column, "bytes") { $0 == PostgreSQLType.bytes })
    }

    func uuid(_ column: Int) throws -> UUID {
        UUID(uuid: try value(column, "a UUID") { $0 == PostgreSQLType.uuid }.loadUnaligned(as: uuid_t.self))
    }

    func boolean(_ column: Int) throws -> Bool {
        try value(column, "a truth value") { $0 == PostgreSQLType.boolean }.first == 1
    }

    private func has(_ column: Int) -> Bool { column >= 0 && column < Int(PQnfields(result)) }

    /// The type tells the length: the server sends what it announced.
    private func value(_ column: Int, _ expected: String, _ isExpected: (Oid) -> Bool) throws -> UnsafeRawBufferPointer {
        guard has(column), !isNull(column) else { throw unexpected(expected, column, found: "null") }
        let type = PQftype(result, Int32(column))
        guard isExpected(type) else { throw unexpected(expected, column, found: Self.name(type)) }
        return UnsafeRawBufferPointer(
            start: PQgetvalue(result, row, Int32(column)), count: Int(PQgetlength(result, row, Int32(column))))
    }

    private func unexpected(_ expected: String, _ column: Int, found: String) -> EngineError {
        let name = has(column) ? PQfname(result, Int32(column)).map { String(cString: $0) } ?? "" : "none"
        return .unexpectedValue("Column \(column) (\(name)) should hold \(expected) and holds \(found).")
    }

    private static func name(_ type: Oid) -> String {
        switch type {
        case _ where PostgreSQLType.integers.contains(type): "an integer"
        case PostgreSQLType.real: "a real number"
        case PostgreSQLType.bytes: "bytes"
        case PostgreSQLType.uuid: "a UUID"
        case PostgreSQLType.boolean: "a truth value"
        case 1700: "NUMERIC (a sum is: CAST it to BIGINT)"
        default: PostgreSQLType.texts.contains(type) ? "a text" : "a value of type \(type)"
        }
    }
}
