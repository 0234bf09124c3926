import Archive
import Foundation
import TestSupport
import Testing

@Suite("SQLite")
struct SQLiteEngineTests {
    /// Opens, uses and closes an engine in a folder of its own.
    private func withSQLite<Result: Sendable>(_ body: @Sendable (SQLiteEngine, URL) async throws -> Result) async throws -> Result {
        try await withTemporaryFolder { folder in
            let engine = try SQLiteEngine.open(folder: folder)
            let result = try await body(engine, folder)
            await engine.close()
            return result
        }
    }

    private func pragma(_ name: String, _ connection: any Connection) throws -> Int? {
        try connection.row("PRAGMA \(name)") { try $0.int(0) }
    }

    @Test(arguments: ["synchronous": 2, "foreign_keys": 1, "trusted_schema": 0, "cell_size_check": 1, "temp_store": 2])
    func `the writer is durable before it is fast`(_ setting: String, _ value: Int) async throws {
        try await withSQLite { engine, _ in
            let found = try await engine.write { try pragma(setting, $0) }
            #expect(found == value)
        }
    }

    @Test func `no connection maps the file into memory`() async throws {
        try await withSQLite { engine, _ in
            let writer = try await engine.write { try pragma("mmap_size", $0) }
            let reader = try await engine.read { try pragma("mmap_size", $0) }
            #expect(writer ?? 0 == 0)
            #expect(reader ?? 0 == 0)
        }
    }

    @Test func `it keeps a write-ahead log`() async throws {
        try await withSQLite { engine, _ in
            let mode = try await engine.write { try $0.row("PRAGMA journal_mode") { try $0.text(0) } }
            #expect(mode == "wal")
        }
    }

    private func size(_ name: String, in folder: URL) -> Int {
        ((try? FileManager.default.attributesOfItem(atPath: folder.appending(path: name).path))?[.size] as? Int) ?? 0
    }

    private func fill(_ engine: SQLiteEngine, commits: Int, kilobytes: Int) async throws {
        let text = String(repeating: "x", count: 1_000)
        try await engine.write { try $0.execute("CREATE TABLE item (id INTEGER PRIMARY KEY, text TEXT NOT NULL)") }
        for _ in 0..<commits {
            try await engine.write { connection in
                for _ in 0..<kilobytes { try connection.execute("INSERT INTO item (text) VALUES ($1)", [.text(text)]) }
            }
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `the log is moved into the file while nobody writes, and is used again`() async throws {
        try await withSQLite { engine, folder in
            // Six megabytes, all in one commit: it is due from four on, and not pressing before sixteen.
            try await fill(engine, commits: 1, kilobytes: 6_000)
            while size("newsroom.sqlite", in: folder) < 6_000_000 { try await Task.sleep(for: .milliseconds(10)) }
            try await engine.write { try $0.execute("INSERT INTO item (text) VALUES ('')") }
            #expect(size("newsroom.sqlite-wal", in: folder) < 8_000_000)
            #expect(try await engine.read { try $0.row("SELECT count(*) FROM item") { try $0.int(0) } } == 6_001)
        }
    }

    @Test func `the log does not grow where commits follow each other closely`() async throws {
        try await withSQLite { engine, folder in
            try await fill(engine, commits: 30, kilobytes: 8_000)
            #expect(size("newsroom.sqlite-wal", in: folder) < 24 << 20)
            #expect(try await engine.read { try $0.row("SELECT count(*) FROM item") { try $0.int(0) } } == 240_000)
        }
    }

    @Test func `what was written is there after it was opened again`() async throws {
        try await withTemporaryFolder { folder in
            for number in Int64(1)...3 {
                let engine = try SQLiteEngine.open(folder: folder)
                try await engine.write { connection in
                    try connection.execute("CREATE TABLE IF NOT EXISTS item (id BIGINT PRIMARY KEY)")
                    try connection.execute("INSERT INTO item (id) VALUES ($1)", [.integer(number)])
                }
                let found = try await engine.read { try $0.rows("SELECT id FROM item ORDER BY id") { try $0.integer(0) } }
                await engine.close()
                #expect(found == Array(1...number))
            }
        }
    }

    @Test func `while one has it open for writing a second is refused`() async throws {
        try await withSQLite { engine, folder in
            let error = #expect(throws: EngineError.self) { try SQLiteEngine.open(folder: folder) }
            guard case .locked(let reason) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(reason.contains("process \(ProcessInfo.processInfo.processIdentifier) is serving this newsroom"))
        }
    }

    @Test func `while another process holds the lock opening is refused, and goes through once it was killed`() async throws {
        try await withTemporaryFolder { folder in
            let ready = Pipe()
            let lock = folder.appendingPathComponent("newsroom.lock").path
            let holder = try ChildProgram(
                ["/usr/bin/flock", "--no-fork", lock, "sh", "-c", "echo ready; exec sleep 600"], output: ready.fileHandleForWriting)
            defer { holder.send(SIGKILL) }
            try ready.fileHandleForWriting.close()
            _ = ready.fileHandleForReading.availableData
            let error = #expect(throws: EngineError.self) { try SQLiteEngine.open(folder: folder) }
            guard case .locked = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            holder.send(SIGKILL)
            _ = await holder.end()
            await (try SQLiteEngine.open(folder: folder)).close()
        }
    }

    @Test func `a tool reads beside the server and cannot write`() async throws {
        try await withSQLite { engine, folder in
            try await engine.write { try $0.execute("CREATE TABLE item (id BIGINT PRIMARY KEY)") }
            let tool = try SQLiteEngine.openReadingOnly(file: folder.appendingPathComponent("newsroom.sqlite"))
            #expect(try await tool.read { try $0.row("SELECT count(*) FROM item") { try $0.int(0) } } == 0)
            await #expect(throws: EngineError.self) { try await tool.write { try $0.execute("INSERT INTO item (id) VALUES (1)") } }
            await tool.close()
        }
    }

    @Test func `a tool does not make a database where there is none`() async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("newsroom.sqlite")
            #expect(throws: EngineError.self) { try SQLiteEngine.openReadingOnly(file: file) }
            #expect(!FileManager.default.fileExists(atPath: file.path))
        }
    }

