package import Foundation
import GRDB
import Synchronization

/// The embedded engine: GRDB's connections in WAL mode, one that writes and read-only ones, each with a lane of its own.
package final class SQLiteEngine: Engine {
    private let lock: Mutex<SQLiteLock?>
    private let writer: SQLiteAccess
    private let readers: [SQLiteAccess]
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
        // Who only reads has nothing to write with: a write is refused by the file.
        let isReader = lock == nil
        let writer = SQLiteAccess { try isReader ? SQLiteSettings.openReader(file) : SQLiteSettings.openWriter(file) }
        try writer.open()
        let accesses = (0..<readers).map { _ in SQLiteAccess { try SQLiteSettings.openReader(file) } }
        let commits = CommitCount()
        self.writer = writer
        self.readers = accesses
        self.lock = Mutex(lock)
        self.commits = commits
        let log = WriteAheadLog()
        if !isReader { try writer.use { log.follow($0.database) } }
        reading = WorkLanes(label: "sqlite.reading", limits: .init(lanes: readers, patience: patience)) { lane, jobs in
            Self.with(accesses[lane], jobs) { connection in
                for job in jobs { Archive.read(job, on: connection) }
            }
        }
        let idle = IdleWriter()
        writing = WorkLanes(label: "sqlite.writing", limits: .init(lanes: 1, batch: 64, patience: patience)) { _, jobs in
            Self.with(writer, jobs) { connection in
                if writeTogether(jobs, on: connection) { commits.increase() }
                log.written(connection.database) {
                    idle.lanes.withLock { $0.lanes }?.whileIdle {
                        try? writer.use { log.move($0.database) }
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
        // The writer must be the last to close: it alone can move the log into the file.
        for reader in readers { reader.close() }
        writer.close()
        lock.withLock { $0 = nil }
    }

    private static func with(_ access: SQLiteAccess, _ jobs: [Job], _ work: (SQLiteConnection) -> Void) {
        do {
            try access.use(work)
        } catch {
            for job in jobs { job.refuse(EngineError(opening: error)) }
        }
    }
}

/// The lanes that write, for work that they do while nothing is to be written.
private final class IdleWriter: Sendable {
    struct Lanes { weak var lanes: WorkLanes? }
    let lanes = Mutex(Lanes())
}
