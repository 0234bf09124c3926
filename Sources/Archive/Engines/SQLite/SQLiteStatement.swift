import CSQLite
import Foundation

/// One prepared statement, kept until its connection is closed or has prepared too many others.
struct SQLiteStatement {
    let handle: OpaquePointer
    private let parameterCount: Int

    init(_ sql: String, on database: OpaquePointer) throws {
        (handle, parameterCount) = try Self.prepare(sql, on: database)
    }

    func bind(_ arguments: [SQLValue]) throws {
        guard arguments.count == parameterCount else {
            throw EngineError.failed("\(arguments.count) arguments for \(parameterCount) parameters: \(sql.prefix(80))")
        }
        for (index, argument) in arguments.enumerated() {
            let code = try bind(argument, at: Int32(index + 1))
            guard code == SQLITE_OK else { throw EngineError(resultCode: code, message: String(cString: sqlite3_errstr(code))) }
        }
    }

    /// Gives up the rows not yet read and lets go of the arguments, which may be large.
    func reset() {
        sqlite3_reset(handle)
        if parameterCount > 0 { sqlite3_clear_bindings(handle) }
    }

    func finalize() { sqlite3_finalize(handle) }

    private var sql: String { sqlite3_sql(handle).map { String(cString: $0) } ?? "" }

    private static func prepare(_ sql: String, on database: OpaquePointer) throws -> (OpaquePointer, Int) {
        var sql = sql
        return try sql.withUTF8 { bytes in
            try StatementRules.check(text: bytes)
            var handle: OpaquePointer?
            var rest: UnsafePointer<CChar>?
            let isPrepared = bytes.withMemoryRebound(to: CChar.self) { text in
                let code = sqlite3_prepare_v3(
                    database, text.baseAddress, Int32(clamping: text.count), UInt32(SQLITE_PREPARE_PERSISTENT), &handle, &rest)
                return code == SQLITE_OK && hasNothingLeft(text, from: rest)
            }
            guard let handle else {
                throw EngineError(resultCode: sqlite3_extended_errcode(database), message: String(cString: sqlite3_errmsg(database)))
            }
            do {
                guard isPrepared else { throw EngineError.failed("More than one statement at a time.") }
                return (handle, try numberOfParameters(handle))
            } catch {
                sqlite3_finalize(handle)
                throw error
            }
        }
    }

    private static func hasNothingLeft(_ sql: UnsafeBufferPointer<CChar>, from rest: UnsafePointer<CChar>?) -> Bool {
        guard let start = sql.baseAddress, let rest else { return true }
        return sql[(rest - start)...].allSatisfy { $0 <= 0x20 || $0 == 0x3B }
    }

    /// SQLite numbers `$1`, `$2`, … by their first appearance, whatever they are called.
    private static func numberOfParameters(_ handle: OpaquePointer) throws -> Int {
        let count = sqlite3_bind_parameter_count(handle)
        for index in stride(from: 1, through: count, by: 1) {
            let name = sqlite3_bind_parameter_name(handle, index).map { String(cString: $0) } ?? "?"
            guard name == "$\(index)" else {
                throw EngineError.failed("Parameter \(name) appears where $\(index) belongs: \(String(cString: sqlite3_sql(handle)))")
            }
        }
        return Int(count)
    }

    private func bind(_ value: SQLValue, at index: Int32) throws -> Int32 {
        switch value {
        case .null: return sqlite3_bind_null(handle, index)
        case .integer(let integer): return sqlite3_bind_int64(handle, index, integer)
        case .boolean(let boolean): return sqlite3_bind_int64(handle, index, boolean ? 1 : 0)
        case .real(let real):
            try StatementRules.check(real)
            return sqlite3_bind_double(handle, index, real)
        case .text(var text):
            return try text.withUTF8 { bytes in
                try StatementRules.check(text: bytes)
                return bytes.withMemoryRebound(to: CChar.self) { text in
                    guard let start = text.baseAddress else { return sqlite3_bind_text(handle, index, "", 0, copied) }
                    return sqlite3_bind_text64(handle, index, start, UInt64(text.count), copied, UInt8(SQLITE_UTF8))
                }
            }
        case .bytes(let bytes):
            // SQLite takes a blob without an address for null.
            guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(handle, index, 0) }
            return bytes.withUnsafeBytes { sqlite3_bind_blob64(handle, index, $0.baseAddress, UInt64($0.count), copied) }
        case .uuid(let uuid):
            return withUnsafeBytes(of: uuid.uuid) { sqlite3_bind_blob(handle, index, $0.baseAddress, 16, copied) }
        }
    }
}

/// SQLITE_TRANSIENT, whose C macro does not reach Swift: the value is copied before the call returns.
private var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
