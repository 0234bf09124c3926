import CSQLite
import GRDB
import Synchronization

/// One of GRDB's connections and ours on it, opened when it is first used. It is used by one lane: nobody waits for it.
///
/// Not GRDB's pool: before each read that looks for a free connection and asks the file whether its schema has changed, which took a
/// twentieth of the time that a page takes.
final class SQLiteAccess: Sendable {
    private struct State {
        var queue: DatabaseQueue?
        var connection: SQLiteConnection?
        var isClosed = false
    }

    private let state = Mutex(State())
    private let make: @Sendable () throws -> DatabaseQueue

    /// - Parameter make: throws `EngineError`.
    init(_ make: @escaping @Sendable () throws -> DatabaseQueue) { self.make = make }

    /// Opens it, so that whatever stands against it is told at once.
    func open() throws { _ = try opened() }

    /// - Throws: what `make` throws, and what `body` throws.
    func use(_ body: (SQLiteConnection) throws -> Void) throws {
        let (queue, connection) = try opened()
        try queue.unsafeReentrantRead { _ in try body(connection) }
    }

    /// To be called when nobody uses it any longer, and will.
    func close() {
        let queue = state.withLock { state in
            defer { state = State(isClosed: true) }
            state.connection?.finalize()
            return state.queue
        }
        // Statements are finalized and no work is left; should GRDB refuse all the same, its deinit closes.
        try? queue?.close()
    }

    private func opened() throws -> (DatabaseQueue, SQLiteConnection) {
        try state.withLock { state in
            if let queue = state.queue, let connection = state.connection { return (queue, connection) }
            if state.isClosed { throw EngineError.unavailable("The database has been closed.") }
            let queue = try make()
            guard let handle = queue.unsafeRead({ $0.sqliteConnection }) else {
                throw EngineError.failed("SQLite opened no connection.")
            }
            guard SearchRanking.register(on: handle) else {
                throw EngineError.failed("This SQLite was built without full-text search (FTS5), which Broadsheet needs.")
            }
            // GRDB notes of each statement which tables and columns it reads, for observing them, which nobody does: an eighth of the
            // processor time that the tests took.
            sqlite3_set_authorizer(handle, nil, nil)
            let connection = SQLiteConnection(handle)
            (state.queue, state.connection) = (queue, connection)
            return (queue, connection)
        }
    }
}
