import Archive
import TestSupport
import Testing

@Suite("PostgreSQL")
struct PostgreSQLEngineTests {
    private func isUnavailable(_ call: () async throws -> Void) async -> Bool {
        do {
            try await call()
            return false
        } catch {
            if case .unavailable = error as? EngineError { return true }
            Issue.record("\(error)")
            return false
        }
    }

    private static func end(_ session: Int64, _ engine: any Engine) async throws {
        _ = try await engine.read {
            try $0.row("SELECT pg_terminate_backend(CAST($1 AS INTEGER))", [.integer(session)]) { try $0.boolean(0) }
        }
    }

    private static func session(_ connection: any Connection) throws -> Int64 {
        try connection.row("SELECT pg_backend_pid()") { try $0.integer(0) } ?? 0
    }

    @Test(arguments: TestEngine.postgresqlIfAny)
    func `a write whose session is ended by the server is unavailable, and the next goes through`(_ kind: TestEngine) async throws {
        try await withEngine(kind) { engine in
            try await engine.write { try $0.execute("CREATE TABLE item (id BIGINT PRIMARY KEY)") }
            let isRefused = await isUnavailable {
                try await engine.write { connection in
                    try connection.execute("INSERT INTO item (id) VALUES (1)")
                    try connection.forEachRow("SELECT pg_terminate_backend(pg_backend_pid())", []) { _ in }
                    try connection.execute("INSERT INTO item (id) VALUES (2)")
                }
            }
            #expect(isRefused)
            try await engine.write { try $0.execute("INSERT INTO item (id) VALUES (3)") }
            #expect(try await engine.read { try $0.rows("SELECT id FROM item") { try $0.int(0) } } == [3])
        }
    }

    @Test(arguments: TestEngine.postgresqlIfAny)
    func `a session that ended while idle is replaced unseen`(_ kind: TestEngine) async throws {
        try await withEngine(kind) { engine in
            let session = try await engine.write { try Self.session($0) }
            try await Self.end(session, engine)
            var isGone = false
            while !isGone {
                isGone = try await engine.read {
                    try $0.row("SELECT count(*) FROM pg_stat_activity WHERE pid = CAST($1 AS INTEGER)", [.integer(session)]) {
                        try $0.int(0)
                    } == 0
                }
            }
            let next = try await engine.write { try Self.session($0) }
            #expect(next != session)
        }
    }

    @Test(arguments: TestEngine.postgresqlIfAny)
    func `commits wait for the disk`(_ kind: TestEngine) async throws {
        try await withEngine(kind) { engine in
            let setting = try await engine.write { try $0.row("SELECT current_setting('synchronous_commit')") { try $0.text(0) } }
            #expect(setting == "on")
        }
    }

    @Test(arguments: TestEngine.postgresqlIfAny)
    func `writes of two nodes are serial`(_ kind: TestEngine) async throws {
        guard kind == .postgresql else { return }
        try await PostgreSQLServer.withSchema { address in
            let nodes = [
                try await PostgreSQLEngine.open(address, readers: 1), try await PostgreSQLEngine.open(address, readers: 1),
            ]
            try await nodes[0].write { try $0.execute("CREATE TABLE item (id BIGINT PRIMARY KEY)") }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<60 {
                    group.addTask {
                        try await nodes[number % 2].write { connection in
                            let last = try connection.row("SELECT coalesce(max(id), 0) FROM item") { try $0.integer(0) } ?? 0
                            try connection.execute("INSERT INTO item (id) VALUES ($1)", [.integer(last + 1)])
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await nodes[1].read { try $0.row("SELECT max(id) FROM item") { try $0.int(0) } } == 60)
            for node in nodes { await node.close() }
        }
    }

    @Test(arguments: TestEngine.postgresqlIfAny)
    func `a call that waits too long for a session is unavailable`(_ kind: TestEngine) async throws {
        try await PostgreSQLServer.withSchema { address in
            let engine = try await PostgreSQLEngine.open(address, readers: 1, patience: .milliseconds(50))
            let other = try await PostgreSQLEngine.open(address, readers: 1)
            let taken = Task { try await engine.read { try $0.forEachRow("SELECT pg_sleep(600)", []) { _ in } } }
            var sleeper: Int64?
            while sleeper == nil { sleeper = try await other.read { try $0.row(Self.sleeper) { try $0.integer(0) } } }
            let isRefused = await isUnavailable { try await engine.read { _ in } }
            #expect(isRefused)
            // The only session is busy for as long as the other call may wait, however slow this machine is.
            try await Self.end(sleeper ?? 0, other)
            _ = await taken.result
            for engine in [engine, other] { await engine.close() }
        }
    }

    private static let sleeper = """
        SELECT pid FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(600)' AND state = 'active'
        """

    @Test(arguments: TestEngine.postgresqlIfAny)
    func `a server that is not there is unavailable`(_ kind: TestEngine) async throws {
        let isRefused = await isUnavailable { _ = try await PostgreSQLEngine.open("postgres://nobody@127.0.0.1:1/none") }
        #expect(isRefused)
    }

    @Test(arguments: [
        "", "newsroom.sqlite", "http://localhost/", "postgres://h/d?schema=", "postgres://h/d?schema=a;drop", "postgres://h/d?schema=A",
    ])
    func `an address that is none is refused`(_ address: String) async throws {
        let error = await #expect(throws: EngineError.self) { try await PostgreSQLEngine.open(address) }
        guard case .failed = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}
