package import Foundation

/// One connection inside one transaction: the same interface for both engines.
///
/// SQL is written once, in the subset that SQLite (3.40) and PostgreSQL (15) share, with parameters `$1`, `$2`, … whose
/// first appearances stand in ascending order. Statements are prepared once a connection and kept.
package protocol Connection: AnyObject {
    var dialect: Dialect { get }

    /// Runs a statement and returns how many rows it changed.
    @discardableResult
    func execute(_ sql: String, _ arguments: [SQLValue]) throws -> Int

    /// Calls `row` for each row of a query, in order. A row must not be kept beyond the call.
    func forEachRow(_ sql: String, _ arguments: [SQLValue], _ row: (any Row) throws -> Void) throws
}

/// The column values of one row, by position from 0.
///
/// A value of another type than the one asked for, or a null where none may be, is a fault of ours and thrown as
/// `EngineError.unexpectedValue`.
package protocol Row {
    func isNull(_ column: Int) -> Bool
    func integer(_ column: Int) throws -> Int64
    func real(_ column: Int) throws -> Double
    func text(_ column: Int) throws -> String
    func bytes(_ column: Int) throws -> [UInt8]
    func uuid(_ column: Int) throws -> UUID
    func boolean(_ column: Int) throws -> Bool
}

/// Which engine speaks: asked only where search, notification and connection differ.
package enum Dialect: Hashable, Sendable {
    case sqlite
    case postgresql
}

/// What an engine refused.
package enum EngineError: Error, Hashable, Sendable {
    /// A unique, foreign-key, not-null or check constraint; the message is the engine's own.
    case constraint(String)
    /// The database cannot be reached, is busy beyond the waiting time, or is full; the same call may go through later.
    case unavailable(String)
    /// Another process holds the newsroom.
    case locked(String)
    case unexpectedValue(String)
    /// Anything else: a fault of ours in SQL, a damaged file.
    case failed(String)
}

extension Connection {
    @discardableResult
    package func execute(_ sql: String) throws -> Int {
        try execute(sql, [])
    }

    package func rows<Value>(_ sql: String, _ arguments: [SQLValue] = [], _ read: (any Row) throws -> Value) throws -> [Value] {
        var values: [Value] = []
        try forEachRow(sql, arguments) { values.append(try read($0)) }
        return values
    }

    /// The first row of a query that gives at most one.
    package func row<Value>(_ sql: String, _ arguments: [SQLValue] = [], _ read: (any Row) throws -> Value) throws -> Value? {
        try rows(sql, arguments, read).first
    }
}

extension Row {
    package func int(_ column: Int) throws -> Int { Int(try integer(column)) }

    package func date(_ column: Int) throws -> Date {
        Date(timeIntervalSince1970: Double(try integer(column)) / 1000)
    }

    package func textIfAny(_ column: Int) throws -> String? { isNull(column) ? nil : try text(column) }
    package func intIfAny(_ column: Int) throws -> Int? { isNull(column) ? nil : try int(column) }
    package func dateIfAny(_ column: Int) throws -> Date? { isNull(column) ? nil : try date(column) }
    package func uuidIfAny(_ column: Int) throws -> UUID? { isNull(column) ? nil : try uuid(column) }
}
