import CSQLite
import Foundation

/// The row on which a statement stands.
struct SQLiteRow: Row {
    let handle: OpaquePointer

    func isNull(_ column: Int) -> Bool { type(column) == SQLITE_NULL }

    func integer(_ column: Int) throws -> Int64 {
        try expect(SQLITE_INTEGER, "an integer", column)
        return sqlite3_column_int64(handle, Int32(column))
    }

    func real(_ column: Int) throws -> Double {
        try expect(SQLITE_FLOAT, "a real number", column)
        return sqlite3_column_double(handle, Int32(column))
    }

    func text(_ column: Int) throws -> String {
        try expect(SQLITE_TEXT, "a text", column)
        let start = sqlite3_column_text(handle, Int32(column))
        let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, Int32(column))))
        return String(decoding: bytes, as: UTF8.self)
    }

    func bytes(_ column: Int) throws -> [UInt8] {
        try expect(SQLITE_BLOB, "bytes", column)
        return Array(blob(column))
    }

    func uuid(_ column: Int) throws -> UUID {
        try expect(SQLITE_BLOB, "a UUID", column)
        let bytes = blob(column)
        guard bytes.count == 16 else { throw unexpected("a UUID", column, found: "\(bytes.count) bytes") }
        return UUID(uuid: bytes.loadUnaligned(as: uuid_t.self))
    }

    func boolean(_ column: Int) throws -> Bool {
        try expect(SQLITE_INTEGER, "a truth value", column)
        switch sqlite3_column_int64(handle, Int32(column)) {
        case 0: return false
        case 1: return true
        case let other: throw unexpected("a truth value", column, found: "\(other)")
        }
    }

    private func blob(_ column: Int) -> UnsafeRawBufferPointer {
        let start = sqlite3_column_blob(handle, Int32(column))
        return UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(handle, Int32(column))))
    }

    /// A column that the query has not is null, as SQLite has it.
    private func type(_ column: Int) -> Int32 { sqlite3_column_type(handle, Int32(clamping: column)) }

    private func expect(_ expected: Int32, _ name: String, _ column: Int) throws {
        let type = type(column)
        guard type == expected else { throw unexpected(name, column, found: Self.name(type)) }
    }

    private func unexpected(_ expected: String, _ column: Int, found: String) -> EngineError {
        let name = sqlite3_column_name(handle, Int32(clamping: column)).map { String(cString: $0) } ?? "none"
        return .unexpectedValue("Column \(column) (\(name)) should hold \(expected) and holds \(found).")
    }

    private static func name(_ type: Int32) -> String {
        switch type {
        case SQLITE_INTEGER: "an integer"
        case SQLITE_FLOAT: "a real number"
        case SQLITE_TEXT: "a text"
        case SQLITE_BLOB: "bytes"
        default: "null"
        }
    }
}
