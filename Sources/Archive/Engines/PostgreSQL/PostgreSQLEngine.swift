import Synchronization

/// PostgreSQL, for a newsroom on several nodes: some sessions that read, one that writes.
package final class PostgreSQLEngine: Engine {
    private let reading: WorkLanes
    private let writing: WorkLanes
    private let sessions: PostgreSQLSessions
    private let commits: CommitCount

    /// Connects once, so that a wrong address shows at the start; later sessions open when they are needed.
    ///
    /// - Parameter address: a URL as libpq reads it; `schema=NAME` among its parameters is ours: everything stands in that
    ///   schema, which is made when it is not there.
    /// - Throws: `EngineError.unavailable` when the server cannot be reached or refuses, `EngineError.failed` when the address
    ///   is wrong or the server's settings do not fit.
    package static func open(_ address: String, readers: Int = 8, patience: Duration = .seconds(10)) async throws -> PostgreSQLEngine {
        let engine = PostgreSQLEngine(try PostgreSQLAddress(address), readers: readers, patience: patience)
        try await engine.reading.run { _ in }
        return engine
    }

    private init(_ address: PostgreSQLAddress, readers: Int, patience: Duration) {
        let sessions = PostgreSQLSessions(address, lanes: readers + 1)
        let commits = CommitCount()
        self.sessions = sessions
        self.commits = commits
        reading = WorkLanes(label: "postgresql.reading", limits: .init(lanes: readers, patience: patience)) { lane, jobs in
            sessions.use(lane + 1, jobs) { connection in
                for job in jobs { Archive.read(job, on: connection) }
            }
        }
        writing = WorkLanes(label: "postgresql.writing", limits: .init(lanes: 1, batch: 64, patience: patience)) { _, jobs in
            sessions.use(0, jobs) { connection in
                if writeTogether(jobs, on: connection) { commits.increase() }
            }
        }
    }

    package var dialect: Dialect { .postgresql }

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
        sessions.end()
    }
}
