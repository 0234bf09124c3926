import Archive
import Foundation

/// The server that tests share: each has a schema of its own there.
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
