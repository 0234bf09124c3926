package import Foundation
import GRDB
import Synchronization

/// The embedded engine: GRDB's pool in WAL mode, one writing connection, read-only readers.
package final class SQLiteEngine: Engine {
    private let pool: DatabasePool
    private let lock: Mutex<SQLiteLock?>
    private let connections: SQLiteConnections
    private let reading: WorkLanes
    private let writing: WorkLanes
    private let commits: CommitCount

    /// Opens the database for reading and writing, and makes it where there is none; its folder must exist.
    ///
    /// The lock is `newsroom.lock` beside the file.
    /// - Throws: `EngineError.locked` when a process, this one included, has it open for writing already.
    package static func open(file: URL, readers: Int = 4, patience: Duration = .seconds(10)) throws -> SQLiteEngine {
        let lock = try SQLiteLock(file: file.deletingLastPathComponent().appendingPathComponent("newsroom.lock"))
        return try SQLiteEngine(file: file, readers: readers, patience: patience, lock: lock)
    }

    /// Opens `newsroom.sqlite` in a newsroom's data folder.
    package static func open(folder: URL, readers: Int = 4, patience: Duration = .seconds(10)) throws -> SQLiteEngine {
        try open(file: file(in: folder), readers: readers, patience: patience)
    }

    /// Where a newsroom's data folder has its database.
    package static func file(in folder: URL) -> URL { folder.appendingPathComponent("newsroom.sqlite") }

    /// Opens an existing database for tools that only read, also while a server writes to it. It takes no lock.
    package static func openReadingOnly(file: URL, readers: Int = 1) throws -> SQLiteEngine {
        try SQLiteEngine(file: file, readers: readers, patience: .seconds(10), lock: nil)
    }

    private init(file: URL, readers: Int, patience: Duration, lock: SQLiteLock?) throws {
        let pool = try SQLiteSettings.open(file, readers: readers, isReadOnly: lock == nil)
        let connections = SQLiteConnections()
        let commits = CommitCount()
        self.pool = pool
        self.lock = Mutex(lock)
        self.connections = connections
        self.commits = commits
        let log = WriteAheadLog()
        if lock != nil { pool.writeWithoutTransaction { writer in writer.sqliteConnection.map(log.follow) } }
        reading = WorkLanes(label: "sqlite.reading", limits: .init(lanes: readers, patience: patience)) { _, jobs in
            for job in jobs { Self.read(job, pool, connections) }
        }
        let idle = IdleWriter()
        writing = WorkLanes(label: "sqlite.writing", limits: .init(lanes: 1, batch: 64, patience: patience)) { _, jobs in
            pool.unsafeReentrantWrite { database in
                guard let connection = connections.connection(of: database) else { return Self.refuse(jobs) }
                if writeTogether(jobs, on: connection) { commits.increase() }
                log.written(database.sqliteConnection) {
                    idle.lanes.withLock { $0.lanes }?.whileIdle {
                        pool.unsafeReentrantWrite { log.move($0.sqliteConnection) }
                    }
                }
            }
        }
        idle.lanes.withLock { [writing] in $0.lanes = writing }
    }

    package var dialect: Dialect { .sqlite }

    /// How often work was made durable: fewer times than there were writes when several waited together.
    package var commitCount: Int { commits.value }

    package func read<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result {
        try await reading.run(body)
    }

    @discardableResult
    package func write<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result {
        try await writing.run(body)
    }

    package func close() async {
        await writing.close()
        await reading.close()
        connections.finalize()
        // The writer must be the last to close: it alone can move the log into the file, and GRDB would close it first.
        pool.invalidateReadOnlyConnections()
        // Statements are finalized and no work is left; should GRDB refuse all the same, its deinit closes.
        try? pool.close()
        lock.withLock { $0 = nil }
    }

    private static func read(_ job: Job, _ pool: DatabasePool, _ connections: SQLiteConnections) {
        do {
            try pool.unsafeRead { database in
                guard let connection = connections.connection(of: database) else { return Self.refuse([job]) }
                Archive.read(job, on: connection)
            }
        } catch {
            job.refuse(EngineError(opening: error))
        }
    }

    private static func refuse(_ jobs: [Job]) {
        for job in jobs { job.refuse(EngineError.unavailable("The database has been closed.")) }
    }
}

/// The lanes that write, for work that they do while nothing is to be written.
private final class IdleWriter: Sendable {
    struct Lanes { weak var lanes: WorkLanes? }
    let lanes = Mutex(Lanes())
}

/// Our own connection for each of GRDB's, made when it is first seen; GRDB keeps its connections until the pool is closed.
private final class SQLiteConnections: Sendable {
    private let known = Mutex<[ObjectIdentifier: SQLiteConnection]>([:])

    func connection(of database: Database) -> SQLiteConnection? {
        let identity = ObjectIdentifier(database)
        if let connection = known.withLock({ $0[identity] }) { return connection }
        guard let handle = database.sqliteConnection, SearchRanking.register(on: handle) else { return nil }
        let connection = SQLiteConnection(handle)
        known.withLock { $0[identity] = connection }
        return connection
    }

    func finalize() {
        let connections = known.withLock { known in
            defer { known = [:] }
            return Array(known.values)
        }
        for connection in connections { connection.finalize() }
    }
}
