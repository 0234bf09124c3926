import CSQLite

/// Statements on one of GRDB's connections, by SQLite's own calls: a `Row` dictionary a row is what costs time in GRDB.
///
/// Unchecked: it is only used inside GRDB's access to the connection that it belongs to, which is serial, and by `finalize()`
/// when no access is left.
final class SQLiteConnection: TransactionalConnection, @unchecked Sendable {
    /// More than the program has; what builds SQL for lists of several lengths must not fill memory.
    private static let keptStatements = 512

    let database: OpaquePointer
    private var statements: [String: SQLiteStatement] = [:]
    /// Apart, or a body that gives one of the engine's own statements would find it here.
    private var controls: [String: SQLiteStatement] = [:]
    private var isReadingRows = false
    private(set) var failure: EngineError?

    init(_ database: OpaquePointer) { self.database = database }

    var dialect: Dialect { .sqlite }

    func execute(_ sql: String, _ arguments: [SQLValue]) throws -> Int {
        try prepareForUse()
        let before = sqlite3_total_changes64(database)
        try run(sql, arguments)
        // The number of the last INSERT, UPDATE or DELETE stands until the next: other statements leave it as it was.
        return sqlite3_total_changes64(database) == before ? 0 : Int(sqlite3_changes64(database))
    }

    func forEachRow(_ sql: String, _ arguments: [SQLValue], _ row: (any Row) throws -> Void) throws {
        try prepareForUse()
        let statement = try statement(sql)
        defer { statement.reset() }
        try statement.bind(arguments)
        isReadingRows = true
        defer { isReadingRows = false }
        let current = SQLiteRow(handle: statement.handle)
        while try step(statement) { try row(current) }
    }

    /// Lets go of all statements, so that the connection can be closed.
    func finalize() {
        forget(&statements)
        forget(&controls)
    }

    // MARK: Transactions

    var isInTransaction: Bool { sqlite3_get_autocommit(database) == 0 }

    func beginReading() throws { try begin("BEGIN DEFERRED") }

    func beginWriting() throws { try begin("BEGIN IMMEDIATE") }

    func beginPart() throws { try begin("SAVEPOINT part") }

    func keepPart() throws {
        try checkForeignKeys()
        try control("RELEASE part")
    }

    func undoPart() throws {
        try control("ROLLBACK TO part")
        try control("RELEASE part")
        failure = nil
    }

    func commit() throws {
        try control("COMMIT")
    }

    func rollback() {
        guard isInTransaction else { return }
        try? control("ROLLBACK")
    }

    private func begin(_ sql: String) throws {
        failure = nil
        try control(sql)
    }

    /// SQLite checks deferred foreign keys at the commit, which would fail for all who share it.
    private func checkForeignKeys() throws {
        var unresolved: Int32 = 0
        var highest: Int32 = 0
        sqlite3_db_status(database, SQLITE_DBSTATUS_DEFERRED_FKS, &unresolved, &highest, 0)
        guard unresolved == 0 else { throw EngineError.constraint("FOREIGN KEY constraint failed") }
    }

    // MARK: Statements

    private func prepareForUse() throws {
        if isReadingRows { throw StatementRules.oneQueryAtATime }
        if let failure { throw failure }
    }

    private func run(_ sql: String, _ arguments: [SQLValue]) throws {
        let statement = try statement(sql)
        defer { statement.reset() }
        try statement.bind(arguments)
        while try step(statement) {}
    }

    private func step(_ statement: SQLiteStatement) throws -> Bool {
        switch sqlite3_step(statement.handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw failed(lastError)
        }
    }

    private func statement(_ sql: String) throws -> SQLiteStatement {
        if let known = statements[sql] { return known }
        do {
            try StatementRules.check(sql)
            if statements.count >= Self.keptStatements { forget(&statements) }
            let statement = try SQLiteStatement(sql, on: database)
            statements[sql] = statement
            return statement
        } catch let error as EngineError {
            throw failed(error)
        }
    }

    private func forget(_ statements: inout [String: SQLiteStatement]) {
        for statement in statements.values { statement.finalize() }
        statements = [:]
    }

    /// A statement of the engine's own, which no body may give.
    private func control(_ sql: String) throws {
        let statement = try controls[sql] ?? SQLiteStatement(sql, on: database)
        controls[sql] = statement
        defer { statement.reset() }
        guard sqlite3_step(statement.handle) == SQLITE_DONE else { throw lastError }
    }

    /// In PostgreSQL nothing can be done in a transaction after a statement failed; so here too, or what works on one engine
    /// would not on the other.
    private func failed(_ error: EngineError) -> EngineError {
        failure = error
        return error
    }

    private var lastError: EngineError {
        EngineError(resultCode: sqlite3_extended_errcode(database), message: String(cString: sqlite3_errmsg(database)))
    }
}
