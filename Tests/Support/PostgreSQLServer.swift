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

    /// Calls `body` with the address of a database of its own, which has a newsroom's tables already: a copy takes a fifth of
    /// what making them takes.
    static func withNewsroom<Result: Sendable>(_ body: @Sendable (String) async throws -> Result) async throws -> Result {
        try await turnstile.pass {
            let name = "test_" + UUID().uuidString.lowercased().replacing("-", with: "_")
            try execute("CREATE DATABASE \(name) TEMPLATE \(try await newsroom.value)")
            do {
                let result = try await body(address(ofDatabase: name))
                try execute("DROP DATABASE \(name) WITH (FORCE)")
                return result
            } catch {
                try? execute("DROP DATABASE \(name) WITH (FORCE)")
                throw error
            }
        }
    }

    /// The database that newsrooms are copied from, made once in each run of the tests. Its name is always the same, so that
    /// there is one at most on somebody's server.
    private static let newsroom = Task {
        let name = "broadsheet_newsroom_for_tests"
        try execute("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
        try execute("CREATE DATABASE \(name)")
        let engine = try await PostgreSQLEngine.open(address(ofDatabase: name), readers: 1)
        _ = try await NewsroomArchive(engine, at: .firstMorning)
        await engine.close()
        // Sessions end a moment after they were closed, and what is in use cannot be copied.
        try execute("SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '\(name)'")
        return name
    }

    private static func address(ofDatabase name: String) throws -> String {
        guard let address, var url = URLComponents(string: address) else { throw EngineError.unavailable("No server is named.") }
        url.path = "/" + name
        return url.string ?? address
    }

    /// Runs a statement that no transaction may hold, in the database that tests were given.
    private static func execute(_ sql: String) throws {
        let session = PQconnectdb(address ?? "")
        defer { PQfinish(session) }
        let result = PQexec(session, sql)
        defer { PQclear(result) }
        guard [PGRES_COMMAND_OK, PGRES_TUPLES_OK].contains(PQresultStatus(result)) else {
            throw EngineError.failed("\(sql): \(String(cString: PQerrorMessage(session)))")
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
