import CPostgreSQL
import Foundation

/// One session with the server.
///
/// Unchecked: it belongs to one lane, whose thread alone uses it.
final class PostgreSQLConnection: TransactionalConnection, @unchecked Sendable {
    private let session: OpaquePointer
    private var statements: PostgreSQLStatements
    private var isReadingRows = false
    private var mustBeReplaced = false
    private(set) var failure: EngineError?

    /// - Parameter session: an open session, which is ended with this object.
    init(_ session: OpaquePointer) {
        self.session = session
        statements = PostgreSQLStatements(on: session)
    }

    deinit { PQfinish(session) }

    var dialect: Dialect { .postgresql }

    func execute(_ sql: String, _ arguments: [SQLValue]) throws -> Int {
        try prepareForUse()
        let values = try PostgreSQLArguments(arguments)
        let name = try statement(sql, arguments)
        let result = values.with { PQexecPrepared(session, name, Int32(clamping: $0.count), $0, $1, $2, 1) }
        defer { PQclear(result) }
        try check(result)
        return Self.changedRows(result)
    }

    func forEachRow(_ sql: String, _ arguments: [SQLValue], _ row: (any Row) throws -> Void) throws {
        try prepareForUse()
        let values = try PostgreSQLArguments(arguments)
        let name = try statement(sql, arguments)
        let isSent = values.with { PQsendQueryPrepared(session, name, Int32(clamping: $0.count), $0, $1, $2, 1) }
        guard isSent == 1 else { throw failed(EngineError(result: nil, on: session)) }
        PQsetSingleRowMode(session)
        isReadingRows = true
        defer {
            // The session takes no other statement before all results of this one are read.
            while let rest = PQgetResult(session) { PQclear(rest) }
            isReadingRows = false
        }
        while let result = PQgetResult(session) {
            defer { PQclear(result) }
            try check(result)
            for index in 0..<PQntuples(result) { try row(PostgreSQLRow(result: result, row: index)) }
        }
    }

    /// False when the session has ended, or is in a state that nothing can be built on.
    var isUsable: Bool { !mustBeReplaced && PQstatus(session) == CONNECTION_OK && PQtransactionStatus(session) == PQTRANS_IDLE }

    /// Whether the server is still there, as far as can be told without asking it: nothing is under way, so all that can have
    /// arrived is a farewell.
    var isStillOpen: Bool {
        guard PQstatus(session) == CONNECTION_OK else { return false }
        var socket = pollfd(fd: PQsocket(session), events: Int16(POLLIN), revents: 0)
        return poll(&socket, 1, 0) == 0
    }

    // MARK: Transactions

    var isInTransaction: Bool {
        guard PQstatus(session) == CONNECTION_OK else { return false }
        let state = PQtransactionStatus(session)
        return state == PQTRANS_INTRANS || state == PQTRANS_INERROR
    }

    func beginReading() throws { try begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY") }

    /// READ COMMITTED, because a stricter level would look at the state of before the wait for the lock. The lock is one for
    /// each schema, held to the end of the transaction, and makes writes serial over all nodes.
    func beginWriting() throws {
        try begin(
            """
            BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;
            SELECT pg_advisory_xact_lock(1112692307, hashtext(coalesce(current_schema(), '')))
            """)
    }

    func beginPart() throws { try begin("SAVEPOINT part") }

    /// Constraints are checked inside a part of their own, so that checking does not change when later bodies' are.
    func keepPart() throws {
        try control(
            """
            SAVEPOINT checking; SET CONSTRAINTS ALL IMMEDIATE; ROLLBACK TO SAVEPOINT checking;
            RELEASE SAVEPOINT part
            """)
    }

    func undoPart() throws {
        try control("ROLLBACK TO SAVEPOINT part; RELEASE SAVEPOINT part")
        failure = nil
    }

    /// The server answers ROLLBACK, and no error, where a statement had failed before.
    func commit() throws {
        let answer = try control("COMMIT")
        guard answer == "COMMIT" else { throw EngineError.failed("The server answered \(answer) to COMMIT.") }
    }

    func rollback() {
        guard isInTransaction else { return }
        do { try control("ROLLBACK") } catch { mustBeReplaced = true }
    }

    private func begin(_ sql: String) throws {
        failure = nil
        try control(sql)
    }

    // MARK: Statements

    /// Runs statements of the engine's own and returns the last one's tag.
    @discardableResult
    func control(_ sql: String) throws -> String {
        let result = PQexec(session, sql)
        defer { PQclear(result) }
        guard Self.isGood(result) else { throw EngineError(result: result, on: session) }
        return PQcmdStatus(result).map { String(cString: $0) } ?? ""
    }

    private func prepareForUse() throws {
        if isReadingRows { throw StatementRules.oneQueryAtATime }
        if let failure { throw failure }
    }

    private func statement(_ sql: String, _ arguments: [SQLValue]) throws -> String {
        do {
            return try statements.name(sql, arguments)
        } catch let error as EngineError {
            throw failed(error)
        }
    }

    private func check(_ result: OpaquePointer?) throws {
        guard !Self.isGood(result) else { return }
        // After a change of the schema a prepared statement may no longer fit; a new session prepares anew.
        let error = EngineError(result: result, on: session)
        if case .failed(let message) = error, message.hasSuffix("(0A000)") { mustBeReplaced = true }
        throw failed(error)
    }

    private func failed(_ error: EngineError) -> EngineError {
        failure = error
        return error
    }

    private static func isGood(_ result: OpaquePointer?) -> Bool {
        let status = PQresultStatus(result)
        return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_SINGLE_TUPLE
    }

    /// The server counts the rows of a SELECT too, which changes nothing.
    private static func changedRows(_ result: OpaquePointer?) -> Int {
        guard let tag = PQcmdStatus(result).map({ String(cString: $0) }), !tag.hasPrefix("SELECT") else { return 0 }
        return PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0
    }
}
