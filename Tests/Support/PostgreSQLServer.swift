import Archive
import CPostgreSQL
import Foundation

/// The server that tests share: each has a schema of its own there, or a newsroom's database.
package enum PostgreSQLServer {
    package static let address = ProcessInfo.processInfo.environment["BROADSHEET_TEST_POSTGRESQL"]

    /// A server takes 100 sessions; each test may open three and one more at its end.
    private static let turnstile = Turnstile(places: 12)

    /// Calls `body` with an address whose schema is its own, when fewer than a dozen others have one.
    package static func withSchema<Result: Sendable>(_ body: @Sendable (String) async throws -> Result) async throws -> Result {
        guard let address else { throw EngineError.unavailable("BROADSHEET_TEST_POSTGRESQL is not set.") }
        let schema = "test_" + UUID().uuidString.lowercased().replacing("-", with: "_")
        return try await turnstile.pass {
            do {
                let result = try await body(address + (address.contains("?") ? "&" : "?") + "schema=" + schema)
                try await drop(schema, address)
                return result
            } catch {
                try? await drop(schema, address)
                throw error
            }
        }
    }

    /// Calls `body` with the address of a database of its own, which has a newsroom's tables already: a copy takes a third of what
    /// making and removing them takes. The account may have to be allowed to make databases (`CREATEDB`).
    static func withNewsroomDatabase<Result: Sendable>(_ body: @Sendable (String) async throws -> Result) async throws -> Result {
        try await turnstile.pass {
            let name = "test_" + UUID().uuidString.lowercased().replacing("-", with: "_")
            try await run("CREATE DATABASE \(name) TEMPLATE \(try await newsroom.value)")
            do {
                let result = try await body(try address(ofDatabase: name))
                try await run("DROP DATABASE \(name) WITH (FORCE)")
                return result
            } catch {
                _ = try? await run("DROP DATABASE \(name) WITH (FORCE)")
                throw error
            }
        }
    }

    /// The database that newsrooms are copied from: made once in each run of the tests, and removed by the next. While a run goes on
    /// it holds a lock of that name, so that two may share a server.
    private static let newsroom = Task {
        let name = "broadsheet_for_tests_\(getpid())"
        try await run("SELECT pg_advisory_lock(hashtext('\(name)'))")
        let former = try await run(
            "SELECT datname FROM pg_database WHERE datname ~ '^broadsheet_for_tests_[0-9]+$' AND pg_try_advisory_lock(hashtext(datname))")
        for database in former { try await run("DROP DATABASE \(database) WITH (FORCE)") }
        try await run("CREATE DATABASE \(name) TEMPLATE template0 ENCODING 'UTF8'")
        let engine = try await PostgreSQLEngine.open(try address(ofDatabase: name), readers: 1)
        _ = try await NewsroomArchive(engine, at: .firstMorning)
        await engine.close()
        // Sessions end a moment after they were closed, and what is in use cannot be copied.
        try await run(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '\(name)' AND backend_type = 'client backend'")
        return name
    }

    /// The address that tests were given, of another database, and of one schema in it as an operator would name one.
    private static func address(ofDatabase name: String) throws -> String {
        guard let address, var url = URLComponents(string: address) else { throw EngineError.unavailable("No server is named.") }
        url.path = "/" + name
        url.queryItems = (url.queryItems ?? []).filter { $0.name != "schema" } + [URLQueryItem(name: "schema", value: "newsroom")]
        guard let address = url.string else { throw EngineError.unavailable("No server is named.") }
        return address
    }

    // MARK: Databases

    /// What is done with whole databases, which no transaction may hold: one after the other, and not in the way of the tests' tasks.
    private static let queue = DispatchQueue(label: "databases")
    /// Used on the queue alone. It holds the lock until the process ends.
    nonisolated(unsafe) private static let session = PQconnectdb(address?.replacing(/[?&]schema=[^&]*/, with: "") ?? "")

    /// Runs a statement and returns the first field of each row.
    @discardableResult
    private static func run(_ sql: String) async throws -> [String] {
        try await withCheckedThrowingContinuation { continuation in
            queue.async {
                let result = PQexec(session, sql)
                defer { PQclear(result) }
                guard [PGRES_COMMAND_OK, PGRES_TUPLES_OK].contains(PQresultStatus(result)) else {
                    let error = EngineError.failed("\(sql): \(String(cString: PQerrorMessage(session)))")
                    return continuation.resume(throwing: error)
                }
                continuation.resume(returning: (0..<PQntuples(result)).map { String(cString: PQgetvalue(result, $0, 0)) })
            }
        }
    }

    private static func drop(_ schema: String, _ address: String) async throws {
        let engine = try await PostgreSQLEngine.open(address, readers: 1)
        let outcome = await Result { try await engine.write { try $0.execute("DROP SCHEMA IF EXISTS \(schema) CASCADE") } }
        await engine.close()
        _ = try outcome.get()
    }
}

extension Result where Failure == any Error {
    fileprivate init(_ body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}