    @Test func `a file that is no database is refused with a reason and left alone`() async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("newsroom.sqlite")
            let content = Data(String(repeating: "no database, but copy. ", count: 100).utf8)
            try content.write(to: file)
            let error = #expect(throws: EngineError.self) { try SQLiteEngine.open(folder: folder) }
            guard case .failed(let reason) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(reason.hasPrefix("The file is not an SQLite database"))
            #expect(try Data(contentsOf: file) == content)
        }
    }

    @Test func `a damaged file is found by the integrity check`() async throws {
        try await withTemporaryFolder { folder in
            let engine = try SQLiteEngine.open(folder: folder)
            try await engine.write { connection in
                try connection.execute("CREATE TABLE item (id BIGINT PRIMARY KEY, name TEXT NOT NULL)")
                for number in 0..<2000 {
                    try connection.execute(
                        "INSERT INTO item (id, name) VALUES ($1, $2)", [.integer(Int64(number)), .text("the name of item \(number)")])
                }
            }
            #expect(try await engine.integrityCheck().isEmpty)
            await engine.close()
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["newsroom.lock", "newsroom.sqlite"])

            let handle = try FileHandle(forUpdating: folder.appendingPathComponent("newsroom.sqlite"))
            try handle.seek(toOffset: 4096 * 5)
            try handle.write(contentsOf: Data(repeating: 0x5A, count: 4096 * 3))
            try handle.close()

            let damaged = try SQLiteEngine.open(folder: folder)
            do {
                #expect(try await !damaged.integrityCheck().isEmpty)
            } catch let EngineError.failed(reason) {
                #expect(reason.hasPrefix("The database file is damaged"))
            }
            await damaged.close()
        }
    }

    @Test func `a full database refuses writes as unavailable and takes them again later`() async throws {
        try await withSQLite { engine, _ in
            try await engine.write { try $0.execute("CREATE TABLE item (content BLOB)") }
            try await engine.write { try $0.row("PRAGMA max_page_count = 20") { try $0.int(0) } }
            let outcomes = await withTaskGroup(of: EngineError?.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        do {
                            try await engine.write {
                                try $0.execute("INSERT INTO item (content) VALUES ($1)", [.bytes(.init(repeating: 1, count: 9000))])
                            }
                            return nil
                        } catch {
                            return error as? EngineError
                        }
                    }
                }
                return await group.reduce(into: [] as [EngineError?]) { $0.append($1) }
            }
            for case .some(let error) in outcomes {
                guard case .unavailable = error else {
                    Issue.record("\(error)")
                    return
                }
            }
            let kept = try await engine.read { try $0.row("SELECT count(*) FROM item") { try $0.int(0) } }
            #expect(kept == outcomes.count { $0 == nil })
            #expect(outcomes.contains { $0 != nil })
            try await engine.write { try $0.row("PRAGMA max_page_count = 1000000") { try $0.int(0) } }
            try await engine.write { try $0.execute("INSERT INTO item (content) VALUES ($1)", [.bytes(.init(repeating: 1, count: 9000))]) }
        }
    }
}
